// Inspection of the file (Akteneinsicht) over HTTP: for the authority who may read what and did; the reader's plain page.
// Basis: § 29 HVwVfG. The page shows what was released to this reader and nothing else of the case.
#include "api/app/file_access.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/app/local_time.hpp"
#include "api/http/code_pages.hpp"
#include "api/http/download.hpp"
#include "api/http/handlers.hpp"
#include "api/http/onlook.hpp"
#include "api/http/plain_page.hpp"
#include "api/http/problem.hpp"
#include "api/http/values_json.hpp"
#include "permit-core/berlin_day.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;

json capacities_json(const LawAt& law, const Context& context) {
  json list = json::array();
  for (const auto& capacity : law.file_access) {
    const auto latest = participation::latest_file_access(capacity, context);
    list.push_back({{"id", capacity.id},
                    {"name", text_json(capacity.name)},
                    {"basis", capacity.basis},
                    {"needs_reason", capacity.needs_reason},
                    {"latest", latest ? json(to_string(*latest)) : json(nullptr)},
                    {"note", capacity.note ? text_json(*capacity.note) : json(nullptr)}});
  }
  return list;
}

json inspector_json(const View& view, const PersonId& id) {
  const auto person = view.parties().person(id);
  if (!person || person->erased_at) return nullptr;
  return {{"name", person->name},
          {"street", person->street},
          {"postcode", person->postal_code},
          {"city", person->city},
          {"email", person->email}};
}

const DocumentVersion* inspected_version(const Case& the_case, const DocumentId& id, int version) {
  const auto* document = the_case.application.document(id);
  return document == nullptr ? nullptr : document->version(version);
}

json inspected_json(const Case& the_case, const DocumentId& id, int version) {
  const auto* found = inspected_version(the_case, id, version);
  return {{"document", id.value}, {"version", version}, {"title", found == nullptr ? id.value : found->title}};
}

json access_json(const Onlook& onlook, const Case& the_case, const participation::FileAccess& access) {
  const auto& granted = access.granted;
  json documents = json::array(), uses = json::array();
  for (const auto& one : granted.released) documents.push_back(inspected_json(the_case, one.document, one.version));
  for (const auto& use : access.uses) {
    uses.push_back(
        {{"on", to_string(use.on)},
         {"document", use.document.empty() ? json(nullptr) : inspected_json(the_case, use.document, use.version)}});
  }
  const auto& known = onlook.law.file_access;
  const auto capacity = std::ranges::find(known, granted.capacity, &FileAccessCapacity::id);
  return {{"id", granted.access.value},
          {"person", inspector_json(onlook.view, granted.person)},
          {"capacity",
           capacity == known.end() ? text_json({granted.capacity, granted.capacity}) : text_json(capacity->name)},
          {"basis", granted.basis},
          {"reason", granted.reason},
          {"documents", std::move(documents)},
          {"granted_on", to_string(access.granted_on)},
          {"until", to_string(granted.until)},
          {"ended_on", date_json(access.ended_on)},
          {"ended_because", access.ended_because},
          {"open", access.open_on(onlook.today) && !the_case.application.erased},
          {"uses", std::move(uses)}};
}

Response given_response(const Call& call, const GivenCode& given) {
  json body{
      {"id", given.done.id},
      {"code", given.code.empty() ? json(nullptr) : json(given.code)},
      {"url", given.code.empty() ? json(nullptr)
                                 : json(fmt::format("{}/n/{}", call.app.config.public_url, plain_code(given.code)))},
      {"mailed", given.mailed}};
  return json_response(body.dump(), 201);
}

FileAccessId access_in_path(const Call& call) { return FileAccessId{std::string{call.request.path_param("access")}}; }

