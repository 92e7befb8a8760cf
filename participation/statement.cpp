#include "participation/statement.hpp"

#include <algorithm>

#include "participation/same_words.hpp"
#include "participation/silence.hpp"
#include "permit-core/checks.hpp"
#include "permit-core/mark.hpp"

namespace flurwerk::participation {

namespace {

constexpr std::size_t most_conditions = 100;
constexpr std::size_t most_text = 100000;
constexpr std::size_t most_topics = 50;
constexpr std::size_t longest_topic = 200;
constexpr std::size_t most_topic_text = 20000;

bool acts_for_authority(const Actor& actor) { return actor.role == "clerk" || actor.role == "approver"; }

bool entered_by_authority(const SubmitStatement& command, const Actor& actor) {
  return (command.entered_from == "paper" || command.entered_from == "mail") && acts_for_authority(actor);
}

Result<void> may_answer(const StatementRequest& request, const SubmitStatement& command, const Context& context) {
  if (!entered_by_authority(command, context.actor)) return must_be_asked(request, context.actor);
  if (!command.attachments.empty()) return {};
  return refuse(RefusalKind::invalid, "source-missing",
                {"Die Vorlage fehlt: Was auf Papier oder per E-Mail kam, wird mit seiner Datei eingetragen.",
                 "The source is missing: what came on paper or by mail is entered with its file."},
                {"Laden Sie das eingescannte Schreiben oder die E-Mail als Anlage hoch.",
                 "Upload the scanned letter, or the mail, as an attachment."},
                "§ 70 Abs. 1 HBO", "/attachments");
}

// What was said stays said: what comes while the period runs may take its place, whenever the authority enters it.
Result<void> correctable(const StatementRequest& request, const Answered& answered, int version, Date said_on) {
  if (version != answered.statement.version) {
    return refuse(
        RefusalKind::outdated, "corrected-meanwhile",
        {"Die Stellungnahme wurde inzwischen berichtigt.", "The statement was corrected meanwhile."},
        {"Laden Sie sie neu und berichtigen Sie die jüngste Fassung.", "Load it again and correct the newest version."},
        "§ 70 Abs. 1 HBO");
  }
  const Date due_on = request.spec.deadline.due_on();
  if (said_on <= due_on && !answered.after_silence) return {};
  return refuse(RefusalKind::wrong_state, "correction-too-late",
                with_date("Die Frist ist am {} abgelaufen; die Stellungnahme kann nicht mehr berichtigt werden.",
                          "The period ended on {}; the statement can no longer be corrected.", due_on),
                {"Wenden Sie sich an die Bauaufsicht; sie kann Sie erneut auffordern.",
                 "Ask the authority; it can make a new request."},
                request.spec.deadline.basis);
}

Result<void> still_answerable(const StatementRequest& request, const SubmitStatement& command, const Context& context) {
  if (const auto* answered = std::get_if<Answered>(&request.state)) {
    if (command.corrects) {
      const bool letter = entered_by_authority(command, context.actor);
      return correctable(request, *answered, *command.corrects,
                         letter ? command.received_on.value_or(context.today) : context.today);
    }
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

// Where the law lists the grounds of a refusal, one of them has to be named (§ 36 Abs. 2 Satz 1 BauGB). What came on
// paper is entered as it came: a refusal without a ground may be replaced as unlawful.
Result<void> grounds_valid(const StatementRequest& request, const SubmitStatement& command, const Context& context) {
  const auto listed = context.law.grounds_for(request.first_rule());
  for (const std::string& ground : command.grounds) {
    if (std::ranges::any_of(listed, [&](const RefusalGround* row) { return row->id == ground; })) continue;
    return refuse(RefusalKind::invalid, "unknown-ground",
                  {"Den Versagungsgrund \"" + ground + "\" kennt das Gesetz hier nicht.",
                   "The law has no ground of refusal \"" + ground + "\" here."},
                  {}, request.spec.legal_basis, "/grounds");
  }
  const bool refuses = command.outcome == StatementOutcome::objection;
  if (!refuses && !command.grounds.empty()) {
    return refuse(RefusalKind::invalid, "grounds-unexpected",
                  {"Versagungsgründe gehören nur zu einer Versagung.", "Grounds of refusal belong to a refusal only."},
                  {}, request.spec.legal_basis, "/grounds");
  }
  if (!refuses || listed.empty() || !command.grounds.empty() || entered_by_authority(command, context.actor)) return {};
  return refuse(RefusalKind::invalid, "grounds-missing",
                {name_of(request.spec.act).de + " darf nur aus den im Gesetz genannten Gründen versagt werden.",
                 "The " + name_of(request.spec.act).en + " may be refused on the grounds listed by law only."},
                {"Wählen Sie mindestens einen Versagungsgrund.", "Choose at least one ground."}, listed.front()->basis,
                "/grounds");
}

// A mark on what was released to exactly this agency, in the version that was; anything else is as unknown as if it were
// not there.
Result<void> released_mark(const Application& application, const StatementRequest& request, const PlanMark& mark,
                           const std::string& at) {
  if (auto ok = mark_valid(mark, at); !ok) return ok;
  if (mark.document.empty()) return {};
  if (released_version(request.spec.released, mark.document) == mark.version) {
    return on_a_page_of(application, mark, at);
  }
  return refuse(RefusalKind::invalid, "mark-not-released",
                {"Die Markierung liegt auf einer Unterlage, die zu dieser Anforderung nicht freigegeben ist.",
                 "The mark lies on a document that is not released with this request."},
                {"Wählen Sie eine der freigegebenen Unterlagen.", "Choose one of the released documents."},
                "§ 70 Abs. 1 HBO", at + "/document");
}

// A topic is one row of the synopsis: named, said something to, and named once.
Result<void> topics_valid(const std::vector<TopicText>& topics) {
  const auto flaw = [](const char* code, Text text, Text cure, const std::string& pointer) -> Result<void> {
    return refuse(RefusalKind::invalid, code, std::move(text), std::move(cure), "§ 70 Abs. 1 HBO", pointer);
  };
  if (topics.size() > most_topics) {
    return flaw("too-many-topics", {"Mehr als 50 Themen sind nicht möglich.", "More than 50 topics are not possible."},
                {"Fassen Sie Themen zusammen, oder legen Sie den Text als Anlage bei.",
                 "Put topics together, or attach the text as a document."},
                "/topics");
  }
  for (std::size_t i = 0; i < topics.size(); ++i) {
    const std::string at = "/topics/" + std::to_string(i);
    const TopicText& one = topics[i];
    if (auto ok = need_text(one.topic, longest_topic, {"Das Thema", "The topic"}, at + "/topic"); !ok) return ok;
    const Text name{"Der Text zum Thema \"" + one.topic + "\"", "The text on the topic \"" + one.topic + "\""};
    if (auto ok = need_text(one.text, most_topic_text, name, at + "/text"); !ok) return ok;
    const auto before = topics.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::none_of(topics.begin(), before,
                     [&](const TopicText& other) { return says_the_same(other.topic, one.topic); })) {
      continue;
    }
    return flaw("topic-twice",
                {"Das Thema \"" + one.topic + "\" steht zweimal in der Stellungnahme.",
                 "The topic \"" + one.topic + "\" stands in the statement twice."},
                {"Fassen Sie beide Texte unter einem Thema zusammen.", "Put both texts under one topic."},
                at + "/topic");
  }
  return {};
}

Result<void> content_valid(const Application& application, const StatementRequest& request,
                           const SubmitStatement& command) {
  if (auto ok = topics_valid(command.topics); !ok) return ok;
  const bool text_needed = command.outcome == StatementOutcome::objection && command.topics.empty();
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
    if (!condition.mark) continue;
    if (auto ok = released_mark(application, request, *condition.mark, at + "/mark"); !ok) return ok;
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
  if (!entered_by_authority(command, context.actor) || !command.received_on) return context.today;
  if (*command.received_on <= context.today && *command.received_on >= request.spec.deadline.derivation.from) {
    return *command.received_on;
  }
  return refuse(RefusalKind::invalid, "bad-receipt-date",
                {"Der Eingang liegt in der Zukunft oder vor der Aufforderung.",
                 "The receipt lies in the future or before the request."},
                {}, "§ 70 Abs. 1 HBO", "/received_on");
}

// A corrected statement's conditions have ids of their own: what was weighed was the former wording.
std::vector<Condition> numbered(std::vector<Condition> conditions, const RequestId& request, int version) {
  const std::string prefix = request.value + (version == 1 ? "-" : "-v" + std::to_string(version) + "-");
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    conditions[i].id = prefix + std::to_string(i + 1);
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
  if (auto ok = still_answerable(*request, command, context); !ok) return tl::unexpected(ok.error());
  if (auto ok = content_valid(application, *request, command); !ok) return tl::unexpected(ok.error());
  if (auto ok = grounds_valid(*request, command, context); !ok) return tl::unexpected(ok.error());
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
  const Statement* former = request->statement();
  const int version = former == nullptr ? 1 : former->version + 1;
  const bool refers = command.outcome == StatementOutcome::not_responsible;
  events.push_back(StatementSubmitted{command.request, version, command.outcome, command.text,
                                      numbered(command.conditions, command.request, version), command.attachments,
                                      *received, late, command.entered_from, command.grounds,
                                      refers ? command.refer_to : std::string{}, command.topics});
  return events;
}

}  // namespace flurwerk::participation
