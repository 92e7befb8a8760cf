// What the geometry says: about a design that is sent, about two of them, about the one of an application.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/app/drawing_sheet.hpp"
#include "api/app/released_plans.hpp"
#include "api/app/site_for.hpp"
#include "api/http/handlers.hpp"
#include "api/http/onlook.hpp"
#include "api/http/values_json.hpp"
#include "geo/compare.hpp"
#include "geo/drawing_svg.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;

// `law` and `cadastre` as the caller wrote them; empty: today's law, and the cadastre as it is now.
Result<AsOf> as_of(const Call& call, std::string_view law, std::string_view cadastre, const std::string& inside = {}) {
  AsOf days{call.today(), {}};
  if (!law.empty()) {
    auto day = date_from(law, inside + "on");
    if (!day) return tl::unexpected(day.error());
    days.law = *day;
  }
  if (!cadastre.empty()) {
    auto day = date_from(cadastre, inside + "cadastre_on");
    if (!day) return tl::unexpected(day.error());
    days.cadastre = *day;
  }
  return days;
}

Result<AsOf> as_of(const Call& call) {
  return as_of(call, call.request.query_or("on"), call.request.query_or("cadastre_on"));
}

// One side of a comparison: {"design", "parcels"?, "on"?, "cadastre_on"?}. A refusal names its side.
Result<Checked> check_side(const Call& call, const json& body, const std::string& side) {
  const auto& one = body.at(side);
  const auto days = as_of(call, one.value("on", ""), one.value("cadastre_on", ""), "/" + side + "/");
  if (!days) return tl::unexpected(days.error());
  std::vector<ParcelKey> plot;
  for (const auto& key : one.value("parcels", json::array())) plot.push_back({key.get<std::string>()});
  auto checked = check_design(call.app, one.at("design").dump(), plot, body.value("land", "HE"), *days);
  if (!checked) {
    checked.error().field = "/" + side + "/design" + checked.error().field;
  }
  return checked;
}

struct CheckedCase {
  Shown shown;
  Checked checked;
};

Result<CheckedCase> check_case(const Call& call, Action action) {
  auto shown = show_as_of(call, action);
  if (!shown) return tl::unexpected(shown.error());
  auto days = as_of(call);
  if (!days) return tl::unexpected(days.error());
  if (shown->past) {  // law and cadastre of that day, unless others are named
    if (!call.request.query_value("on")) days->law = shown->today;
    if (!days->cadastre) days->cadastre = shown->today;
  }
  const auto& application = shown->the_case.application;
  auto checked =
      check_plans(call.app, *shown->view, application.draft_sha256, application.parcels, application.land, *days);
  if (!checked) return tl::unexpected(checked.error());
  return CheckedCase{std::move(*shown), std::move(*checked)};
}

}  // namespace

Result<Response> post_check(Call& call) {
  std::vector<ParcelKey> plot;
  for (const auto& [name, value] : call.request.query) {
    if (name == "parcel") plot.push_back({value});
  }
  const auto days = as_of(call);
  if (!days) return tl::unexpected(days.error());
  auto checked = check_design(call.app, call.request.body, plot, call.request.query_or("land", "HE"), *days);
  if (!checked) return tl::unexpected(checked.error());
  return json_response(to_json(*checked));
}

Result<Response> post_comparison(Call& call) {
  const auto body = json::parse(call.request.body);
  const auto before = check_side(call, body, "before");
  if (!before) return tl::unexpected(before.error());
  const auto after = check_side(call, body, "after");
  if (!after) return tl::unexpected(after.error());
  const auto changes = geo::compare_findings(before->findings, after->findings);
  const auto still =
      std::count_if(changes.begin(), changes.end(), [](const auto& one) { return one.after.has_value(); });
  const nlohmann::ordered_json answer{{"changes", geo::changes_json(changes, after->design.crs)},
                                      {"unchanged", static_cast<std::int64_t>(after->findings.size()) - still}};
  // Names come from strangers' files: bytes that are no UTF-8 must not stop the answer.
  return json_response(answer.dump(-1, ' ', false, json::error_handler_t::replace));
}

Result<Response> get_findings(Call& call) {
  auto found = check_case(call, Action::get_findings);
  if (!found) return tl::unexpected(found.error());
  return json_response(to_json(found->checked));
}

Result<Response> get_request_findings(Call& call) {
  const auto plans = released_plans(call.app, call.caller, call.statement_request());
  if (!plans) return tl::unexpected(plans.error());
  return json_response(R"({"design":)" + plans->design + "," + to_json(plans->checked).substr(1));
}

Result<Response> get_drawing(Call& call) {
  auto found = check_case(call, Action::get_drawing);
  if (!found) return tl::unexpected(found.error());
  const auto& application = found->shown.the_case.application;
  const auto& [design, site, findings, law] = found->checked;
  const std::string title = fmt::format("{} {}", application.file_number, application.title);
  return Response{200, "image/svg+xml", geo::draw_svg(design, *site, findings, title), {}, {}};
}

Result<Response> get_drawing_pdf(Call& call) {
  auto found = check_case(call, Action::get_drawing_pdf);
  if (!found) return tl::unexpected(found.error());
  const auto& application = found->shown.the_case.application;
  const auto& [design, site, findings, law] = found->checked;
  const auto wanted = json::parse(call.request.query_or("scale", "500"), nullptr, false);
  const int scale = wanted.is_number_integer() && wanted > 0 && wanted <= 100'000 ? wanted.get<int>() : 0;
  auto sheet = drawing_sheet(scale, design, *site, findings, *law,
                             {application.title, application.file_number, application.parcels, call.app.clock.now()});
  if (!sheet) return tl::unexpected(sheet.error());
  const std::string name = application.file_number.empty() ? "Entwurf" : application.file_number;
  return Response{200, "application/pdf", call.app.renderer.pdf(*sheet), {}, {}}.with(
      "Content-Disposition", fmt::format("inline; filename=\"Lageplan-{}-1-{}.pdf\"", name, scale));
}

}  // namespace flurwerk::api
