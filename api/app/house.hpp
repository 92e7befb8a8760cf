// The law and the calendar as one authority applies them, and what it has set for itself: read, changed, shown.
// Basis: permit-core/house_rules.hpp; § 31 Abs. 3 HVwVfG, § 193 BGB for the periods that a holiday moves.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "api/app/app.hpp"
#include "api/app/caller.hpp"

namespace flurwerk::api {

// Refused: a Land or day without law data.
Result<LawAt> law_for(const App& app, const AuthorityId& authority, std::string_view land, Date on);
// The same, shared with all who act under it.
Result<std::shared_ptr<const LawAt>> held_law_for(const App& app, const AuthorityId& authority, std::string_view land,
                                                  Date on);
Result<HolidayCalendar> calendar_for(const App& app, const AuthorityId& authority, std::string_view land);
// Of the Land in which the authority is, with the authority's own holidays. Refused: an authority that is not known.
Result<HolidayCalendar> calendar_of(const App& app, const std::string& authority);

// The book's rules together with the files that the operator laid down.
Result<HouseRules> rules_of(const App& app, const AuthorityId& authority);

struct HouseRuleInput {
  HouseRuleKind kind;
  std::string key;
  std::optional<Date> valid_from;  // none: today
  std::string content;             // JSON; empty: ends what holds
  std::string reason;
};
struct HouseRuleAdded {
  Date valid_from{};
  int cases_moved = 0;  // in which a holiday moved a period
  int deadlines_moved = 0;
};
// By an administrator of the authority. A holiday moves what runs, in the same transaction; each case records it.
Result<HouseRuleAdded> add_house_rule(App& app, const Caller& caller, const AuthorityId& authority,
                                      const HouseRuleInput& input);

}  // namespace flurwerk::api
