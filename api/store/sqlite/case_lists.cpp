#include "api/store/sqlite/case_lists.hpp"

#include <algorithm>
#include <array>
#include <sstream>

#include "api/store/sqlite/case_search.hpp"
#include "api/store/sqlite/columns.hpp"
#include "api/store/sqlite/event_log.hpp"
#include "api/store/sqlite/list_conditions.hpp"
#include "api/store/sqlite/search_words.hpp"
#include "api/store/sqlite/sql.hpp"
#include "api/store/sqlite/state_rows.hpp"

namespace flurwerk::api {
namespace {

// "2026-03-02|a1": the sort key of a page's last row. Unreadable ones begin at the start.
void start_after(ListConditions& conditions, const std::string& after, const std::string& columns,
                 bool backwards = false) {
  const auto bar = after.rfind('|');  // a title may hold one, an id does not
  if (bar == std::string::npos) return;
  conditions.add(columns + (backwards ? " <" : " >") + " (:after_due, :after_id)", "after_due", after.substr(0, bar));
  conditions.add("1", "after_id", after.substr(bar + 1));
}

std::string as_list(const std::vector<std::string>& words) {  // for instr(): ",draft,submitted,"
  std::string list = ",";
  for (const auto& word : words) list += word + ",";
  return list;
}

std::int64_t count(Database& database, std::string_view select, const ListConditions& conditions) {
  auto query = database.query(std::string(select) + conditions.clause());
  conditions.bind(query);
  query.step();
  return query.integer(0);
}

ApplicationRow read_application(const Query& q) {
  ApplicationRow row;
  row.id = {q.text(0)};
  row.file_number = q.text(1);
  row.title = q.text(2);
  row.state = q.text(3);
  row.procedure = q.text(4);
  row.authority = {q.text(5)};
  row.applicant = {q.text(6)};
  std::istringstream parcels(q.text(7));
  for (std::string key; parcels >> key;) row.parcels.push_back({key});
  row.received_on = maybe_date(q, 8);
  row.due_on = maybe_date(q, 9);
  row.due_rule = q.text(10);
  row.open_requests = static_cast<int>(q.integer(11));
  row.started_at = instant(q, 12);
  row.changed_at = instant(q, 13);
  row.version = q.integer(14);
  row.all_requests = static_cast<int>(q.integer(15));
  row.turn = q.text(16);
  row.assigned_to = {q.text(17)};
  row.turn_since = maybe_date(q, 18);
  row.questions = static_cast<int>(q.integer(19));
  return row;
}

RequestRow read_request(const Query& q) {
  return {{q.text(0)}, {q.text(1)}, {q.text(2)}, {q.text(3)}, q.text(4),
          q.text(5),   date(q, 6),  q.text(7),   q.text(8),   {q.text(9)}};
}

ListConditions conditions_of(const InboxFilter& filter) {
  ListConditions conditions;
  if (!filter.authority.empty()) conditions.add("a.authority = :authority", "authority", filter.authority.value);
  if (!filter.applicant.empty()) {
    conditions.add(
        "a.id IN (SELECT id FROM application WHERE applicant = :applicant UNION ALL SELECT application FROM party "
        "WHERE account = :applicant)",
        "applicant", filter.applicant.value);
  }
  if (!filter.agency.empty()) {
    conditions.add("a.id IN (SELECT application FROM statement_request WHERE agency = :agency)", "agency",
                   filter.agency.value);
  }
  if (filter.states.size() == 1) {  // an index has them in the order of the page
    conditions.add("a.state = :states", "states", filter.states.front());
  } else if (!filter.states.empty()) {
    conditions.add("instr(:states, ',' || a.state || ',') > 0", "states", as_list(filter.states));
  }
  if (filter.assigned.size() == 1) {
    conditions.add("a.assigned = :assigned", "assigned", filter.assigned.front().value);
  } else if (!filter.assigned.empty()) {
    std::vector<std::string> accounts;
    for (const auto& account : filter.assigned) accounts.push_back(account.value);
    conditions.add("a.assigned <> '' AND instr(:assigned, ',' || a.assigned || ',') > 0", "assigned",
                   as_list(accounts));
  }
  if (filter.unassigned) conditions.add("a.assigned = ''", "", {});
  return conditions;
}

// The column a page is sorted by, and a row's value in it.
struct Sorting {
  const char* column;
  std::string (*value)(const ApplicationRow&);
};
Sorting sorting_of(const std::string& word) {
  static const auto or_last = [](const std::optional<Date>& date) { return date ? to_string(*date) : "9999-12-31"; };
  if (word == "turn") {
    return {
        "CASE WHEN a.turn = 'applicant' OR a.questions > 0 THEN '0' WHEN a.turn = 'nobody' THEN '2' ELSE '1' END || "
        "a.sort_due || (a.state = 'draft')",
        [](const ApplicationRow& row) {
          const char* turn = row.turn == "applicant" || row.questions > 0 ? "0" : row.turn == "nobody" ? "2" : "1";
          return turn + or_last(row.due_on) + (row.state == "draft" ? "1" : "0");
        }};
  }
  if (word == "title") return {"a.title", [](const ApplicationRow& row) { return row.title; }};
  if (word == "received")
    return {"a.sort_received", [](const ApplicationRow& row) { return or_last(row.received_on); }};
  return {"a.sort_due", [](const ApplicationRow& row) { return or_last(row.due_on); }};
}

// Cases are counted as they move, by what these filters ask; only the others have to look at each case.
bool is_counted(const InboxFilter& filter) {
  return !filter.authority.empty() && filter.applicant.empty() && filter.agency.empty();
}

int clamp_limit(int limit) { return std::clamp(limit, 1, 500); }

}  // namespace

Page<ApplicationRow> SqliteCaseLists::inbox(const InboxFilter& filter) const {
  ListConditions conditions = conditions_of(filter);
  Page<ApplicationRow> page;
  page.total = count(database_, sql(is_counted(filter) ? "inbox_counted" : "inbox_count"), conditions);
  const Sorting sorting = sorting_of(filter.sort);
  if (!search_words(filter.text).empty()) {
    return searched(search_cases(database_, filter, conditions, page.total, sorting.column), filter);
  }
  const std::string columns = std::string(sorting.column) + ", a.id";
  start_after(conditions, filter.after, "(" + columns + ")");
  auto query =
      database_.query(std::string(sql("inbox")) + conditions.clause() + " ORDER BY " + columns + " LIMIT :limit");
  conditions.bind(query);
  const int limit = clamp_limit(filter.limit);
  query.bind("limit", limit + 1);  // one more, to know whether a page follows
  std::string last;
  while (query.step()) {
    if (std::ssize(page.rows) == limit) {
      page.next = last;
      break;
    }
    page.rows.push_back(read_application(query));
    last = sorting.value(page.rows.back()) + "|" + query.text(0);
  }
  return page;
}

// The page of the cases that were found: all of them are known, since the count is exact.
Page<ApplicationRow> SqliteCaseLists::searched(std::vector<FoundCase> found, const InboxFilter& filter) const {
  Page<ApplicationRow> page;
  page.total = std::ssize(found);
  if (const auto bar = filter.after.rfind('|'); bar != std::string::npos) {
    const FoundCase last{filter.after.substr(0, bar), filter.after.substr(bar + 1)};  // a title may hold a bar
    std::erase_if(found, [&](const FoundCase& one) { return one <= last; });
  }
  const auto shown = std::min(found.size(), static_cast<std::size_t>(clamp_limit(filter.limit)));
  const auto end = found.begin() + static_cast<std::ptrdiff_t>(shown);
  std::ranges::partial_sort(found, end);
  for (auto one = found.begin(); one != end; ++one) {
    if (auto row = application({one->id})) page.rows.push_back(*std::move(row));
  }
  if (shown < found.size()) page.next = std::prev(end)->sorted_by + "|" + std::prev(end)->id;
  return page;
}

std::optional<ApplicationRow> SqliteCaseLists::application(const ApplicationId& id) const {
  auto query = database_.query(std::string(sql("inbox")) + " WHERE a.id = :id");
  if (!query.bind("id", id.value).step()) return std::nullopt;
  return read_application(query);
}

std::vector<DueDeadline> SqliteCaseLists::due(Date today, int limit) const {
  const std::string text = to_string(today);
  std::vector<DueDeadline> list;
  auto q = database_.query(sql("due"));
  q.bind("today", text).bind("limit", limit);
  while (q.step()) list.push_back({{q.text(0)}, {q.text(1)}, q.text(2), q.text(3), q.text(4), date(q, 5)});
  return list;
}

std::vector<DueDeadline> SqliteCaseLists::due_soon(Date from, Date until, const std::string& said, int limit) const {
  const std::string first = to_string(from), last = to_string(until);
  std::vector<DueDeadline> list;
  auto q = database_.query(sql("due_soon"));
  q.bind("from", first).bind("until", last).bind("said", said).bind("limit", limit);
  while (q.step()) list.push_back({{q.text(0)}, {q.text(1)}, q.text(2), q.text(3), q.text(4), date(q, 5)});
  return list;
}

Page<RequestRow> SqliteCaseLists::requests(const RequestFilter& filter) const {
  ListConditions conditions;
  if (filter.agencies.size() == 1) {
    conditions.add("(r.agency = :agency OR (r.below = :agency AND r.below <> ''))", "agency",
                   filter.agencies.front().value);
  } else if (!filter.agencies.empty()) {
    std::vector<std::string> agencies;
    for (const auto& agency : filter.agencies) agencies.push_back(agency.value);
    conditions.add(
        "(instr(:agency, ',' || r.agency || ',') > 0 OR (r.below <> '' AND instr(:agency, ',' || r.below || "
        "',') > 0))",
        "agency", as_list(agencies));
  }
  if (!filter.authority.empty()) {
    conditions.add("r.application IN (SELECT id FROM application WHERE authority = :authority)", "authority",
                   filter.authority.value);
  }
  if (filter.open_only) conditions.add("r.state = 'open'", "", {});
  Page<RequestRow> page;
  page.total = count(database_, sql("requests_count"), conditions);
  start_after(conditions, filter.after, "(r.due_on, r.id)", filter.latest_first);
  const char* order =
      filter.latest_first ? " ORDER BY r.due_on DESC, r.id DESC LIMIT :limit" : " ORDER BY r.due_on, r.id LIMIT :limit";
  auto query = database_.query(std::string(sql("requests")) + conditions.clause() + order);
  conditions.bind(query);
  const int limit = clamp_limit(filter.limit);
  query.bind("limit", limit + 1);
  while (query.step()) {
    if (std::ssize(page.rows) == limit) {
      page.next = to_string(page.rows.back().due_on) + "|" + page.rows.back().id.value;
      break;
    }
    page.rows.push_back(read_request(query));
  }
  return page;
}

std::vector<RequestOutcomeRow> SqliteCaseLists::request_outcomes(const AuthorityId& authority) const {
  auto query = database_.query(sql("request_outcomes"));
  query.bind("authority", authority.value);
  std::vector<RequestOutcomeRow> rows;
  while (query.step()) {
    rows.push_back(
        {{query.text(0)}, date(query, 1), query.text(2), maybe_date(query, 3), query.integer(4) != 0, query.text(5)});
  }
  return rows;
}

std::vector<ProcessStepsRow> SqliteCaseLists::process_steps(const AuthorityId& authority) const {
  auto query = database_.query(sql("process_steps"));
  query.bind("authority", authority.value);
  std::vector<ProcessStepsRow> rows;
  while (query.step()) {
    rows.push_back({date(query, 0), maybe_date(query, 1), maybe_date(query, 2), query.integer(3) != 0,
                    query.integer(4) != 0, query.integer(5) != 0, query.integer(6) != 0});
  }
  return rows;
}

std::vector<StatisticsRow> SqliteCaseLists::statistics(const AuthorityId& authority, Date from, Date to) const {
  auto query = database_.query(sql("statistics"));
  const std::string first = to_string(from), last = to_string(to);
  query.bind("authority", authority.value).bind("from", first).bind("to", last);
  std::vector<StatisticsRow> rows;
  while (query.step()) rows.push_back({{query.text(0)}, query.text(1), date(query, 2)});
  return rows;
}

std::optional<RequestRow> SqliteCaseLists::request(const RequestId& id) const {
  auto query = database_.query(std::string(sql("requests")) + " WHERE r.id = :id");
  if (!query.bind("id", id.value).step()) return std::nullopt;
  return read_request(query);
}

std::vector<AnnouncementRow> SqliteCaseLists::announcements(Date today, int limit) const {
  const std::string text = to_string(today);
  auto q = database_.query(sql("announcements"));
  q.bind("today", text).bind("limit", limit);
  std::vector<AnnouncementRow> rows;
  while (q.step()) rows.push_back({{q.text(1)}, {q.text(0)}, {q.text(2)}});
  return rows;
}

std::optional<ApplicationId> SqliteCaseLists::announced_application(const AnnouncementId& id) const {
  auto q = database_.query(sql("announcement"));
  if (!q.bind("id", id.value).step()) return std::nullopt;
  return ApplicationId{q.text(0)};
}

std::vector<DocumentRow> SqliteCaseLists::document(const DocumentId& id) const {
  std::vector<DocumentRow> versions;
  auto q = database_.query(sql("document"));
  q.bind("id", id.value);
  while (q.step()) {
    versions.push_back({{q.text(0)},
                        static_cast<int>(q.integer(1)),
                        {q.text(2)},
                        q.text(3),
                        q.text(4),
                        q.text(5),
                        q.text(6),
                        q.text(7),
                        q.integer(8),
                        q.text(9),
                        {q.text(10)}});
  }
  return versions;
}

std::vector<LoggedEvent> SqliteCaseLists::events_after(std::int64_t seq, const ApplicationId& application,
                                                       int limit) const {
  std::vector<LoggedEvent> events;
  auto query = database_.query(sql(application.empty() ? "events_after" : "events_of_after"));
  query.bind("seq", seq).bind("limit", limit);
  if (!application.empty()) query.bind("application", application.value);
  while (query.step()) {
    EventRow row = read_event_row(query);
    RecordedEvent recorded = to_event(row);
    events.push_back({std::move(row), std::move(recorded)});
  }
  return events;
}

std::int64_t SqliteCaseLists::next_file_number(const AuthorityId& authority, int year) const {
  const std::string first = std::to_string(year) + "-01-01", last = std::to_string(year) + "-12-31";
  auto query = database_.query(sql("next_file_number"));
  query.bind("authority", authority.value).bind("first", first).bind("last", last).step();
  return query.integer(0);
}

}  // namespace flurwerk::api
