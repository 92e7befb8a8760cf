#include "participation/weighing.hpp"

#include <algorithm>

#include "permit-core/checks.hpp"

namespace flurwerk::participation {

Decided weigh_conditions(const Application& application, const Participation& participation,
                         const std::vector<Weighing>& weighings, const Context&) {
  if (auto ok = may_happen<ConditionsWeighed>(application); !ok) return tl::unexpected(ok.error());
  for (std::size_t i = 0; i < weighings.size(); ++i) {
    const Weighing& weighing = weighings[i];
    const std::string at = "/weighings/" + std::to_string(i);
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

}  // namespace flurwerk::participation
