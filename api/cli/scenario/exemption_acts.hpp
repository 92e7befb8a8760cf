// What in a scenario stands beside the ordinary course: exemptions, decisions that are put off, the deemed permit waived.
// Basis: permit-core/exemption.hpp and postponement.hpp through api/app.
#pragma once

#include "api/cli/scenario/stage.hpp"
#include "permit-core/exemption.hpp"
#include "permit-core/postponement.hpp"

namespace flurwerk::api::scenario {

Result<void> exempt(Stage& stage, ExemptionSide by, ExemptionAnswer answer);
Result<void> forward(Stage& stage, Date received_on);
// The municipality asks on the day of the step; `known_since`: a date, or empty.
Result<void> postpone(Stage& stage, const std::string& ground, const std::string& length,
                      const Result<std::optional<HandedOver>>& handed_over, const std::string& known_since);
Result<void> lift(Stage& stage);
Result<void> waive(Stage& stage);

}  // namespace flurwerk::api::scenario
