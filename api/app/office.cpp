#include "api/app/office.hpp"

#include <algorithm>

#include "api/app/passwords.hpp"
#include "permit-core/berlin_day.hpp"
#include "permit-core/checks.hpp"

namespace flurwerk::api {

namespace {

constexpr std::size_t most_filters = 50;

bool is_officer(Role role) { return role == Role::clerk || role == Role::approver; }

tl::unexpected<Refusal> no_colleague(const char* field) {
  return refuse(RefusalKind::invalid, "not-a-colleague",
                {"Diese Person arbeitet nicht für die Behörde, oder ihr Konto ist gesperrt.",
                 "This person does not work for the authority, or their account is disabled."},
                {"Wählen Sie jemanden aus der Liste.", "Choose somebody from the list."}, {}, field);
}

// An authority for which both work.
bool colleagues(const View& view, const Viewer& viewer, const AccountId& account, std::optional<Role> as = {}) {
  return std::ranges::any_of(viewer.memberships, [&](const flurwerk::Membership& mine) {
    return (as ? mine.role == *as : is_officer(mine.role)) && works_for(view, account, mine.authority);
  });
}

Result<void> may_set_absence(const View& view, const Caller& caller, const AccountId& account) {
  if (account == caller.viewer.account) return {};
  if (!colleagues(view, caller.viewer, account)) return no_colleague("account");
  if (colleagues(view, caller.viewer, account, Role::approver)) return {};
  return refuse(RefusalKind::forbidden, "forbidden",
                {"Die Abwesenheit anderer trägt ein, wer Entscheidungen freigibt.",
                 "The absence of others is entered by who approves decisions."},
                {"Bitten Sie die Leitung darum.", "Ask the head of the office."});
}

Result<void> absence_valid(const View& view, const AccountId& account, const AbsenceInput& absence, Date today) {
  if (absence.last_day < absence.first_day || absence.last_day < today) {
    return refuse(
        RefusalKind::invalid, "bad-absence",
        {"Der letzte Tag liegt vor dem ersten oder ist vorbei.", "The last day lies before the first, or is over."},
        {"Prüfen Sie die Tage.", "Check the days."}, {}, "/last_day");
  }
  if (absence.deputy == account) {
    return refuse(RefusalKind::invalid, "own-deputy", {"Niemand vertritt sich selbst.", "Nobody is their own deputy."},
                  {"Wählen Sie eine andere Person.", "Choose another person."}, {}, "/deputy");
  }
  const auto memberships = view.accounts().memberships(account);
  const bool same = std::ranges::any_of(
      memberships, [&](const Membership& membership) { return works_for(view, absence.deputy, membership.authority); });
  return same ? Result<void>{} : no_colleague("/deputy");
}

}  // namespace

bool works_for(const View& view, const AccountId& account, const AuthorityId& authority) {
  if (authority.empty()) return false;
  const auto found = view.accounts().account(account);
  if (!found || found->disabled_at) return false;
  return std::ranges::any_of(view.accounts().memberships(account), [&](const Membership& membership) {
    const auto role = parse_role(membership.role);
    return role && is_officer(*role) && membership.authority == authority;
  });
}

std::vector<Colleague> colleagues_of(const View& view, const Viewer& viewer) {
  std::vector<Colleague> list;
  const auto absences = view.office().absences();
  for (auto& account : view.accounts().accounts()) {
    if (!colleagues(view, viewer, account.id)) continue;
    Colleague colleague{account, {}, {}};
    for (const auto& membership : view.accounts().memberships(account.id)) {
      const auto role = parse_role(membership.role);
      if (role && is_officer(*role)) colleague.roles.push_back(membership.role);
    }
    const auto absence = std::ranges::find(absences, account.id, &Absence::account);
    if (absence != absences.end()) colleague.absence = *absence;
    list.push_back(std::move(colleague));
  }
  std::ranges::sort(list, {}, [](const Colleague& one) { return one.account.name; });
  return list;
}

std::vector<AccountId> deputised_by(const View& view, const AccountId& deputy, Date today) {
  std::vector<AccountId> list;
  for (const auto& absence : view.office().absences()) {
    if (absence.deputy == deputy && absence.covers(today)) list.push_back(absence.account);
  }
  return list;
}

Result<void> assign_case(App& app, const Caller& caller, const ApplicationId& application, const AccountId& account) {
  return app.store
      .write([&](Tx& tx) -> Result<bool> {
        const auto the_case = load_for(tx, caller, Action::assign_case, application);
        if (!the_case) return tl::unexpected(the_case.error());
        if (!account.empty() && !works_for(tx, account, the_case->application.authority)) {
          return no_colleague("/account");
        }
        const auto current = tx.office().assignment(application);
        if ((current ? current->account : AccountId{}) != account) {
          tx.office().assign(application, account, caller.viewer.account, app.clock.now());
        }
        return true;
      })
      .map([](bool) {});
}

Result<Note> write_note(App& app, const Caller& caller, const ApplicationId& application, const std::string& text) {
  if (auto ok = need_text(text, 8000, {"Der Vermerk", "The note"}, "/text"); !ok) return tl::unexpected(ok.error());
  return app.store.write([&](Tx& tx) -> Result<Note> {
    const auto the_case = load_for(tx, caller, Action::write_note, application);
    if (!the_case) return tl::unexpected(the_case.error());
    Note note{new_id(), caller.viewer.account, app.clock.now(), text};
    tx.office().put_note(application, note);
    return note;
  });
}

Result<void> set_absence(App& app, const Caller& caller, const AccountId& account,
                         const std::optional<AbsenceInput>& absence) {
  return app.store
      .write([&](Tx& tx) -> Result<bool> {
        if (auto ok = allowed(caller.viewer, Action::set_absence); !ok) return tl::unexpected(ok.error());
        if (auto ok = may_set_absence(tx, caller, account); !ok) return tl::unexpected(ok.error());
        if (!absence) {
          tx.office().remove_absence(account);
          return true;
        }
        if (auto ok = absence_valid(tx, account, *absence, berlin_day(app.clock.now())); !ok) {
          return tl::unexpected(ok.error());
        }
        tx.office().put_absence({account, absence->first_day, absence->last_day, absence->deputy});
        return true;
      })
      .map([](bool) {});
}

Result<void> save_filter(App& app, const Caller& caller, const SavedFilter& filter) {
  if (auto ok = need_text(filter.name, 100, {"Der Name", "The name"}, "/name"); !ok) return ok;
  return app.store
      .write([&](Tx& tx) -> Result<bool> {
        const auto known = tx.office().filters(caller.viewer.account);
        const bool replaces = std::ranges::find(known, filter.name, &SavedFilter::name) != known.end();
        if (!replaces && known.size() >= most_filters) {
          return refuse(
              RefusalKind::invalid, "too-many-filters",
              {"Mehr als 50 gespeicherte Filter sind nicht möglich.", "More than 50 saved filters are not possible."},
              {"Löschen Sie einen, den Sie nicht mehr brauchen.", "Remove one that you do not need."});
        }
        tx.office().put_filter(caller.viewer.account, filter);
        return true;
      })
      .map([](bool) {});
}

Result<void> remove_filter(App& app, const Caller& caller, const std::string& name) {
  return app.store
      .write([&](Tx& tx) -> Result<bool> {
        tx.office().remove_filter(caller.viewer.account, name);
        return true;
      })
      .map([](bool) {});
}

}  // namespace flurwerk::api
