#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include "api/app/case_log.hpp"
#include "api/app/drafts.hpp"
#include "api/app/event_json.hpp"
#include "api/app/office.hpp"
#include "api/app/statements.hpp"
#include "api/app/visibility.hpp"
#include "api/http/handlers.hpp"
#include "api/http/onlook.hpp"
#include "api/http/values_json.hpp"

namespace flurwerk::api {

using json = nlohmann::json;

std::optional<Person> person_from(const json& body, const char* role) {
  const auto found = body.find(role);
  if (found == body.end() || found->is_null()) return std::nullopt;
  Person person;
  person.name = found->at("name");
  person.street = found->value("street", "");
  person.postal_code = found->value("postcode", "");
  person.city = found->value("city", "");
  person.email = found->value("email", "");
  person.phone = found->value("phone", "");
  person.qualification = found->value("qualification", "");
  return person;
}

namespace {

json authority_name(const View& view, const AuthorityId& id) {
  const auto authority = view.accounts().authority(id);
  return {{"id", id.value}, {"name", authority ? authority->name : id.value}};
}

// The names of deadlines by the law of the authority's Land; each law is looked up once for a whole page.
class DeadlineNames {
 public:
  explicit DeadlineNames(const Call& call) : call_{call} {}
  json name(const View& view, const ApplicationRow& row) {  // null if none runs
    if (row.due_rule.empty()) return nullptr;
    const auto authority = view.accounts().authority(row.authority);
    const std::string land = authority ? authority->land : "HE";
    auto found = laws_.find(land);
    if (found == laws_.end()) found = laws_.emplace(land, call_.app.law.at(land, call_.today())).first;
    const auto* rule = found->second ? found->second->period(row.due_rule) : nullptr;
    return rule == nullptr ? json(nullptr) : text_json(rule->name);
  }

 private:
  const Call& call_;
  std::map<std::string, Result<LawAt>> laws_;
};

json summary_json(DeadlineNames& names, const View& view, const ApplicationRow& row) {
  json parcels = json::array();
  for (const auto& key : row.parcels) parcels.push_back(key.value);
  return {{"id", row.id.value},
          {"title", row.title},
          {"file_number", row.file_number},
          {"state", row.state},
          {"procedure", row.procedure},
          {"authority", authority_name(view, row.authority)},
          {"received_on", date_json(row.received_on)},
          {"next_due", date_json(row.due_on)},
          {"next_deadline", names.name(view, row)},
          {"turn", row.turn},
          {"turn_since", date_json(row.turn_since)},
          {"questions_open", row.questions},
          {"requests_open", row.open_requests},
          {"requests_total", row.all_requests},
          {"parcels", std::move(parcels)},
          {"version", row.version}};
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t start = 0; start < text.size();) {
    const auto comma = std::min(text.find(',', start), text.size());
    if (comma > start) parts.push_back(text.substr(start, comma - start));
    start = comma + 1;
  }
  return parts;
}

// Whose applications the caller lists: those of their authorities, of their agencies, or their own. One role at a time,
// the widest first.
InboxFilter filter_for(const Viewer& viewer) {
  InboxFilter filter;
  for (const auto& membership : viewer.memberships) {
    if (membership.role == Role::clerk || membership.role == Role::approver) filter.authority = membership.authority;
  }
  if (!filter.authority.empty()) return filter;
  for (const auto& membership : viewer.memberships) {
    if (membership.role == Role::agency_member) filter.agency = membership.agency;
  }
  if (filter.agency.empty()) filter.applicant = viewer.account;
  return filter;
}

// "mine", "deputy" (of colleagues who are away today and named the caller) or "nobody"; anything else: all.
void filter_assigned(const Call& call, const View& view, InboxFilter& filter) {
  const auto wanted = call.request.query_or("assigned");
  if (wanted == "mine") filter.assigned = {call.caller.viewer.account};
  if (wanted == "deputy") {
    filter.assigned = deputised_by(view, call.caller.viewer.account, call.today());
    if (filter.assigned.empty()) filter.assigned = {AccountId{"-"}};  // nobody is away: nothing, not everything
  }
  filter.unassigned = wanted == "nobody";
}

json assignee_json(const View& view, const AccountId& id) {
  if (id.empty()) return nullptr;
  const auto account = view.accounts().account(id);
  return {{"id", id.value}, {"name", account ? account->name : id.value}};
}

// A draft is the applicant's own until it is submitted, and for good when it was filed as a change.
std::vector<std::string> without_drafts(std::vector<std::string> states) {
  if (states.empty()) {
    for (int i = 0; i < application_state_count; ++i) states.emplace_back(to_string(static_cast<ApplicationState>(i)));
  }
  std::erase(states, to_string(ApplicationState::draft));
  std::erase(states, to_string(ApplicationState::filed_as_change));
  if (states.empty()) states.emplace_back("none");
  return states;
}

// Of the account; of the agency, where its signed link has no account. Of an erased case nobody's.
std::string name_of_actor(const View& view, const Case& the_case, const EventRow& row) {
  if (the_case.application.erased) return {};
  if (const auto account = view.accounts().account({row.actor})) return account->name;
  const auto agency = view.accounts().agency({row.actor_agency});
  return agency ? agency->name : std::string{};
}

}  // namespace

