#include "participation/warnings.hpp"

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

}  // namespace

std::vector<Warning> warnings(const Application& application, const Participation& participation, const LawAt& law,
                              const HolidayCalendar& calendar) {
  std::vector<Warning> found;
  const TrackedDeadline* decision = application.running_deadline(Purpose::decision);
  if (decision == nullptr || decision->deadline.on_silence != SilenceEffect::deemed_permit) return found;
  const Date until = decision->deadline.due_on();
  for (const StatementRequest& request : participation.requests) {
    if (!request.is_open() || request.spec.act == Act::opinion) continue;
    const Date plain = request.spec.deadline.due_on();
    const Date last = longest(request.spec.deadline, law, calendar);
    if (last < until) continue;
    found.push_back(collision(request.spec, plain < until ? last : plain, decision->deadline,
                              application.decision_period_extended, plain >= until));
  }
  return found;
}

}  // namespace flurwerk::participation
