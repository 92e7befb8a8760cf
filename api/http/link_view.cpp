#include "api/http/link_view.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "api/app/drawing_sheet.hpp"
#include "api/app/house.hpp"
#include "api/app/local_time.hpp"
#include "api/app/messages.hpp"
#include "api/app/parcel_names.hpp"
#include "api/app/released_plans.hpp"
#include "api/app/statements.hpp"
#include "api/app/visibility.hpp"
#include "api/http/plain_page.hpp"
#include "api/http/round_json.hpp"
#include "participation/request_life.hpp"
#include "permit-core/berlin_day.hpp"
#include "permit-core/mark.hpp"

namespace flurwerk::api {

namespace {

const char* yes(bool flag) { return flag ? "1" : ""; }

const std::string& in(const LinkPage& page, const Text& text) { return page.language == "en" ? text.en : text.de; }

constexpr std::array state_names = {"state_unknown", "state_open",    "state_confirm",   "state_receipt",
                                    "state_expired", "state_renewed", "state_withdrawn", "state_closed"};

Text outcome_name(StatementOutcome outcome) {
  switch (outcome) {
    case StatementOutcome::no_objection: return {"Keine Bedenken", "No objections"};
    case StatementOutcome::conditions:
      return {"Keine Bedenken bei Beachtung der Nebenbestimmungen", "No objections if conditions are kept"};
    case StatementOutcome::objection: return {"Bedenken", "Objections"};
    case StatementOutcome::not_responsible: return {"Nicht zuständig", "Not responsible"};
  }
  return {};
}

Text kind_name(ConditionKind kind) {
  switch (kind) {
    case ConditionKind::obligation: return {"Auflage", "Obligation"};
    case ConditionKind::condition: return {"Bedingung", "Condition"};
    case ConditionKind::time_limit: return {"Befristung", "Time limit"};
    case ConditionKind::reservation: return {"Vorbehalt", "Reservation"};
    case ConditionKind::hint: return {"Hinweis", "Hint"};
  }
  return {};
}

std::string size_text(std::int64_t bytes, const LinkPage& page) {
  std::string number = bytes < 1048576 ? fmt::format("{} kB", (bytes + 1023) / 1024)
                                       : fmt::format("{:.1f} MB", static_cast<double>(bytes) / (1024 * 1024));
  if (page.language == "de") std::replace(number.begin(), number.end(), '.', ',');
  return number;
}

Fill document_fill(const LinkPage& page, const FiledDocument& document, const DocumentVersion& shown) {
  const std::string type = shown.media_type == "application/pdf" ? "PDF"
                           : shown.media_type == "image/png"     ? "PNG"
                                                                 : "JPEG";
  Fill fill;
  fill.texts = {{"url", fmt::format("{}/documents/{}", page.path, document.id.value)},
                {"title", shown.title},
                {"meta", fmt::format("{}, {}, {} {}", type, size_text(shown.size_bytes, page),
                                     in(page, {"Fassung", "version"}), shown.version)}};
  return fill;
}

// What a condition can have its place on: what was released, as "DOCUMENT:VERSION" and by name.
std::vector<std::pair<std::string, std::string>> plans_of(const LinkPage& page, const Case& the_case,
                                                          const participation::StatementRequest& request) {
  std::vector<std::pair<std::string, std::string>> plans;
  for (const auto& released : request.spec.released) {
    const auto* document = the_case.application.document(released.document);
    const auto* version = document == nullptr ? nullptr : document->version(released.version);
    if (version == nullptr) continue;
    plans.emplace_back(fmt::format("{}:{}", released.document.value, released.version),
                       fmt::format("{}, {} {}", version->title, in(page, {"Fassung", "version"}), released.version));
  }
  return plans;
}

void add_topics(const LinkPage& page, Fill& fill) {
  const auto& topics = page.form.topics;
  for (std::size_t i = 0; i < topics.size(); ++i) {
    const std::string n = std::to_string(i + 1);
    Fill block;
    block.texts = {{"n", n},
                   {"open", yes(topics[i].filled())},
                   {"topic", topics[i].topic},
                   {"text", topics[i].text},
                   {"error_topic", ""},
                   {"error_text", ""}};
    for (const auto& error : page.errors) {
      if (error.field == "topic_" + n + "_topic") block.texts["error_topic"] = error.message;
      if (error.field == "topic_" + n + "_text") block.texts["error_text"] = error.message;
    }
    fill.sections["topics"].push_back(std::move(block));
  }
  fill.texts["topics_open"] = yes(std::ranges::any_of(topics, [](const auto& one) { return one.filled(); }));
}

void add_form(const LinkPage& page, const std::vector<std::pair<std::string, std::string>>& plans, Fill& fill) {
  const auto& form = page.form;
  fill.texts["form_open"] = yes(!page.errors.empty() && form.act.empty());
  fill.texts["refer_to"] = form.refer_to;
  fill.texts["until"] = form.until;
  fill.texts["reason"] = form.reason;
  fill.texts["papers"] = form.papers;
  fill.texts["papers_open"] = yes(form.act == "papers");
  fill.texts["text"] = form.text;
  for (const char* outcome : {"no_objection", "conditions", "objection", "not_responsible"}) {
    fill.texts[std::string{"outcome_"} + outcome] = yes(form.outcome == outcome);
  }
  for (const auto& error : page.errors) {
    Fill line;
    line.texts = {{"field", error.field}, {"message", error.message}};
    fill.sections["errors"].push_back(line);
    for (const char* field : {"outcome", "text", "attachment", "grounds", "until", "reason", "papers", "message"}) {
      if (error.field == field) fill.texts[std::string{"error_"} + field] = error.message;
    }
  }
  fill.texts["has_errors"] = yes(!page.errors.empty());
  add_topics(page, fill);
  for (std::size_t i = 0; i < form.conditions.size(); ++i) {
    const auto& entered = form.conditions[i];
    Fill block;
    const std::string n = std::to_string(i + 1);
    block.texts = {{"n", n},
                   {"open", yes(entered.filled())},
                   {"topic", entered.topic},
                   {"text", entered.text},
                   {"legal_basis", entered.legal_basis},
                   {"reason", entered.reason},
                   {"page", entered.page},
                   {"place", entered.place},
                   {"has_plans", yes(!plans.empty())},
                   {"error", ""}};
    for (const auto& [value, label] : plans) {
      Fill plan;
      plan.texts = {{"plan", value}, {"label", label}, {"chosen", yes(entered.plan == value)}};
      block.sections["plans"].push_back(std::move(plan));
    }
    for (const auto& error : page.errors) {
      if (error.field == "condition_" + n + "_text") block.texts["error"] = error.message;
    }
    for (const char* kind : {"obligation", "condition", "time_limit", "reservation", "hint"}) {
      block.texts[std::string{"is_"} + kind] = yes(entered.kind == kind);
    }
    fill.sections["conditions"].push_back(std::move(block));
  }
}

void add_deadline(const LinkPage& page, const Onlook& onlook, const Case& the_case,
                  const participation::StatementRequest& request, Fill& fill) {
  const auto& deadline = request.spec.deadline;
  const auto* statement = request.statement();
  const bool late = statement != nullptr ? statement->late : onlook.today > deadline.due_on();
  fill.texts["due_date"] = german_date(deadline.due_on());
  fill.texts["due_iso"] = to_string(deadline.due_on());
  fill.texts["in_time"] = yes(!late);
  fill.texts["late"] = yes(late);
  const Text effect = participation::wording(request.spec.on_silence, request.spec.act);
  fill.texts["silence_text"] =
      statement == nullptr
          ? in(page, {"Ohne Antwort bis dahin: " + effect.de + ".", "Without an answer by then: " + effect.en + "."})
          : "";
  fill.texts["late_text"] =
      in(page, {"Die Frist ist abgelaufen. Ihre Stellungnahme wird angenommen und als verspätet gekennzeichnet; "
                "was mit dem Fristablauf eingetreten ist, bleibt bestehen.",
                "The period has ended. Your statement is accepted and marked as late; what the end of the "
                "period brought about stays."});
  fill.texts["deadline_basis"] = deadline.basis;
  for (const auto& step : deadline.derivation.steps) {
    Fill line;
    line.texts = {{"date", german_date(step.date)}, {"why", in(page, step.why)}};
    fill.sections["deadline_steps"].push_back(line);
  }
  if (the_case.participation.closed_on) return;  // nobody waits any more
  if (statement != nullptr) {
    fill.texts["waits_for_authority"] = since_days(statement->received_on, onlook.today, page.language);
  } else {
    fill.texts["waits_for_you"] =
        since_days(berlin_day(opened_at(the_case, request.round)), onlook.today, page.language);
  }
}

void add_receipt(const LinkPage& page, const Onlook& onlook, const Case& the_case,
                 const participation::StatementRequest& request, Fill& fill) {
  const auto& statement = *request.statement();
  fill.texts["statement_version"] = std::to_string(statement.version);
  fill.texts["corrected"] = yes(statement.version > 1);
  fill.texts["outcome_name"] = in(page, outcome_name(statement.outcome));
  fill.texts["has_statement_text"] = yes(!statement.text.empty());
  fill.texts["statement_text"] = statement.text;
  for (const auto& said : statement.topics) {
    Fill line;
    line.texts = {{"topic", said.topic}, {"text", said.text}};
    fill.sections["statement_topics"].push_back(std::move(line));
  }
  fill.texts["has_statement_topics"] = yes(!statement.topics.empty());
  fill.texts["has_statement_conditions"] = yes(!statement.conditions.empty());
  int marks = 0;
  for (const auto& condition : statement.conditions) {
    Fill line;
    const Text place = condition.mark ? words_of(*condition.mark, the_case.application, ++marks) : Text{};
    line.texts = {{"mark", in(page, place)},
                  {"kind_name", in(page, kind_name(condition.kind))},
                  {"has_topic", yes(!condition.topic.empty())},
                  {"topic", condition.topic},
                  {"text", condition.text},
                  {"has_legal_basis", yes(!condition.legal_basis.empty())},
                  {"legal_basis", condition.legal_basis}};
    fill.sections["statement_conditions"].push_back(line);
  }
  fill.texts["has_attachments"] = yes(!statement.attachments.empty());
  for (const auto& id : statement.attachments) {
    if (const auto* document = the_case.application.document(id))
      fill.sections["attachments"].push_back(document_fill(page, *document, document->versions.back()));
  }
  for (const auto& logged : onlook.view.lists().events_after(0, the_case.id, 100000)) {
    const auto* submitted = std::get_if<StatementSubmitted>(&logged.recorded.event);
    if (submitted == nullptr || submitted->request != request.spec.request) continue;
    fill.texts["received_at"] = berlin_clock(logged.recorded.at);
    fill.texts["received_iso"] = to_string(logged.recorded.at);
    fill.texts["event_seq"] = std::to_string(logged.recorded.seq);
    fill.texts["event_hash"] = logged.row.hash;
  }
}

// A receipt may be corrected here while the period runs; the form holds five topics and five conditions and drops none, nor
// a mark drawn elsewhere.
bool correctable_here(const LinkPage& page, const participation::StatementRequest& request, Date today) {
  const auto* answered = std::get_if<participation::Answered>(&request.state);
  return answered != nullptr && !answered->after_silence && today <= request.spec.deadline.due_on() &&
         answered->statement.conditions.size() <= page.form.conditions.size() &&
         answered->statement.topics.size() <= page.form.topics.size() &&
         std::ranges::none_of(answered->statement.conditions,
                              [](const Condition& one) { return one.mark && !one.mark->points.empty(); });
}

LinkForm form_of(const participation::Statement& statement) {
  LinkForm form;
  form.outcome = to_string(statement.outcome);
  form.text = statement.text;
  form.refer_to = statement.refer_to;
  form.grounds = statement.grounds;
  for (std::size_t i = 0; i < statement.topics.size(); ++i) {
    form.topics[i] = {statement.topics[i].topic, statement.topics[i].text};
  }
  for (std::size_t i = 0; i < statement.conditions.size(); ++i) {
    const auto& given = statement.conditions[i];
    form.conditions[i] = {to_string(given.kind), given.topic, given.text, given.legal_basis, given.reason, {}, {}, {}};
    if (!given.mark) continue;
    form.conditions[i].plan = fmt::format("{}:{}", given.mark->document.value, given.mark->version);
    form.conditions[i].page = std::to_string(given.mark->page);
    form.conditions[i].place = given.mark->words;
  }
  return form;
}

void add_grounds(const LinkPage& page, const Onlook& onlook, const participation::StatementRequest& request,
                 Fill& fill) {
  auto& list = fill.sections["grounds"];
  for (const auto* ground : onlook.law.grounds_for(request.first_rule())) {
    const bool chosen =
        std::find(page.form.grounds.begin(), page.form.grounds.end(), ground->id) != page.form.grounds.end();
    Fill line;
    line.texts = {{"ground_id", ground->id},
                  {"ground_name", in(page, ground->name)},
                  {"ground_basis", ground->basis},
                  {"ground_chosen", yes(chosen)}};
    list.push_back(std::move(line));
  }
  fill.texts["has_grounds"] = yes(!list.empty());
}

// Acknowledging and asking for time, with an open request.
void add_life(const LinkPage& page, const Onlook& onlook, const Case& the_case,
              const participation::StatementRequest& request, Fill& fill) {
  const auto& trail = request.trail;
  const auto calendar = calendar_for(onlook.app, the_case.application.authority, the_case.application.land);
  const bool open = page.state == LinkState::open && request.is_open();
  const bool waiting = trail.extension && !trail.extension->answered_on;
  fill.texts["show_life"] = yes(open);
  fill.texts["can_acknowledge"] = yes(!trail.acknowledged_on);
  for (const auto& wanted : trail.papers_wanted) {
    Fill line;
    line.texts = {{"date", german_date(wanted.on)}, {"wanted", wanted.papers}};
    fill.sections["papers_wanted"].push_back(std::move(line));
  }
  fill.texts["acknowledged_date"] = trail.acknowledged_on ? german_date(*trail.acknowledged_on) : "";
  fill.texts["extension_asked"] = yes(waiting);
  fill.texts["extension_until"] = waiting ? german_date(trail.extension->until) : "";
  fill.texts["extension_granted"] = yes(trail.extension && trail.extension->granted);
  const bool refused = trail.extension && !waiting && !trail.extension->granted;
  fill.texts["extension_refused"] = refused ? trail.extension->refused_because : "";
  fill.texts["can_extend"] = "";
  if (!open || !calendar || waiting) return;
  const auto latest = participation::latest_extension(request, {Actor{}, onlook.today, onlook.law, *calendar});
  if (!latest) return;
  fill.texts["can_extend"] = yes(true);
  fill.texts["extension_open"] = yes(page.form.act == "extension");
  fill.texts["latest_date"] = german_date(*latest);
  fill.texts["latest_iso"] = to_string(*latest);
}

// What the agency may read, and a form while the request is open; with a receipt it is for reading.
void add_messages(const LinkPage& page, const Onlook& onlook, const Case& the_case, Fill& fill) {
  const auto& accounts = onlook.view.accounts();
  const auto authority = accounts.authority(the_case.application.authority);
  const std::string authority_name = authority ? authority->name : the_case.application.authority.value;
  const std::string applicant = in(page, {"Bauherrschaft", "applicant"});
  auto& list = fill.sections["messages"];
  for (const auto& message : readable_messages(onlook.view, onlook.caller, the_case)) {
    std::string readers = authority_name;
    if (message.said->to_applicant) readers += ", " + applicant;
    for (const auto& id : message.said->to_agencies) {
      const auto agency = accounts.agency(id);
      readers += ", " + (agency ? agency->name : id.value);
    }
    Fill line;
    line.texts = {{"at", berlin_clock(message.recorded->at)},
                  {"at_iso", to_string(message.recorded->at)},
                  {"who", message.said->side == "agency" ? onlook.caller.name : authority_name},
                  {"readers", readers},
                  {"text", message.text.value_or("")},
                  {"gone", yes(!message.text)}};
    list.push_back(std::move(line));
  }
  fill.texts["can_write_message"] = yes(page.state == LinkState::open);
  fill.texts["show_messages"] =
      yes(page.state == LinkState::open || (page.state == LinkState::receipt && !list.empty()));
  fill.texts["messages_closed"] = yes(page.state != LinkState::open);
  fill.texts["no_messages"] = yes(list.empty());
  fill.texts["message"] = page.form.message;
  fill.texts["message_open"] = yes(page.form.act == "message");
}

LinkState state_of(const View& view, const LinkPage& page, const Case& the_case,
                   const participation::StatementRequest& request) {
  if (std::holds_alternative<participation::Withdrawn>(request.state)) return LinkState::withdrawn;
  if (request.statement() != nullptr) return LinkState::receipt;
  if (the_case.participation.closed_on) return LinkState::closed;
  const auto agency = view.accounts().agency(request.spec.agency);
  const bool by_link = !agency || !agency->second_person;
  return page.state == LinkState::confirm && by_link ? LinkState::confirm : LinkState::open;
}

void add_case(const LinkPage& page, const Onlook& onlook, const Case& the_case,
              const participation::StatementRequest& request, Fill& fill) {
  const auto& application = the_case.application;
  const auto authority = onlook.view.accounts().authority(application.authority);
  fill.texts["authority_name"] = authority ? authority->name : application.authority.value;
  fill.texts["agency_name"] = onlook.caller.name;
  fill.texts["title"] = application.title;
  fill.texts["file_number"] = application.file_number;
  fill.texts["act_name"] = in(page, participation::name_of(request.spec.act));
  fill.texts["legal_basis"] = request.spec.legal_basis;
  fill.texts["question"] = request.spec.question;
  fill.texts["has_question"] = yes(!request.spec.question.empty());
  fill.texts["again_because"] = request.spec.again_because;
  for (const auto& key : application.parcels) {
    Fill line;
    line.texts = {{"name", parcel_name(onlook.app.store.parcels(), key)}};
    fill.sections["parcels"].push_back(line);
  }
  for (const auto& released : request.spec.released) {
    const auto* document = application.document(released.document);
    const auto* version = document == nullptr ? nullptr : document->version(released.version);
    if (version != nullptr) fill.sections["documents"].push_back(document_fill(page, *document, *version));
  }
  fill.texts["no_documents"] = yes(request.spec.released.empty());
  if (const auto plans = released_plans(onlook.app, onlook.caller, request.spec.request)) {
    fill.texts["has_plan"] = yes(true);
    for (const auto& finding : by_weight(plans->checked.findings)) {
      Fill line;
      line.texts = {{"verdict", in(page, word_of(finding.verdict))},
                    {"message", in(page, finding.message)},
                    {"basis", finding.legal_basis}};
      fill.sections["findings"].push_back(std::move(line));
    }
  }
}

void add_withdrawal(const participation::StatementRequest& request, Fill& fill) {
  const auto* withdrawn = std::get_if<participation::Withdrawn>(&request.state);
  if (withdrawn == nullptr) return;
  fill.texts["withdrawn_reason"] = withdrawn->reason;
  fill.texts["withdrawn_date"] = german_date(withdrawn->on);
}

}  // namespace

Fill link_fill(const LinkPage& page) {
  Fill fill;
  fill.texts["service_name"] = "Flurwerk";
  fill.texts["path"] = page.path;
  fill.texts["skip_target"] = page.errors.empty() ? "answer" : "errors";
  const bool silent =
      page.state == LinkState::unknown || page.state == LinkState::expired || page.state == LinkState::renewed;
  fill.texts["has_case"] = yes(!silent);  // what no longer opens a request names none
  for (std::size_t i = 0; i < state_names.size(); ++i) {
    fill.texts[state_names[i]] = yes(static_cast<std::size_t>(page.state) == i);
  }
  fill.texts["show_case"] = "";
  return fill;
}

Fill withdrawn_fill(const LinkPage& asked, const View& view, const Case& the_case,
                    const participation::StatementRequest& request) {
  LinkPage page = asked;
  page.state = LinkState::withdrawn;
  Fill fill = link_fill(page);
  const auto authority = view.accounts().authority(the_case.application.authority);
  const auto agency = view.accounts().agency(request.spec.agency);
  fill.texts["authority_name"] = authority ? authority->name : the_case.application.authority.value;
  fill.texts["agency_name"] = agency ? agency->name : request.spec.agency.value;
  fill.texts["title"] = the_case.application.title;
  fill.texts["file_number"] = the_case.application.file_number;
  add_withdrawal(request, fill);
  return fill;
}

Fill link_fill(const LinkPage& asked, const Onlook& onlook, const Case& the_case,
               const participation::StatementRequest& request) {
  LinkPage page = asked;
  page.state = state_of(onlook.view, asked, the_case, request);
  Fill fill = link_fill(page);
  add_case(page, onlook, the_case, request, fill);
  const bool shows =
      page.state == LinkState::open || page.state == LinkState::confirm || page.state == LinkState::receipt;
  fill.texts["show_case"] = yes(shows);
  add_deadline(page, onlook, the_case, request, fill);
  const auto agency = onlook.view.accounts().agency(request.spec.agency);
  const bool second_person = agency && agency->second_person;
  fill.texts["second_person"] = yes(second_person);
  fill.texts["request_id"] = request.spec.request.value;
  fill.texts["attachment_limit"] =
      size_text(std::min(static_cast<std::int64_t>(link_form_bytes), onlook.app.config.upload_limit_bytes), page);
  const bool correct =
      !second_person && page.state == LinkState::receipt && correctable_here(page, request, onlook.today);
  if (correct && page.errors.empty()) page.form = form_of(*request.statement());
  fill.texts["can_correct"] = yes(correct);
  fill.texts["final"] = yes(!correct);
  fill.texts["show_form"] = yes(correct || (page.state == LinkState::open && !second_person));
  add_form(page, plans_of(page, the_case, request), fill);
  add_grounds(page, onlook, request, fill);
  for (const auto& topic : known_topics(onlook.view, request.spec.agency, onlook.law)) {
    Fill line;
    line.texts = {{"topic", topic}};
    fill.sections["known_topics"].push_back(std::move(line));
  }
  add_life(page, onlook, the_case, request, fill);
  if (shows) add_messages(page, onlook, the_case, fill);
  if (page.state == LinkState::receipt) add_receipt(page, onlook, the_case, request, fill);
  add_withdrawal(request, fill);
  fill.texts["closed_text"] =
      in(page, {"Über den Bauantrag ist entschieden, oder er wurde zurückgenommen. Stellungnahmen werden "
                "nicht mehr angenommen.",
                "The application has been decided or withdrawn. Statements are no longer accepted."});
  return fill;
}

}  // namespace flurwerk::api
