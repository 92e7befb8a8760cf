// What neighbours and the public do in a scenario, and the authority with them. Internal to the scenarios.
// Basis: §§ 71, 72 HBO through api/app; a neighbour acts as the holder of their code would.
#pragma once

#include "api/cli/scenario/stage.hpp"

namespace flurwerk::api::scenario {

// The neighbour of this name in the case; nothing if nobody is.
std::optional<participation::Neighbour> neighbour_named(const App& app, const Case& the_case, const std::string& name);

Result<void> name_neighbour(Stage& stage, const std::string& name);
// `names` separated by commas; by post, certificate or handed_over.
Result<void> notify_by(Stage& stage, const std::string& names, const std::string& service);
Result<void> record_receipt_of(Stage& stage, const std::string& name, Date on);
Result<void> letter_comes_back(Stage& stage, const std::string& name);
Result<void> answer_of(Stage& stage, const std::string& name, NeighbourOutcome outcome);
Result<void> answer_on_paper(Stage& stage, const std::string& name, NeighbourOutcome outcome, Date received_on);

Result<void> announce(Stage& stage, Date display_from, const std::string& ground);
Result<void> withdraw_announced(Stage& stage);
Result<void> announce_served_permit(Stage& stage);
Result<void> withdraw_announced_permit(Stage& stage);
Result<void> public_objects(Stage& stage);
Result<void> public_objects_on_paper(Stage& stage, Date received_on);

}  // namespace flurwerk::api::scenario
