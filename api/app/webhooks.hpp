// Use cases about webhooks: other programs that an authority has told what happens in its cases.
// Basis: standardwebhooks.com for headers and signature (HMAC-SHA256, RFC 2104); administrators alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/app/app.hpp"
#include "api/app/caller.hpp"

namespace flurwerk::api {

Result<std::vector<Webhook>> list_webhooks(const App& app, const Caller& caller);
// Its secret is in the answer and shown nowhere again. The first message is a greeting of the kind "Hello", so that
// both sides see that it works. Refused: an address as in webhook_target, an unknown authority.
Result<Webhook> add_webhook(App& app, const Caller& caller, const AuthorityId& authority, const std::string& url);
Result<void> remove_webhook(App& app, const Caller& caller, const std::string& id);
// What waits or was given up is tried again at once.
Result<void> retry_webhook(App& app, const Caller& caller, const std::string& id);

// What a message says: event, kind, at, application, file_number and the address of the case; no person, no title.
std::string webhook_body(const std::string& payload, const std::string& public_url);
// "v1," and base64 of the HMAC over "id.timestamp.body".
std::string webhook_signature(const std::string& secret, std::string_view id, std::int64_t timestamp,
                              std::string_view body);

}  // namespace flurwerk::api
