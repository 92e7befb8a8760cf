// Accounts over SQLite. The writing functions need the writing connection, in a transaction.
// Basis: api/app/ports/accounts.hpp.
#pragma once

#include "api/app/ports/accounts.hpp"
#include "api/store/sqlite/database.hpp"

namespace flurwerk::api {

class SqliteAccounts : public Accounts {
 public:
  explicit SqliteAccounts(Database& database) : database_(database) {}
  std::optional<Account> account(const AccountId& id) const override;
  std::optional<Account> account_by_email(const std::string& email) const override;
  std::vector<Account> accounts() const override;
  std::vector<Membership> memberships(const AccountId& id) const override;
  std::optional<Session> session(const std::string& token_sha256) const override;
  std::optional<Authority> authority(const AuthorityId& id) const override;
  std::vector<Authority> authorities() const override;
  std::optional<Agency> agency(const AgencyId& id) const override;
  std::vector<Agency> agencies() const override;
  std::vector<AgencyId> agencies_used_by(const AuthorityId& authority) const override;
  std::vector<AuthorityId> users_of(const AgencyId& agency) const override;
  bool put_account(const Account& account) override;
  void set_memberships(const AccountId& id, const std::vector<Membership>& memberships) override;
  void put_session(const Session& session) override;
  void end_session(const std::string& token_sha256) override;
  void end_sessions_of(const AccountId& account) override;
  int end_sessions_expired(Instant now) override;
  void put_authority(const Authority& authority) override;
  void put_agency(const Agency& agency) override;
  void use_agency(const AuthorityId& authority, const AgencyId& agency) override;
  void stop_using_agency(const AuthorityId& authority, const AgencyId& agency) override;
  std::optional<AccountId> calendar_owner(const std::string& token_sha256) const override;
  void put_calendar(const AccountId& account, const std::string& token_sha256) override;

 private:
  Database& database_;
};

}  // namespace flurwerk::api
