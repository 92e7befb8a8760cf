// The authorities' own rules over SQLite; add() needs the writing connection, in a transaction.
// Basis: api/app/ports/house_book.hpp.
#pragma once

#include "api/app/ports/house_book.hpp"
#include "api/store/sqlite/database.hpp"

namespace flurwerk::api {

class SqliteHouseBook : public HouseBook {
 public:
  explicit SqliteHouseBook(Database& database) : database_(database) {}
  std::vector<HouseRuleEntry> entries(const AuthorityId& authority) const override;
  std::vector<ApplicationId> running_from(const AuthorityId& authority, Date from) const override;
  std::optional<Instant> last_decision(const AuthorityId& authority) const override;
  void add(const AuthorityId& authority, const HouseRuleEntry& entry) override;

 private:
  Database& database_;
};

}  // namespace flurwerk::api
