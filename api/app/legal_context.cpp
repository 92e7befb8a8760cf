#include "api/app/legal_context.hpp"

namespace flurwerk::api {

Result<std::unique_ptr<LegalContext>> legal_context(const App& app, std::string_view land, Actor actor, Date today) {
  auto law = app.law.at(land, today);
  if (!law) return tl::unexpected(law.error());
  auto calendar = HolidayCalendar::of(land);
  if (!calendar) return tl::unexpected(calendar.error());
  return std::make_unique<LegalContext>(std::move(*law), std::move(*calendar), std::move(actor), today);
}

}  // namespace flurwerk::api
