#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "api/http/ogc/handlers.hpp"
#include "api/http/ogc/items_request.hpp"
#include "api/http/ogc/links.hpp"
#include "api/http/ogc/pages.hpp"

namespace flurwerk::api {

nlohmann::ordered_json link_json(const std::string& href, const std::string& rel, const std::string& type,
                                 const std::string& title) {
  nlohmann::ordered_json link{{"href", href}, {"rel", rel}, {"type", type}};
  if (!title.empty()) link["title"] = title;
  return link;
}

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* schema_type = "application/schema+json";

std::string collection_url(const Call& call, const FeatureCollection& collection, const std::string& path = {}) {
  return ogc_url(call, "/collections/" + percent_encode(collection.id)) + path;
}

// The extent of a collection in longitude and latitude, rounded outwards.
Json extent_json(const geo::Box& box) {
  geo::Ring around = geo::box_to_25832(geo::Crs::epsg25832, box);
  geo::move_from_25832(geo::Crs::crs84, around);
  geo::Box out{180, 90, -180, -90};
  for (const auto& p : around) {
    out = {std::min(out.min_x, p.x), std::min(out.min_y, p.y), std::max(out.max_x, p.x), std::max(out.max_y, p.y)};
  }
  const auto down = [](double v) { return std::floor(v * 1e6) / 1e6; };
  const auto up = [](double v) { return std::ceil(v * 1e6) / 1e6; };
  return {{"spatial",
           {{"bbox", Json::array({Json::array({down(out.min_x), down(out.min_y), up(out.max_x), up(out.max_y)})})},
            {"crs", served_crs().front().uri}}}};
}

Text description_of(const FeatureCollection& collection) {
  if (collection.id == "parcels")
    return {"Flurstücke des Liegenschaftskatasters, ohne Angaben zu Eigentum.",
            "Parcels of the cadastre, without owners."};
  if (collection.id == "buildings")
    return {"Gebäude und Bauteile des Liegenschaftskatasters.", "Buildings and their parts, from the cadastre."};
  if (collection.id == "plan-areas")
    return {"Teilgebiete der eingelesenen Bebauungspläne mit ihren Festsetzungen.",
            "Areas of the imported local plans and what they fix."};
  if (collection.id == "applications")
    return {"Bauanträge, die Sie sehen dürfen, mit der Fläche ihrer Flurstücke.",
            "Applications you may see, with the land of their parcels."};
  return {"Eingelesene Fachkarte.", "Imported thematic layer."};
}

Json collection_json(const Call& call, const FeatureCollection& collection) {
  const HtmlPage words(call, {});
  Json crs = Json::array();
  for (const auto& one : served_crs()) crs.push_back(one.uri);
  Json out{{"id", collection.id},
           {"title", words.said(collection_title(collection))},
           {"description", words.said(description_of(collection))},
           {"itemType", "feature"},
           {"crs", std::move(crs)},
           {"storageCrs", "http://www.opengis.net/def/crs/EPSG/0/25832"}};
  if (collection.extent) out["extent"] = extent_json(*collection.extent);
  out["links"] = {link_json(collection_url(call, collection), "self", "application/json"),
                  link_json(collection_url(call, collection) + "?f=html", "alternate", "text/html"),
                  link_json(collection_url(call, collection, "/items"), "items", "application/geo+json"),
                  link_json(collection_url(call, collection, "/items?f=html"), "items", "text/html"),
                  link_json(collection_url(call, collection, "/queryables"),
                            "http://www.opengis.net/def/rel/ogc/1.0/queryables", schema_type),
                  link_json(collection_url(call, collection, "/schema"),
                            "http://www.opengis.net/def/rel/ogc/1.0/schema", schema_type)};
  return out;
}

Json field_json(const Call& call, const FeatureField& field) {
  const HtmlPage words(call, {});
  Json out{{"title", words.said(field.title)}};
  switch (field.kind) {
    case FieldKind::text: out["type"] = "string"; break;
    case FieldKind::integer: out["type"] = "integer"; break;
    case FieldKind::number: out["type"] = "number"; break;
    case FieldKind::json: out["type"] = {"object", "array"}; break;
    case FieldKind::date:
      out["type"] = "string";
      out["format"] = "date";
      break;
  }
  return out;
}

// JSON Schema of the features' fields; as queryables only of those one can filter by.
Result<Response> fields_answer(Call& call, const std::string& path, bool queryables) {
  if (auto ok = only_parameters(call, {}); !ok) return tl::unexpected(ok.error());
  const auto form = form_of(call);
  if (!form) return tl::unexpected(form.error());
  const auto collection = collection_of(call);
  if (!collection) return tl::unexpected(collection.error());
  HtmlPage html(call, collection_title(*collection));
  html.columns({html.said({"Feld", "Field"}), html.said({"Bedeutung", "Meaning"}), html.said({"Art", "Kind"})});
  Json properties{{"geom",
                   {{"title", html.said({"Geometrie", "Geometry"})},
                    {"format", "geometry-any"},
                    {"x-ogc-role", "primary-geometry"}}}};
  for (const auto& field : collection->fields) {
    if (queryables && field.kind == FieldKind::json) continue;
    properties[field.name] = field_json(call, field);
    html.row({}, {field.name, html.said(field.title), properties[field.name]["type"].dump()});
  }
  if (*form == Form::page) {
    html.step(ogc_url(call), {"Geodaten", "Geodata"});
    html.step(collection_url(call, *collection), collection_title(*collection));
    html.link(collection_url(call, *collection, path + "?f=json"), {"Als JSON Schema", "As JSON Schema"});
    return html.response();
  }
  const Json body{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                  {"$id", collection_url(call, *collection, path)},
                  {"title", html.said(collection_title(*collection))},
                  {"type", "object"},
                  {"properties", std::move(properties)},
                  {"additionalProperties", false}};
  return Response{200, schema_type, body.dump(), {}, {}};
}

Result<Response> collection_html(const Call& call, const FeatureCollection& collection) {
  HtmlPage html(call, collection_title(collection));
  html.step(ogc_url(call), {"Geodaten", "Geodata"});
  html.step(ogc_url(call, "/collections"), {"Sammlungen", "Collections"});
  html.lead(description_of(collection));
  if (collection.id != "applications") {
    const auto count = std::to_string(collection.count);
    html.lead({count + " Objekte", count + " features"});
  }
  html.link(collection_url(call, collection, "/items?f=html"), {"Objekte", "Features"});
  html.link(collection_url(call, collection, "/queryables?f=html"), {"Felder zum Filtern", "Fields to filter by"});
  html.link(collection_url(call, collection, "/schema?f=html"), {"Alle Felder", "All fields"});
  html.link(collection_url(call, collection, "?f=json"), {"Als JSON", "As JSON"});
  return html.response();
}

}  // namespace

