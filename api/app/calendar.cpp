#include "api/app/calendar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "api/app/passwords.hpp"
#include "permit-core/berlin_day.hpp"

namespace flurwerk::api {

namespace {

constexpr int most_entries = 500;  // of one membership

// Asked, or handed on to it.
void add_requests(const View& view, const AgencyId& agency, std::vector<CalendarEntry>& entries) {
  RequestFilter filter;
  filter.agencies = {agency};
  filter.open_only = true;
  filter.limit = most_entries;
  for (const auto& row : view.lists().requests(filter).rows) {
    entries.push_back({row.id.value, fmt::format("Stellungnahme bis heute: {}", row.file_number),
                       "/stellungnahmen/" + row.id.value, row.due_on});
  }
}

// Of a request: its act and whom it was made to; the rule alone would name neither.
std::string request_name(const View& view, const ApplicationRow& row) {
  const auto the_case = view.load(row.id);
  if (!the_case) return {};
  const participation::StatementRequest* first = nullptr;
  int more = -1;
  for (const auto& request : the_case->participation.requests) {
    const auto& deadline = request.spec.deadline;
    if (!request.is_open() || deadline.rule != row.due_rule || deadline.due_on() != row.due_on) continue;
    if (first == nullptr) first = &request;
    ++more;
  }
  if (first == nullptr) return {};
  const auto agency = view.accounts().agency(first->spec.agency);
  return fmt::format("{} von {}{}", participation::name_of(first->spec.act).de,
                     agency ? agency->name : first->spec.agency.value,
                     more > 0 ? fmt::format(" und {} weitere", more) : "");
}

std::string rule_name(const App& app, const View& view, const ApplicationRow& row) {
  const auto authority = view.accounts().authority(row.authority);
  const auto law = app.law.held(authority ? authority->land : "", berlin_day(app.clock.now()));
  const auto* period = law ? (*law)->period(row.due_rule) : nullptr;
  return period == nullptr ? "Frist" : period->name.de;
}

void add_cases(const App& app, const View& view, const InboxFilter& filter, const std::string& folder,
               std::vector<CalendarEntry>& entries) {
  for (const auto& row : view.lists().inbox(filter).rows) {
    if (!row.due_on || row.state == "draft") continue;
    const auto request = request_name(view, row);
    entries.push_back({row.id.value,
                       fmt::format("{}: {}", request.empty() ? rule_name(app, view, row) : request, row.file_number),
                       folder + row.id.value, *row.due_on});
  }
}

}  // namespace

std::string renew_calendar(App& app, const Caller& caller) {
  const std::string token = new_token();
  (void)app.store.write([&](Tx& tx) -> Result<bool> {
    tx.accounts().put_calendar(caller.viewer.account, sha256_hex(token));
    return true;
  });
  return token;
}

Result<std::vector<CalendarEntry>> calendar_behind(const App& app, std::string_view token) {
  const auto view = app.store.read();
  const auto owner = view->accounts().calendar_owner(sha256_hex(std::string{token}));
  const auto account = owner ? view->accounts().account(*owner) : std::nullopt;
  if (!account || account->disabled_at) {
    return refuse(
        RefusalKind::not_found, "calendar-unknown",
        {"Diesen Kalender gibt es nicht oder nicht mehr.", "This calendar does not exist, or no longer does."},
        {"Lassen Sie sich auf der Liste Ihrer Vorgänge eine neue Adresse geben.",
         "Ask for a new address on the list of your cases."});
  }
  std::vector<CalendarEntry> entries;
  for (const auto& membership : viewer_of(*view, account->id).memberships) {
    if (membership.role == Role::agency_member) add_requests(*view, membership.agency, entries);
    InboxFilter filter;
    filter.limit = most_entries;
    if (membership.role == Role::clerk || membership.role == Role::approver) {
      filter.authority = membership.authority;
      add_cases(app, *view, filter, "/vorgaenge/", entries);
    } else if (membership.role == Role::designer || membership.role == Role::principal) {
      filter.applicant = account->id;
      add_cases(app, *view, filter, "/antraege/", entries);
    }
  }
  const auto before = [](const CalendarEntry& a, const CalendarEntry& b) {
    return std::tie(a.day, a.id) < std::tie(b.day, b.id);
  };
  std::sort(entries.begin(), entries.end(), before);
  const auto same = [](const CalendarEntry& a, const CalendarEntry& b) {
    return a.id == b.id;
  };  // two roles in one case
  entries.erase(std::unique(entries.begin(), entries.end(), same), entries.end());
  return entries;
}

}  // namespace flurwerk::api
