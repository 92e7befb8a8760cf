#include "api/cli/scenario/change_acts.hpp"

#include <algorithm>
#include <sstream>

#include "api/app/application_changes.hpp"
#include "api/app/delta.hpp"
#include "api/app/procedure.hpp"
#include "api/app/statistics.hpp"

namespace flurwerk::api::scenario {

namespace {

template <class Do>
Result<void> of_the_case(Stage& stage, Do use_case) {
  const auto id = stage.application();
  if (!id) return tl::unexpected(id.error());
  const Result<Done> done = use_case(*id);
  return done ? Result<void>{} : tl::unexpected(done.error());
}

bool names(const std::string& agencies, const std::string& agency) {
  std::istringstream in{agencies};
  for (std::string word; std::getline(in, word, ',');) {
    if (word == agency) return true;
  }
  return false;
}

}  // namespace

Result<void> change_case(Stage& stage) {
  return of_the_case(stage, [&](const ApplicationId& id) -> Result<Done> {
    const auto designer = stage.person("designer");
    auto copy = copy_application(stage.app(), designer, {}, id, true);
    if (!copy) return copy;
    if (auto saved = stage.redraw(copy->application); !saved) return saved;
    return change_application(stage.app(), designer, {}, id, copy->application, "Umplanung");
  });
}

Result<void> assess(Stage& stage, const std::string& effect, std::optional<Date> complete_on,
                    const std::string& procedure) {
  return of_the_case(stage, [&](const ApplicationId& id) -> Result<Done> {
    const auto the_case = stage.the_case();
    const auto& changes = the_case.application.changes;
    return assess_change(
        stage.app(), stage.person("clerk"), {}, id,
        {changes.empty() ? "" : changes.back().filed.change, effect, "Gründe", complete_on, procedure});
  });
}

Result<void> name_basis(Stage& stage, const std::string& file_number) {
  return of_the_case(stage, [&](const ApplicationId& id) {
    return link_application(stage.app(), stage.person("designer"), {}, id, {}, file_number);
  });
}

Result<void> forward(Stage& stage, Date on) {
  return of_the_case(stage, [&](const ApplicationId& id) {
    return forward_exemption(stage.app(), stage.person("clerk"), {}, id, on);
  });
}

Result<void> exempt(Stage& stage, ExemptionSide by, ExemptionAnswer answer) {
  return of_the_case(stage, [&](const ApplicationId& id) {
    return answer_exemption(stage.app(), stage.person("clerk"), {}, id, {by, answer, stage.today()});
  });
}

Result<void> answer_statistics(Stage& stage, const std::string& field, const std::string& value,
                               const std::string& section) {
  return of_the_case(stage, [&](const ApplicationId& id) {
    return give_statistics(stage.app(), stage.person("designer"), {}, id, {{field, value, {}, section}});
  });
}

Result<void> begin_anew(Stage& stage) {
  return of_the_case(stage, [&](const ApplicationId& id) {
    auto copy = copy_application(stage.app(), stage.person("designer"), {}, id, false);
    if (copy) stage.go_on_with(copy->application);
    return copy;
  });
}

Result<void> ask_again(Stage& stage, const std::string& agencies) {
  return of_the_case(stage, [&](const ApplicationId& id) -> Result<Done> {
    const auto the_case = stage.the_case();
    participation::OpenDeltaRound command;
    command.title = "Erneute Beteiligung";
    for (const auto* request : participation::overtaken(the_case.participation)) {
      const auto& spec = request->spec;
      if (!names(agencies, spec.agency.value)) {
        command.carried.push_back({spec.request, "nicht betroffen"});
        continue;
      }
      participation::AskAgain again{spec.request, {}, {}, {}, "betroffen"};
      for (const auto& one : spec.released) again.released.push_back(one.document);
      command.again.push_back(std::move(again));
    }
    return open_delta_round(stage.app(), stage.person("clerk"), {}, id, std::move(command));
  });
}

}  // namespace flurwerk::api::scenario
