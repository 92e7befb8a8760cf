#include "api/store/sqlite/state_rows.hpp"

#include <algorithm>
#include <concepts>
#include <optional>
#include <tuple>

#include "api/app/event_fields.hpp"
#include "api/store/sqlite/search_words.hpp"
#include "permit-core/draft.hpp"
#include "permit-core/state_graph.hpp"
#include "permit-core/statistics.hpp"

namespace flurwerk::api {
namespace {

enum Table : std::size_t {
  application_table,
  party_table,
  deadline_table,
  document_table,
  document_version_table,
  demanded_item_table,
  round_table,
  statement_request_table,
  released_document_table,
  statement_table,
  decision_table,
  condition_table,
  search_text_table,
  document_text_table,
  announcement_table,
  statistics_report_table,
  message_table,
  message_reader_table,
};

template <class... F>
struct Overloaded : F... {
  using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;  // clang 14 does not deduce it

// What a value is as a cell; days and instants as texts that `row` keeps.
void add(StateRow& row, bool key, std::string_view value) { row.add(value, key); }
void add(StateRow& row, bool key, const std::string& value) { row.add(std::string_view(value), key); }
void add(StateRow& row, bool key, const char* value) { row.add(std::string_view(value), key); }
void add(StateRow& row, bool key, bool value) { row.add(std::int64_t{value ? 1 : 0}, key); }
template <std::integral Number>
void add(StateRow& row, bool key, Number value) {
  row.add(static_cast<std::int64_t>(value), key);
}
void add(StateRow& row, bool key, Date value) { add(row, key, to_string(value)); }
void add(StateRow& row, bool key, Instant value) { add(row, key, to_string(value)); }
template <class Tag>
void add(StateRow& row, bool key, const Id<Tag>& value) {
  add(row, key, value.value);
}
template <class T>
void add(StateRow& row, bool key, const std::optional<T>& value) {
  if (value) {
    add(row, key, *value);
  } else {
    row.add({}, key);
  }
}

template <class Enum>
std::string_view word(Enum value) {  // as the log writes it
  return event_fields::words<Enum>.at(static_cast<std::size_t>(value));
}

struct Due {
  std::optional<Date> on;
  std::string rule;
};

class Projection {
 public:
  explicit Projection(const Case& folded) : case_(folded) {}

  std::vector<StateRow> rows() {
    for (const auto& party : case_.application.parties) put(party_table, party.role, party.person, party.account);
    deadlines();
    documents();
    for (const auto& item : case_.application.demanded) {
      put(demanded_item_table, item.id, item.document_type, item.reason, item.answered_by);
    }
    participation();
    std::visit([&](const auto& state) { decision(state); }, case_.application.decision);
    application();
    for (const auto& report : statistics_reports(case_.application)) {
      put(statistics_report_table, key_of(report), report.on);
    }
    messages();
    search_text();
    std::sort(rows_.begin(), rows_.end());
    return std::move(rows_);
  }

 private:
  template <class... T>
  void put(Table table, const T&... cells) {
    auto& row = rows_.emplace_back(StateRow{table, 0, {}});
    std::size_t column = 0;
    const auto keys = state_tables()[table].keys;
    add(row, true, case_.id);
    (add(row, ++column < keys, cells), ...);
  }

  void deadline(const Deadline& deadline, std::optional<Date> settled_at, std::string_view settlement) {
    put(deadline_table, deadline.id, deadline.rule, deadline.subject, word(deadline.on_silence), deadline.due_on(),
        settled_at, settlement);
    if (settled_at || (due_.on && *due_.on <= deadline.due_on())) return;
    due_ = {deadline.due_on(), deadline.rule};
  }

  void deadlines() {
    for (const auto& tracked : case_.application.deadlines) {
      std::visit(Overloaded{[&](const Running&) { deadline(tracked.deadline, std::nullopt, "running"); },
                            [&](const Met& met) { deadline(tracked.deadline, met.on, "met"); },
                            [&](const Lapsed& lapsed) { deadline(tracked.deadline, lapsed.on, "lapsed"); },
                            [&](const Moot& moot) { deadline(tracked.deadline, moot.on, "moot"); },
                            [&](const Replaced& replaced) {
                              deadline(tracked.deadline, replaced_on(replaced.by), "replaced");
                            }},
                 tracked.settlement);
    }
  }

