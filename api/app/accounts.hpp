// Use cases of the administrator: adding an account, disabling one. The command line and the pages share them.
// Basis: ASVS 5 6.2 (passwords of at least 12 characters, no composition rules).
#pragma once

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
// Also ends all sessions of the account. Unknown id: not_found.
Result<void> disable_account(App& app, const AccountId& account);

}  // namespace flurwerk::api
