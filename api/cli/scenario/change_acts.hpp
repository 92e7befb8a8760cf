// Changes in a scenario: the applicant's, the authority's answer to them, and asking again about changed plans.
// Basis: permit-core/application_change.hpp, participation/delta_round.hpp through api/app.
#pragma once

#include "api/cli/scenario/stage.hpp"

namespace flurwerk::api::scenario {

// What the designer makes of a copy: filed as a change of the case, which stays the one on stage.
Result<void> change_case(Stage& stage);
// `procedure`: into which the change moves the case; empty: it stays in its own.
Result<void> assess(Stage& stage, const std::string& effect, std::optional<Date> complete_on,
                    const std::string& procedure = {});
// A ruling or the whole project, as a file on paper.
Result<void> name_basis(Stage& stage, const std::string& file_number);
// Of an exemption: the receipt that counts, and who declares what.
Result<void> forward(Stage& stage, Date on);
Result<void> exempt(Stage& stage, ExemptionSide by, ExemptionAnswer answer);
// `section`: "removal/1"; empty: of the project.
Result<void> answer_statistics(Stage& stage, const std::string& field, const std::string& value,
                               const std::string& section);
// The copy is the case on stage from then on.
Result<void> begin_anew(Stage& stage);
// Asks these agencies, separated by commas, again; the answers of all others are carried over.
Result<void> ask_again(Stage& stage, const std::string& agencies);

}  // namespace flurwerk::api::scenario
