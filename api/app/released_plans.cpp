#include "api/app/released_plans.hpp"

#include "api/app/statements.hpp"
#include "api/app/visibility.hpp"
#include "permit-core/berlin_day.hpp"

namespace flurwerk::api {

Result<ReleasedPlans> released_plans(const App& app, const Caller& caller, const RequestId& request) {
  const auto view = app.store.read();
  const auto application = application_of(*view, request);
  if (!application) return tl::unexpected(application.error());
  const auto the_case = load_for(*view, caller, Action::get_request_findings, *application, request);
  if (!the_case) return tl::unexpected(the_case.error());
  const auto& asked = *the_case->participation.request(request);
  if (onlooker(caller, *the_case) == Onlooker::agency && !asked.spec.with_findings) {
    return refuse(RefusalKind::not_found, "findings-not-released",
                  {"Zeichnung und Prüfergebnisse sind Ihrer Stelle nicht freigegeben.",
                   "Drawing and findings are not released to your agency."},
                  {"Fragen Sie die Bauaufsicht danach.", "Ask the building authority for them."},
                  asked.spec.legal_basis);
  }
  auto checked = check_plans(app, *view, asked.plans.content_sha256, asked.plans.parcels, the_case->application.land,
                             {berlin_day(app.clock.now()), {}});
  if (!checked) return tl::unexpected(checked.error());
  const auto content = view->parties().draft_content(asked.plans.content_sha256);
  return ReleasedPlans{std::move(*checked), design_of(content.value_or("{}")), asked.plans.title};
}

}  // namespace flurwerk::api
