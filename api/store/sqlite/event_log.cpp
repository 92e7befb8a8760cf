#include "api/store/sqlite/event_log.hpp"

#include <limits>
#include <stdexcept>

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
  insert.bind("prev_hash", row.prev_hash).bind("case_prev_hash", row.case_prev_hash).bind("hash", row.hash);
  insert.bind("words", row.words).run();
  database.query(sql("move_log_head")).bind("seq", row.seq).bind("hash", row.hash).run();
  return row;
}

EventRow read_event_row(const Query& query) {
  return {query.integer(0), query.text(1), query.text(2), query.text(3),  query.text(4),  query.text(5), query.text(6),
          query.text(7),    query.text(8), query.text(9), query.text(10), query.text(11), query.text(12)};
}

void fold_into(Case& folded, RecordedEvent recorded) {
  apply(folded.application, recorded);
  participation::apply(folded.participation, recorded);
  folded.events.push_back(std::move(recorded));
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

std::string last_hash_of(Database& database, const ApplicationId& id) {
  const auto last = last_of(database, id, std::numeric_limits<std::int64_t>::max());
  return last ? last->hash : no_hash();
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
  const bool erased_before = folded.application.erased.has_value();
  while (query.step()) fold_into(folded, to_event(read_event_row(query)));
  if (folded.application.erased && !erased_before && seq > 0) {  // what is kept has words that are gone
    folded = *load_case(database, id, last->seq, end_of_time);
  }
  cache.keep(folded, last->hash);
  return folded;
}

}  // namespace flurwerk::api
