// The law, the calendar and the day in which one command is decided.
// Basis: an act is governed by the law of the day it is done; the Land is the authority's (§ 193 BGB, place of performance).
#pragma once

#include <memory>
#include <string_view>

#include "api/app/app.hpp"
#include "api/app/ports/case.hpp"
#include "permit-core/application.hpp"
#include "permit-core/context.hpp"

namespace flurwerk::api {

// Owns what the Context refers to, so it neither moves nor copies.
struct LegalContext {
  std::shared_ptr<const LawAt> held;  // shared with all who act under the same law
  const LawAt& law;
  HolidayCalendar calendar;
  Context context;

  LegalContext(std::shared_ptr<const LawAt> at, HolidayCalendar days, Actor actor, Date today)
      : held{std::move(at)}, law{*held}, calendar{std::move(days)}, context{std::move(actor), today, law, calendar} {}
  LegalContext(const LegalContext&) = delete;
  LegalContext& operator=(const LegalContext&) = delete;
};

// As the authority applies it (api/app/house.hpp). Refused: a Land or day without law data.
Result<std::unique_ptr<LegalContext>> legal_context(const App& app, const AuthorityId& authority, std::string_view land,
                                                    Actor actor, Date today);

// The same in a case: a procedure that has been filed goes on when the law no longer offers it to new cases (§ 64a HBO:
// "Maßgeblich ist der Zeitpunkt der Einreichung"). `law_of`: for an effect of silence the day on which it comes about,
// so that it does not matter when a computer notices.
Result<std::unique_ptr<LegalContext>> legal_context(const App& app, const Application& application, Actor actor,
                                                    Date today, Date law_of);

// A provision of Hesse as the Land of the case names it, see LawAt::cite.
std::string cite(const Case& the_case, std::string_view provisions);
Refusal cite(const Case& the_case, Refusal refusal);

}  // namespace flurwerk::api
