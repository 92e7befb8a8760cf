#include <array>
#include <nlohmann/json.hpp>

#include "api/http/contract.hpp"
#include "api/http/ogc/handlers.hpp"
#include "api/http/ogc/links.hpp"
#include "api/http/ogc/pages.hpp"

namespace flurwerk::api {

namespace {

using Json = nlohmann::ordered_json;

#define FEATURES "http://www.opengis.net/spec/ogcapi-features-"
#define TILES "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/"
// What the tests show, and no more: OpenAPI 3.1 is described here, for which there is no class yet.
constexpr std::array conformance = {
    FEATURES "1/1.0/conf/core",
    FEATURES "1/1.0/conf/html",
    FEATURES "1/1.0/conf/geojson",
    FEATURES "2/1.0/conf/crs",
    FEATURES "3/1.0/conf/queryables",
    FEATURES "3/1.0/conf/queryables-query-parameters",
    FEATURES "3/1.0/conf/filter",
    FEATURES "3/1.0/conf/features-filter",
    "http://www.opengis.net/spec/cql2/1.0/conf/cql2-text",
    "http://www.opengis.net/spec/cql2/1.0/conf/basic-cql2",
    "http://www.opengis.net/spec/cql2/1.0/conf/advanced-comparison-operators",
    "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions",
    TILES "core",
    TILES "mvt",
    TILES "tileset",
    TILES "tilesets-list",
    TILES "dataset-tilesets",
    TILES "geodata-selection",
    "http://www.opengis.net/spec/tms/2.0/conf/json-tilematrixset",
};
#undef FEATURES
#undef TILES

constexpr const char* api_type = "application/vnd.oai.openapi+json;version=3.1";

const Text service_title{"Geodaten", "Geodata"};
const Text description{
    "Flurstücke, Gebäude, Bebauungspläne und Fachkarten dieser Bauaufsicht, nach OGC API. Keine amtliche Auskunft.",
    "Parcels, buildings, local plans and thematic layers of this building authority, by OGC API. Not an official "
    "extract."};

}  // namespace

Result<Response> get_ogc_landing(Call& call) {
  if (auto ok = only_parameters(call, {}); !ok) return tl::unexpected(ok.error());
  const auto form = form_of(call);
  if (!form) return tl::unexpected(form.error());
  HtmlPage html(call, service_title);
  if (*form == Form::page) {
    html.lead(description);
    html.link(ogc_url(call, "/collections"), {"Sammlungen", "Collections"});
    html.link(ogc_url(call, "/tiles"), {"Kartenkacheln", "Tiles"});
    html.link(ogc_url(call, "/conformance"), {"Erfüllte Anforderungen", "Conformance"});
    html.link(ogc_url(call, "/api"), {"Beschreibung der Schnittstelle", "Description of the interface"});
    return html.response();
  }
  const Json body{{"title", html.said(service_title)},
                  {"description", html.said(description)},
                  {"links",
                   {link_json(ogc_url(call), "self", "application/json"),
                    link_json(ogc_url(call) + "?f=html", "alternate", "text/html"),
                    link_json(ogc_url(call, "/api"), "service-desc", api_type),
                    link_json(origin_of(call) + "/api/v1/docs", "service-doc", "text/html"),
                    link_json(ogc_url(call, "/conformance"), "conformance", "application/json"),
                    link_json(ogc_url(call, "/collections"), "data", "application/json"),
                    link_json(ogc_url(call, "/tiles"), "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector",
                              "application/json"),
                    link_json(ogc_url(call, "/tileMatrixSets"), "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes",
                              "application/json")}}};
  return json_response(body.dump());
}

Result<Response> get_ogc_conformance(Call& call) {
  if (auto ok = only_parameters(call, {}); !ok) return tl::unexpected(ok.error());
  const auto form = form_of(call);
  if (!form) return tl::unexpected(form.error());
  if (*form == Form::data) return json_response(Json{{"conformsTo", conformance}}.dump());
  HtmlPage html(call, {"Erfüllte Anforderungen", "Conformance"});
  html.step(ogc_url(call), service_title);
  html.columns({"URI"});
  for (const char* uri : conformance) html.row({}, {uri});
  html.link(ogc_url(call, "/conformance?f=json"), {"Als JSON", "As JSON"});
  return html.response();
}

Result<Response> get_ogc_api(Call& call) {
  if (auto ok = only_parameters(call, {}); !ok) return tl::unexpected(ok.error());
  const auto form = form_of(call);
  if (!form) return tl::unexpected(form.error());
  if (*form == Form::page) return redirect(origin_of(call) + "/api/v1/docs");
  const auto accept = call.request.header("accept").value_or("*/*");
  const bool by_name = accept.find(api_type) != accept.npos || accept.find("*/*") != accept.npos;
  // A client that knows only OpenAPI 3.0 by name (GDAL 3.10) takes the same document as plain JSON.
  return Response{200, by_name ? api_type : "application/json", Contract::builtin().excerpt("/ogc"), {}, {}};
}

}  // namespace flurwerk::api
