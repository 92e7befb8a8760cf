#include "api/app/drafts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/app/passwords.hpp"
#include "geo/design.hpp"
#include "permit-core/berlin_day.hpp"
#include "permit-core/draft.hpp"
#include "permit-core/submission.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;

bool has_building(const std::string& design) {
  if (design.empty()) return false;
  const auto read = geo::read_design(design);
  if (!read) return false;
  return std::any_of(read->structures.begin(), read->structures.end(),
                     [](const geo::Structure& structure) { return structure.kind != geo::Kind::existing; });
}

bool draws_plans(const Caller& caller) {
  return std::ranges::any_of(caller.viewer.memberships,
                             [](const flurwerk::Membership& one) { return one.role == Role::designer; });
}

// Stores the person as a new row when it differs from the one named, and names it. A principal with an account of the
// same address sees the application.
Result<void> name(const std::string& role, std::optional<Person> person, const Case& the_case, const Context& context,
                  Tx& tx, std::vector<Event>& events) {
  if (!person) return {};
  const auto current = person_of(tx, the_case.application, role);
  if (current && same_person(*current, *person)) return {};
  person->id = PersonId{new_id()};
  const auto account = person->email.empty() ? std::nullopt : tx.accounts().account_by_email(person->email);
  auto named =
      flurwerk::name_party(the_case.application, {role, person->id, account ? account->id : AccountId{}}, context);
  if (!named) return tl::unexpected(named.error());
  tx.parties().put_person(*person);
  events.insert(events.end(), named->begin(), named->end());
  return {};
}

// Of the first parcel that has one; of none where the cadastre knows no address.
std::string address_of(const App& app, const std::vector<ParcelKey>& parcels) {
  for (const auto& key : parcels) {
    const auto row = app.store.parcels().parcel(key);
    if (row && !row->address.empty()) return row->address;
  }
  return {};
}

}  // namespace

std::string draft_content(const DraftInput& input) {
  json content{{"title", input.title}, {"procedure", input.procedure}, {"description", input.description}};
  content["parcels"] = json::array();
  for (const auto& key : input.parcels) content["parcels"].push_back(key.value);
  content["design"] = input.design.empty() ? json(nullptr) : json::parse(input.design);
  content["facts"] = input.facts.empty() ? json::object() : json::parse(input.facts);
  return content.dump();
}

bool same_person(const Person& a, const Person& b) {
  return std::tie(a.name, a.street, a.postal_code, a.city, a.email, a.phone, a.qualification) ==
         std::tie(b.name, b.street, b.postal_code, b.city, b.email, b.phone, b.qualification);
}

std::optional<Person> person_of(const View& view, const Application& application, std::string_view role) {
  const auto* party = application.party(role);
  return party == nullptr ? std::nullopt : view.parties().person(party->person);
}

Result<Done> start_application(App& app, const Caller& caller, const Precondition& precondition,
                               const AuthorityId& authority, const std::string& procedure, const std::string& title) {
  if (auto ok = allowed(caller.viewer, Action::start_application); !ok) return tl::unexpected(ok.error());
  return app.store.write([&](Tx& tx) -> Result<Done> {
    const auto found = tx.accounts().authority(authority);
    if (!found) {
      return refuse(RefusalKind::invalid, "authority-unknown",
                    {"Diese Bauaufsichtsbehörde gibt es hier nicht.", "There is no such authority here."},
                    {"Wählen Sie eine aus der Liste.", "Choose one from the list."}, "§ 60 HBO", "/authority");
    }
    const auto& key = precondition.idempotency_key;
    if (!key.empty()) {
      if (const auto answer = tx.outbox().answer(key, caller.viewer.account, "start_application")) {
        const auto body = json::parse(answer->body);
        return Done{ApplicationId{body.at("application")}, body.at("version"), {}, body.at("event").at("seq"),
                    body.at("event").at("hash"),           answer->at,         {}};
      }
    }
    const Instant now = app.clock.now();
    const Actor actor = actor_of(caller, Action::start_application);
    auto legal = legal_context(app, found->id, found->land, actor, berlin_day(now));
    if (!legal) return tl::unexpected(legal.error());
    if (auto ok = may_prepare((*legal)->law, procedure, draws_plans(caller)); !ok) return tl::unexpected(ok.error());
    auto events = flurwerk::start_application({authority, procedure, title}, (*legal)->context);
    if (!events) return tl::unexpected(events.error());
    const ApplicationId id{new_id()};
    const auto receipts = tx.record(id, actor, now, (*legal)->law.version, *events);
    Done done{id, std::ssize(*events), {}, receipts.back().seq, receipts.back().hash, now, {}};
    if (!key.empty()) {
      tx.outbox().remember(
          {key, caller.viewer.account, "start_application", precondition.request_sha256, 201, to_json(done), now});
    }
    return done;
  });
}

Result<Done> save_draft(App& app, const Caller& caller, const Precondition& precondition,
                        const ApplicationId& application, const DraftInput& input) {
  const std::string content = draft_content(input);
  const bool designed = has_building(input.design);
  const std::string address = address_of(app, input.parcels);
  return change(app, caller, precondition,
                {Action::save_draft,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx& tx) -> Decided {
                   if (auto ok = may_prepare(context.law, input.procedure, draws_plans(caller)); !ok) {
                     return tl::unexpected(ok.error());
                   }
                   std::vector<Event> events;
                   const std::string sha256 = sha256_hex(content);
                   if (sha256 != the_case.application.draft_sha256) {
                     auto saved = flurwerk::save_draft(
                         the_case.application, {sha256, designed, input.title, input.procedure, input.parcels, address},
                         context);
                     if (!saved) return tl::unexpected(saved.error());
                     tx.parties().put_draft_content(content);
                     events = std::move(*saved);
                   }
                   for (const auto& [role, person] :
                        {std::pair{"principal", input.principal}, std::pair{"designer", input.designer}}) {
                     if (auto ok = name(role, person, the_case, context, tx, events); !ok) {
                       return tl::unexpected(ok.error());
                     }
                   }
                   return events;
                 },
                 {}});
}

Result<Done> submit_application(App& app, const Caller& caller, const Precondition& precondition,
                                const ApplicationId& application) {
  return change(app, caller, precondition,
                {Action::submit_application,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx& tx) -> Decided {
                   const auto& authority = the_case.application.authority;
                   const int year = int(std::chrono::year_month_day{context.today}.year());
                   const auto found = tx.accounts().authority(authority);
                   const std::string number = fmt::format("{}-{}-{:04}", found ? found->file_prefix : authority.value,
                                                          year, tx.lists().next_file_number(authority, year));
                   return flurwerk::submit_application(the_case.application, {number}, context);
                 },
                 {}});
}

}  // namespace flurwerk::api
