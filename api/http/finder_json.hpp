// The procedure finder's answer as the contract has it; the command line prints the same.
// Basis: permit-core/find_procedure.hpp.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "permit-core/find_procedure.hpp"

namespace flurwerk::api {

Result<FinderAnswers> finder_answers(std::string_view text);  // "plan:qualified,use:housing"; empty: none
nlohmann::json finder_json(const LawAt& law, const FoundProcedure& found);

}  // namespace flurwerk::api
