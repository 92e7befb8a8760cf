// Papers to take away: the synopsis for word processors, spreadsheets and print; the figures of agencies.
#include <nlohmann/json.hpp>

#include "api/app/agency_register.hpp"
#include "api/app/authorities.hpp"
#include "api/app/figures.hpp"
#include "api/app/synopsis_paper.hpp"
#include "api/http/handlers.hpp"
#include "api/http/values_json.hpp"

namespace flurwerk::api {

namespace {

Response attachment(std::string body, std::string type, std::string_view name) {
  return Response{
      200, std::move(type), std::move(body), {{"Content-Disposition", content_disposition(name, false)}}, {}};
}

}  // namespace

Result<Response> get_synopsis_paper(Call& call) {
  auto paper = synopsis_paper(call.app, call.caller, call.application());
  if (!paper) return tl::unexpected(paper.error());
  const auto format = call.request.path_param("format");
  const std::string name = "Synopse " + paper->facts.front().second + ".";
  if (format == "odt") {
    return attachment(call.app.renderer.odt(*paper), "application/vnd.oasis.opendocument.text", name + "odt");
  }
  if (format == "xlsx") {
    return attachment(call.app.renderer.xlsx(*paper),
                      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name + "xlsx");
  }
  if (format == "pdf") return attachment(as_pdf(call.app, *paper), "application/pdf", name + "pdf");
  return refuse(RefusalKind::not_found, "unknown-format",
                {"In diesem Format gibt es die Synopse nicht.", "There is no synopsis in this format."},
                {"Möglich sind odt, xlsx und pdf.", "Possible are odt, xlsx and pdf."});
}

Result<Response> get_agency_figures(Call& call) {
  auto csv = process_figures_csv(call.app, call.caller);
  if (!csv) return tl::unexpected(csv.error());
  return attachment(std::move(*csv), "text/csv; charset=utf-8", "Kennzahlen.csv");
}

Result<Response> get_process_figures(Call& call) {
  const auto figures = process_figures(call.app, call.caller);
  if (!figures) return tl::unexpected(figures.error());
  const auto list = [](const std::vector<ProcessFigure>& rows) {
    auto array = nlohmann::json::array();
    for (const auto& one : rows) {
      const auto median = one.median_days();
      nlohmann::json row{{"name", text_json(one.name)}, {"asked", one.asked},    {"open", one.open},
                         {"answered", one.answered},    {"silent", one.silent},  {"late", one.late},
                         {"ended", one.ended()},        {"median_days", nullptr}};
      if (median) row["median_days"] = *median;
      if (!one.agency.empty()) {
        row["agency"] = one.agency.value;
        row["act"] = text_json(one.act);
      }
      array.push_back(std::move(row));
    }
    return array;
  };
  return json_response(nlohmann::json{{"agencies", list(figures->agencies)}, {"steps", list(figures->steps)}}.dump());
}

Result<Response> get_agencies_csv(Call& call) {
  const auto authority = kept_authority(*call.app.store.read(), call.caller, call.request.query_or("authority"));
  if (!authority) return tl::unexpected(authority.error());
  return attachment(agencies_csv(*call.app.store.read(), *authority), "text/csv; charset=utf-8", "Stellen.csv");
}

Result<Response> post_agencies_csv(Call& call) {
  const auto authority = kept_authority(*call.app.store.read(), call.caller, call.request.query_or("authority"));
  if (!authority) return tl::unexpected(authority.error());
  std::string csv;
  auto read = call.request.read_body([&](std::string_view bytes) {
    csv.append(bytes);
    return true;
  });
  if (!read) return tl::unexpected(read.error());
  const auto done = import_agencies(call.app, *authority, csv);
  if (!done) return tl::unexpected(done.error());
  return json_response(nlohmann::json{{"added", done->added}, {"changed", done->changed}}.dump());
}

}  // namespace flurwerk::api
