// What follows a permit in a scenario: notices of the site, longer validity, further addressees, withdrawal.
// Basis: permit-core/after_permit.hpp through api/app; the day of the step is the day of the letter.
#pragma once

#include "api/cli/scenario/stage.hpp"

namespace flurwerk::api::scenario {

// `what`: start, shell, completion or early-use.
Result<void> notify(Stage& stage, const std::string& what, Date planned);
Result<void> decide_extension(Stage& stage, bool granted, const std::string& length);
// `by`: a word of Service.
Result<void> serve_further(Stage& stage, const std::string& role, const std::string& by, Date on);
Result<void> cancel(Stage& stage, const std::string& ground, Date known_on);

}  // namespace flurwerk::api::scenario
