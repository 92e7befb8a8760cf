#include "participation/warnings.hpp"

#include <algorithm>

#include "participation/delta.hpp"
#include "permit-core/checks.hpp"

namespace flurwerk::participation {

namespace {

// The last day of the act's period once it has been prolonged; the plain end where nothing prolongs it.
Date longest(const Deadline& deadline, const LawAt& law, const HolidayCalendar& calendar) {
  const PeriodRule* rule = law.period(deadline.rule);
  const PeriodRule* more = rule == nullptr ? nullptr : law.period(rule->extension_rule);
  if (more == nullptr) return deadline.due_on();
  const auto prolonged = extend(deadline.derivation, more->length, calendar, more->shift_mode());
  return prolonged ? prolonged->end : deadline.due_on();
}

Warning collision(const StatementRequestSpec& spec, Date act_by, const Deadline& decision, bool extended,
                  bool certain) {
  const Text act = name_of(spec.act);
  const std::string on_de = german_date(act_by), until_de = german_date(decision.due_on());
  const std::string on_en = flurwerk::to_string(act_by), until_en = flurwerk::to_string(decision.due_on());
  Warning warning{certain ? "act-outlasts-decision" : "act-may-outlast-decision",
                  {},
                  {},
                  spec.legal_basis + ", " + decision.basis,
                  spec.request,
                  act_by,
                  decision.due_on()};
  warning.text = {act.de + " kann bis " + on_de + (certain ? "" : ", wenn die Frist verlängert wird,") +
                      " ausstehen; die Entscheidungsfrist endet schon am " + until_de +
                      ". Danach gälte die Genehmigung als erteilt, ohne dass dieser Akt vorliegt.",
                  "The " + act.en + " may be outstanding until " + on_en +
                      (certain ? "" : ", if its period is prolonged") + "; the decision period ends on " + until_en +
                      ". After that the permit would be deemed granted without this act."};
  warning.cure = extended ? Text{"Die Frist ist schon verlängert: Entscheiden Sie vor ihrem Ende, notfalls ablehnend.",
                                 "The period has been extended already: decide before it ends, if need be by refusal."}
                          : Text{"Verlängern Sie die Entscheidungsfrist bis zum " + until_de + " aus wichtigem Grund.",
                                 "Extend the decision period for an important reason, by " + until_en + "."};
  return warning;
}

const DecisionText* undelivered(const DecisionState& decision) {
  if (const auto* draft = std::get_if<DecisionInDraft>(&decision)) return &draft->text;
  if (const auto* approved = std::get_if<DecisionApprovedState>(&decision)) return &approved->text;
  return nullptr;
}

// The last day of the periods of this kind that still run.
std::optional<Date> last_running(const Application& application, Purpose purpose) {
  std::optional<Date> last;
  for (const TrackedDeadline& tracked : application.deadlines) {
    if (!tracked.running() || tracked.purpose != purpose) continue;
    if (!last || *last < tracked.deadline.due_on()) last = tracked.deadline.due_on();
  }
  return last;
}

bool heard(const Neighbour& neighbour) {
  return neighbour.answer || (neighbour.notification && !neighbour.notification->returned_on);
}

void about_neighbours(const Application& application, const Participation& participation, std::vector<Warning>& found) {
  if (const auto last = last_running(application, Purpose::neighbour)) {
    found.push_back(
        {"neighbours-outstanding",
         with_date("Die Frist für Einwendungen von Nachbarn läuft noch bis zum {}.",
                   "The neighbours' period for objections runs until {}.", *last),
         {"Entscheiden Sie danach, oder warten Sie die Antworten ab.", "Decide after it, or await the answers."},
         "§ 71 Abs. 1 Satz 2 HBO",
         {},
         last,
         {}});
  }
  const bool announced =
      std::ranges::any_of(participation.announcements, [](const Announcement& a) { return !a.withdrawn_on; });
  const auto unheard = std::ranges::count_if(participation.neighbours, [](const Neighbour& n) { return !heard(n); });
  if (announced || (unheard == 0 && !participation.neighbours.empty())) return;
  const std::string n = std::to_string(unheard);
  Text text{
      "Zugelassen werden soll eine Abweichung von einer Vorschrift, die Nachbarn schützt; benachrichtigt ist niemand.",
      "A departure from a provision that protects neighbours is to be allowed; nobody was notified."};
  if (unheard > 0) {
    text = {
        "Zugelassen werden soll eine Abweichung von einer Vorschrift, die Nachbarn schützt; nicht gehört: " + n + ".",
        "A departure from a provision that protects neighbours is to be allowed; not heard: " + n + "."};
  }
  found.push_back({"neighbours-not-heard",
                   std::move(text),
                   {"Benachrichtigen Sie die betroffenen Nachbarn, oder halten Sie ihre Zustimmung fest.",
                    "Notify the neighbours concerned, or record their consent."},
                   "§ 71 Abs. 1 Satz 1 HBO",
                   {},
                   {},
                   {}});
}

// Before a decision goes out: those who are to be heard first.
void before_the_decision(const Application& application, const Participation& participation,
                         std::vector<Warning>& found) {
  const DecisionText* text = undelivered(application.decision);
  if (text == nullptr || text->outcome == DecisionOutcome::refused) return;
  const bool departs = std::ranges::any_of(
      text->deviations, [](const DeviationRuling& ruling) { return ruling.granted && ruling.protects_neighbour; });
  if (departs) about_neighbours(application, participation, found);
  if (const auto last = last_running(application, Purpose::announcement)) {
    found.push_back({"announcement-running",
                     with_date("Die öffentliche Bekanntmachung läuft noch; Einwendungen sind bis zum {} möglich.",
                               "The public announcement is running; objections are possible until {}.", *last),
                     {"Entscheiden Sie nach dem Ende der Einwendungsfrist.", "Decide after the period for objections."},
                     "§ 72 Abs. 3 HBO",
                     {},
                     last,
                     {}});
  }
}

// Requests and answers that the applicant's change has overtaken.
void about_former_plans(const Participation& participation, std::vector<Warning>& found) {
  const auto count = participation.closed_on ? 0 : overtaken(participation).size();
  if (count == 0) return;
  const std::string n = std::to_string(count);
  found.push_back({"asked-about-former-plans",
                   {count == 1 ? "Die Pläne sind geändert; eine Anforderung betrifft noch die früheren."
                               : "Die Pläne sind geändert; " + n + " Anforderungen betreffen noch die früheren.",
                    count == 1 ? "The plans have changed; one request is still about the former ones."
                               : "The plans have changed; " + n + " requests are still about the former ones."},
                   {"Entscheiden Sie unter „Beteiligung“, wer neu gefragt wird und wessen Antwort stehen bleibt.",
                    "Decide under \"Participation\" who is asked again and whose answer stays."},
                   "§ 70 Abs. 1 HBO",
                   {},
                   {},
                   {}});
}

// Acts whose period ends after that of a decision which silence would replace.
void outlasting_acts(const Application& application, const Participation& participation, const LawAt& law,
                     const HolidayCalendar& calendar, std::vector<Warning>& found) {
  const TrackedDeadline* decision = application.running_deadline(Purpose::decision);
  if (decision == nullptr || decision->deadline.on_silence != SilenceEffect::deemed_permit) return;
  const Date until = decision->deadline.due_on();
  for (const StatementRequest& request : participation.requests) {
    if (!request.is_open() || request.spec.act == Act::opinion) continue;
    const Date plain = request.spec.deadline.due_on();
    const Date last = longest(request.spec.deadline, law, calendar);
    if (last < until) continue;
    found.push_back(collision(request.spec, plain < until ? last : plain, decision->deadline,
                              application.decision_period_extended, plain >= until));
  }
}

}  // namespace

std::vector<Warning> warnings(const Application& application, const Participation& participation, const LawAt& law,
                              const HolidayCalendar& calendar) {
  std::vector<Warning> found;
  before_the_decision(application, participation, found);
  about_former_plans(participation, found);
  outlasting_acts(application, participation, law, calendar, found);
  for (auto& warning : found) warning.basis = law.cite(warning.basis);
  return found;
}

}  // namespace flurwerk::participation
