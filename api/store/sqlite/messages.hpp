// The words of messages and what was read, over SQLite. The writing functions need the writing connection, in a transaction.
// Basis: api/app/ports/messages.hpp.
#pragma once

#include "api/app/ports/messages.hpp"
#include "api/store/sqlite/database.hpp"

namespace flurwerk::api {

class SqliteMessages : public Messages {
 public:
  explicit SqliteMessages(Database& database) : database_(database) {}
  std::vector<MessageWords> words(const ApplicationId& application) const override;
  std::int64_t read_until(const AccountId& account, const ApplicationId& application) const override;
  int unread(const AccountId& account, const ApplicationId& application, std::string_view side,
             const AgencyId& agency) const override;
  void put_words(const ApplicationId& application, const MessageWords& words) override;
  void mark_read(const AccountId& account, const ApplicationId& application, std::int64_t until) override;

 private:
  Database& database_;
};

}  // namespace flurwerk::api
