#include "participation/round.hpp"

#include <algorithm>
#include <set>

#include "participation/agreement.hpp"
#include "participation/suggest.hpp"
#include "permit-core/checks.hpp"
#include "permit-core/draft.hpp"
#include "permit-core/lapse.hpp"
#include "permit-core/rule_ids.hpp"

namespace flurwerk::participation {

namespace {

constexpr std::size_t most_requests = 200;

std::string pointer(std::size_t index, std::string_view field) {
  return "/requests/" + std::to_string(index) + "/" + std::string(field);
}

// Period, effect of silence and legal basis of one request: of the rules it is asked under, else from the act.
struct Terms {
  PeriodRule rule;
  SilenceEffect on_silence;
  std::string basis;
  std::string trigger;  // the strictest of several
};

Result<Terms> terms_of(const AgencyTrigger& trigger, const LawAt& law) {
  const auto rule = need_period(law, trigger.period_rule);
  if (!rule) return tl::unexpected(rule.error());
  return Terms{**rule, trigger.on_silence, trigger.basis, trigger.id};
}

Result<Terms> terms_of_named(const RequestDraft& draft, const LawAt& law, std::size_t index) {
  std::vector<std::string> named{draft.trigger};
  named.insert(named.end(), draft.further_rules.begin(), draft.further_rules.end());
  const AgencyTrigger* strictest = nullptr;
  std::string bases;
  for (std::size_t i = 0; i < named.size(); ++i) {
    const AgencyTrigger* trigger = law.trigger(named[i]);
    if (trigger == nullptr || trigger->act != draft.act) {
      return refuse(RefusalKind::invalid, "unknown-trigger",
                    {"Die Regel \"" + named[i] + "\" gibt es nicht, oder sie verlangt einen anderen Mitwirkungsakt.",
                     "There is no rule \"" + named[i] + "\", or it asks for another act."},
                    {"Übernehmen Sie den Vorschlag unverändert, oder fordern Sie ohne Regel auf.",
                     "Take the suggestion as it is, or ask without a rule."},
                    "§ 70 Abs. 1 HBO", pointer(index, i == 0 ? "rule" : "further_rules/" + std::to_string(i - 1)));
    }
    if (strictest == nullptr || stricter(*trigger, *strictest, law)) strictest = trigger;
    if (bases.find(trigger->basis) == std::string::npos) bases += (bases.empty() ? "" : "; ") + trigger->basis;
  }
  auto terms = terms_of(*strictest, law);
  if (terms) terms->basis = std::move(bases);
  return terms;
}

bool same_terms(const AgencyTrigger& a, const AgencyTrigger& b) {
  return a.period_rule == b.period_rule && a.on_silence == b.on_silence && a.basis == b.basis;
}

std::string basis_and_period(const AgencyTrigger& trigger, const LawAt& law) {
  const PeriodRule* period = law.period(trigger.period_rule);
  return trigger.id + " (" + trigger.basis + (period == nullptr ? "" : ", " + to_string(period->length)) + ")";
}

// What a clerk asks of an agency without naming a rule: the rules of the law for such an agency and act hold for it.
Result<Terms> terms_by_hand(const RequestDraft& draft, const LawAt& law, std::size_t index) {
  std::vector<const AgencyTrigger*> fitting;
  for (const AgencyTrigger& trigger : law.triggers) {
    const bool fits =
        !draft.agency_kind.empty() && trigger.agency_kind == draft.agency_kind && trigger.act == draft.act;
    if (fits && draft.act != Act::opinion && draft.act != Act::permit) fitting.push_back(&trigger);
  }
  if (fitting.empty()) {
    const auto rule = need_period(law, draft.act == Act::opinion ? rule_ids::statement : rule_ids::formal_act);
    if (!rule) return tl::unexpected(rule.error());
    // A permit under another act is no "Mitwirkungsakt": no rule makes silence into it.
    const SilenceEffect effect = draft.act == Act::permit ? SilenceEffect::none : (*rule)->on_silence;
    return Terms{**rule, effect, (*rule)->basis, {}};
  }
  if (std::ranges::all_of(fitting, [&](const auto* one) { return same_terms(*one, *fitting.front()); })) {
    return terms_of(*fitting.front(), law);
  }
  std::string list;
  for (const auto* one : fitting) list += (list.empty() ? "" : ", ") + basis_and_period(*one, law);
  return refuse(RefusalKind::invalid, "rule-needed",
                {"Diese Mitwirkung kann auf mehreren Vorschriften beruhen, mit verschiedenen Folgen: " + list + ".",
                 "This act can rest on several provisions, with different consequences: " + list + "."},
                {"Wählen Sie die Rechtsgrundlage.", "Choose the legal basis."}, "§ 70 Abs. 1 Satz 3 HBO",
                pointer(index, "rule"));
}

Result<Terms> terms_of(const RequestDraft& draft, const LawAt& law, std::size_t index) {
  return draft.trigger.empty() ? terms_by_hand(draft, law, index) : terms_of_named(draft, law, index);
}

Result<void> released_known(const Application& application, const RequestDraft& draft, std::size_t index) {
  if (draft.released.empty()) {
    return refuse(RefusalKind::invalid, "nothing-released",
                  {"Der Stelle ist keine Unterlage freigegeben.", "No document is released to the agency."},
                  {"Wählen Sie aus, was die Stelle sehen muss.", "Choose what the agency has to see."},
                  "§ 70 Abs. 1 HBO", pointer(index, "released"));
  }
  for (const DocumentId& document : draft.released) {
    const FiledDocument* filed = application.document(document);
    if (filed != nullptr && !for_the_authority_alone(filed->type)) continue;
    return refuse(RefusalKind::invalid, "unknown-document",
                  {"Die Unterlage " + document.value + " gibt es in diesem Vorgang nicht.",
                   "There is no document " + document.value + " in this case."},
                  {}, {}, pointer(index, "released"));
  }
  return {};
}

Result<void> not_asked_already(const Participation& participation, const RequestDraft& draft, std::size_t index) {
  const bool asked = std::ranges::any_of(participation.requests, [&](const StatementRequest& r) {
    return r.is_open() && r.spec.agency == draft.agency && r.spec.act == draft.act;
  });
  const bool agreed_before = agreement_of(participation, draft.agency, draft.act) != nullptr;
  if (!asked && !agreed_before && participation.request(draft.request) == nullptr) return {};
  if (const auto* agreed = agreement_of(participation, draft.agency, draft.act)) {
    return refuse(
        RefusalKind::wrong_state, "agreed-before",
        with_date("Diese Stelle hat dem Vorhaben schon am {} zugestimmt; die Beteiligung entfällt.",
                  "This agency agreed to the project on {} already; it need not be asked.", agreed->agreed_on),
        {"Nehmen Sie sie aus der Runde.", "Take it out of the round."}, "§ 70 Abs. 1 Satz 2 HBO",
        pointer(index, "agency"));
  }
  return refuse(RefusalKind::wrong_state, "asked-already",
                {"Diese Stelle ist dazu schon aufgefordert, und die Frist läuft.",
                 "This agency has been asked for this already, and the period is running."},
                {"Warten Sie die Antwort ab oder ziehen Sie die Anforderung zurück.",
                 "Wait for the answer, or withdraw the request."},
                "§ 70 Abs. 1 HBO", pointer(index, "agency"));
}

// The other rules that the draft names: `strictest` gives the terms.
std::vector<std::string> beside(const RequestDraft& draft, const std::string& strictest) {
  std::vector<std::string> others;
  if (draft.trigger.empty()) return others;
  if (draft.trigger != strictest) others.push_back(draft.trigger);
  for (const std::string& rule : draft.further_rules) {
    if (rule != strictest && std::ranges::find(others, rule) == others.end()) others.push_back(rule);
  }
  return others;
}

Result<StatementRequestSpec> spec_of(const Application& application, const Participation& participation,
                                     const OpenRound& command, std::size_t index, const Context& context) {
  const RequestDraft& draft = command.requests[index];
  if (draft.agency.empty() || draft.request.empty()) {
    return refuse(RefusalKind::invalid, "missing-agency", {"Die Stelle fehlt.", "The agency is missing."}, {}, {},
                  pointer(index, "agency"));
  }
  if (auto ok = not_asked_already(participation, draft, index); !ok) return tl::unexpected(ok.error());
  if (auto ok = released_known(application, draft, index); !ok) return tl::unexpected(ok.error());
  const auto terms = terms_of(draft, context.law, index);
  if (!terms) return tl::unexpected(terms.error());
  auto deadline = make_deadline({"d-" + draft.request.value}, terms->rule, command.received_on, context.calendar,
                                context.law, draft.request.value);
  if (!deadline) return tl::unexpected(deadline.error());
  deadline->on_silence = terms->on_silence;
  std::string question = draft.question;
  if (question.empty()) question = "Bitte nehmen Sie zu dem Vorhaben Stellung.";
  return StatementRequestSpec{draft.request,
                              draft.agency,
                              draft.act,
                              std::move(question),
                              terms->basis,
                              terms->trigger,
                              newest_versions(application, draft.released),
                              terms->on_silence,
                              std::move(*deadline),
                              draft.added_because,
                              draft.asks_again,
                              draft.again_because,
                              draft.with_findings,
                              beside(draft, terms->trigger)};
}

// A suggestion is dropped with a reason that can be read later.
Result<void> dropped_with_reason(const std::vector<DroppedSuggestion>& dropped, const LawAt& law) {
  for (std::size_t i = 0; i < dropped.size(); ++i) {
    const std::string at = "/dropped/" + std::to_string(i);
    if (law.trigger(dropped[i].rule) == nullptr) {
      return refuse(
          RefusalKind::invalid, "unknown-trigger",
          {"Die Regel \"" + dropped[i].rule + "\" gibt es nicht.", "There is no rule \"" + dropped[i].rule + "\"."}, {},
          "§ 70 Abs. 1 HBO", at + "/rule");
    }
    const Text name{"Der Grund, weshalb die Stelle nicht gefragt wird,", "The reason why the agency is not asked"};
    if (auto ok = need_text(dropped[i].reason, 2000, name, at + "/reason"); !ok) return ok;
  }
  return {};
}

Result<void> round_valid(const Application& application, const OpenRound& command, const Context& context) {
  const bool nothing = command.requests.empty() && command.dropped.empty();
  if (nothing || command.requests.size() > most_requests) {
    return refuse(RefusalKind::invalid, "bad-round",
                  {"Eine Runde umfasst 1 bis 200 Anforderungen, oder sie hält fest, wer nicht gefragt wird.",
                   "A round has 1 to 200 requests, or records who is not asked."},
                  {"Wählen Sie mindestens eine Stelle, oder sagen Sie, weshalb keine gefragt wird.",
                   "Choose at least one agency, or say why none is asked."},
                  "§ 70 Abs. 1 HBO", "/requests");
  }
  if (command.received_on > context.today || command.received_on < *application.received_on) {
    return refuse(RefusalKind::invalid, "bad-receipt-date",
                  {"Der Eingang bei der Stelle liegt in der Zukunft oder vor dem Eingang des Antrags.",
                   "The receipt by the agency lies in the future or before the application's own."},
                  {}, "§ 70 Abs. 1 HBO", "/received_on");
  }
  std::set<std::pair<AgencyId, Act>> asked;
  std::set<RequestId> ids;
  for (std::size_t i = 0; i < command.requests.size(); ++i) {
    const RequestDraft& draft = command.requests[i];
    if (asked.insert({draft.agency, draft.act}).second && ids.insert(draft.request).second) continue;
    return refuse(RefusalKind::invalid, "asked-twice",
                  {"Dieselbe Stelle steht zweimal in der Runde.", "The same agency stands in the round twice."},
                  {"Fassen Sie zusammen, was Sie von ihr wollen: Eine Anforderung kann auf mehreren Regeln beruhen "
                   "(further_rules).",
                   "Put together what you want of it: one request can rest on several rules (further_rules)."},
                  "§ 70 Abs. 1 HBO", pointer(i, "agency"));
  }
  return {};
}

// Nothing but the asking has happened to the request.
Result<void> untouched(const StatementRequest& request) {
  const auto refused = [](const char* code, Text text) -> Result<void> {
    return refuse(RefusalKind::wrong_state, code, std::move(text),
                  {"Ziehen Sie einzelne Anforderungen mit einem Grund zurück; die Stellen erfahren davon.",
                   "Withdraw single requests with a reason; the agencies are told."},
                  "§ 70 Abs. 1 HBO");
  };
  const auto* open = std::get_if<Open>(&request.state);
  const Trail& trail = request.trail;
  const bool touched = trail.delivered_on || trail.acknowledged_on || trail.extension || !trail.handed_on_to.empty() ||
                       !trail.former.empty() || !trail.papers_wanted.empty() || !trail.questions.empty();
  if (open != nullptr && !open->opened_on && !touched) return {};
  return refused("round-has-left", {"Eine Stelle hat ihre Anforderung schon gelesen oder bearbeitet.",
                                    "An agency has read its request already, or worked on it."});
}

PlannedRequest planned_again(const StatementRequestSpec& spec) {
  PlannedRequest planned{spec.agency, spec.act,           spec.suggested_by,  spec.question,
                         {},          spec.added_because, spec.with_findings, spec.further_rules};
  for (const ReleasedDocument& released : spec.released) planned.released.push_back(released.document);
  return planned;
}

Result<void> not_approved(const Application& application) {
  if (!std::holds_alternative<DecisionApprovedState>(application.decision)) return {};
  return refuse(RefusalKind::wrong_state, "decision-approved",
                {"Die Entscheidung ist schon freigegeben.", "The decision is approved already."},
                {"Geben Sie sie zuerst zurück.", "Return it first."}, "§ 74 HBO");
}

// Nobody was told anything: it can be taken back until the plans change again or a decision stands on it.
Decided take_back_carried(const Application& application, const Round& carried) {
  if (auto ok = may_happen<RoundTakenBack>(application); !ok) return tl::unexpected(ok.error());
  if (auto ok = not_approved(application); !ok) return tl::unexpected(ok.error());
  return std::vector<Event>{RoundTakenBack{carried.id, {}, {}, false, carried.carried, {}}};
}

}  // namespace

Decided open_round(const Application& application, const Participation& participation, const OpenRound& command,
                   const Context& context) {
  if (auto ok = may_happen<RoundOpened>(application); !ok) return tl::unexpected(ok.error());
  if (auto ok = not_overtaken(application, context); !ok) return tl::unexpected(ok.error());
  if (auto ok = not_approved(application); !ok) return tl::unexpected(ok.error());
  if (auto ok = round_valid(application, command, context); !ok) return tl::unexpected(ok.error());
  if (auto ok = dropped_with_reason(command.dropped, context.law); !ok) return tl::unexpected(ok.error());
  std::vector<StatementRequestSpec> specs;
  for (std::size_t i = 0; i < command.requests.size(); ++i) {
    auto spec = spec_of(application, participation, command, i, context);
    if (!spec) return tl::unexpected(spec.error());
    specs.push_back(std::move(*spec));
  }
  const std::string title =
      command.title.empty() ? "Runde " + std::to_string(participation.rounds.size() + 1) : command.title;
  return std::vector<Event>{RoundOpened{command.round, title, std::move(specs), command.dropped}};
}

Decided draft_round(const Application& application, const DraftRound& command, const Context&) {
  if (auto ok = may_happen<RoundDrafted>(application); !ok) return tl::unexpected(ok.error());
  if (command.requests.size() > most_requests) {
    return refuse(RefusalKind::invalid, "bad-round",
                  {"Eine Runde umfasst höchstens 200 Anforderungen.", "A round has at most 200 requests."}, {},
                  "§ 70 Abs. 1 HBO", "/requests");
  }
  return std::vector<Event>{RoundDrafted{command.round, command.title, command.requests, command.dropped}};
}

Decided discard_round(const Application& application, const Participation& participation, const Context&) {
  if (auto ok = may_happen<RoundDiscarded>(application); !ok) return tl::unexpected(ok.error());
  if (!participation.draft) return std::vector<Event>{};
  return std::vector<Event>{RoundDiscarded{participation.draft->round}};
}

Decided take_back_round(const Application& application, const Participation& participation, const RoundId& round) {
  if (participation.carried_alone && participation.carried_alone->id == round) {
    return take_back_carried(application, *participation.carried_alone);
  }
  const auto opened = std::ranges::find(participation.rounds, round, &Round::id);
  if (opened == participation.rounds.end()) return tl::unexpected(no_such_request());
  RoundTakenBack back{round, {}, {}, participation.rounds.size() == 1, opened->carried, {}};
  if (auto ok = may_happen<RoundTakenBack>(application); !ok) return tl::unexpected(ok.error());
  RoundDrafted draft{round, opened->title, {}, {}};
  for (const StatementRequest& request : participation.requests) {
    if (request.round != round) continue;
    if (auto ok = untouched(request); !ok) return tl::unexpected(ok.error());
    back.requests.push_back(request.spec.request);
    const StatementRequest* former = participation.request(request.spec.asks_again);
    if (former == nullptr) {
      draft.requests.push_back(planned_again(request.spec));  // whom changed plans concern is decided on anew
    } else if (std::holds_alternative<Withdrawn>(former->state)) {
      back.reopened.push_back(former->spec.request);
    }
    const bool asked_otherwise = std::ranges::any_of(participation.requests, [&](const StatementRequest& other) {
      return other.round != round && other.spec.agency == request.spec.agency;
    });
    if (!asked_otherwise && std::ranges::find(back.not_asked, request.spec.agency) == back.not_asked.end()) {
      back.not_asked.push_back(request.spec.agency);
    }
  }
  std::vector<Event> events{std::move(back)};
  if (!draft.requests.empty()) events.emplace_back(std::move(draft));
  return events;
}

Decided withdraw_request(const Application& application, const Participation& participation,
                         const WithdrawRequest& command, const Context&) {
  const StatementRequest* request = participation.request(command.request);
  if (request == nullptr) return tl::unexpected(no_such_request());
  if (auto ok = may_happen<RequestWithdrawn>(application); !ok) return tl::unexpected(ok.error());
  const Statement* statement = request->statement();
  const bool needless = request->spec.act != Act::opinion && statement != nullptr &&
                        statement->outcome == StatementOutcome::not_responsible;
  if (!request->is_open() && !needless) {
    return refuse(RefusalKind::wrong_state, "request-settled",
                  {"Die Anforderung ist schon erledigt.", "The request is settled already."}, {}, "§ 70 Abs. 1 HBO");
  }
  if (auto ok = need_text(command.reason, 4000, {"Der Grund", "The reason"}, "/reason"); !ok) {
    return tl::unexpected(ok.error());
  }
  return std::vector<Event>{RequestWithdrawn{command.request, command.reason}};
}

}  // namespace flurwerk::participation
