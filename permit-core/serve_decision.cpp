// Serving the decision: from here on the periods for remedies and for beginning the works run.
#include <array>

#include "permit-core/checks.hpp"
#include "permit-core/decision.hpp"
#include "permit-core/lapse.hpp"
#include "permit-core/rule_ids.hpp"

namespace flurwerk {

namespace {

constexpr std::array<std::string_view, 3> service_names = {"portal", "post", "certificate"};

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

// Signed in time is not enough: the decision must be known to the applicant before the period ends.
Result<void> served_in_time(const Application& application, Date served) {
  const TrackedDeadline* running = application.running_deadline(Purpose::decision);
  if (running == nullptr || running->deadline.on_silence != SilenceEffect::deemed_permit) return {};
  const TrackedDeadline* later = other_reading(application, running->deadline);
  if (served <= (later != nullptr ? later : running)->deadline.due_on()) return {};
  return refuse(
      RefusalKind::wrong_state, "served-too-late",
      with_date("Die Bekanntgabe läge nach dem Ende der Entscheidungsfrist ({}); die Genehmigung gälte dann schon "
                "als erteilt.",
                "Service would be after the end of the decision period ({}); the permit would be deemed granted "
                "by then.",
                (later != nullptr ? later : running)->deadline.due_on()),
      {"Wählen Sie einen schnelleren Weg, zum Beispiel die Zustellung mit Urkunde.",
       "Choose a faster way, for instance service with a certificate."},
      running->deadline.basis, "/service");
}

// Others may have spoken since the approval: an answer can be corrected until its period ends.
Result<void> still_allowed(DecisionOutcome outcome, const OpenActs& open_acts) {
  auto ok = acts_allow(outcome, open_acts);
  if (ok) return ok;
  Refusal changed = std::move(ok.error());
  changed.cure = {"Geben Sie die Entscheidung zurück. " + changed.cure.de, "Return the decision. " + changed.cure.en};
  return tl::unexpected(std::move(changed));
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
  const auto rule =
      need_period(context.law, service == Service::post ? rule_ids::service_post : rule_ids::service_portal);
  if (!rule) return tl::unexpected(rule.error());
  const auto derivation = derive(on, (*rule)->length, context.calendar, (*rule)->shift_mode());
  if (!derivation) return tl::unexpected(derivation.error());
  return derivation->end;
}

Result<Date> known_on(const HandedOver& handed_over, Date earliest, const Context& context) {
  if (handed_over.on >= earliest && handed_over.on <= context.today) {
    return served_on(handed_over.service, handed_over.on, context);
  }
  return refuse(RefusalKind::invalid, "bad-service-date",
                handed_over.on > context.today
                    ? Text{"Der Tag der Übergabe liegt in der Zukunft.", "The day of handing over lies in the future."}
                    : with_date("Vor dem {} konnte das Schreiben noch nicht übergeben werden.",
                                "The letter could not be handed over before {}.", earliest),
                with_date("Nennen Sie den Tag des Abrufs, der Aufgabe zur Post oder der Zustellung, vom {} bis heute.",
                          "Name the day of retrieval, posting or delivery, from {} until today.", earliest),
                "§ 41 HVwVfG", "/on");
}

Decided serve_decision(const Application& application, const ServeDecision& command, const OpenActs& open_acts,
                       const Context& context) {
  if (auto ok = may_happen<DecisionServed>(application); !ok) return tl::unexpected(ok.error());
  if (auto ok = not_overtaken(application, context); !ok) return tl::unexpected(ok.error());
  const auto* approved = std::get_if<DecisionApprovedState>(&application.decision);
  if (approved == nullptr) {
    return refuse(RefusalKind::wrong_state, "not-approved",
                  {"Die Entscheidung ist nicht freigegeben.", "The decision is not approved."},
                  {"Eine zweite Person muss sie zuerst freigeben.", "A second person has to approve it first."},
                  "§ 74 HBO");
  }
  if (auto ok = still_allowed(approved->text.outcome, open_acts); !ok) return tl::unexpected(ok.error());
  // Before its approval there is no decision that could be made known (§§ 41, 43).
  const auto served = known_on({command.service, command.on}, approved->approved_on, context);
  if (!served) return tl::unexpected(served.error());
  if (auto ok = notice_filed(application, command.notice); !ok) return tl::unexpected(ok.error());
  if (auto ok = served_in_time(application, *served); !ok) return tl::unexpected(ok.error());

  std::vector<Deadline> deadlines;
  if (auto ok = add_deadline(deadlines, application, rule_ids::remedy, *served, context); !ok) {
    return tl::unexpected(ok.error());
  }
  const auto procedure = need_procedure(context.law, application.procedure, "/procedure");
  if (!procedure) return tl::unexpected(procedure.error());
  if (approved->text.outcome != DecisionOutcome::refused && !(*procedure)->validity_rule.empty()) {
    if (auto ok = add_deadline(deadlines, application, (*procedure)->validity_rule, *served, context); !ok) {
      return tl::unexpected(ok.error());
    }
  }
  return std::vector<Event>{DecisionServed{approved->text.outcome, command.notice,
                                           std::string(to_string(command.service)), *served, std::move(deadlines),
                                           command.on}};
}

}  // namespace flurwerk
