#include "api/app/legal_context.hpp"

namespace flurwerk::api {

namespace {

// With what today's law no longer has of the procedure that this case was filed in.
Result<std::shared_ptr<const LawAt>> law_for(const LawBook& book, const Application& application, Date on) {
  auto held = book.held(application.land, on);
  if (!held || !application.received_on || (*held)->procedure(application.procedure) != nullptr) return held;
  const auto filed = book.held(application.land, *application.received_on);
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

Result<std::unique_ptr<LegalContext>> legal_context(const App& app, std::string_view land, Actor actor, Date today) {
  auto law = app.law.held(land, today);
  if (!law) return tl::unexpected(law.error());
  auto calendar = HolidayCalendar::of(land);
  if (!calendar) return tl::unexpected(calendar.error());
  return std::make_unique<LegalContext>(std::move(*law), std::move(*calendar), std::move(actor), today);
}

Result<std::unique_ptr<LegalContext>> legal_context(const LawBook& book, const Application& application, Actor actor,
                                                    Date today, Date law_of) {
  auto law = law_for(book, application, law_of);
  if (!law) return tl::unexpected(law.error());
  auto calendar = HolidayCalendar::of(application.land);
  if (!calendar) return tl::unexpected(calendar.error());
  return std::make_unique<LegalContext>(std::move(*law), std::move(*calendar), std::move(actor), today);
}

}  // namespace flurwerk::api
