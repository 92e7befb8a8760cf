#include "api/http/onlook.hpp"

#include "api/app/house.hpp"
#include "api/app/local_time.hpp"
#include "api/app/visibility.hpp"
#include "api/http/values_json.hpp"
#include "permit-core/deadline.hpp"

namespace flurwerk::api {

namespace {

constexpr const char* day_asked = "as_of";

tl::unexpected<Refusal> past_not_for_agencies() {
  return refuse(
      RefusalKind::forbidden, "past-not-for-agencies",
      {"Frühere Stände der Akte stehen Stellen nicht offen: Sie sehen, was Ihnen für Ihre Anforderung freigegeben ist.",
       "Agencies have no access to former states of the file: you see what was released to you for your request."},
      {"Fragen Sie die Bauaufsicht, wenn Sie einen früheren Stand brauchen.",
       "Ask the authority if you need a former state."},
      "§ 70 Abs. 1 HBO", day_asked);
}

tl::unexpected<Refusal> past_not_here() {
  return refuse(RefusalKind::invalid, "as-of-not-here",
                {"Diese Angabe gibt es nur für heute.", "This is available as of today only."},
                {"Lassen Sie den Tag weg.", "Leave the day out."}, {}, day_asked);
}

tl::unexpected<Refusal> ahead(Date today) {
  return refuse(RefusalKind::invalid, "as-of-ahead",
                {"Der Tag liegt in der Zukunft; die Akte gibt es bis heute, " + german_date(today) + ".",
                 "The day lies ahead; the file goes up to today, " + to_string(today) + "."},
                {"Wählen Sie heute oder einen früheren Tag.", "Choose today or an earlier day."}, {}, day_asked);
}

tl::unexpected<Refusal> before_filing(const Application& now) {
  if (!now.received_on) {
    return refuse(RefusalKind::invalid, "as-of-before-filing",
                  {"Der Antrag ist noch nicht eingereicht; frühere Stände der Akte gibt es erst danach.",
                   "The application has not been filed; there are former states of the file only after that."},
                  {"Frühere Fassungen des Entwurfs zeigt die Seite „Fassungen“.",
                   "The page of versions shows earlier versions of the draft."},
                  {}, day_asked);
  }
  return refuse(
      RefusalKind::invalid, "as-of-before-filing",
      {"An diesem Tag war der Antrag noch nicht eingereicht; er ging am " + german_date(*now.received_on) + " ein.",
       "On this day the application had not been filed; it was received on " + to_string(*now.received_on) + "."},
      {"Wählen Sie diesen oder einen späteren Tag.", "Choose that day or a later one."}, {}, day_asked);
}

// What was on file when the day was over. What was recorded later is missing, also where it counts from before.
Result<Case> at_the_end_of(const View& view, const Case& now, Date day) {
  const Instant last_second = berlin_midnight(day_after(day)) - std::chrono::seconds{1};
  auto then = view.load_as_of(now.id, last_second);
  if (!then || then->application.state == ApplicationState::draft) return before_filing(now.application);
  return then;
}

Result<Shown> shown_on(const Call& call, std::unique_ptr<View> view, Case the_case, Date day, bool past) {
  auto law = law_for(call.app, the_case.application.authority, the_case.application.land, day);
  if (!law) return tl::unexpected(law.error());
  return Shown{std::move(view), std::move(the_case), std::move(*law), day, past};
}

}  // namespace

Result<Shown> show(const Call& call, Action action, const ApplicationId& application, const RequestId& request) {
  auto view = call.app.store.read();
  auto the_case = load_for(*view, call.caller, action, application, request);
  if (!the_case) return tl::unexpected(the_case.error());
  if (call.request.query_value(day_asked)) {
    if (onlooker(call.caller, *the_case) == Onlooker::agency) return past_not_for_agencies();
    return past_not_here();
  }
  return shown_on(call, std::move(view), std::move(*the_case), call.today(), false);
}

Result<Shown> show_as_of(const Call& call, Action action) {
  const auto asked = call.request.query_value(day_asked);
  if (!asked) return show(call, action, call.application());
  auto view = call.app.store.read();
  const auto now = load_for(*view, call.caller, action, call.application());
  if (!now) return tl::unexpected(now.error());
  if (onlooker(call.caller, *now) == Onlooker::agency) return past_not_for_agencies();
  const auto day = date_from(*asked, day_asked);
  if (!day) return tl::unexpected(day.error());
  if (*day > call.today()) return ahead(call.today());
  auto then = at_the_end_of(*view, *now, *day);
  if (!then) return tl::unexpected(then.error());
  return shown_on(call, std::move(view), std::move(*then), *day, true);
}

}  // namespace flurwerk::api
