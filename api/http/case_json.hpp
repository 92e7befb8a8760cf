// A case as one caller may see it: what is not theirs to know is absent, not blanked.
// Basis: api/app/visibility, permit-core/access; the shape is the contract's.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "api/app/caller.hpp"
#include "api/app/deadline_history.hpp"
#include "api/app/ports/case.hpp"

namespace flurwerk::api {

// What writing a case needs besides the case.
struct Onlook {
  const App& app;
  const View& view;
  const Caller& caller;
  Date today;
  const LawAt& law;
  bool past = false;  // the case is as it was on `today`: to be read only
};

// What an event is called in the course of a case; its own name where it is no step.
Text step_text(std::string_view event);
// A colleague's name; null for whom the caller has only the authority to turn to.
nlohmann::json colleague_json(const Onlook& onlook, const Case& the_case, const AccountId& id);
// Adds to a deadline of deadline_json what set it and what moved it.
void add_history(const Onlook& onlook, const Case& the_case, const DeadlineHistory& history, nlohmann::json& deadline);

// For the authority alone: what runs into each other unless it acts.
nlohmann::json warnings_json(const Onlook& onlook, const Case& the_case);
// The decision period that begins with statements which are still to come, as it would run at the latest; else null.
nlohmann::json decision_awaits_json(const Onlook& onlook, const Case& the_case);

// Of these documents what the caller may read of each.
nlohmann::json readable_json(const Onlook& onlook, const Case& the_case, const std::vector<DocumentId>& documents);
nlohmann::json application_json(const Onlook& onlook, const Case& the_case);
// Adds to a request when it was asked, sent and opened; for the authority what hinders its mail, and its signed link.
void add_sending(const Onlook& onlook, const Case& the_case, const RequestId& request, nlohmann::json& out);
nlohmann::json request_json(const Onlook& onlook, const Case& the_case, const participation::StatementRequest& request);
// `number` counts the marks of the list that the condition stands in.
nlohmann::json condition_json(const Application& application, const Condition& condition, int number);
nlohmann::json mark_json(const std::optional<PlanMark>& mark, const Application& application, int number);
nlohmann::json draft_json(const View& view, const Application& application, std::string_view content);
nlohmann::json synopsis_json(const Onlook& onlook, const Case& the_case);
nlohmann::json timeline_json(const Onlook& onlook, const Case& the_case);

using flurwerk::to_string;  // beside ours, which would hide it
std::string to_string(DecisionOutcome outcome);
std::string to_string(ConditionKind kind);
std::string to_string(StatementOutcome outcome);
std::optional<DecisionOutcome> decision_outcome(std::string_view word);
std::optional<StatementOutcome> statement_outcome(std::string_view word);
ConditionKind condition_kind(std::string_view word);
std::optional<Act> act_from(std::string_view word);
// Who names no topic speaks in general: the synopsis needs a row for it.
std::string topic_or_general(std::string topic);
nlohmann::json fee_record_json(const FeeRecord& fee);
nlohmann::json questions_json(const std::vector<QuestionRuling>& rulings);
std::vector<QuestionRuling> questions_from(const nlohmann::json& list);
nlohmann::json deviations_json(const std::vector<DeviationRuling>& rulings);
std::vector<DeviationRuling> deviations_from(const nlohmann::json& list);
// Addressees, notices of the site, inspections, corrections, cancellation.
void add_after_permit(const Onlook& onlook, const Case& the_case, nlohmann::json& out);
// What the pre-check suggests of each PDF in a list of documents; nothing for an agency, which is asked about the matter.
void add_pre_checks(const Onlook& onlook, const Case& the_case, nlohmann::json& documents);
// Whence it was copied, what it changes, how it was changed.
void add_changes(const Onlook& onlook, const Case& the_case, nlohmann::json& out);
// And the keys "postponement", "postponement_grounds" and "deemed_permit_waiver".
void add_postponement(const Onlook& onlook, const Case& the_case, nlohmann::json& out);
// Who works on it, for the authority alone; null if nobody.
nlohmann::json assigned_json(const View& view, const ApplicationId& application);
// Conditions of a request body that the contract has checked.
std::vector<Condition> conditions_from(const nlohmann::json& list);

}  // namespace flurwerk::api
