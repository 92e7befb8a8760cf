// What a clerk has to look at before dates run into each other: warnings, and a decision period that waits.
#include <nlohmann/json.hpp>

#include "api/app/decisions.hpp"
#include "api/app/house.hpp"
#include "api/app/outlook.hpp"
#include "api/http/case_json.hpp"
#include "api/http/values_json.hpp"
#include "participation/warnings.hpp"

namespace flurwerk::api {

namespace {

// Before a decision goes out: opinions that a rule wants and nobody asked for. The map is today's.
void warn_of_unasked(const Onlook& onlook, const Case& the_case, std::vector<participation::Warning>& warnings) {
  const auto& decision = the_case.application.decision;
  const bool due =
      std::holds_alternative<DecisionInDraft>(decision) || std::holds_alternative<DecisionApprovedState>(decision);
  if (!due || onlook.past) return;
  Text list;
  for (const auto& one : opinions_not_asked(onlook.app, onlook.view, the_case, onlook.law)) {
    list.de += (list.de.empty() ? "" : ", ") + one.what.de;
    list.en += (list.en.empty() ? "" : ", ") + one.what.en;
  }
  if (list.de.empty()) return;
  warnings.push_back(
      {"opinions-not-asked",
       {"Nicht gehört und nicht mit Grund ausgelassen: " + list.de + ".",
        "Neither heard nor left out with a reason: " + list.en + "."},
       {"Fordern Sie die Stelle auf, oder halten Sie in einer Runde fest, weshalb sie nicht gefragt wird.",
        "Ask the agency, or record in a round why it is not asked."},
       onlook.law.cite("§ 70 Abs. 1 HBO"),
       {},
       {},
       {}});
}

}  // namespace

nlohmann::json warnings_json(const Onlook& onlook, const Case& the_case) {
  auto list = nlohmann::json::array();
  const auto calendar = calendar_for(onlook.app, the_case.application.authority, the_case.application.land);
  if (!calendar) return list;
  auto warnings = participation::warnings(the_case.application, the_case.participation, onlook.law, *calendar);
  warn_of_unasked(onlook, the_case, warnings);
  for (const auto& warning : warnings) {
    list.push_back({{"code", warning.code},
                    {"text", text_json(warning.text)},
                    {"cure", text_json(warning.cure)},
                    {"basis", warning.basis},
                    {"request", warning.request.value},
                    {"act_by", date_json(warning.act_by)},
                    {"decision_due_on", date_json(warning.decision_due_on)}});
  }
  return list;
}

nlohmann::json decision_awaits_json(const Onlook& onlook, const Case& the_case) {
  const auto awaited = awaited_start(onlook.app, the_case, onlook.today);
  if (!awaited || !*awaited) return nullptr;
  nlohmann::json out{{"requests", (*awaited)->requests},
                     {"deadline", deadline_json((*awaited)->deadline, Running{}, onlook.law)}};
  return out;
}

}  // namespace flurwerk::api
