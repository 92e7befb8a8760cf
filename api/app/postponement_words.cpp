#include "api/app/postponement_words.hpp"

#include <fmt/format.h>

namespace flurwerk::api {

Words postponed(const DecisionPostponed& event, const Happening& in) {
  const std::string day = german_date(event.until.due_on());
  if (is_closed(in.before.application.state)) {
    return {"Der Baubeginn ist vorläufig untersagt",
            fmt::format("mit dem Vorhaben darf bis zum {} nicht begonnen werden. Einzelheiten stehen im Schreiben der "
                        "Bauaufsichtsbehörde.",
                        day)};
  }
  return {"Die Entscheidung über Ihren Bauantrag ist zurückgestellt",
          fmt::format("auf Antrag der Gemeinde wird über Ihren Bauantrag bis zum {} nicht entschieden. Einzelheiten "
                      "stehen im Schreiben der Bauaufsichtsbehörde.",
                      day)};
}

Words postponement_over(const PostponementEnded& event, const Happening& in) {
  const std::string day = german_date(event.last_day);
  if (is_closed(in.before.application.state)) {
    return {"Die vorläufige Untersagung ist beendet", fmt::format("sie galt bis zum {}.", day)};
  }
  return {"Die Zurückstellung Ihres Bauantrags ist beendet",
          fmt::format("sie galt bis zum {}; über den Antrag wird jetzt wieder entschieden.", day)};
}

Words postponement_over_in_house(const PostponementEnded& event, const Happening& in) {
  if (!event.reason.empty() || is_closed(in.before.application.state)) return {};
  return {"Eine Zurückstellung ist abgelaufen",
          fmt::format("die Entscheidung war bis zum {} zurückgestellt; der Vorgang ist wieder zu bearbeiten.",
                      german_date(event.last_day))};
}

}  // namespace flurwerk::api
