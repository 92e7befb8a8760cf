#include "api/store/sqlite/event_log.hpp"

#include <limits>
#include <stdexcept>

#include "api/app/event_json.hpp"
#include "api/app/sha256.hpp"
#include "api/store/sqlite/sql.hpp"

namespace flurwerk::api {
namespace {

Case begun(const ApplicationId& id) {
  Case folded;
  folded.id = folded.application.id = id;
  return folded;
}

std::optional<LogHead> last_of(Database& database, const ApplicationId& id, std::int64_t last_seq) {
  auto query = database.query(sql("last_event_of"));
  query.bind("application", id.value).bind("last_seq", last_seq);
  return query.step() ? std::optional(LogHead{query.integer(0), query.text(1)}) : std::nullopt;
}

}  // namespace

std::string no_hash() { return std::string(64, '0'); }

std::string hash_of(const EventRow& row) {
  Sha256 hash;
  const auto add = [&](std::string_view column) {
    std::string length(8, '\0');
    for (int i = 0; i < 8; ++i) {
      length[static_cast<std::size_t>(i)] = static_cast<char>((std::uint64_t{column.size()} >> (56 - 8 * i)) & 0xff);
    }
    hash.update(length);
    hash.update(column);
  };
  for (const auto& column :
       {std::string("flurwerk-event-1"), std::to_string(row.seq), row.application, row.type, row.at, row.actor,
        row.actor_role, row.actor_agency, row.law_version, row.payload, row.prev_hash}) {
    add(column);
  }
  return hash.hex();
}

LogHead log_head(Database& database) {
  auto query = database.query(sql("log_head"));
  if (!query.step()) throw std::runtime_error("log_head is empty");
  return {query.integer(0), query.text(1)};
}

EventRow append(Database& database, EventRow row) {
  const LogHead head = log_head(database);
  row.seq = head.seq + 1;
  row.prev_hash = head.hash;
  row.hash = hash_of(row);
  auto insert = database.query(sql("append_event"));
  insert.bind("seq", row.seq).bind("application", row.application).bind("type", row.type).bind("at", row.at);
  insert.bind("actor", row.actor).bind("actor_role", row.actor_role).bind("actor_agency", row.actor_agency);
  insert.bind("law_version", row.law_version).bind("payload", row.payload);
  insert.bind("prev_hash", row.prev_hash).bind("hash", row.hash).run();
  database.query(sql("move_log_head")).bind("seq", row.seq).bind("hash", row.hash).run();
  return row;
}

EventRow to_row(const ApplicationId& application, const Actor& actor, Instant at, const std::string& law_version,
                const Event& event) {
  EncodedEvent encoded = encode(event);
  EventRow row;
  row.application = application.value;
  row.type = std::move(encoded.type);
  row.at = to_string(at);
  row.actor = actor.account.value;
  row.actor_role = actor.role;
  row.actor_agency = actor.agency.value;
  row.law_version = law_version;
  row.payload = std::move(encoded.payload);
  return row;
}

RecordedEvent to_event(const EventRow& row) {
  const auto at = parse_instant(row.at);
  if (!at) throw std::runtime_error("event log: at is no instant: " + row.at);
  return {
      row.seq, *at, {{row.actor}, row.actor_role, {row.actor_agency}}, row.law_version, decode(row.type, row.payload)};
}

EventRow read_event_row(const Query& query) {
  return {query.integer(0), query.text(1), query.text(2), query.text(3), query.text(4), query.text(5),
          query.text(6),    query.text(7), query.text(8), query.text(9), query.text(10)};
}

void fold_into(Case& folded, const RecordedEvent& recorded) {
  apply(folded.application, recorded);
  participation::apply(folded.participation, recorded);
  folded.events.push_back(recorded);
  folded.version = folded.application.version;
}

std::optional<Case> load_case(Database& database, const ApplicationId& id, std::int64_t last_seq,
                              const std::string& until) {
  std::optional<Case> folded;
  auto query = database.query(sql("events_of"));
  query.bind("application", id.value).bind("last_seq", last_seq).bind("until", until);
  while (query.step()) {
    if (!folded) folded = begun(id);
    fold_into(*folded, to_event(read_event_row(query)));
  }
  return folded;
}

std::optional<Case> load_case(Database& database, const ApplicationId& id, CaseCache& cache) {
  const auto known = cache.find(id);
  const auto last = last_of(database, id, std::numeric_limits<std::int64_t>::max());
  if (!last) return std::nullopt;
  if (known && known->hash == last->hash) return known->folded;
  Case folded = begun(id);
  // What is kept counts only if this connection sees its last event: it may be newer, or of a rolled-back transaction.
  if (known && known->folded.events.back().seq < last->seq) {
    const auto then = last_of(database, id, known->folded.events.back().seq);
    if (then && then->hash == known->hash) folded = known->folded;
  }
  const std::int64_t seq = folded.events.empty() ? 0 : folded.events.back().seq;
  auto query = database.query(sql("events_of_after"));
  query.bind("application", id.value).bind("seq", seq).bind("limit", -1);
  while (query.step()) fold_into(folded, to_event(read_event_row(query)));
  cache.keep(folded, last->hash);
  return folded;
}

}  // namespace flurwerk::api
