#include "api/app/file_access.hpp"

#include <fmt/format.h>

#include "api/app/local_time.hpp"
#include "api/app/mail.hpp"
#include "api/app/passwords.hpp"
#include "api/app/visibility.hpp"
#include "permit-core/berlin_day.hpp"
#include "permit-core/checks.hpp"

namespace flurwerk::api {

namespace {

const Actor by_access{AccountId{"file_access"}, "file_access", {}};

// Puts a new code in the place of former ones, and mails it where an address is known.
GivenCode give_code(const App& app, Tx& tx, const Case& the_case, const FileAccessId& access, const Person& person,
                    Date until, Done done) {
  GivenCode given{std::move(done), new_code(), !person.email.empty()};
  const Instant now = app.clock.now();
  tx.links().revoke_codes_of(access, now);
  tx.links().put_personal_code({sha256_hex(plain_code(given.code)), the_case.id, {}, access, now, {}});
  if (!given.mailed) return given;
  const auto& application = the_case.application;
  post_mail(tx,
            {person.email, fmt::format("Akteneinsicht – {}", application.file_number),
             fmt::format("Guten Tag,\n\ndie Bauaufsichtsbehörde gewährt Ihnen Einsicht in Unterlagen aus der Akte {}. "
                         "Lesen können Sie sie bis einschließlich {} auf dieser Seite:\n{}/n/{}\n\n"
                         "Geben Sie den Link nicht weiter: Er gilt nur für Sie.\n",
                         application.file_number, german_date(until), app.config.public_url, plain_code(given.code))},
            now);
  return given;
}

// What the reader does, recorded if it is the first time on this day.
Result<Case> note_reading(App& app, const CodeHolder& holder, const DocumentId& document) {
  return app.store.write([&](Tx& tx) -> Result<Case> {
    auto the_case = tx.load(holder.application);
    if (!the_case) return tl::unexpected(the_case.error());
    const Instant now = app.clock.now();
    const Date today = berlin_day(now);
    const auto legal = legal_context(app, the_case->application, by_access, today, today);
    if (!legal) return tl::unexpected(legal.error());
    const auto events = participation::use_file_access(the_case->application, the_case->participation, holder.access,
                                                       document, (*legal)->context);
    if (!events) return tl::unexpected(events.error());
    if (!events->empty()) tx.record(holder.application, by_access, now, (*legal)->law.version, *events);
    return the_case;
  });
}

}  // namespace

Result<GivenCode> grant_file_access(App& app, const Caller& caller, const Precondition& precondition,
                                    const ApplicationId& application, participation::GrantFileAccess command,
                                    const Person& person) {
  if (auto ok = need_text(person.name, 500, {"Der Name", "The name"}, "/person/name"); !ok) {
    return tl::unexpected(ok.error());
  }
  command.access = FileAccessId{new_id()};
  command.person = PersonId{new_id()};
  GivenCode given;
  auto done = change(app, caller, precondition,
                     {Action::grant_file_access,
                      application,
                      {},
                      [&](const Case& the_case, const Context& context, Tx& tx) -> Decided {
                        auto events = participation::grant_file_access(the_case.application, the_case.participation,
                                                                       command, context);
                        if (!events) return events;
                        Person row = person;
                        row.id = command.person;
                        tx.parties().put_person(row);
                        return events;
                      },
                      [&](Tx& tx, const Case& the_case, Done& recorded) {
                        recorded.id = command.access.value;
                        given = give_code(app, tx, the_case, command.access, person, command.until, recorded);
                      }});
  if (!done) return tl::unexpected(done.error());
  given.done = std::move(*done);
  return given;
}

Result<GivenCode> renew_file_access(App& app, const Caller& caller, const ApplicationId& application,
                                    const FileAccessId& access) {
  return app.store.write([&](Tx& tx) -> Result<GivenCode> {
    const auto the_case = load_for(tx, caller, Action::renew_file_access, application);
    if (!the_case) return tl::unexpected(the_case.error());
    const auto open = participation::open_file_access(the_case->application, the_case->participation, access,
                                                      berlin_day(app.clock.now()));
    if (!open) {
      Refusal refusal = open.error();
      if (refusal.code == "file-access-ended") refusal.kind = RefusalKind::wrong_state;
      return tl::unexpected(std::move(refusal));
    }
    const auto person = tx.parties().person((*open)->granted.person);
    Done done;
    done.id = access.value;
    return give_code(app, tx, *the_case, access, person.value_or(Person{}), (*open)->granted.until, std::move(done));
  });
}

Result<Done> end_file_access(App& app, const Caller& caller, const Precondition& precondition,
                             const ApplicationId& application, const participation::EndFileAccess& command) {
  return change(app, caller, precondition,
                {Action::end_file_access,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx&) {
                   return participation::end_file_access(the_case.application, the_case.participation, command,
                                                         context);
                 },
                 {}});
}

Result<Case> read_by_code(App& app, const CodeHolder& holder) { return note_reading(app, holder, {}); }

Result<OpenedDocument> open_by_code(App& app, const CodeHolder& holder, const DocumentId& document) {
  const auto the_case = note_reading(app, holder, document);
  if (!the_case) return tl::unexpected(the_case.error());
  const auto* access = the_case->participation.access(holder.access);
  const auto* found = the_case->application.document(document);
  const auto released = released_version(access->granted.released, document);
  const auto* version = found == nullptr || !released ? nullptr : found->version(*released);
  if (version == nullptr) return tl::unexpected(no_such_document());
  auto reader = app.documents.open(version->sha256);
  if (!reader) return tl::unexpected(reader.error());
  return OpenedDocument{std::move(*reader), *version};
}

}  // namespace flurwerk::api
