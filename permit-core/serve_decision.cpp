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
  if (application.completeness_deemed || served <= running->deadline.due_on()) return {};
  return refuse(
      RefusalKind::wrong_state, "served-too-late",
      with_date("Die Bekanntgabe läge nach dem Ende der Entscheidungsfrist ({}); die Genehmigung gälte dann schon "
                "als erteilt.",
                "Service would be after the end of the decision period ({}); the permit would be deemed granted "
                "by then.",
                running->deadline.due_on()),
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
  if (command.on > context.today || command.on < *application.complete_on) {
    return refuse(RefusalKind::invalid, "bad-service-date",
                  {"Der Tag liegt in der Zukunft oder vor der Vollständigkeit des Antrags.",
                   "The day lies in the future or before the application was complete."},
                  {}, "§ 41 HVwVfG", "/on");
  }
  if (auto ok = notice_filed(application, command.notice); !ok) return tl::unexpected(ok.error());
  const auto served = served_on(command.service, command.on, context);
  if (!served) return tl::unexpected(served.error());
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
                                           std::string(to_string(command.service)), *served, std::move(deadlines)}};
}

}  // namespace flurwerk
