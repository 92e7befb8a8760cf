// What everybody may read: the list of announcements, one announcement with its plot and papers, the way to object.
// Basis: § 72 Abs. 3 HBO. No person is named; files on display go by their kind. Needs no JavaScript.
#include <fmt/format.h>

#include <algorithm>

#include "api/app/legal_context.hpp"
#include "api/app/parcel_names.hpp"
#include "api/app/publicity.hpp"
#include "api/app/site_for.hpp"
#include "api/http/announcement_text.hpp"
#include "api/http/download.hpp"
#include "api/http/handlers.hpp"
#include "api/http/plain_page.hpp"
#include "api/http/problem.hpp"
#include "geo/drawing_svg.hpp"
#include "geo/parcel_key.hpp"

namespace flurwerk::api {

namespace {

struct ObjectionForm {
  std::string name, street, postcode, city, text, language = "de";
};

struct PublicPage {
  std::string language = "de";
  ObjectionForm form;
  std::string error, error_field;
};

PublicPage public_page(const Call& call) {
  PublicPage page;
  if (call.request.query_value("lang").value_or("") == "en") page.language = "en";
  return page;
}

AnnouncementId announcement_called(const Call& call) {
  return AnnouncementId{std::string{call.request.path_param("announcement")}};
}

std::string page_path(const AnnouncementId& id) { return "/bekanntmachungen/" + id.value; }

void add_dates(const participation::Announcement& announcement, Date today, Fill& fill) {
  const auto& said = announcement.said;
  auto& texts = fill.texts;
  const auto day = [&](const std::string& name, Date date) {
    texts[name + "_date"] = german_date(date);
    texts[name + "_iso"] = to_string(date);
  };
  day("published", said.published_on);
  day("display_from", said.display_from);
  day("display_until", said.display.due_on());
  day("objections_until", said.objections.due_on());
  texts["on_display"] = yes_mark(announcement.on_display(today));
  texts["display_over"] = yes_mark(today > said.display.due_on());
  texts["display_ahead"] = yes_mark(today < said.display_from);
}

Fill announcement_fill(const Call& call, const View& view, const ShownAnnouncement& shown, const PublicPage& page,
                       Date today) {
  const auto& said = shown.announcement->said;
  const auto& application = shown.the_case.application;
  const auto authority = view.accounts().authority(application.authority);
  const auto law = call.app.law.at(application.land, today);
  const bool en = page.language == "en";
  Fill fill;
  fill.texts = {{"service_name", "Flurwerk"},
                {"path", page_path(said.announcement)},
                {"authority_name", authority ? authority->name : application.authority.value},
                {"authority_address",
                 authority ? fmt::format("{}, {} {}", authority->street, authority->postal_code, authority->city) : ""},
                {"file_number", application.file_number},
                {"subject", said.subject},
                {"heading", first_line(said.subject)},
                {"place", said.place},
                {"basis", said.basis},
                {"has_map", yes_mark(shown.announcement->plans.has_design)},
                {"error", page.error},
                {"error_field", page.error_field},
                {"name", page.form.name},
                {"street", page.form.street},
                {"postcode", page.form.postcode},
                {"city", page.form.city},
                {"text", page.form.text}};
  for (const char* field : {"name", "street", "city", "text"}) {
    fill.texts[std::string{"error_"} + field] = page.error_field == field ? page.error : "";
  }
  for (const auto& key : shown.announcement->plans.parcels) {
    Fill one;
    one.texts = {{"name", parcel_name(call.app.store.parcels(), key)}};
    fill.sections["parcels"].push_back(std::move(one));
  }
  auto& documents = fill.sections["documents"];
  for (const auto& released : said.released) {
    const auto* document = application.document(released.document);
    const auto* version = displayed_version(shown, released.document);
    if (version == nullptr || !law || !shown.announcement->on_display(today)) continue;
    documents.push_back(plain_document(document->id, *version, page_path(said.announcement), page.language));
    documents.back().texts["title"] = displayed_name(*document, *law, en);
  }
  add_dates(*shown.announcement, today, fill);
  fill.texts["waits_for_you"] = today < said.published_on ? "" : since_days(said.published_on, today, page.language);
  return fill;
}

Fill permit_fill(const View& view, const ShownPermit& shown) {
  const auto& said = shown.permit->said;
  const auto& application = shown.the_case.application;
  const auto authority = view.accounts().authority(application.authority);
  Fill fill;
  fill.texts = {{"service_name", "Flurwerk"},
                {"path", page_path(said.announcement)},
                {"authority_name", authority ? authority->name : application.authority.value},
                {"file_number", application.file_number},
                {"heading", first_line(shown.project->said.subject)},
                {"tenor", said.tenor},
                {"remedies_text", said.remedies_text},
                {"served_basis", cite(shown.the_case, "§ 72 Abs. 4 Satz 5 HBO")},
                {"place", said.place}};
  const auto day = [&](const std::string& name, Date date) {
    fill.texts[name + "_date"] = german_date(date);
    fill.texts[name + "_iso"] = to_string(date);
  };
  day("published", said.published_on);
  day("display_from", said.published_on + std::chrono::days{1});
  day("display_until", said.display.due_on());
  day("remedies_until", said.remedies.due_on());
  return fill;
}

Response gone(const PublicPage& page) {
  Fill fill;
  fill.texts = {{"service_name", "Flurwerk"}, {"not_there", "1"}};
  return plain_page("announcement/page", page.language, fill, 404);
}

Response announcement_page(const Call& call, const PublicPage& page, int status) {
  const auto view = call.app.store.read();
  const Date today = call.today();
  const auto shown = shown_announcement(*view, announcement_called(call), today);
  if (const auto permit = shown_permit(*view, announcement_called(call), today)) {
    Fill fill = permit_fill(*view, *permit);
    fill.texts["is_permit"] = "1";
    return plain_page("announcement/page", page.language, fill, status);
  }
  if (!shown) return gone(page);
  Fill fill = announcement_fill(call, *view, *shown, page, today);
  fill.texts["is_there"] = "1";
  return plain_page("announcement/page", page.language, fill, status);
}

std::string* objection_field(ObjectionForm& form, const std::string& name) {
  if (name == "name") return &form.name;
  if (name == "street") return &form.street;
  if (name == "postcode") return &form.postcode;
  if (name == "city") return &form.city;
  if (name == "text") return &form.text;
  if (name == "lang") return &form.language;
  return nullptr;
}

}  // namespace

std::string first_line(const std::string& text) {
  std::string line = text.substr(0, text.find('\n'));
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return line;
}

Result<Response> get_announcement_list(Call& call) {
  const PublicPage page = public_page(call);
  const auto view = call.app.store.read();
  const Date today = call.today();
  Fill fill;
  fill.texts = {{"service_name", "Flurwerk"}};
  auto& list = fill.sections["announcements"];
  auto& permits = fill.sections["permits"];
  for (const auto& row : view->lists().announcements(today)) {
    const auto shown = shown_announcement(*view, row.id, today);
    if (shown) list.push_back(announcement_fill(call, *view, *shown, page, today));
    if (const auto permit = shown_permit(*view, row.id, today)) permits.push_back(permit_fill(*view, *permit));
  }
  fill.texts["none"] = yes_mark(list.empty() && permits.empty());
  return plain_page("announcement/list", page.language, fill, 200);
}

Result<Response> get_announcement_page(Call& call) { return announcement_page(call, public_page(call), 200); }

Result<Response> post_announcement_page(Call& call) {
  PublicPage page = public_page(call);
  const auto fields = read_plain_form(call.request);
  if (!fields) return tl::unexpected(fields.error());
  for (const auto& [name, value] : *fields) {
    if (auto* field = objection_field(page.form, name)) *field = value;
  }
  page.language = page.form.language == "en" ? "en" : "de";
  Person person;
  person.name = page.form.name;
  person.street = page.form.street;
  person.postal_code = page.form.postcode;
  person.city = page.form.city;
  const auto id = announcement_called(call);
  const auto objection = object_by_page(call.app, id, person, page.form.text);
  if (objection) {
    return redirect(
        fmt::format("{}/objections/{}{}", page_path(id), objection->value, page.language == "en" ? "?lang=en" : ""));
  }
  const auto& refusal = objection.error();
  page.error = page.language == "en" ? refusal.text.en : refusal.text.de;
  page.error_field = refusal.field.substr(refusal.field.find_last_of('/') + 1);
  if (page.error_field.empty()) page.error_field = "text";
  return announcement_page(call, page, status_of(refusal.kind));
}

// The receipt: reachable for whoever knows its address, which is random. It repeats the text, not the person.
Result<Response> get_objection_receipt(Call& call) {
  const PublicPage page = public_page(call);
  const auto view = call.app.store.read();
  const auto id = announcement_called(call);
  const auto application = view->lists().announced_application(id);
  const auto the_case = application ? view->load(*application) : tl::unexpected(participation::no_such_announcement());
  const auto* objection =
      the_case ? the_case->participation.objection(ObjectionId{std::string{call.request.path_param("objection")}})
               : nullptr;
  if (objection == nullptr || objection->announcement != id) return gone(page);
  const auto* announcement = the_case->participation.announcement(id);
  Fill fill;
  fill.texts = {{"service_name", "Flurwerk"},
                {"path", page_path(id)},
                {"receipt", "1"},
                {"heading", first_line(announcement->said.subject)},
                {"file_number", the_case->application.file_number},
                {"number", std::to_string(objection->number)},
                {"received_date", german_date(objection->received_on)},
                {"received_iso", to_string(objection->received_on)},
                {"objection_text", objection->text},
                {"late", yes_mark(objection->late)}};
  if (!the_case->participation.closed_on) {
    fill.texts["waits_for_authority"] = since_days(objection->received_on, call.today(), page.language);
  }
  return plain_page("announcement/page", page.language, fill, 200);
}

Result<Response> get_displayed_document(Call& call) {
  auto opened =
      open_displayed(call.app, announcement_called(call), DocumentId{std::string{call.request.path_param("document")}});
  if (!opened) return tl::unexpected(opened.error());
  return download_of(std::move(*opened), false);
}

Result<Response> get_announcement_map(Call& call) {
  const auto view = call.app.store.read();
  const auto shown = shown_announcement(*view, announcement_called(call), call.today());
  if (!shown) return tl::unexpected(shown.error());
  const auto& plans = shown->announcement->plans;  // as they were announced, whatever was changed since
  auto checked = check_plans(call.app, *view, plans.content_sha256, plans.parcels, shown->the_case.application.land,
                             {call.today(), {}});
  if (!checked) return tl::unexpected(checked.error());
  return Response{200,
                  "image/svg+xml",
                  geo::draw_svg(checked->design, *checked->site, {}, first_line(shown->announcement->said.subject)),
                  {},
                  {}};
}

}  // namespace flurwerk::api