  // The day on which the deadline that replaced it started; its own last day where that cannot be told.
  Date replaced_on(const DeadlineId& by) const {
    for (const auto& tracked : case_.application.deadlines) {
      if (tracked.deadline.id == by) return tracked.deadline.derivation.from;
    }
    return std::chrono::floor<std::chrono::days>(case_.events.back().at);
  }

  void documents() {
    for (const auto& document : case_.application.documents) {
      put(document_table, document.id, document.type, document.title, document.filed_by_side, document.request);
      for (const auto& version : document.versions) {
        put(document_version_table, document.id, version.version, version.file_name, version.media_type, version.sha256,
            version.size_bytes, version.filed_at);
      }
    }
  }

  void participation() {
    for (const auto& round : case_.participation.rounds) put(round_table, round.id, round.title, round.opened_on);
    for (const auto& request : case_.participation.requests) {
      const auto& spec = request.spec;
      put(statement_request_table, spec.request, request.round, spec.agency, word(spec.act),
          participation::to_string(request.state), spec.deadline.due_on(), word(spec.on_silence), spec.legal_basis,
          request.trail.handed_on_agency);
      for (const auto& released : spec.released)
        put(released_document_table, spec.request, released.document, released.version);
      for (const auto& former : request.trail.former) deadline(former.deadline, former.until, "replaced");
      std::visit([&](const auto& state) { settle(spec, state); }, request.state);
      open_requests_ += request.is_open() ? 1 : 0;
      const auto& asked = request.trail.questions;
      questions_ += !asked.empty() && !asked.back().replied_on && !is_closed(case_.application.state) ? 1 : 0;
    }
    for (const auto& announcement : case_.participation.announcements) {
      put(announcement_table, announcement.said.announcement, announcement.said.published_on,
          announcement.said.objections.due_on(), announcement.withdrawn_on);
    }
    for (const auto& permit : case_.participation.permit_announcements) {
      put(announcement_table, permit.said.announcement, permit.said.published_on, permit.said.display.due_on(),
          permit.withdrawn_on);
    }
  }

  void messages() {
    for (const auto& recorded : case_.events) {
      const auto* sent = std::get_if<MessageSent>(&recorded.event);
      if (sent == nullptr) continue;
      put(message_table, sent->message, recorded.seq, sent->side, sent->to_applicant);
      for (const auto& agency : sent->to_agencies) put(message_reader_table, sent->message, agency);
    }
  }

  void settle(const StatementRequestSpec& spec, const participation::Open&) {
    deadline(spec.deadline, std::nullopt, "running");
  }
  void settle(const StatementRequestSpec& spec, const participation::Silent& silent) {
    deadline(spec.deadline, silent.effective_on, "lapsed");
  }
  void settle(const StatementRequestSpec& spec, const participation::Withdrawn& withdrawn) {
    deadline(spec.deadline, withdrawn.on, "withdrawn");
  }
  void settle(const StatementRequestSpec& spec, const participation::Answered& answered) {
    const auto& statement = answered.statement;
    if (answered.after_silence) {
      settle(spec, *answered.after_silence);
    } else {
      deadline(spec.deadline, statement.received_on, "met");
    }
    put(statement_table, spec.request, statement.version, word(statement.outcome), statement.text,
        statement.received_on, statement.late, statement.entered_from);
    conditions(spec.request.value, statement.conditions);
  }

  void conditions(const std::string& owner, const std::vector<Condition>& list) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      const auto& c = list[i];
      put(condition_table, owner, i + 1, c.id, word(c.kind), c.topic, c.text, c.legal_basis, c.reason, c.source,
          c.source_condition);
    }
  }

