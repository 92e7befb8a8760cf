// A round and a request's trail in JSON: what was planned and dropped, delivered, acknowledged, prolonged, corrected.
// Basis: api/openapi.yaml; who sees which part: api/app/visibility.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "api/app/statements.hpp"
#include "api/http/case_json.hpp"

namespace flurwerk::api {

std::vector<PlannedRequest> planned_from(const nlohmann::json& body);
std::vector<DroppedSuggestion> dropped_from(const nlohmann::json& body);
std::vector<participation::RequestDraft> requests_from(const nlohmann::json& list);  // of RequestInput
// What an agency says, as the contract has it; refused: a day of receipt that is none.
Result<participation::SubmitStatement> statement_from(const RequestId& request, const nlohmann::json& body);
nlohmann::json topics_json(const std::vector<TopicText>& topics);
// Topics that an agency may choose from: those of its entry in the register, then those of the law data's text blocks.
std::vector<std::string> known_topics(const View& view, const AgencyId& agency, const LawAt& law);
nlohmann::json suggestion_json(const SuggestedAgency& entry);
// Who agreed before the procedure began.
nlohmann::json agreements_json(const View& view, const participation::Participation& participation);
// The round that can be taken back, and until when; null: none.
nlohmann::json undoable_round_json(const Onlook& onlook, const Case& the_case);
nlohmann::json round_draft_json(const RoundDrafted& draft);

// Adds to a request what happened to it; for the authority and the agency asked, never for the applicant.
void add_trail(const Onlook& onlook, const Case& the_case, const participation::StatementRequest& request,
               nlohmann::json& out);

std::string to_string(WeighingResult result);

}  // namespace flurwerk::api
