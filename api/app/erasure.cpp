#include "api/app/erasure.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include "api/app/event_fields.hpp"
#include "api/app/event_json.hpp"
#include "api/app/house.hpp"
#include "permit-core/berlin_day.hpp"

namespace flurwerk::api {

namespace {

// Persons by the type of the field, so that no event can name one unnoticed; words by how the field is named to the log.
struct Finder {
  std::vector<PersonId> persons;
  int texts = 0;

  template <class T>
  void operator()(const char*, T& field) {
    look(field);
  }
  void operator()(event_fields::Words, std::string& field) { texts += field.empty() ? 0 : 1; }
  template <class T>
  void operator()(event_fields::Since name, T& field) {
    if constexpr (std::is_same_v<T, std::string>) texts += name.words && !field.empty() ? 1 : 0;
    look(field);
  }

 private:
  void look(PersonId& id) {
    if (!id.empty() && std::ranges::find(persons, id) == persons.end()) persons.push_back(id);
  }
  template <class T>
  void look(std::vector<T>& values) {
    for (auto& value : values) look(value);
  }
  template <class T>
  void look(std::optional<T>& value) {
    if (value) look(*value);
  }
  template <class Tag>
  void look(Id<Tag>&) {}
  template <class T>
  void look(T& value) {
    if constexpr (
        std::is_class_v<T> && !requires { value.time_since_epoch(); } && !requires { value.c_str(); }) {
      event_fields::visit(*this, value);
    }
  }
};

struct Found {
  std::vector<PersonId> persons;
  int words_beside = 0;  // texts that can go
  int words_inside = 0;  // texts in the hashed payload of events from before they stood beside it
};
Found found_in(const View& view, const ApplicationId& id) {
  Finder finder;
  Found found;
  for (const auto& logged : view.lists().events_after(0, id, std::numeric_limits<int>::max())) {
    Event copy = logged.recorded.event;
    finder.texts = 0;
    std::visit([&](auto& event) { event_fields::visit(finder, event); }, copy);
    (words_state(logged.row.payload, logged.row.words) == WordsState::none ? found.words_inside : found.words_beside) +=
        finder.texts;
  }
  found.persons = std::move(finder.persons);
  return found;
}

bool forgotten(const View& view, const ApplicationId& id) {
  const auto other = view.load(id);
  return !other || other->application.erased.has_value();
}

// Nobody else's: every other case that has it is forgotten itself.
bool only_here(const View& view, const ApplicationId& here, const std::vector<ApplicationId>& with) {
  return std::ranges::all_of(with, [&](const ApplicationId& id) { return id == here || forgotten(view, id); });
}

Date last_entry(const Case& the_case) { return berlin_day(the_case.events.back().at); }

std::vector<std::string> words_of(const Case& the_case, const std::vector<Person>& persons) {
  std::vector<std::string> words{the_case.id.value, the_case.application.file_number};
  for (const auto& person : persons) words.push_back(person.email);
  return words;
}

ErasureView look_at(const App& app, const View& view, const Case& the_case) {
  ErasureView out;
  const Date today = berlin_day(app.clock.now());
  const auto rules = rules_of(app, the_case.application.authority);
  auto due = rules ? erasure_due(the_case.application, last_entry(the_case), *rules, today)
                   : Result<ErasureDue>(tl::unexpected(rules.error()));
  if (due) {
    out.due = std::move(*due);
  } else {
    out.not_yet = due.error();
  }
  const Found found = found_in(view, the_case.id);
  out.words_beside = found.words_beside;
  out.words_inside = found.words_inside;
  for (const auto& id : found.persons) {
    auto person = view.parties().person(id);
    if (person && !person->erased_at) out.persons.push_back(std::move(*person));
  }
  std::set<std::string> seen;
  for (const auto& document : the_case.application.documents) {
    for (auto& row : view.lists().document(document.id)) {
      if (!seen.insert(row.sha256).second) continue;
      const bool ours = only_here(view, the_case.id, view.erasures().with_document(row.sha256));
      (ours ? out.documents : out.shared_documents).push_back(std::move(row));
    }
  }
  out.beside = view.erasures().beside(the_case.id, words_of(the_case, out.persons));
  out.proposal = view.erasures().proposal(the_case.id);
  return out;
}

Decided decide(const App& app, const Case& the_case, const Context& context, Tx& tx) {
  const ErasureView seen = look_at(app, tx, the_case);
  if (!seen.due) return tl::unexpected(*seen.not_yet);
  if (!seen.proposal) {
    return refuse(
        RefusalKind::wrong_state, "erasure-not-proposed",
        {"Niemand hat die Löschung vorgeschlagen.", "Nobody has proposed the erasure."},
        {"Eine Person schlägt sie vor, eine zweite bestätigt sie.", "One person proposes it, a second confirms."},
        "Art. 17 DSGVO");
  }
  EraseData command{*seen.due, seen.proposal->account, {}, {}, seen.beside.total() + seen.words_beside};
  for (const auto& person : seen.persons) command.persons.push_back(person.id);
  for (const auto& document : seen.documents) command.documents.push_back(document.sha256);
  auto events = erase_personal_data(the_case.application, command, context);
  if (!events) return events;
  const Instant now = app.clock.now();
  tx.erasures().forget(the_case.id, words_of(the_case, seen.persons));
  for (const auto& person : seen.persons) tx.parties().erase_person(person.id, now);
  for (const auto& document : seen.documents) tx.erasures().forget_document(document.sha256);
  return events;
}

}  // namespace

Result<ErasureView> view_erasure(const App& app, const Caller& caller, const ApplicationId& application) {
  const auto view = app.store.read();
  const auto the_case = load_for(*view, caller, Action::get_erasure, application);
  if (!the_case) return tl::unexpected(the_case.error());
  return look_at(app, *view, *the_case);
}

Result<void> propose_erasure(App& app, const Caller& caller, const ApplicationId& application) {
  return app.store
      .write([&](Tx& tx) -> Result<bool> {
        const auto the_case = load_for(tx, caller, Action::propose_erasure, application);
        if (!the_case) return tl::unexpected(the_case.error());
        const ErasureView seen = look_at(app, tx, *the_case);
        if (!seen.due) return tl::unexpected(*seen.not_yet);
        const Instant now = app.clock.now();
        // Asked of the rule, as if a second person confirmed now: what stands in the way is said at once.
        const Date today = berlin_day(now);
        auto legal = legal_context(app, the_case->application, {}, today, today);
        if (!legal) return tl::unexpected(legal.error());
        if (auto ok = erase_personal_data(the_case->application, {*seen.due, caller.viewer.account, {}, {}, 0},
                                          (*legal)->context);
            !ok) {
          return tl::unexpected(ok.error());
        }
        tx.erasures().propose({application, caller.viewer.account, now});
        return true;
      })
      .map([](bool) {});
}

Result<Done> confirm_erasure(App& app, const Caller& caller, const Precondition& precondition,
                             const ApplicationId& application) {
  auto done = change(
      app, caller, precondition,
      {Action::confirm_erasure,
       application,
       {},
       [&app](const Case& the_case, const Context& context, Tx& tx) { return decide(app, the_case, context, tx); },
       {}});
  if (done) app.store.sweep();
  return done;
}

std::vector<ErasableCase> erasable_cases(const App& app, const Caller& caller, int limit) {
  std::vector<ErasableCase> list;
  const auto view = app.store.read();
  const Instant now = app.clock.now();
  std::set<AuthorityId> authorities;
  for (const auto& membership : caller.viewer.memberships) {
    if (membership.role == Role::clerk || membership.role == Role::approver) authorities.insert(membership.authority);
  }
  std::vector<std::string> states;
  for (int i = 0; i < application_state_count; ++i) {
    const auto state = static_cast<ApplicationState>(i);
    if (!retention_key(state).empty()) states.emplace_back(to_string(state));
  }
  for (const auto& authority : authorities) {
    const auto rules = rules_of(app, authority);
    if (!rules || rules->retention.empty()) continue;
    for (const auto& id : view->erasures().closed_until(authority, states, now, limit)) {
      const auto the_case = view->load(id);
      if (!the_case) continue;
      auto due = erasure_due(the_case->application, last_entry(*the_case), *rules, berlin_day(now));
      if (!due || due->due_on > berlin_day(now)) continue;
      list.push_back(
          {id, the_case->application.file_number, std::move(*due), view->erasures().proposal(id).has_value()});
    }
  }
  return list;
}

}  // namespace flurwerk::api