  void decision(const NoDecision&) {}
  void decision(const DecisionInDraft& state) { decision("draft", state.text, {}, state.returned_because, {}, "", {}); }
  void decision(const DecisionApprovedState& state) {
    decision("approved", state.text, state.approved_by, "", {}, "", {});
  }
  void decision(const DecisionServedState& state) {
    decision("served", state.text, state.approved_by, "", state.notice, state.service, state.served_on);
  }
  void decision(const char* state, const DecisionText& text, const AccountId& approved_by,
                const std::string& returned_because, const DocumentId& notice, const std::string& service,
                std::optional<Date> served_on) {
    put(decision_table, state, text.version, word(text.outcome), text.reasons, text.fee_cents, text.drafted_by,
        approved_by, returned_because, notice, service, served_on);
    conditions("decision", text.conditions);
  }

  void application() {
    const auto& a = case_.application;
    std::string parcels;
    for (const auto& parcel : a.parcels) parcels += (parcels.empty() ? "" : " ") + parcel.value;
    put(application_table, a.version, to_string(a.state), a.file_number, a.title, a.land, a.procedure, a.authority,
        a.applicant, a.draft_version, a.draft_sha256, parcels, a.received_on, a.complete_on, due_.on, due_.rule,
        due_.on ? to_string(*due_.on) : "9999-12-31", a.received_on ? to_string(*a.received_on) : "9999-12-31",
        open_requests_, case_.participation.requests.size(),
        a.turns.empty() ? std::string_view{"nobody"} : to_string(a.turns.back().side), case_.events.front().at,
        case_.events.back().at, a.turns.empty() ? std::nullopt : std::optional(a.turns.back().from), questions_);
  }

  // What one looks for a case by. The decision from its service on; statements the authority alone.
  void search_text() {
    const auto& a = case_.application;
    std::string everybody = a.title + " " + a.file_number + " " + a.address, applicant;
    for (const auto& parcel : a.parcels) everybody += " " + parcel.value + " " + spoken(parcel.value);
    if (const auto* served = std::get_if<DecisionServedState>(&a.decision)) {
      applicant += served->text.reasons + " " + served->text.refused_part;
      for (const auto& condition : served->text.conditions) applicant += " " + condition.topic + " " + condition.text;
    }
    for (const auto& request : case_.participation.requests) {
      const auto* statement = request.statement();
      if (statement == nullptr) continue;
      std::string authority = statement->text;
      for (const auto& said : statement->topics) authority += " " + said.topic + " " + said.text;
      for (const auto& condition : statement->conditions) authority += " " + condition.topic + " " + condition.text;
      put(search_text_table, request.spec.request, "", "", searchable(authority));
    }
    put(search_text_table, "", searchable(everybody), searchable(applicant), "");
    for (const auto& document : a.documents) {
      for (const auto& version : document.versions) {
        put(document_text_table, document.id, version.version, applicant_may_see(a, document),
            searchable(version.title + " " + version.file_name));
      }
    }
  }

  // "06099900700116______" as people say it: "flur 7 flurstück 116".
  static std::string spoken(const std::string& key) {
    if (key.size() != 20) return {};
    const auto number = [&](std::size_t from, std::size_t length) {
      std::string digits = key.substr(from, length);
      std::erase(digits, '_');
      digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
      return digits;
    };
    const std::string flur = number(6, 3), plot = number(9, 5), part = number(14, 4);
    return (flur.empty() ? "" : "flur " + flur + " ") + "flurstück " + plot + (part.empty() ? "" : "/" + part);
  }

  const Case& case_;
  Due due_;
  int open_requests_ = 0;
  int questions_ = 0;  // to the applicant, without a reply
  std::vector<StateRow> rows_;
};

}  // namespace

