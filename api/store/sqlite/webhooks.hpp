// The programs to be told of events over SQLite. The writing functions need the writing connection, in a transaction.
// Basis: api/app/ports/webhooks.hpp.
#pragma once

#include "api/app/ports/webhooks.hpp"
#include "api/store/sqlite/database.hpp"

namespace flurwerk::api {

class SqliteWebhooks : public Webhooks {
 public:
  explicit SqliteWebhooks(Database& database) : database_(database) {}
  std::vector<Webhook> webhooks() const override;
  std::optional<Webhook> webhook(const std::string& id) const override;
  void put_webhook(const Webhook& webhook) override;
  void remove_webhook(const std::string& id) override;
  void taken(const std::string& id, Instant at) override;
  void retry(const std::string& id, Instant at) override;

 private:
  std::vector<Webhook> found(const std::string& id) const;
  Database& database_;
};

}  // namespace flurwerk::api
