#include "api/app/webhooks.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <nlohmann/json.hpp>

#include "api/app/passwords.hpp"
#include "api/app/webhook_target.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;
constexpr std::string_view secret_prefix = "whsec_";

std::string in_base64(const unsigned char* bytes, std::size_t size) {
  std::string out(sodium_base64_encoded_len(size, sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(out.data(), out.size(), bytes, size, sodium_base64_VARIANT_ORIGINAL);
  out.resize(out.find('\0'));
  return out;
}

std::string new_secret() {
  std::array<unsigned char, 32> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  return std::string(secret_prefix) + in_base64(bytes.data(), bytes.size());
}

tl::unexpected<Refusal> no_such_webhook() {
  return refuse(RefusalKind::not_found, "not-found", {"Diesen Empfänger gibt es nicht.", "There is no such receiver."});
}

template <class Act>
Result<void> on_webhook(App& app, const Caller& caller, Action action, const std::string& id, Act act) {
  if (auto ok = allowed(caller.viewer, action); !ok) return ok;
  return app.store
      .write([&](Tx& tx) -> Result<bool> {
        if (!tx.webhooks().webhook(id)) return no_such_webhook();
        act(tx);
        return true;
      })
      .map([](bool) {});
}

}  // namespace

Result<std::vector<Webhook>> list_webhooks(const App& app, const Caller& caller) {
  if (auto ok = allowed(caller.viewer, Action::list_webhooks); !ok) return tl::unexpected(ok.error());
  return app.store.read()->webhooks().webhooks();
}

Result<Webhook> add_webhook(App& app, const Caller& caller, const AuthorityId& authority, const std::string& url) {
  if (auto ok = allowed(caller.viewer, Action::add_webhook); !ok) return tl::unexpected(ok.error());
  const auto target = webhook_target(url, app.config.webhook_allow);
  if (!target) return tl::unexpected(target.error());
  const Instant now = app.clock.now();
  const Webhook webhook{new_id(), authority, target->url, new_secret(), now};
  return app.store.write([&](Tx& tx) -> Result<Webhook> {
    if (!tx.accounts().authority(authority))
      return refuse(RefusalKind::invalid, "authority-unknown",
                    {"Diese Behörde gibt es nicht.", "There is no such authority."}, {}, {}, "/authority");
    tx.webhooks().put_webhook(webhook);
    tx.outbox().post(
        {0, "webhook", "webhook " + webhook.id, json{{"kind", "Hello"}, {"at", to_string(now)}}.dump(), now, now});
    return webhook;
  });
}

Result<void> remove_webhook(App& app, const Caller& caller, const std::string& id) {
  return on_webhook(app, caller, Action::remove_webhook, id, [&](Tx& tx) { tx.webhooks().remove_webhook(id); });
}

Result<void> retry_webhook(App& app, const Caller& caller, const std::string& id) {
  return on_webhook(app, caller, Action::retry_webhook, id, [&](Tx& tx) { tx.webhooks().retry(id, app.clock.now()); });
}

std::string webhook_body(const std::string& payload, const std::string& public_url) {
  auto body = json::parse(payload);
  if (body.contains("application"))
    body["url"] = fmt::format("{}/vorgaenge/{}", public_url, body["application"].get<std::string>());
  return body.dump();
}

std::string webhook_signature(const std::string& secret, std::string_view id, std::int64_t timestamp,
                              std::string_view body) {
  const std::string encoded = secret.substr(secret.starts_with(secret_prefix) ? secret_prefix.size() : 0);
  std::string key(encoded.size(), '\0');
  std::size_t length = 0;
  auto* bytes = reinterpret_cast<unsigned char*>(key.data());
  if (sodium_base642bin(bytes, key.size(), encoded.data(), encoded.size(), nullptr, &length, nullptr,
                        sodium_base64_VARIANT_ORIGINAL) != 0)
    throw std::runtime_error("the secret of a webhook is no base64");
  const std::string what = fmt::format("{}.{}.{}", id, timestamp, body);
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, bytes, length);
  crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(what.data()), what.size());
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> sum{};
  crypto_auth_hmacsha256_final(&state, sum.data());
  return "v1," + in_base64(sum.data(), sum.size());
}

}  // namespace flurwerk::api
