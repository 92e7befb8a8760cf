#include "api/app/case_log.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <type_traits>
#include <utility>

#include "api/app/deadline_history.hpp"
#include "api/app/event_fields.hpp"
#include "api/app/event_json.hpp"
#include "permit-core/berlin_day.hpp"
#include "permit-core/strict_json.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;
using ordered = nlohmann::ordered_json;  // columns in their order, as people read them

constexpr const char* log_format = "flurwerk-case-log-1";
constexpr JsonLimits log_limits{8, std::size_t{1} << 30U, 64};

using TextColumn = std::pair<const char*, std::string EventRow::*>;
constexpr std::array<TextColumn, 11> text_columns{{{"application", &EventRow::application},
                                                   {"type", &EventRow::type},
                                                   {"at", &EventRow::at},
                                                   {"actor", &EventRow::actor},
                                                   {"actor_role", &EventRow::actor_role},
                                                   {"actor_agency", &EventRow::actor_agency},
                                                   {"law_version", &EventRow::law_version},
                                                   {"payload", &EventRow::payload},
                                                   {"prev_hash", &EventRow::prev_hash},
                                                   {"case_prev_hash", &EventRow::case_prev_hash},
                                                   {"hash", &EventRow::hash}}};

tl::unexpected<Refusal> no_case_log(std::string place) {
  return refuse(RefusalKind::malformed, "not-a-case-log",
                {"Das ist kein ausgeführtes Protokoll eines Vorgangs.", "This is not the exported log of a case."},
                {"Die Datei so verwenden, wie Flurwerk sie ausgegeben hat.", "Use the file as Flurwerk wrote it."}, {},
                std::move(place));
}

Result<EventRow> logged_row_of(const json& event, const std::string& place) {
  if (!event.is_object()) return no_case_log(place);
  EventRow row;
  const auto words = event.find("words");  // logs written before have none
  if (event.size() != text_columns.size() + (words == event.end() ? 1 : 2)) return no_case_log(place);
  if (words != event.end()) {
    if (!words->is_string()) return no_case_log(place + "/words");
    row.words = words->get<std::string>();
  }
  const auto seq = event.find("seq");
  if (seq == event.end() || !seq->is_number_integer()) return no_case_log(place + "/seq");
  row.seq = seq->get<std::int64_t>();
  for (const auto& [name, column] : text_columns) {
    const auto value = event.find(name);
    if (value == event.end() || !value->is_string()) return no_case_log(place + "/" + name);
    row.*column = value->get<std::string>();
  }
  return row;
}

tl::unexpected<Refusal> no_event_from() {
  return refuse(RefusalKind::invalid, "no-event-from",
                {"Von da an hat der Vorgang kein Ereignis.", "The case has no event from there on."},
                {"Die Nummern und Tage stehen im Protokoll des Vorgangs.", "The case's log shows numbers and days."},
                {}, "/from");
}

// Number of the first event that is meant.
Result<std::int64_t> first_of(const std::vector<LoggedEvent>& events, std::string_view from) {
  if (const auto day = parse_date(from)) {
    for (const auto& logged : events) {
      if (berlin_day(logged.recorded.at) >= *day) return logged.row.seq;
    }
    return no_event_from();
  }
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(from.data(), from.data() + from.size(), number);
  if (error != std::errc{} || end != from.data() + from.size() || number < 1) {
    return refuse(RefusalKind::malformed, "bad-log-start",
                  {"Das ist weder die Nummer eines Ereignisses noch ein Tag.", "This is no event's number and no day."},
                  {"Schreiben Sie 42 oder 2026-03-01.", "Write 42 or 2026-03-01."}, {}, "/from");
  }
  if (events.empty() || events.back().row.seq < number) return no_event_from();
  return number;
}

