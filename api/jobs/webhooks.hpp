// Tells other programs what happened, after commit: at least once, in order for each receiver, under the same id again.
// What no receiver takes is tried for some twenty hours and then kept until an administrator has it tried again.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "api/app/app.hpp"

namespace flurwerk::api {

struct SignedMessage {
  std::string url;
  std::string id;  // "msg_42": the same whenever this message is sent
  std::int64_t timestamp = 0;
  std::string signature;
  std::string body;
};

class WebhookRoute {
 public:
  virtual ~WebhookRoute() = default;
  // Nothing when the receiver has taken it (2xx), else why not, for people.
  virtual std::string send(const SignedMessage& message) = 0;
};

// Over HTTP with libcurl. A name is resolved once, and what it was resolved to is called: all of its addresses must be
// public unless the operator allows the host. Redirects are not followed, proxies not asked.
std::unique_ptr<WebhookRoute> webhook_route(std::vector<std::string> allowed);

struct WebhookReport {
  int sent = 0;
  std::vector<std::string> failed;  // for the program's log
};
WebhookReport send_webhooks(App& app, WebhookRoute& route);

}  // namespace flurwerk::api