Result<Response> get_applications(Call& call) {
  const auto view = call.app.store.read();
  InboxFilter filter = filter_for(call.caller.viewer);
  filter.states = split(call.request.query_or("state"));
  if (!filter.authority.empty()) filter.states = without_drafts(filter.states);
  if (!filter.authority.empty()) filter_assigned(call, *view, filter);
  filter.text = call.request.query_or("q");
  filter.sort = call.request.query_or("sort");
  if (filter.sort == "turn" && filter.applicant.empty()) filter.sort = "due";  // an authority's may be a million
  filter.after = call.request.query_or("cursor");
  const auto limit = json::parse(call.request.query_or("limit"), nullptr, false);
  if (limit.is_number_integer()) filter.limit = std::clamp(limit.get<int>(), 1, 100);
  const auto page = view->lists().inbox(filter);
  json list = json::array();
  DeadlineNames names{call};
  const char* side = !filter.authority.empty() ? "authority" : !filter.agency.empty() ? "agency" : "applicant";
  for (const auto& row : page.rows) {
    list.push_back(summary_json(names, *view, row));
    list.back()["unread_messages"] = view->messages().unread(call.caller.viewer.account, row.id, side, filter.agency);
    if (!filter.authority.empty()) list.back()["assigned_to"] = assignee_json(*view, row.assigned_to);
  }
  return json_response(json{{"applications", std::move(list)},
                            {"total", page.total},
                            {"next", page.next.empty() ? json(nullptr) : json(page.next)}}
                           .dump());
}

Result<Response> post_application(Call& call) {
  const auto body = json::parse(call.request.body);
  auto precondition = call.precondition();
  if (!precondition) return tl::unexpected(precondition.error());
  return receipt_or_refusal(call,
                            start_application(call.app, call.caller, *precondition, AuthorityId{body.at("authority")},
                                              body.at("procedure"), body.at("title")));
}

Result<Response> get_application(Call& call) {
  auto shown = show_as_of(call, Action::get_application);
  if (!shown) return tl::unexpected(shown.error());
  return json_response(application_json(shown->onlook(call), shown->the_case).dump())
      .with("ETag", etag_of(shown->the_case.application.version));
}

Result<Response> put_draft(Call& call) {
  const auto body = json::parse(call.request.body);
  auto precondition = call.precondition();
  if (!precondition) return tl::unexpected(precondition.error());
  DraftInput input{body.at("title"), body.at("procedure"), body.value("description", ""), {}, {}, {}, {}, {}};
  for (const auto& key : body.value("parcels", json::array())) input.parcels.push_back({key});
  if (const auto design = body.find("design"); design != body.end() && design->is_object())
    input.design = design->dump();
  if (const auto facts = body.find("facts"); facts != body.end()) input.facts = facts->dump();
  input.principal = person_from(body, "principal");
  input.designer = person_from(body, "designer");
  return receipt_or_refusal(call, save_draft(call.app, call.caller, *precondition, call.application(), input), 200);
}

Result<Response> get_draft_version(Call& call) {
  auto shown = show(call, Action::get_draft_version, call.application());
  if (!shown) return tl::unexpected(shown.error());
  const auto wanted = call.request.path_param("draft_version");
  for (const auto& recorded : shown->the_case.events) {
    const auto saved = saved_draft(recorded.event);
    if (!saved || std::to_string(saved->version) != wanted) continue;
    const auto content = shown->view->parties().draft_content(saved->content_sha256);
    if (!content) throw std::logic_error("a saved draft without its content");
    return json_response(draft_json(*shown->view, shown->the_case.application, *content).dump());
  }
  return refuse(RefusalKind::not_found, "draft-version-unknown",
                {"Diese Fassung des Entwurfs gibt es nicht.", "There is no such version of the draft."}, {}, {},
                "draft_version");
}

Result<Response> get_timeline(Call& call) {
  auto shown = show_as_of(call, Action::get_timeline);
  if (!shown) return tl::unexpected(shown.error());
  return json_response(timeline_json(shown->onlook(call), shown->the_case).dump());
}

Result<Response> get_events(Call& call) {
  auto shown = show_as_of(call, Action::get_events);
  if (!shown) return tl::unexpected(shown.error());
  const auto after = json::parse(call.request.query_or("after"), nullptr, false);
  json list = json::array();
  for (const auto& logged : shown->view->lists().events_after(after.is_number_integer() ? after.get<std::int64_t>() : 0,
                                                              call.application())) {
    const EventRow& row = logged.row;
    if (row.seq > shown->the_case.events.back().seq) break;  // later than the day that is looked at
    list.push_back({{"seq", row.seq},
                    {"type", row.type},
                    {"at", row.at},
                    {"actor", row.actor},
                    {"actor_name", name_of_actor(*shown->view, shown->the_case, row)},
                    {"actor_role", row.actor_role},
                    {"law_version", row.law_version},
                    {"payload", json::parse(encode(logged.recorded.event).payload)},
                    {"hash", row.hash}});
  }
  return json_response(json{{"events", std::move(list)}}.dump());
}

Result<Response> get_log(Call& call) {
  auto shown = show(call, Action::get_log, call.application());
  if (!shown) return tl::unexpected(shown.error());
  const auto& number = shown->the_case.application.file_number;
  const auto log = case_log(*shown->view, shown->the_case, call.app.clock.now(), call.request.query_or("from"));
  if (!log) return tl::unexpected(log.error());
  Response answer{200, "application/json", *log, {}, {}};
  return answer.with("Content-Disposition", content_disposition(fmt::format("Protokoll-{}.json", number), false));
}

}  // namespace flurwerk::api
