#include "api/app/publicity.hpp"

#include <algorithm>

#include "api/app/passwords.hpp"
#include "api/app/redactions.hpp"
#include "api/app/telling.hpp"
#include "api/app/visibility.hpp"
#include "permit-core/berlin_day.hpp"
#include "permit-core/checks.hpp"
#include "permit-core/draft.hpp"

namespace flurwerk::api {

namespace {

constexpr std::ptrdiff_t most_a_day = 500;  // objections through the page to one case

const Actor the_public{AccountId{"public"}, "public", {}};

Result<void> person_named(const Person& person) {
  if (auto ok = need_text(person.name, 500, {"Der Name", "The name"}, "/person/name"); !ok) return ok;
  if (auto ok = need_text(person.street, 500, {"Straße und Hausnummer", "Street and number"}, "/person/street"); !ok)
    return ok;
  if (auto ok = need_text(person.city, 500, {"Postleitzahl und Ort", "Postcode and town"}, "/person/city"); !ok)
    return ok;
  return {};
}

PersonId keep_person(Tx& tx, const Person& person) {
  Person row = person;
  row.id = PersonId{new_id()};
  tx.parties().put_person(row);
  return row.id;
}

Result<void> no_flood(const participation::Participation& participation, Date today) {
  const auto today_by_page = std::ranges::count_if(participation.objections, [&](const participation::Objection& one) {
    return one.entered_from == "page" && one.received_on == today;
  });
  if (today_by_page < most_a_day) return {};
  return refuse(RefusalKind::too_many, "too-many",
                {"Über diese Seite sind heute sehr viele Einwendungen eingegangen; weitere nimmt sie erst morgen an.",
                 "Very many objections came through this page today; it takes further ones tomorrow."},
                {"Schreiben Sie der Bauaufsichtsbehörde; die Adresse steht in der Bekanntmachung.",
                 "Write to the authority; its address stands in the announcement."},
                "§ 72 Abs. 3 HBO");
}

}  // namespace

Result<Done> announce_project(App& app, const Caller& caller, const Precondition& precondition,
                              const ApplicationId& application, participation::AnnounceProject command) {
  command.announcement = AnnouncementId{new_id()};
  return change(app, caller, precondition,
                {Action::announce_project,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx&) {
                   return participation::announce_project(the_case.application, the_case.participation, command,
                                                          context);
                 },
                 [&](Tx&, const Case&, Done& done) { done.id = command.announcement.value; }});
}

Result<Done> announce_permit(App& app, const Caller& caller, const Precondition& precondition,
                             const ApplicationId& application, participation::AnnouncePermit command) {
  command.announcement = AnnouncementId{new_id()};
  return change(app, caller, precondition,
                {Action::announce_permit,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx&) {
                   return participation::announce_permit(the_case.application, the_case.participation, command,
                                                         context);
                 },
                 [&](Tx&, const Case&, Done& done) { done.id = command.announcement.value; }});
}

Result<Done> withdraw_announcement(App& app, const Caller& caller, const Precondition& precondition,
                                   const ApplicationId& application,
                                   const participation::WithdrawAnnouncement& command) {
  return change(app, caller, precondition,
                {Action::withdraw_announcement,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx&) {
                   return participation::withdraw_announcement(the_case.application, the_case.participation, command,
                                                               context);
                 },
                 {}});
}

Result<Done> enter_objection(App& app, const Caller& caller, const Precondition& precondition,
                             const ApplicationId& application, const ObjectionInput& input) {
  const ObjectionId id{new_id()};
  return change(app, caller, precondition,
                {Action::enter_objection,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx& tx) -> Decided {
                   if (auto ok = need_text(input.person.name, 500, {"Der Name", "The name"}, "/person/name"); !ok) {
                     return tl::unexpected(ok.error());
                   }
                   return participation::raise_objection(
                       the_case.application, the_case.participation,
                       {id, input.announcement, keep_person(tx, input.person), input.text, input.received_on,
                        input.entered_from, input.source},
                       context);
                 },
                 [&](Tx&, const Case&, Done& done) { done.id = id.value; }});
}

