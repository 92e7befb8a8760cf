// Serving the decision: from here on the periods for remedies and for beginning the works run.
#include <array>

#include "permit-core/checks.hpp"
#include "permit-core/decision.hpp"
#include "permit-core/lapse.hpp"
#include "permit-core/retrieval.hpp"
#include "permit-core/rule_ids.hpp"

namespace flurwerk {

namespace {

constexpr std::array<std::string_view, 5> service_names = {"portal", "post", "certificate", "electronic", "registered"};

Result<void> add_deadline(std::vector<Deadline>& deadlines, const Application& application, std::string_view rule_id,
                          Date from, const Context& context) {
  const auto rule = need_period(context.law, rule_id);
  if (!rule) return tl::unexpected(rule.error());
  auto deadline = make_deadline(application.next_deadline_id(static_cast<int>(deadlines.size())), **rule, from,
                                context.calendar, context.law);
  if (!deadline) return tl::unexpected(deadline.error());
  deadlines.push_back(std::move(*deadline));
  return {};
}

Result<void> notice_filed(const Application& application, const DocumentId& notice) {
  const FiledDocument* document = application.document(notice);
  if (document != nullptr && document->type == "notice") return {};
  return refuse(RefusalKind::invalid, "no-notice",
                {"Der Bescheid liegt nicht als Dokument in der Akte.", "The notice is not on file as a document."},
                {"Erzeugen Sie zuerst den Bescheid.", "Render the notice first."}, "§ 37 HVwVfG", "/notice");
}

// Signed in time is not enough: the decision must be known to the applicant before the period ends. Refused with these
// words, of which the first holds the last day.
Result<void> served_in_time(const Application& application, Date served, const Text& late, const Text& cure) {
  const TrackedDeadline* running = application.running_deadline(Purpose::decision);
  if (running == nullptr || running->deadline.on_silence != SilenceEffect::deemed_permit) return {};
  const TrackedDeadline* later = other_reading(application, running->deadline);
  const Date last = (later != nullptr ? later : running)->deadline.due_on();
  if (served <= last) return {};
  return refuse(RefusalKind::wrong_state, "served-too-late", with_date(late.de, late.en, last), cure,
                running->deadline.basis, "/service");
}

const Text after_the_period{
    "Die Bekanntgabe läge nach dem Ende der Entscheidungsfrist ({}); die Genehmigung gälte dann schon als erteilt.",
    "Service would be after the end of the decision period ({}); the permit would be deemed granted by then."};
const Text last_retrieval_too_late{
    "Bei einem Abruf am letzten Tag läge die Bekanntgabe nach dem Ende der Entscheidungsfrist ({}); die Genehmigung "
    "gälte "
    "dann schon als erteilt.",
    "Upon retrieval on the last day service would be after the end of the decision period ({}); the permit would be "
    "deemed granted by then."};
const Text faster_way{"Wählen Sie einen schnelleren Weg, zum Beispiel die Zustellung mit Urkunde.",
                      "Choose a faster way, for instance service with a certificate."};
const Text ask_authority{"Wenden Sie sich an die Bauaufsichtsbehörde.", "Ask the authority."};

// Others may have spoken since the approval: an answer can be corrected until its period ends.
Result<void> still_allowed(DecisionOutcome outcome, const OpenActs& open_acts) {
  auto ok = acts_allow(outcome, open_acts);
  if (ok) return ok;
  Refusal changed = std::move(ok.error());
  changed.cure = {"Geben Sie die Entscheidung zurück. " + changed.cure.de, "Return the decision. " + changed.cure.en};
  return tl::unexpected(std::move(changed));
}

Result<const DecisionApprovedState*> servable(const Application& application, const Context& context) {
  if (auto ok = may_happen<DecisionServed>(application); !ok) return tl::unexpected(ok.error());
  if (auto ok = not_overtaken(application, context); !ok) return tl::unexpected(ok.error());
  if (const auto* approved = std::get_if<DecisionApprovedState>(&application.decision)) return approved;
  return refuse(RefusalKind::wrong_state, "not-approved",
                {"Die Entscheidung ist nicht freigegeben.", "The decision is not approved."},
                {"Eine zweite Person muss sie zuerst freigeben.", "A second person has to approve it first."},
                "§ 74 HBO");
}

// Known on `known`: from there the periods run.
Decided served(const Application& application, const DecisionApprovedState& approved, const ServeDecision& how,
               Date known, const Context& context) {
  std::vector<Deadline> deadlines;
  if (auto ok = add_deadline(deadlines, application, rule_ids::remedy, known, context); !ok) {
    return tl::unexpected(ok.error());
  }
  const auto procedure = need_procedure(context.law, application.procedure, "/procedure");
  if (!procedure) return tl::unexpected(procedure.error());
  if (approved.text.outcome != DecisionOutcome::refused && !(*procedure)->validity_rule.empty()) {
    if (auto ok = add_deadline(deadlines, application, (*procedure)->validity_rule, known, context); !ok) {
      return tl::unexpected(ok.error());
    }
  }
  return std::vector<Event>{DecisionServed{approved.text.outcome, how.notice, std::string(to_string(how.service)),
                                           known, std::move(deadlines), how.on}};
}

}  // namespace

std::string_view to_string(Service service) { return service_names[static_cast<std::size_t>(service)]; }

std::optional<Service> parse_service(std::string_view text) {
  for (std::size_t i = 0; i < service_names.size(); ++i) {
    if (service_names[i] == text) return static_cast<Service>(i);
  }
  return std::nullopt;
}

Result<Date> served_on(Service service, Date on, const Context& context) {
  if (service == Service::certificate) return on;
  const auto rule = need_period(context.law, service == Service::portal       ? rule_ids::service_portal
                                             : service == Service::registered ? rule_ids::service_registered
                                                                              : rule_ids::service_post);
  if (!rule) return tl::unexpected(rule.error());
  const auto derivation = derive(on, (*rule)->length, context.calendar, (*rule)->shift_mode());
  if (!derivation) return tl::unexpected(derivation.error());
  return derivation->end;
}

Result<Date> known_on(const HandedOver& handed_over, Date earliest, const Context& context) {
  if (handed_over.on >= earliest && handed_over.on <= context.today) {
    return served_on(handed_over.service, handed_over.on, context);
  }
  return refuse(
      RefusalKind::invalid, "bad-service-date",
      handed_over.on > context.today
          ? Text{"Der Tag der Übergabe liegt in der Zukunft.", "The day of handing over lies in the future."}
          : with_date("Vor dem {} konnte das Schreiben noch nicht übergeben werden.",
                      "The letter could not be handed over before {}.", earliest),
      with_date("Nennen Sie den Tag des Abrufs, der Aufgabe zur Post, der Absendung oder der Zustellung, vom {} "
                "bis heute.",
                "Name the day of retrieval, posting, sending or delivery, from {} until today.", earliest),
      "§ 41 HVwVfG", "/on");
}

Decided serve_decision(const Application& application, const ServeDecision& command, const OpenActs& open_acts,
                       const Context& context) {
  const auto approved = servable(application, context);
  if (!approved) return tl::unexpected(approved.error());
  if (auto ok = still_allowed((*approved)->text.outcome, open_acts); !ok) return tl::unexpected(ok.error());
  if (command.service == Service::portal) {
    if (auto ok = not_by_hand(application, letter_decision); !ok) return tl::unexpected(ok.error());
  }
  // Before its approval there is no decision that could be made known (§§ 41, 43).
  const auto known = known_on({command.service, command.on}, (*approved)->approved_on, context);
  if (!known) return tl::unexpected(known.error());
  if (auto ok = notice_filed(application, command.notice); !ok) return tl::unexpected(ok.error());
  if (auto ok = served_in_time(application, *known, after_the_period, faster_way); !ok) {
    return tl::unexpected(ok.error());
  }
  return served(application, **approved, command, *known, context);
}

Decided offer_notice(const Application& application, const OfferNotice& command, const OpenActs& open_acts,
                     const Context& context) {
  if (auto ok = may_happen<NoticeOffered>(application, Branch::of_decision); !ok) return tl::unexpected(ok.error());
  const auto approved = servable(application, context);
  if (!approved) return tl::unexpected(approved.error());
  if (auto ok = still_allowed((*approved)->text.outcome, open_acts); !ok) return tl::unexpected(ok.error());
  auto offer = make_ready(application, letter_decision, command, context);
  if (!offer) return tl::unexpected(offer.error());
  const auto latest = served_on(Service::portal, offer->deadline.due_on(), context);
  if (!latest) return tl::unexpected(latest.error());
  if (auto ok = served_in_time(application, *latest, last_retrieval_too_late, faster_way); !ok) {
    return tl::unexpected(ok.error());
  }
  return std::vector<Event>{std::move(*offer)};
}

Decided serve_retrieved(const Application& application, const NoticeOffered& offer, const Context& context) {
  const auto approved = servable(application, context);
  if (!approved) return tl::unexpected(approved.error());
  const auto known = served_on(Service::portal, context.today, context);
  if (!known) return tl::unexpected(known.error());
  if (auto ok = served_in_time(application, *known, after_the_period, ask_authority); !ok) {
    return tl::unexpected(ok.error());
  }
  return served(application, **approved, {Service::portal, context.today, offer.notice}, *known, context);
}

}  // namespace flurwerk
