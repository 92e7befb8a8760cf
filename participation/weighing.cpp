#include "participation/weighing.hpp"

#include <algorithm>
#include <set>

#include "participation/synopsis.hpp"
#include "permit-core/checks.hpp"

namespace flurwerk::participation {

namespace {

// An objection of a neighbour or of the public; who consented has nothing to be weighed.
bool is_objection(const Participation& participation, const std::string& id) {
  const Neighbour* neighbour = participation.neighbour({id});
  if (neighbour != nullptr) {
    return neighbour->answer && neighbour->answer->outcome == NeighbourOutcome::objection;
  }
  return participation.objection({id}) != nullptr;
}

Result<void> known_objection(const Participation& participation, const Weighing& weighing, const std::string& at) {
  if (is_objection(participation, weighing.objection)) return {};
  return refuse(RefusalKind::invalid, "unknown-objection",
                {"Diese Einwendung gibt es in dem Vorgang nicht.", "There is no such objection in this case."},
                {"Laden Sie die Synopse neu.", "Load the synopsis again."}, "§§ 71, 72 HBO", at + "/objection");
}

}  // namespace

Decided weigh_conditions(const Application& application, const Participation& participation,
                         const std::vector<Weighing>& weighings, const Context&) {
  if (auto ok = may_happen<ConditionsWeighed>(application); !ok) return tl::unexpected(ok.error());
  for (std::size_t i = 0; i < weighings.size(); ++i) {
    const Weighing& weighing = weighings[i];
    const std::string at = "/weighings/" + std::to_string(i);
    if (!weighing.objection.empty()) {
      if (auto ok = known_objection(participation, weighing, at); !ok) return tl::unexpected(ok.error());
      if (auto ok = need_text(weighing.reason, 8000, {"Die Begründung", "The reason"}, at + "/reason"); !ok) {
        return tl::unexpected(ok.error());
      }
      continue;
    }
    const StatementRequest* request = participation.request(weighing.request);
    const Statement* statement = request == nullptr ? nullptr : request->statement();
    const bool known = statement != nullptr && std::ranges::any_of(statement->conditions, [&](const Condition& c) {
                         return c.id == weighing.condition;
                       });
    if (!known) {
      return refuse(RefusalKind::invalid, "unknown-condition",
                    {"Die Nebenbestimmung " + weighing.condition + " steht in keiner Stellungnahme.",
                     "The condition " + weighing.condition + " stands in no statement."},
                    {"Laden Sie die Synopse neu; die Stellungnahme ist vielleicht berichtigt worden.",
                     "Load the synopsis again; the statement may have been corrected."},
                    {}, at + "/condition");
    }
    if (weighing.result == WeighingResult::taken_over && weighing.reason.empty()) continue;
    if (auto ok = need_text(weighing.reason, 8000, {"Die Begründung", "The reason"}, at + "/reason"); !ok) {
      return tl::unexpected(ok.error());
    }
  }
  if (weighings.empty()) return std::vector<Event>{};
  return std::vector<Event>{ConditionsWeighed{weighings}};
}

std::vector<Unweighed> unweighed(const Participation& participation, const std::vector<Condition>& taken) {
  const Synopsis all = synopsis(participation);
  std::vector<const NumberedCondition*> asked;
  for (const SynopsisRow& row : all.rows) {
    for (const auto& cell : row.cells) {
      for (const NumberedCondition& one : cell) asked.push_back(&one);
    }
  }
  std::ranges::sort(asked, {}, &NumberedCondition::number);
  std::vector<Unweighed> found;
  std::set<int> open;
  for (const NumberedCondition* one : asked) {
    const bool in_decision = std::ranges::any_of(taken, [&](const Condition& condition) {
      return condition.source == one->request && condition.source_condition == one->condition.id;
    });
    const bool decided = one->weighing || in_decision || (one->same_as && !open.contains(*one->same_as));
    if (decided || participation.request(one->request)->statement()->late ||
        asked_again_since(participation, one->request)) {
      continue;
    }
    open.insert(one->number);
    const std::string number = std::to_string(one->number);
    found.push_back({one->agency, {"Nebenbestimmung " + number, "condition " + number}});
  }
  for (const SynopsisObjection& objection : all.objections) {
    if (objection.weighing) continue;
    const std::string number = std::to_string(objection.number);
    found.push_back({{},
                     objection.neighbour ? Text{"Einwendung von Nachbar " + number, "objection of neighbour " + number}
                                         : Text{"Einwendung " + number + " der Öffentlichkeit",
                                                "objection " + number + " of the public"}});
  }
  return found;
}

}  // namespace flurwerk::participation
