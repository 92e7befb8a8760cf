// The office's own books: who works on a case, notes, who is away, saved filters.
#include "api/app/office.hpp"

#include <nlohmann/json.hpp>

#include "api/http/case_json.hpp"
#include "api/http/handlers.hpp"
#include "api/http/values_json.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;

json person_named(const View& view, const AccountId& id) {
  const auto account = view.accounts().account(id);
  return {{"id", id.value}, {"name", account ? account->name : id.value}};
}

json absence_json(const View& view, const Absence& absence, Date today) {
  return {{"first_day", to_string(absence.first_day)},
          {"last_day", to_string(absence.last_day)},
          {"deputy", person_named(view, absence.deputy)},
          {"away_today", absence.covers(today)}};
}

json note_json(const View& view, const Note& note) {
  return {
      {"id", note.id}, {"at", to_string(note.at)}, {"author", person_named(view, note.account)}, {"text", note.text}};
}

Result<Response> done_or_refusal(const Result<void>& done) {
  if (!done) return tl::unexpected(done.error());
  return no_content();
}

}  // namespace

json assigned_json(const View& view, const ApplicationId& application) {
  const auto assignment = view.office().assignment(application);
  if (!assignment) return nullptr;
  json out = person_named(view, assignment->account);
  out["since"] = to_string(assignment->since);
  return out;
}

Result<Response> put_assignment(Call& call) {
  const auto account = json::parse(call.request.body).at("account");
  return done_or_refusal(assign_case(call.app, call.caller, call.application(),
                                     AccountId{account.is_null() ? std::string{} : account.get<std::string>()}));
}

Result<Response> get_notes(Call& call) {
  const auto view = call.app.store.read();
  const auto the_case = load_for(*view, call.caller, Action::list_notes, call.application());
  if (!the_case) return tl::unexpected(the_case.error());
  json notes = json::array(), assignments = json::array();
  for (const auto& note : view->office().notes(call.application())) notes.push_back(note_json(*view, note));
  for (const auto& assignment : view->office().assignments(call.application())) {
    assignments.push_back({{"to", person_named(*view, assignment.account)},
                           {"by", person_named(*view, assignment.assigned_by)},
                           {"since", to_string(assignment.since)},
                           {"until", assignment.until ? json(to_string(*assignment.until)) : json(nullptr)}});
  }
  return json_response(json{{"notes", std::move(notes)}, {"assignments", std::move(assignments)}}.dump());
}

Result<Response> post_note(Call& call) {
  const auto body = json::parse(call.request.body);
  auto note = write_note(call.app, call.caller, call.application(), body.at("text"));
  if (!note) return tl::unexpected(note.error());
  return json_response(note_json(*call.app.store.read(), *note).dump(), 201);
}

Result<Response> get_colleagues(Call& call) {
  const auto view = call.app.store.read();
  json list = json::array();
  for (const auto& one : colleagues_of(*view, call.caller.viewer)) {
    list.push_back({{"id", one.account.id.value},
                    {"name", one.account.name},
                    {"roles", one.roles},
                    {"absence", one.absence ? absence_json(*view, *one.absence, call.today()) : json(nullptr)}});
  }
  return json_response(json{{"me", call.caller.viewer.account.value}, {"colleagues", std::move(list)}}.dump());
}

Result<Response> put_absence(Call& call) {
  const auto body = json::parse(call.request.body).at("absence");
  std::optional<AbsenceInput> absence;
  if (!body.is_null()) {
    const auto first = date_from(body.at("first_day").get<std::string>(), "/absence/first_day");
    if (!first) return tl::unexpected(first.error());
    const auto last = date_from(body.at("last_day").get<std::string>(), "/absence/last_day");
    if (!last) return tl::unexpected(last.error());
    absence = AbsenceInput{*first, *last, AccountId{body.at("deputy")}};
  }
  return done_or_refusal(
      set_absence(call.app, call.caller, AccountId{std::string{call.request.path_param("account")}}, absence));
}

Result<Response> get_filters(Call& call) {
  const auto view = call.app.store.read();
  json list = json::array();
  for (const auto& filter : view->office().filters(call.caller.viewer.account)) {
    list.push_back({{"name", filter.name}, {"query", filter.query}});
  }
  return json_response(json{{"filters", std::move(list)}}.dump());
}

Result<Response> put_filter(Call& call) {
  const auto body = json::parse(call.request.body);
  return done_or_refusal(save_filter(call.app, call.caller, {body.at("name"), body.at("query")}));
}

Result<Response> post_filter_removal(Call& call) {
  const auto body = json::parse(call.request.body);
  return done_or_refusal(remove_filter(call.app, call.caller, body.at("name")));
}

}  // namespace flurwerk::api
