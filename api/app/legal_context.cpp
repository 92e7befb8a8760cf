#include "api/app/legal_context.hpp"

#include "api/app/house.hpp"
#include "permit-core/berlin_day.hpp"

namespace flurwerk::api {

namespace {

// With what today's law no longer has of the procedure that this case was filed in.
Result<std::shared_ptr<const LawAt>> law_in(const App& app, const Application& application, Date on) {
  auto held = held_law_for(app, application.authority, application.land, on);
  if (!held || !application.received_on || (*held)->procedure(application.procedure) != nullptr) return held;
  const auto filed = app.law.held(application.land, *application.received_on);
  if (!filed) return tl::unexpected(filed.error());
  const Procedure* procedure = (*filed)->procedure(application.procedure);
  if (procedure == nullptr) return held;
  LawAt law = **held;
  law.procedures.push_back(*procedure);
  for (const auto& rule : (*filed)->periods) {
    if (law.period(rule.id) == nullptr) law.periods.push_back(rule);
  }
  return std::make_shared<const LawAt>(std::move(law));
}

}  // namespace

Result<std::unique_ptr<LegalContext>> legal_context(const App& app, const AuthorityId& authority, std::string_view land,
                                                    Actor actor, Date today) {
  auto law = held_law_for(app, authority, land, today);
  if (!law) return tl::unexpected(law.error());
  auto calendar = calendar_for(app, authority, land);
  if (!calendar) return tl::unexpected(calendar.error());
  return std::make_unique<LegalContext>(std::move(*law), std::move(*calendar), std::move(actor), today);
}

Result<std::unique_ptr<LegalContext>> legal_context(const App& app, const Application& application, Actor actor,
                                                    Date today, Date law_of) {
  auto law = law_in(app, application, law_of);
  if (!law) return tl::unexpected(law.error());
  auto calendar = calendar_for(app, application.authority, application.land);
  if (!calendar) return tl::unexpected(calendar.error());
  return std::make_unique<LegalContext>(std::move(*law), std::move(*calendar), std::move(actor), today);
}

std::string cite(const Case& the_case, std::string_view provisions) {
  const auto law = LawBook::builtin().held(the_case.application.land, berlin_day(the_case.events.back().at));
  return law ? (*law)->cite(provisions) : std::string(provisions);
}

Refusal cite(const Case& the_case, Refusal refusal) {
  refusal.legal_basis = cite(the_case, refusal.legal_basis);
  return refusal;
}

}  // namespace flurwerk::api
