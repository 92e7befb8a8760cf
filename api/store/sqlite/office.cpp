#include "api/store/sqlite/office.hpp"

#include "api/store/sqlite/columns.hpp"
#include "api/store/sqlite/sql.hpp"

namespace flurwerk::api {
namespace {

Assignment read_assignment(const Query& q) { return {{q.text(0)}, {q.text(1)}, instant(q, 2), maybe_instant(q, 3)}; }

}  // namespace

std::optional<Assignment> SqliteOffice::assignment(const ApplicationId& application) const {
  auto query = database_.query(sql("assignment"));
  if (!query.bind("application", application.value).step()) return std::nullopt;
  return read_assignment(query);
}

std::vector<Assignment> SqliteOffice::assignments(const ApplicationId& application) const {
  std::vector<Assignment> list;
  auto query = database_.query(sql("assignments"));
  query.bind("application", application.value);
  while (query.step()) list.push_back(read_assignment(query));
  return list;
}

std::vector<Note> SqliteOffice::notes(const ApplicationId& application) const {
  std::vector<Note> list;
  auto q = database_.query(sql("notes"));
  q.bind("application", application.value);
  while (q.step()) list.push_back({q.text(0), {q.text(1)}, instant(q, 2), q.text(3)});
  return list;
}

std::vector<Absence> SqliteOffice::absences() const {
  std::vector<Absence> list;
  auto q = database_.query(sql("absences"));
  while (q.step()) list.push_back({{q.text(0)}, date(q, 1), date(q, 2), {q.text(3)}});
  return list;
}

std::vector<SavedFilter> SqliteOffice::filters(const AccountId& account) const {
  std::vector<SavedFilter> list;
  auto q = database_.query(sql("saved_filters"));
  q.bind("account", account.value);
  while (q.step()) list.push_back({q.text(0), q.text(1)});
  return list;
}

void SqliteOffice::assign(const ApplicationId& application, const AccountId& account, const AccountId& by, Instant at) {
  const std::string text = to_string(at);
  database_.query(sql("end_assignment")).bind("application", application.value).bind("at", text).run();
  if (account.empty()) return;
  auto query = database_.query(sql("begin_assignment"));
  query.bind("application", application.value)
      .bind("account", account.value)
      .bind("by", by.value)
      .bind("at", text)
      .run();
}

void SqliteOffice::put_note(const ApplicationId& application, const Note& note) {
  const std::string at = to_string(note.at);
  auto query = database_.query(sql("put_note"));
  query.bind("id", note.id).bind("application", application.value).bind("account", note.account.value);
  query.bind("at", at).bind("text", note.text).run();
}

void SqliteOffice::put_absence(const Absence& absence) {
  const std::string first = to_string(absence.first_day), last = to_string(absence.last_day);
  auto query = database_.query(sql("put_absence"));
  query.bind("account", absence.account.value).bind("first_day", first).bind("last_day", last);
  query.bind("deputy", absence.deputy.value).run();
}

void SqliteOffice::remove_absence(const AccountId& account) {
  database_.query(sql("remove_absence")).bind("account", account.value).run();
}

void SqliteOffice::put_filter(const AccountId& account, const SavedFilter& filter) {
  auto query = database_.query(sql("put_saved_filter"));
  query.bind("account", account.value).bind("name", filter.name).bind("query", filter.query).run();
}

void SqliteOffice::remove_filter(const AccountId& account, const std::string& name) {
  database_.query(sql("remove_saved_filter")).bind("account", account.value).bind("name", name).run();
}

}  // namespace flurwerk::api