std::span<const StateTable> state_tables() {
  static const std::vector<StateTable> tables = {
      {"application",
       {"id",         "version",    "state",         "file_number",   "title",         "land",         "procedure",
        "authority",  "applicant",  "draft_version", "draft_sha256",  "parcels",       "received_on",  "complete_on",
        "due_on",     "due_rule",   "sort_due",      "sort_received", "open_requests", "all_requests", "turn",
        "started_at", "changed_at", "turn_since",    "questions"},
       1},
      {"party", {"application", "role", "person", "account"}, 2},
      {"deadline", {"application", "id", "rule", "subject", "on_silence", "due_on", "settled_at", "settlement"}, 2},
      {"document", {"application", "id", "type", "title", "filed_by_side", "request"}, 2},
      {"document_version",
       {"application", "document", "version", "file_name", "media_type", "sha256", "size_bytes", "filed_at"},
       3},
      {"demanded_item", {"application", "id", "document_type", "reason", "answered_by"}, 2},
      {"round", {"application", "id", "title", "opened_on"}, 2},
      {"statement_request",
       {"application", "id", "round", "agency", "act", "state", "due_on", "on_silence", "legal_basis", "below"},
       2},
      {"released_document", {"application", "request", "document", "version"}, 3},
      {"statement", {"application", "request", "version", "outcome", "text", "received_on", "late", "entered_from"}, 2},
      {"decision",
       {"application", "state", "version", "outcome", "reasons", "fee_cents", "drafted_by", "approved_by",
        "returned_because", "notice", "service", "served_on"},
       1},
      {"condition",
       {"application", "owner", "position", "id", "kind", "topic", "text", "legal_basis", "reason", "source",
        "source_condition"},
       3},
      {"search_text", {"application", "part", "everybody", "applicant", "authority"}, 2},
      {"document_text", {"application", "document", "version", "applicant", "text"}, 3},
      {"announcement", {"application", "id", "published_on", "objections_until", "withdrawn_on"}, 2},
      {"statistics_report", {"application", "occasion", "happened_on"}, 2},
      {"message", {"application", "id", "seq", "side", "to_applicant"}, 2},
      {"message_reader", {"application", "message", "agency"}, 3},
  };
  return tables;
}

std::vector<StateRow> state_rows(const Case& folded) { return Projection(folded).rows(); }

void StateRow::add(const Cell& cell, bool key) {
  const auto number = [this](std::uint64_t value) {
    for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>((value >> shift) & 0xff);
  };
  bytes += static_cast<char>(cell.index());
  if (const auto* integer = std::get_if<std::int64_t>(&cell)) number(static_cast<std::uint64_t>(*integer));
  if (const auto* text = std::get_if<std::string_view>(&cell)) {
    number(text->size());
    bytes += *text;
  }
  if (key) key_size = bytes.size();
}

std::vector<Cell> StateRow::cells() const {
  std::vector<Cell> list;
  list.reserve(state_tables()[table].columns.size());
  std::string_view left = bytes;
  const auto number = [&left] {
    std::uint64_t value = 0;
    for (int i = 0; i < 8; ++i) value = value << 8 | static_cast<unsigned char>(left[static_cast<std::size_t>(i)]);
    left.remove_prefix(8);
    return value;
  };
  while (!left.empty()) {
    const char type = left.front();
    left.remove_prefix(1);
    if (type == 0) {
      list.emplace_back();
    } else if (type == 1) {
      list.emplace_back(static_cast<std::int64_t>(number()));
    } else {
      const auto size = number();
      list.emplace_back(left.substr(0, size));
      left.remove_prefix(size);
    }
  }
  return list;
}

bool key_before(const StateRow& a, const StateRow& b) {
  const auto key = [](const StateRow& row) { return std::string_view(row.bytes).substr(0, row.key_size); };
  return std::tuple(a.table, a.key_size, key(a)) < std::tuple(b.table, b.key_size, key(b));
}

std::string key_text(const StateRow& row) {
  std::string text;
  const auto cells = row.cells();
  for (std::size_t i = 0; i < state_tables()[row.table].keys; ++i) {
    if (i > 0) text += " / ";
    if (const auto* number = std::get_if<std::int64_t>(&cells[i])) text += std::to_string(*number);
    if (const auto* words = std::get_if<std::string_view>(&cells[i])) text += *words;
  }
  return text;
}

}  // namespace flurwerk::api
