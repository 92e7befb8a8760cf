#include "participation/statement.hpp"

#include "participation/silence.hpp"
#include "permit-core/checks.hpp"

namespace flurwerk::participation {

namespace {

constexpr std::size_t most_conditions = 100;
constexpr std::size_t most_text = 100000;

bool acts_for_authority(const Actor& actor) { return actor.role == "clerk" || actor.role == "approver"; }

Result<void> may_answer(const StatementRequest& request, const SubmitStatement& command, const Context& context) {
  const bool own = !context.actor.agency.empty() && context.actor.agency == request.spec.agency;
  if (own || (command.entered_from == "paper" && acts_for_authority(context.actor))) return {};
  return refuse(
      RefusalKind::forbidden, "wrong-agency",
      {"Diese Anforderung richtet sich an eine andere Stelle.", "This request is addressed to another agency."},
      {"Nehmen Sie zu Ihrer eigenen Anforderung Stellung.", "Answer the request made to you."}, "§ 70 Abs. 1 HBO");
}

Result<void> still_answerable(const StatementRequest& request) {
  if (std::holds_alternative<Answered>(request.state)) {
    return refuse(
        RefusalKind::wrong_state, "answered-already",
        {"Zu dieser Anforderung liegt die Stellungnahme schon vor.", "The statement on this request is there already."},
        {"Bitten Sie die Bauaufsicht um eine neue Anforderung, wenn sich etwas geändert hat.",
         "Ask the authority for a new request if something has changed."},
        "§ 70 Abs. 1 HBO");
  }
  if (std::holds_alternative<Withdrawn>(request.state)) {
    return refuse(RefusalKind::wrong_state, "request-withdrawn",
                  {"Die Anforderung ist zurückgezogen oder das Verfahren beendet.",
                   "The request was withdrawn, or the procedure is over."},
                  {}, "§ 70 Abs. 1 HBO");
  }
  return {};
}

Result<void> content_valid(const Application& application, const SubmitStatement& command) {
  const bool text_needed = command.outcome == StatementOutcome::objection;
  if (text_needed || !command.text.empty()) {
    if (auto ok = need_text(command.text, most_text, {"Die Begründung", "The statement's text"}, "/text"); !ok)
      return ok;
  }
  const bool has_conditions = !command.conditions.empty();
  if ((command.outcome == StatementOutcome::conditions) != has_conditions) {
    const bool objects = command.outcome == StatementOutcome::objection;
    if (!objects) {
      return refuse(RefusalKind::invalid, has_conditions ? "conditions-unexpected" : "conditions-missing",
                    {"Votum und Nebenbestimmungen passen nicht zusammen.", "Outcome and conditions do not match."},
                    {"Wählen Sie das Votum \"mit Nebenbestimmungen\" genau dann, wenn Sie welche nennen.",
                     "Choose the outcome \"with conditions\" exactly when you name some."},
                    "§ 36 HVwVfG", "/conditions");
    }
  }
  if (command.conditions.size() > most_conditions) {
    return refuse(RefusalKind::invalid, "too-many-conditions",
                  {"Mehr als 100 Nebenbestimmungen sind nicht möglich.", "More than 100 conditions are not possible."},
                  {}, {}, "/conditions");
  }
  for (std::size_t i = 0; i < command.conditions.size(); ++i) {
    const std::string at = "/conditions/" + std::to_string(i);
    const Condition& condition = command.conditions[i];
    if (auto ok =
            need_text(condition.text, 8000, {"Der Text der Nebenbestimmung", "The condition's text"}, at + "/text");
        !ok) {
      return ok;
    }
    if (auto ok =
            need_text(condition.topic, 200, {"Das Thema der Nebenbestimmung", "The condition's topic"}, at + "/topic");
        !ok) {
      return ok;
    }
  }
  for (const DocumentId& document : command.attachments) {
    const FiledDocument* filed = application.document(document);
    if (filed != nullptr && filed->request == command.request) continue;
    return refuse(RefusalKind::invalid, "unknown-attachment",
                  {"Die Anlage " + document.value + " gehört nicht zu dieser Anforderung.",
                   "The attachment " + document.value + " does not belong to this request."},
                  {}, {}, "/attachments");
  }
  return {};
}

Result<Date> receipt_of(const StatementRequest& request, const SubmitStatement& command, const Context& context) {
  if (command.entered_from != "paper" || !command.received_on) return context.today;
  if (*command.received_on <= context.today && *command.received_on >= request.spec.deadline.derivation.from) {
    return *command.received_on;
  }
  return refuse(RefusalKind::invalid, "bad-receipt-date",
                {"Der Eingang liegt in der Zukunft oder vor der Aufforderung.",
                 "The receipt lies in the future or before the request."},
                {}, "§ 70 Abs. 1 HBO", "/received_on");
}

std::vector<Condition> numbered(std::vector<Condition> conditions, const RequestId& request) {
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    conditions[i].id = request.value + "-" + std::to_string(i + 1);
    conditions[i].source = request;
    conditions[i].source_condition.clear();
  }
  return conditions;
}

}  // namespace

Decided open_request(const Application& application, const Participation& participation, const RequestId& id,
                     const Context&) {
  const StatementRequest* request = participation.request(id);
  if (request == nullptr) return tl::unexpected(no_such_request());
  const auto* open = std::get_if<Open>(&request->state);
  const bool first_time = open != nullptr && !open->opened_on;
  if (!first_time || !may_happen<RequestOpened>(application)) return std::vector<Event>{};
  return std::vector<Event>{RequestOpened{id}};
}

Decided submit_statement(const Application& application, const Participation& participation,
                         const SubmitStatement& command, const Context& context) {
  const StatementRequest* request = participation.request(command.request);
  if (request == nullptr) return tl::unexpected(no_such_request());
  if (auto ok = may_answer(*request, command, context); !ok) return tl::unexpected(ok.error());
  if (auto ok = may_happen<StatementSubmitted>(application); !ok) return tl::unexpected(ok.error());
  if (auto ok = still_answerable(*request); !ok) return tl::unexpected(ok.error());
  if (auto ok = content_valid(application, command); !ok) return tl::unexpected(ok.error());
  const auto received = receipt_of(*request, command, context);
  if (!received) return tl::unexpected(received.error());

  std::vector<Event> events;
  const bool late = *received > request->spec.deadline.due_on();
  if (late) {
    // The law did not wait for the scheduler: what silence brought about comes first in the log.
    auto silence = record_silence(participation, command.request, context);
    if (!silence) return tl::unexpected(silence.error());
    events = std::move(*silence);
  }
  events.push_back(StatementSubmitted{command.request, 1, command.outcome, command.text,
                                      numbered(command.conditions, command.request), command.attachments, *received,
                                      late, command.entered_from});
  return events;
}

}  // namespace flurwerk::participation
