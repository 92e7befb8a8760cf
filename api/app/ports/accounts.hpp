// Accounts holds who can sign in, for whom they act, and their running sessions; authorities are the tenants.
// Personal data stands here and in Parties alone (DSGVO Art. 17: erasable). Only hashes of tokens are stored.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "permit-core/calendar/date.hpp"
#include "permit-core/id.hpp"

namespace flurwerk::api {

struct Account {
  AccountId id;
  std::string email;  // unique, case ignored
  std::string name;
  std::string password_hash;  // api/app/passwords.hpp; empty = cannot sign in with a password
  Instant created_at;
  std::optional<Instant> disabled_at;
  int failed_attempts = 0;  // since the last success
  std::optional<Instant> last_failure_at;
};

struct Membership {
  std::string role;       // "principal", "designer", "clerk", "approver", "agency_member", "administrator"
  AuthorityId authority;  // empty unless the role acts for one
  AgencyId agency;
  friend bool operator==(const Membership&, const Membership&) = default;
};

struct Session {
  std::string token_sha256;  // hex; the token itself is only in the cookie
  AccountId account;
  std::string csrf;
  Instant created_at;
  Instant expires_at;
};

struct Authority {  // untere Bauaufsichtsbehörde
  AuthorityId id;
  std::string name;
  std::string land;  // "HE"
  std::string street;
  std::string postal_code;
  std::string city;
  std::string email;
  std::string file_prefix;  // file numbers start with it
};

struct Agency {  // Fachbehörde, Gemeinde
  AgencyId id;
  AuthorityId authority;  // the authority that keeps this entry; empty = shared by all
  std::string name;
  std::string kind;  // "municipality", "fire_protection", ...: what the rules of the law data name
  std::string email;
  std::string topics{};  // subjects, separated by commas
  std::string acts{};    // words of the acts it performs, separated by commas; empty: any
  std::string area{};    // where it is competent: WKT in EPSG:25832; empty: everywhere
  std::string deputy{};  // e-mail address while absent
  std::optional<Date> absent_from{};
  std::optional<Date> absent_until{};
  bool second_person = false;   // statements by account are released by somebody who did not write them
  std::string channel{"link"};  // how it is asked: "link" (signed, by e-mail), "account" (e-mail without one), "post"
  std::string postal_address{};
  std::optional<Instant> removed_at{};  // not asked any more; its entry stays for what it was asked
};

class Accounts {
 public:
  virtual ~Accounts() = default;
  virtual std::optional<Account> account(const AccountId& id) const = 0;
  virtual std::optional<Account> account_by_email(const std::string& email) const = 0;
  virtual std::vector<Account> accounts() const = 0;
  virtual std::vector<Membership> memberships(const AccountId& id) const = 0;
  // Whatever is stored, also expired ones: the caller knows the time.
  virtual std::optional<Session> session(const std::string& token_sha256) const = 0;
  virtual std::optional<Authority> authority(const AuthorityId& id) const = 0;
  virtual std::vector<Authority> authorities() const = 0;
  virtual std::optional<Agency> agency(const AgencyId& id) const = 0;
  virtual std::vector<Agency> agencies() const = 0;  // without those that were removed
  // Entries of other authorities' registers that this one asks as they stand there; and who uses one of them.
  virtual std::vector<AgencyId> agencies_used_by(const AuthorityId& authority) const = 0;
  virtual std::vector<AuthorityId> users_of(const AgencyId& agency) const = 0;
  virtual std::optional<AccountId> calendar_owner(const std::string& token_sha256) const = 0;

  // Writers, reachable through Tx alone. put_* inserts or replaces by id.
  // put_account returns false, changing nothing, when another account has this e-mail address.
  virtual bool put_account(const Account& account) = 0;
  virtual void set_memberships(const AccountId& id, const std::vector<Membership>& memberships) = 0;
  virtual void put_session(const Session& session) = 0;
  virtual void end_session(const std::string& token_sha256) = 0;
  virtual void end_sessions_of(const AccountId& account) = 0;
  virtual int end_sessions_expired(Instant now) = 0;  // how many
  virtual void put_authority(const Authority& authority) = 0;
  virtual void put_agency(const Agency& agency) = 0;
  virtual void use_agency(const AuthorityId& authority, const AgencyId& agency) = 0;
  virtual void stop_using_agency(const AuthorityId& authority, const AgencyId& agency) = 0;
  virtual void put_calendar(const AccountId& account, const std::string& token_sha256) = 0;  // one an account
};

}  // namespace flurwerk::api
