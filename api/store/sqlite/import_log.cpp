#include "api/store/sqlite/import_log.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "api/store/sqlite/columns.hpp"
#include "api/store/sqlite/sql.hpp"

namespace flurwerk::api {
namespace {

constexpr std::array<std::pair<ImportState, std::string_view>, 6> state_names{
    {{ImportState::waiting, "waiting"},
     {ImportState::running, "running"},
     {ImportState::done, "done"},
     {ImportState::refused, "refused"},
     {ImportState::cancelled, "cancelled"},
     {ImportState::interrupted, "interrupted"}}};

ImportRecord read_import(const Query& q) {
  const auto state = import_state_from(q.text(9));
  if (!state) throw DatabaseError(11, "no state of an import: " + q.text(9));
  return {q.text(0),     q.text(1),           q.text(2),           q.integer(3), q.text(4),  {q.text(5)},
          instant(q, 6), maybe_instant(q, 7), maybe_instant(q, 8), *state,       q.text(10), q.text(11)};
}

}  // namespace

std::string_view name_of(ImportState state) {
  return std::ranges::find(state_names, state, [](const auto& one) { return one.first; })->second;
}

std::optional<ImportState> import_state_from(std::string_view text) {
  const auto found = std::ranges::find(state_names, text, [](const auto& one) { return one.second; });
  return found == state_names.end() ? std::nullopt : std::optional(found->first);
}

std::vector<ImportRecord> SqliteImportLog::imports(int limit) const {
  std::vector<ImportRecord> all;
  auto query = database_.query(sql("imports"));
  query.bind("limit", limit);
  while (query.step()) all.push_back(read_import(query));
  return all;
}

std::optional<ImportRecord> SqliteImportLog::import(const std::string& id) const {
  auto query = database_.query(sql("import"));
  if (!query.bind("id", id).step()) return std::nullopt;
  return read_import(query);
}

void SqliteImportLog::put_import(const ImportRecord& r) {
  const std::string asked_at = to_string(r.asked_at);
  const auto started_at = text_of(r.started_at), ended_at = text_of(r.ended_at);
  auto query = database_.query(sql("put_import"));
  query.bind("id", r.id).bind("kind", r.as).bind("file_name", r.file_name).bind("size_bytes", r.size_bytes);
  query.bind("sha256", r.sha256).bind("asked_by", r.asked_by.value).bind("asked_at", asked_at);
  query.bind("started_at", started_at).bind("ended_at", ended_at).bind("state", name_of(r.state));
  query.bind("report", r.report).bind("refusal", r.refusal).run();
}

int SqliteImportLog::interrupt_imports(Instant at) {
  const std::string text = to_string(at);
  database_.query(sql("interrupt_imports")).bind("at", text).run();
  return static_cast<int>(database_.changes());
}

}  // namespace flurwerk::api
