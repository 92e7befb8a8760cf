#include "api/app/legal_context.hpp"

namespace flurwerk::api {

namespace {

// What today's law no longer has of the procedure that this case was filed in.
Result<void> keep_procedure(const LawBook& book, const Application& application, LawAt& law) {
  if (!application.received_on || law.procedure(application.procedure) != nullptr) return {};
  const auto filed = book.at(application.land, *application.received_on);
  if (!filed) return tl::unexpected(filed.error());
  const Procedure* procedure = filed->procedure(application.procedure);
  if (procedure == nullptr) return {};
  law.procedures.push_back(*procedure);
  for (const auto& rule : filed->periods) {
    if (law.period(rule.id) == nullptr) law.periods.push_back(rule);
  }
  return {};
}

}  // namespace

Result<std::unique_ptr<LegalContext>> legal_context(const App& app, std::string_view land, Actor actor, Date today) {
  auto law = app.law.at(land, today);
  if (!law) return tl::unexpected(law.error());
  auto calendar = HolidayCalendar::of(land);
  if (!calendar) return tl::unexpected(calendar.error());
  return std::make_unique<LegalContext>(std::move(*law), std::move(*calendar), std::move(actor), today);
}

Result<std::unique_ptr<LegalContext>> legal_context(const LawBook& book, const Application& application, Actor actor,
                                                    Date today, Date law_of) {
  auto law = book.at(application.land, law_of);
  if (!law) return tl::unexpected(law.error());
  if (auto ok = keep_procedure(book, application, *law); !ok) return tl::unexpected(ok.error());
  auto calendar = HolidayCalendar::of(application.land);
  if (!calendar) return tl::unexpected(calendar.error());
  return std::make_unique<LegalContext>(std::move(*law), std::move(*calendar), std::move(actor), today);
}

}  // namespace flurwerk::api