class CaseLogWalk {
 public:
  // `after`: what a part says of itself, the hash of the event before its first.
  explicit CaseLogWalk(std::string after) {
    if (after.empty()) return;
    report.head = after;
    report.after = std::move(after);
  }
  // False, with the report saying why, when `row` cannot follow what was walked so far.
  bool take(const EventRow& row) {
    if (hash_of(row) != row.hash) {
      return blame("event-altered", row.seq,
                   {"wurde verändert: Inhalt und Prüfsumme passen nicht zusammen.",
                    "was altered: content and hash do not match."});
    }
    if (report.events > 0 && row.application != report.application) {
      return blame("event-altered", row.seq, {"gehört zu einem anderen Vorgang.", "belongs to another case."});
    }
    if (row.case_prev_hash != report.head) {
      return blame("event-missing", row.seq,
                   {"schließt nicht an das vorige an: Dazwischen fehlt etwas.",
                    "does not follow the one before: something between them is missing."});
    }
    try {
      const WordsState words = words_state(row.payload, row.words);
      if (words == WordsState::altered) {
        return blame("event-altered", row.seq,
                     {"wurde verändert: Der Text ist nicht der, dessen Prüfsumme festgehalten ist.",
                      "was altered: the text is not the one whose hash is kept."});
      }
      if (words == WordsState::erased && lost_words == 0) lost_words = row.seq;
      const RecordedEvent recorded = to_event(row);
      report.messages += std::holds_alternative<MessageSent>(recorded.event) ? 1 : 0;
      if (const auto* erased = std::get_if<PersonalDataErased>(&recorded.event)) {
        report.erased = Text{
            fmt::format("Am {} wurden nach der Löschregel „{}“ ({}) {} Personen und {} Dokumente gelöscht.",
                        row.at.substr(0, 10), erased->rule, erased->basis, erased->persons.size(),
                        erased->documents.size()),
            fmt::format("On {} {} persons and {} documents were erased by the rule \"{}\" ({}).", row.at.substr(0, 10),
                        erased->persons.size(), erased->documents.size(), erased->rule, erased->basis)};
      }
    } catch (const std::runtime_error&) {
      return blame("event-unreadable", row.seq,
                   {"ist für diese Programmversion nicht lesbar.", "cannot be read by this version of the program."});
    }
    report.application = row.application;
    report.head = row.hash;
    ++report.events;
    return true;
  }
  // Words may be gone if a later event says that they were erased.
  bool end() {
    if (lost_words == 0 || report.erased) return true;
    return blame("words-missing", lost_words,
                 {"hat seinen Text verloren, und keine Löschung ist festgehalten.",
                  "has lost its text, and no erasure is on record."});
  }
  CaseLogReport report{false, "", {}, 0, 0, {}, {}, {}, no_hash(), 0, {}};

 private:
  std::int64_t lost_words = 0;  // first event whose words are not there
  bool blame(const char* code, std::int64_t seq, const Text& what) {
    report.code = code;
    report.seq = seq;
    report.message = {fmt::format("Ereignis {} {}", seq, what.de), fmt::format("Event {} {}", seq, what.en)};
    return false;
  }
};

}  // namespace

Result<std::string> case_log(const View& view, const Case& the_case, Instant exported_at, std::string_view from) {
  const auto authority = view.accounts().authority(the_case.application.authority);
  const auto logged_events = view.lists().events_after(0, the_case.id, std::numeric_limits<int>::max());
  const auto first = from.empty() ? Result<std::int64_t>{0} : first_of(logged_events, from);
  if (!first) return tl::unexpected(first.error());
  std::string after;
  ordered events = ordered::array();
  for (const auto& logged : logged_events) {
    if (logged.row.seq < *first) {
      after = logged.row.hash;
      continue;
    }
    ordered event{{"seq", logged.row.seq}};
    for (const auto& [name, column] : text_columns) event[name] = logged.row.*column;
    event["words"] = logged.row.words;
    events.push_back(std::move(event));
  }
  ordered log{{"format", log_format},
              {"application", the_case.id.value},
              {"file_number", the_case.application.file_number},
              {"authority", authority ? authority->name : the_case.application.authority.value},
              {"exported_at", to_string(exported_at)}};
  if (!after.empty()) log["after"] = after;
  log["events"] = std::move(events);
  return log.dump(1);
}

