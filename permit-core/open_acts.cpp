// What of others stands in the way of a decision, and how each is mended.
#include <algorithm>

#include "permit-core/checks.hpp"
#include "permit-core/decision.hpp"

namespace flurwerk {

namespace {

Text list_of(const std::vector<Text>& what) {
  Text list;
  for (const Text& one : what) {
    list.de += (list.de.empty() ? "" : ", ") + one.de;
    list.en += (list.en.empty() ? "" : ", ") + one.en;
  }
  return list;
}

Text list_of(const std::vector<OpenAct>& acts) {
  std::vector<Text> what;
  for (const OpenAct& act : acts) what.push_back(act.what);
  return list_of(what);
}

Result<void> blocked(std::string code, const Text& text, const Text& list, Text cure, std::string basis) {
  return refuse(RefusalKind::wrong_state, std::move(code),
                {text.de + ": " + list.de + ".", text.en + ": " + list.en + "."}, std::move(cure), std::move(basis));
}

Text until_silence(const std::vector<OpenAct>& open) {
  std::optional<Date> last = open.front().resolves_on;
  for (const OpenAct& act : open) last = act.resolves_on && last ? std::max(last, act.resolves_on) : std::nullopt;
  if (!last) return {"Warten Sie die Erklärung ab.", "Wait for the declaration."};
  return with_date("Spätestens am {} steht fest, was ihr Schweigen bewirkt.",
                   "On {} at the latest it is settled what their silence brings about.", *last);
}

}  // namespace

Result<void> acts_allow(DecisionOutcome outcome, const OpenActs& acts) {
  constexpr const char* basis = "§ 70 Abs. 1 HBO";
  if (!acts.open.empty()) {
    return blocked("acts-open",
                   {"Vorgeschriebene Mitwirkung steht noch aus", "Acts of others that the law requires are still open"},
                   list_of(acts.open), until_silence(acts.open), basis);
  }
  if (outcome == DecisionOutcome::refused) return {};
  if (!acts.refused.empty()) {
    return blocked("consent-refused",
                   {"Eine erforderliche Zustimmung ist verweigert", "A consent that the law requires was refused"},
                   list_of(acts.refused),
                   {"Lehnen Sie den Antrag ab, oder fordern Sie die Stelle nach Klärung erneut auf.",
                    "Refuse the application, or ask the agency again once the matter is settled."},
                   basis);
  }
  if (!acts.missing.empty()) {
    return blocked("act-missing",
                   {"Eine erforderliche Mitwirkung fehlt, und Schweigen ersetzt sie nicht",
                    "An act that the law requires is missing, and silence does not replace it"},
                   list_of(acts.missing), {"Fordern Sie die Stelle erneut auf.", "Ask the agency again."}, basis);
  }
  if (!acts.not_responsible.empty()) {
    return blocked(
        "agency-not-responsible",
        {"Eine erforderliche Mitwirkung fehlt, denn die gefragte Stelle ist nicht zuständig",
         "An act that the law requires is missing: the agency that was asked is not responsible"},
        list_of(acts.not_responsible),
        {"Fordern Sie die zuständige Stelle auf; braucht es die Mitwirkung nicht, ziehen Sie die Anforderung "
         "mit dem Grund dafür zurück.",
         "Ask the agency that is; if the act is not needed, withdraw the request and give the reason."},
        basis);
  }
  if (!acts.not_asked.empty()) {
    return blocked(
        "act-not-asked",
        {"Um eine vorgeschriebene Mitwirkung ist niemand ersucht", "Nobody was asked for an act that the law requires"},
        list_of(acts.not_asked),
        {"Fordern Sie die Stelle auf, oder halten Sie in einer Runde fest, weshalb sie nicht gefragt wird.",
         "Ask the agency, or record in a round why it is not asked."},
        basis);
  }
  if (!acts.unweighed.empty()) {
    return blocked("not-weighed",
                   {"Über Nebenbestimmungen oder Einwendungen ist noch nicht entschieden",
                    "Conditions or objections have not been decided on"},
                   list_of(acts.unweighed),
                   {"Übernehmen, ändern oder verwerfen Sie jede in der Gegenüberstellung, mit dem Grund.",
                    "Take over, adapt or reject each in the synopsis, with the reason."},
                   "§ 74 Abs. 4 HBO, § 39 HVwVfG");
  }
  return {};
}

}  // namespace flurwerk