Response ended_page(const Call& call, const CodePage& page, const CodeHolder& holder, const Refusal& refusal) {
  const auto view = call.app.store.read();
  const auto the_case = view->load(holder.application);
  const auto authority = the_case ? view->accounts().authority(the_case->application.authority) : std::nullopt;
  Fill fill;
  fill.texts = {{"service_name", "Flurwerk"},
                {"path", page.path},
                {"ended", page.language == "en" ? refusal.text.en : refusal.text.de},
                {"authority_name", authority ? authority->name : ""}};
  return plain_page("file-access/page", page.language, fill, status_of(refusal.kind));
}

}  // namespace

Result<Response> get_file_accesses(Call& call) {
  const auto shown = show_as_of(call, Action::list_file_accesses);
  if (!shown) return tl::unexpected(shown.error());
  const auto onlook = shown->onlook(call);
  const auto legal = legal_context(call.app, shown->the_case.application, {}, shown->today, shown->today);
  if (!legal) return tl::unexpected(legal.error());
  json list = json::array();
  for (const auto& access : shown->the_case.participation.accesses) {
    list.push_back(access_json(onlook, shown->the_case, access));
  }
  return json_response(json{
      {"version", shown->the_case.application.version},
      {"today", to_string(shown->today)},
      {"capacities", capacities_json(onlook.law, (*legal)->context)},
      {"accesses",
       std::move(list)}}.dump());
}

Result<Response> post_file_access(Call& call) {
  const auto precondition = call.precondition();
  if (!precondition) return tl::unexpected(precondition.error());
  const auto body = json::parse(call.request.body);
  const auto until = date_from(body.at("until").get<std::string>(), "/until");
  if (!until) return tl::unexpected(until.error());
  participation::GrantFileAccess command{{}, {}, body.at("capacity"), body.value("reason", ""), {}, *until};
  for (const auto& one : body.at("released")) {
    command.released.push_back({DocumentId{one.at("document")}, one.at("version").get<int>()});
  }
  const auto given = grant_file_access(call.app, call.caller, *precondition, call.application(), std::move(command),
                                       *person_from(body, "person"));
  if (!given) return tl::unexpected(given.error());
  return given_response(call, *given);
}

Result<Response> post_file_access_end(Call& call) {
  const auto precondition = call.precondition();
  if (!precondition) return tl::unexpected(precondition.error());
  const auto body = json::parse(call.request.body);
  return receipt_or_refusal(call, end_file_access(call.app, call.caller, *precondition, call.application(),
                                                  {access_in_path(call), body.at("reason")}));
}

Result<Response> post_file_access_link(Call& call) {
  const auto given = renew_file_access(call.app, call.caller, call.application(), access_in_path(call));
  if (!given) return tl::unexpected(given.error());
  return given_response(call, *given);
}

Result<Response> file_access_page(Call& call, const CodePage& page, const CodeHolder& holder) {
  const auto read = read_by_code(call.app, holder);
  if (!read) return ended_page(call, page, holder, read.error());
  const auto& access = *read->participation.access(holder.access);
  const auto view = call.app.store.read();
  const auto authority = view->accounts().authority(read->application.authority);
  Fill fill;
  fill.texts = {{"service_name", "Flurwerk"},
                {"path", page.path},
                {"authority_name", authority ? authority->name : read->application.authority.value},
                {"authority_address",
                 authority ? fmt::format("{}, {} {}", authority->street, authority->postal_code, authority->city) : ""},
                {"file_number", read->application.file_number},
                {"basis", access.granted.basis},
                {"until", german_date(access.granted.until)},
                {"until_iso", to_string(access.granted.until)}};
  auto& documents = fill.sections["documents"];
  for (const auto& one : access.granted.released) {
    const auto* version = inspected_version(*read, one.document, one.version);
    if (version != nullptr) documents.push_back(plain_document(one.document, *version, page.path, page.language));
  }
  return plain_page("file-access/page", page.language, fill, 200);
}

Result<Response> file_access_document(Call& call, const CodeHolder& holder, const DocumentId& document) {
  auto opened = open_by_code(call.app, holder, document);
  if (!opened) return tl::unexpected(opened.error());
  return download_of(std::move(*opened), false);
}

}  // namespace flurwerk::api
