#include "api/app/application_changes.hpp"

#include <array>
#include <nlohmann/json.hpp>

#include "api/app/drafts.hpp"
#include "api/app/mail.hpp"
#include "api/app/passwords.hpp"
#include "permit-core/berlin_day.hpp"
#include "permit-core/case_link.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;

constexpr std::array<const char*, 2> party_roles{"principal", "designer"};

DocumentId new_document() { return DocumentId{new_id()}; }

// A row of its own, so that erasing a person from one case leaves the other whole.
std::optional<Party> copied_party(Tx& tx, const Application& from, const char* role) {
  const auto* party = from.party(role);
  auto person = party == nullptr ? std::nullopt : tx.parties().person(party->person);
  if (!person || person->erased_at) return std::nullopt;
  person->id = PersonId{new_id()};
  tx.parties().put_person(*person);
  return Party{role, person->id, party->account};
}

std::vector<Party> differing_parties(Tx& tx, const Application& application, const Application& draft) {
  std::vector<Party> parties;
  for (const char* role : party_roles) {
    const auto named = person_of(tx, draft, role);
    if (!named) continue;
    const auto current = person_of(tx, application, role);
    if (current && same_person(*current, *named)) continue;
    if (auto party = copied_party(tx, draft, role)) parties.push_back(std::move(*party));
  }
  return parties;
}

}  // namespace

Result<Done> copy_application(App& app, const Caller& caller, const Precondition& precondition,
                              const ApplicationId& earlier, bool as_change) {
  const std::string operation = "copy_application " + earlier.value;
  return app.store.write([&](Tx& tx) -> Result<Done> {
    const auto& key = precondition.idempotency_key;
    if (!key.empty()) {
      if (const auto answer = tx.outbox().answer(key, caller.viewer.account, operation)) {
        return done_from(*answer, precondition);
      }
    }
    const auto from = load_for(tx, caller, Action::copy_application, earlier);
    if (!from) return tl::unexpected(from.error());
    const Instant now = app.clock.now();
    const Date today = berlin_day(now);
    const Actor actor = actor_of(caller, Action::copy_application, facts_of(*from));
    auto legal = legal_context(app, from->application, actor, today, today);
    if (!legal) return tl::unexpected(legal.error());
    CopyApplication command{as_change, {}, new_document};
    for (const char* role : party_roles) {
      if (auto party = copied_party(tx, from->application, role)) command.parties.push_back(std::move(*party));
    }
    const auto events = flurwerk::copy_application(from->application, command, (*legal)->context);
    if (!events) return tl::unexpected(events.error());
    const ApplicationId id{new_id()};
    const auto receipts = tx.record(id, actor, now, (*legal)->law.version, *events);
    Done done{id, std::ssize(*events), {}, receipts.back().seq, receipts.back().hash, now, {}};
    if (!key.empty()) {
      tx.outbox().remember(
          {key, caller.viewer.account, operation, precondition.request_sha256, 201, to_json(done), now});
    }
    return done;
  });
}

Result<Done> change_application(App& app, const Caller& caller, const Precondition& precondition,
                                const ApplicationId& application, const ApplicationId& draft,
                                const std::string& reason) {
  std::string change_id, law_version;
  return change(app, caller, precondition,
                {Action::change_application,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx& tx) -> Decided {
                   const auto with = load_for(tx, caller, Action::save_draft, draft);
                   if (!with) return tl::unexpected(with.error());
                   auto events = flurwerk::change_application(
                       the_case.application, with->application,
                       {reason, differing_parties(tx, the_case.application, with->application), new_document}, context);
                   if (!events) return events;
                   change_id = std::get<ApplicationChanged>(events->front()).change;
                   law_version = context.law.version;
                   return events;
                 },
                 [&](Tx& tx, const Case& the_case, Done& done) {
                   const Actor actor = actor_of(caller, Action::change_application, facts_of(the_case));
                   tx.record(draft, actor, done.at, law_version, {DraftFiledAsChange{application, change_id}});
                   done.id = change_id;
                 }});
}

Result<Done> assess_change(App& app, const Caller& caller, const Precondition& precondition,
                           const ApplicationId& application, const AssessChange& command) {
  return change(app, caller, precondition,
                {Action::assess_change,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx&) {
                   return flurwerk::assess_change(the_case.application, command, context);
                 },
                 {}});
}

Result<Done> link_application(App& app, const Caller& caller, const Precondition& precondition,
                              const ApplicationId& application, const ApplicationId& other,
                              const std::string& file_number) {
  std::string law_version;
  std::optional<Case> found;
  bool a_part = false;
  return change(app, caller, precondition,
                {Action::link_application,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx& tx) -> Decided {
                   if (!other.empty()) {
                     auto loaded = load_for(tx, caller, Action::get_application, other);
                     if (!loaded) return tl::unexpected(loaded.error());
                     found = std::move(*loaded);
                   }
                   law_version = context.law.version;
                   auto events = flurwerk::link_application(
                       the_case.application, {found ? &found->application : nullptr, file_number}, context);
                   a_part = events && std::get<ApplicationLinked>(events->front()).relation == whole_link;
                   return events;
                 },
                 [&](Tx& tx, const Case& the_case, Done& done) {  // the whole knows its parts
                   if (!found || !a_part) return;
                   tx.record(
                       other, actor_of(caller, Action::link_application, facts_of(the_case)), done.at, law_version,
                       {ApplicationLinked{std::string(part_link), application, the_case.application.file_number}});
                 }});
}

}  // namespace flurwerk::api
