// Use cases of the office's own books: assigning a case, noting something, being away, keeping a filter.
// Basis: internal organisation of the authority; a colleague is who works for the same authority.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/app/change.hpp"

namespace flurwerk::api {

struct Colleague {
  Account account;
  std::vector<std::string> roles;  // "clerk", "approver"
  std::optional<Absence> absence;
};
// Who works for one of the viewer's authorities and can sign in, by name.
std::vector<Colleague> colleagues_of(const View& view, const Viewer& viewer);
bool works_for(const View& view, const AccountId& account, const AuthorityId& authority);

// Whose cases the viewer looks after on a day: of those who are away and named them as deputy.
std::vector<AccountId> deputised_by(const View& view, const AccountId& deputy, Date today);

// An empty account: nobody works on it. Refused: somebody who does not work for the case's authority.
Result<void> assign_case(App& app, const Caller& caller, const ApplicationId& application, const AccountId& account);
Result<Note> write_note(App& app, const Caller& caller, const ApplicationId& application, const std::string& text);
// One's own, or as approver a colleague's. No days: not away any more. Refused: days in the wrong order or over already,
// a deputy who is no colleague or oneself.
struct AbsenceInput {
  Date first_day;
  Date last_day;
  AccountId deputy;
};
Result<void> set_absence(App& app, const Caller& caller, const AccountId& account,
                         const std::optional<AbsenceInput>& absence);
Result<void> save_filter(App& app, const Caller& caller, const SavedFilter& filter);
Result<void> remove_filter(App& app, const Caller& caller, const std::string& name);

}  // namespace flurwerk::api
