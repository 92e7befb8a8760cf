// Use cases of the administrator: adding an account, changing one. The command line and the pages share them.
// Basis: ASVS 5 6.2 (passwords of at least 12 characters, no composition rules).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/app/app.hpp"

namespace flurwerk::api {

struct NewAccount {
  std::string email;
  std::string name;
  std::string password;
  std::vector<Membership> memberships;
};
// Refuses: an address in use or without '@', a short password, an unknown role, authority or agency.
Result<AccountId> add_account(App& app, const NewAccount& account);

// What an account is to be from now on; `password` only where it is to be another.
struct AccountChange {
  std::string email;
  std::string name;
  std::optional<std::string> password;
  std::vector<Membership> memberships;
  bool disabled = false;
};
// The account as it is, to be changed in part. Unknown id: not_found.
Result<AccountChange> account_as_it_is(const View& view, const AccountId& account);
// Ends the sessions of the account where its password, roles or standing change; without a new password somebody locked
// out for wrong ones stays so. Refused as add_account refuses; "own-account" where `by` would shut itself out: an
// administrator is ended by another one.
Result<void> change_account(App& app, const AccountId& by, const AccountId& account, const AccountChange& change);

}  // namespace flurwerk::api
