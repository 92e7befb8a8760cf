#include "api/store/sqlite/webhooks.hpp"

#include "api/store/sqlite/columns.hpp"
#include "api/store/sqlite/sql.hpp"

namespace flurwerk::api {

std::vector<Webhook> SqliteWebhooks::found(const std::string& id) const {
  std::vector<Webhook> list;
  auto q = database_.query(sql("webhooks"));
  q.bind("id", id);
  while (q.step()) {
    list.push_back({q.text(0),
                    {q.text(1)},
                    q.text(2),
                    q.text(3),
                    instant(q, 4),
                    maybe_instant(q, 5),
                    static_cast<int>(q.integer(6)),
                    {}});
    if (q.null(7)) continue;
    list.back().first =
        WebhookMessage{q.text(7), static_cast<int>(q.integer(8)), q.text(9), instant(q, 10), maybe_instant(q, 11)};
  }
  return list;
}

std::vector<Webhook> SqliteWebhooks::webhooks() const { return found({}); }

std::optional<Webhook> SqliteWebhooks::webhook(const std::string& id) const {
  if (id.empty()) return std::nullopt;
  auto list = found(id);
  return list.empty() ? std::nullopt : std::optional(std::move(list.front()));
}

void SqliteWebhooks::put_webhook(const Webhook& webhook) {
  const std::string at = to_string(webhook.created_at);
  auto query = database_.query(sql("put_webhook"));
  query.bind("id", webhook.id).bind("authority", webhook.authority.value).bind("url", webhook.url);
  query.bind("secret", webhook.secret).bind("at", at).run();
}

void SqliteWebhooks::remove_webhook(const std::string& id) {
  database_.query(sql("remove_webhook_messages")).bind("id", id).run();
  database_.query(sql("remove_webhook")).bind("id", id).run();
}

void SqliteWebhooks::taken(const std::string& id, Instant at) {
  const std::string text = to_string(at);
  database_.query(sql("webhook_taken")).bind("id", id).bind("at", text).run();
}

void SqliteWebhooks::retry(const std::string& id, Instant at) {
  const std::string text = to_string(at);
  database_.query(sql("retry_webhook")).bind("id", id).bind("at", text).run();
}

}  // namespace flurwerk::api