Result<Response> get_ogc_collections(Call& call) {
  if (auto ok = only_parameters(call, {}); !ok) return tl::unexpected(ok.error());
  const auto form = form_of(call);
  if (!form) return tl::unexpected(form.error());
  HtmlPage html(call, {"Sammlungen", "Collections"});
  html.step(ogc_url(call), {"Geodaten", "Geodata"});
  html.columns({html.said({"Sammlung", "Collection"}), html.said({"Inhalt", "Content"})});
  html.link(ogc_url(call, "/collections?f=json"), {"Als JSON", "As JSON"});
  Json list = Json::array();
  for (const auto& collection : call.app.store.features().collections()) {
    if (!may_see(call, collection)) continue;
    list.push_back(collection_json(call, collection));
    html.row(collection_url(call, collection, "?f=html"),
             {html.said(collection_title(collection)), html.said(description_of(collection))});
  }
  if (*form == Form::page) return html.response();
  Json crs = Json::array();
  for (const auto& one : served_crs()) crs.push_back(one.uri);
  const Json body{{"links",
                   {link_json(ogc_url(call, "/collections"), "self", "application/json"),
                    link_json(ogc_url(call, "/collections?f=html"), "alternate", "text/html")}},
                  {"crs", std::move(crs)},
                  {"collections", std::move(list)}};
  return json_response(body.dump());
}

Result<Response> get_ogc_collection(Call& call) {
  if (auto ok = only_parameters(call, {}); !ok) return tl::unexpected(ok.error());
  const auto form = form_of(call);
  if (!form) return tl::unexpected(form.error());
  const auto collection = collection_of(call);
  if (!collection) return tl::unexpected(collection.error());
  if (*form == Form::page) return collection_html(call, *collection);
  return json_response(collection_json(call, *collection).dump());
}

Result<Response> get_ogc_queryables(Call& call) { return fields_answer(call, "/queryables", true); }
Result<Response> get_ogc_schema(Call& call) { return fields_answer(call, "/schema", false); }

}  // namespace flurwerk::api
