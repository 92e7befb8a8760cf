#include "api/jobs/webhooks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <set>

#include "api/app/webhooks.hpp"

namespace flurwerk::api {

namespace {

constexpr int most_attempts = 24;  // 1, 2, 4, ... 64 minutes apart: some twenty hours
constexpr std::string_view queue_prefix = "webhook ";

SignedMessage signed_message(const Webhook& webhook, const OutboxItem& item, const App& app) {
  SignedMessage message{webhook.url, fmt::format("msg_{}", item.id), 0, {}, {}};
  message.timestamp = std::chrono::duration_cast<std::chrono::seconds>(app.clock.now().time_since_epoch()).count();
  message.body = webhook_body(item.payload, app.config.public_url);
  message.signature = webhook_signature(webhook.secret, message.id, message.timestamp, message.body);
  return message;
}

void note_outcome(App& app, const OutboxItem& item, const std::string& webhook, const std::string& why) {
  const Instant now = app.clock.now();
  (void)app.store.write([&](Tx& tx) -> Result<bool> {
    if (why.empty()) {
      tx.outbox().done(item.id, now);
      tx.webhooks().taken(webhook, now);
    } else if (item.attempts + 1 >= most_attempts) {
      tx.outbox().give_up(item.id, now, why);
    } else {
      tx.outbox().retry(item.id, now + std::chrono::minutes{1 << std::min(item.attempts, 6)}, why);
    }
    return true;
  });
}

}  // namespace

WebhookReport send_webhooks(App& app, WebhookRoute& route) {
  WebhookReport report;
  const auto waiting = app.store.read()->outbox().waiting(app.clock.now(), 100, Lane::webhooks);
  std::set<std::string> held;  // a message that was not taken holds those behind it
  for (const auto& item : waiting) {
    if (held.contains(item.queue)) continue;
    const auto id = item.queue.substr(queue_prefix.size());
    const auto webhook = app.store.read()->webhooks().webhook(id);
    if (!webhook) continue;  // removed meanwhile, with its messages
    const auto why = route.send(signed_message(*webhook, item, app));
    note_outcome(app, item, id, why);
    if (why.empty()) {
      ++report.sent;
    } else {
      held.insert(item.queue);
      report.failed.push_back(fmt::format("webhook {} message {}: {}", id, item.id, why));
    }
  }
  return report;
}

}  // namespace flurwerk::api
