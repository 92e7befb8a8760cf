// Accounts as the contract shows them; never a password hash.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "api/app/ports/store.hpp"

namespace flurwerk::api {

nlohmann::json account_json(const View& view, const Account& account);

}  // namespace flurwerk::api
