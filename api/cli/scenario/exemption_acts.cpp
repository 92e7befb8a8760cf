#include "api/cli/scenario/exemption_acts.hpp"

#include "api/app/procedure.hpp"

namespace flurwerk::api::scenario {

Result<void> exempt(Stage& stage, ExemptionSide by, ExemptionAnswer answer) {
  return in_case(stage, [&](const ApplicationId& id) {
    return answer_exemption(stage.app(), stage.person("clerk"), {}, id, {by, answer, stage.today()});
  });
}

Result<void> forward(Stage& stage, Date received_on) {
  return in_case(stage, [&](const ApplicationId& id) {
    return forward_exemption(stage.app(), stage.person("clerk"), {}, id, received_on);
  });
}

Result<void> postpone(Stage& stage, const std::string& ground, const std::string& length,
                      const Result<std::optional<HandedOver>>& handed_over, const std::string& known_since) {
  const auto period = parse_period(length);
  if (!period) return tl::unexpected(period.error());
  if (!handed_over) return tl::unexpected(handed_over.error());
  const PostponeDecision command{ground,        stage.today(),          *period, "Sicherung der Planung",
                                 **handed_over, parse_date(known_since)};
  return in_case(stage, [&](const ApplicationId& id) {
    return postpone_decision(stage.app(), stage.person("clerk"), {}, id, command);
  });
}

Result<void> lift(Stage& stage) {
  return in_case(stage, [&](const ApplicationId& id) {
    return end_postponement(stage.app(), stage.person("clerk"), {}, id, {"Die Planung ist aufgegeben.", {}});
  });
}

Result<void> waive(Stage& stage) {
  return in_case(stage, [&](const ApplicationId& id) {
    return waive_deemed_permit(stage.app(), stage.person("designer"), {}, id);
  });
}

}  // namespace flurwerk::api::scenario
