// The procedure finder's answer as the contract has it; the command line prints the same.
// Basis: permit-core/find_procedure.hpp.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "permit-core/find_procedure.hpp"

namespace flurwerk::api {

Result<FinderAnswers> finder_answers(std::string_view text);  // "plan:qualified,use:housing"; empty: none
// `lands`: codes of the Länder that can be asked for on the day.
nlohmann::json finder_json(const LawAt& law, const FoundProcedure& found, const std::vector<std::string>& lands);

}  // namespace flurwerk::api