Result<ShownAnnouncement> shown_announcement(const View& view, const AnnouncementId& id, Date today) {
  const auto application = view.lists().announced_application(id);
  if (!application) return tl::unexpected(participation::no_such_announcement());
  auto the_case = view.load(*application);
  if (!the_case) return tl::unexpected(participation::no_such_announcement());
  ShownAnnouncement shown{std::move(*the_case), nullptr};
  shown.announcement = shown.the_case.participation.announcement(id);
  const bool there =
      shown.announcement != nullptr && shown.announcement->published(today) && !shown.the_case.participation.closed_on;
  if (!there) return tl::unexpected(participation::no_such_announcement());
  return shown;
}

Result<ShownPermit> shown_permit(const View& view, const AnnouncementId& id, Date today) {
  const auto application = view.lists().announced_application(id);
  auto the_case = application ? view.load(*application) : tl::unexpected(participation::no_such_announcement());
  if (!the_case) return tl::unexpected(participation::no_such_announcement());
  ShownPermit shown{std::move(*the_case), nullptr, nullptr};
  shown.permit = shown.the_case.participation.permit_announcement(id);
  if (shown.permit == nullptr || !shown.permit->published(today))
    return tl::unexpected(participation::no_such_announcement());
  shown.project = shown.the_case.participation.announcement(shown.permit->said.project);
  return shown;
}

Result<ObjectionId> object_by_page(App& app, const AnnouncementId& announcement, const Person& person,
                                   const std::string& text) {
  if (auto ok = person_named(person); !ok) return tl::unexpected(ok.error());
  return app.store.write([&](Tx& tx) -> Result<ObjectionId> {
    const Instant now = app.clock.now();
    const Date today = berlin_day(now);
    const auto shown = shown_announcement(tx, announcement, today);
    if (!shown) return tl::unexpected(shown.error());
    const auto& the_case = shown->the_case;
    if (auto ok = no_flood(the_case.participation, today); !ok) return tl::unexpected(ok.error());
    const auto legal = legal_context(app, the_case.application, the_public, today, today);
    if (!legal) return tl::unexpected(legal.error());
    const ObjectionId id{new_id()};
    const auto events = participation::raise_objection(
        the_case.application, the_case.participation, {id, announcement, keep_person(tx, person), text, {}, "page", {}},
        (*legal)->context);
    if (!events) return tl::unexpected(events.error());
    record_and_tell(app, tx, the_case, the_public, now, (*legal)->law.version, *events);
    return id;
  });
}

const DocumentVersion* displayed_version(const ShownAnnouncement& shown, const DocumentId& document) {
  const auto& application = shown.the_case.application;
  const auto released = released_version(shown.announcement->said.released, document);
  const auto* found = application.document(document);
  const auto* version = found == nullptr || !released ? nullptr : found->version(*released);
  const auto copy = redacted_copy_of(application, document, released.value_or(0));
  return version != nullptr && copy.version != nullptr ? copy.version : version;
}

Result<OpenedDocument> open_displayed(const App& app, const AnnouncementId& announcement, const DocumentId& document) {
  const Date today = berlin_day(app.clock.now());
  const auto view = app.store.read();
  const auto shown = shown_announcement(*view, announcement, today);
  if (!shown) return tl::unexpected(shown.error());
  const auto* found = shown->the_case.application.document(document);
  const auto* version = displayed_version(*shown, document);
  if (version == nullptr || !shown->announcement->on_display(today)) return tl::unexpected(no_such_document());
  auto reader = app.documents.open(version->sha256);
  if (!reader) return tl::unexpected(reader.error());
  OpenedDocument opened{std::move(*reader), *version};
  const auto law = app.law.at(shown->the_case.application.land, today);
  const std::string ending = opened.version.media_type == "application/pdf" ? ".pdf"
                             : opened.version.media_type == "image/png"     ? ".png"
                                                                            : ".jpg";
  opened.version.file_name = (law ? displayed_name(*found, *law, false) : "Unterlage") + ending;
  return opened;
}

std::string displayed_name(const FiledDocument& document, const LawAt& law, bool english) {
  const auto required = std::ranges::find(law.documents, document.type, &RequiredDocument::id);
  if (required != law.documents.end()) return english ? required->name.en : required->name.de;
  const bool copy = document.type == redacted_copy;  // is called after what it shows
  if (document.filed_by_side == "authority" && !copy) return document.title;
  return english ? "Document" : "Unterlage";
}

}  // namespace flurwerk::api