Result<CaseLogReport> verify_case_log(std::string_view text, const std::string& expected_head) {
  const auto document = parse_strict_json(text, log_limits);
  if (!document) return tl::unexpected(document.error());
  if (!document->is_object() || document->value("format", json{}) != log_format) return no_case_log("/format");
  const auto events = document->find("events");
  if (events == document->end() || !events->is_array() || events->empty()) return no_case_log("/events");
  const auto after = document->find("after");
  if (after != document->end() && (!after->is_string() || after->get<std::string>().empty()))
    return no_case_log("/after");
  CaseLogWalk walk(after == document->end() ? std::string() : after->get<std::string>());
  bool expected_seen = expected_head.empty() || expected_head == walk.report.after;
  for (std::size_t i = 0; i < events->size(); ++i) {
    const auto row = logged_row_of((*events)[i], fmt::format("/events/{}", i));
    if (!row) return tl::unexpected(row.error());
    if (!walk.take(*row)) return walk.report;
    expected_seen = expected_seen || row->hash == expected_head;
  }
  CaseLogReport& report = walk.report;
  if (!walk.end()) return report;
  const auto number = document->find("file_number");
  if (number != document->end() && number->is_string()) report.file_number = number->get<std::string>();
  if (!expected_seen) {
    report.code = "head-unknown";
    report.message = {"Die angegebene Prüfsumme kommt darin nicht vor: Das Protokoll wurde ersetzt oder gekürzt.",
                      "The given hash does not occur in it: the log was replaced or cut."};
    return report;
  }
  report.ok = true;
  report.code = "intact";
  Text messages;
  if (report.messages > 0) {
    messages = {fmt::format(" Von {} Nachrichten stehen darin Leser und Prüfsumme, nicht die Worte.", report.messages),
                fmt::format(" Of {} messages it holds readers and hash, not the words.", report.messages)};
  }
  const Text erased = report.erased ? Text{" " + report.erased->de, " " + report.erased->en} : Text{};
  Text part;
  if (!report.after.empty()) {
    part = {" Es ist ein Teil: Davor liegt ein Ereignis mit der Prüfsumme " + report.after +
                ", das in einem anderen Auszug nachzusehen ist.",
            " It is a part: before it lies an event with the hash " + report.after +
                ", to be looked up in another extract."};
  }
  report.message = {
      fmt::format("Unversehrt und lückenlos vom ersten bis zum letzten der {} Ereignisse.", report.events) + part.de +
          messages.de + erased.de,
      fmt::format("Intact and without gaps from the first to the last of {} events.", report.events) + part.en +
          messages.en + erased.en};
  return report;
}

namespace {

// Finds the deadlines in an event, however deep.
struct DeadlineFinder {
  DeadlineHistory& history;
  const RecordedEvent& recorded;

  template <class Name, class T>
  void operator()(const Name&, T& field) {
    look(field);
  }

  void look(Deadline& deadline) { history[deadline.id.value].push_back({&recorded, deadline.due_on()}); }
  template <class T>
  void look(std::optional<T>& field) {
    if (field) look(*field);
  }
  template <class T>
  void look(std::vector<T>& fields) {
    for (T& field : fields) look(field);
  }
  template <class T>
  void look(T& field) {
    if constexpr (std::is_class_v<T> && requires(DeadlineFinder & f) { event_fields::visit(f, field); }) {
      event_fields::visit(*this, field);
    }
  }
};

}  // namespace

DeadlineHistory deadline_history(const Case& the_case) {
  DeadlineHistory history;
  for (const RecordedEvent& recorded : the_case.events) {
    DeadlineFinder finder{history, recorded};
    // The one list of fields takes them writable; nothing is written here.
    std::visit([&](auto& event) { event_fields::visit(finder, event); }, const_cast<Event&>(recorded.event));
  }
  return history;
}

Text begun_by(const Case& the_case, const Deadline& deadline, const LawAt& law) {
  for (const RecordedEvent& recorded : the_case.events) {
    const auto* deemed = std::get_if<CompletenessDeemed>(&recorded.event);
    if (deemed == nullptr) continue;
    const bool from_end = deemed->decision && deemed->decision->id == deadline.id &&
                          deemed->complete_on != the_case.application.received_on;
    if (from_end || (deemed->later && deemed->later->id == deadline.id)) {
      return {"Ende des Prüfmonats", "end of the month of checking"};
    }
  }
  const PeriodRule* rule = law.period(deadline.rule);
  return rule != nullptr ? rule->starts : Text{};
}

std::string reason_of(const Event& event) {
  if (const auto* moved = std::get_if<DeadlinesMoved>(&event)) return moved->reason;
  if (const auto* extended = std::get_if<DecisionPeriodExtended>(&event)) return extended->reason;
  if (const auto* postponed = std::get_if<DecisionPostponed>(&event)) return postponed->reason;
  if (const auto* ended = std::get_if<PostponementEnded>(&event)) return ended->reason;
  return {};
}

}  // namespace flurwerk::api
