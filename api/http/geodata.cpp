#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>

#include "api/app/layer_coverage.hpp"
#include "api/app/nearest_street.hpp"
#include "api/http/handlers.hpp"
#include "api/http/ogc/pages.hpp"
#include "api/http/values_json.hpp"
#include "geo/parcel_key.hpp"
#include "geo/reproject.hpp"
#include "geo/shapes.hpp"
#include "permit-core/law/names.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;

// When the layer's data came in last; the cadastre brings buildings and further layers along.
std::optional<Instant> imported_at(const std::vector<GeodataSource>& sources, const std::string& id) {
  std::optional<Instant> own, cadastre;
  const auto later = [](std::optional<Instant>& at, Instant other) { at = at ? std::max(*at, other) : other; };
  for (const auto& source : sources) {
    if (source.kind == "layer:" + id || (id == "plan-areas" && source.kind == "plan")) later(own, source.imported_at);
    if (source.kind == "parcels") later(cadastre, source.imported_at);
  }
  return own || id == "plan-areas" ? own : cadastre;
}

// What is there, by id with its number of objects, then what the rules ask for in vain.
json map_layers(const ParcelIndex& index) {
  std::vector<std::pair<std::string, std::int64_t>> there;
  std::int64_t plan_areas = 0;
  for (const auto& layer : index.layers()) {
    if (layer.kind == "plan")
      plan_areas += layer.count;
    else if (!is_coverage(layer.name))
      there.emplace_back(layer.kind == "layer" ? layer.name : layer.kind, layer.count);
  }
  if (plan_areas > 0) there.emplace_back("plan-areas", plan_areas);
  const auto sources = index.sources();
  json layers = json::array();
  std::set<std::string> seen;
  for (const auto& [id, count] : there) {
    const auto at = imported_at(sources, id);
    layers.push_back({{"id", id},
                      {"name", text_json(layer_name(id))},
                      {"available", true},
                      {"count", count},
                      {"coverage", has_coverage(index, id) ? "declared" : "assumed"},
                      {"imported_at", at ? json(to_string(*at)) : json(nullptr)}});
    seen.insert(id);
  }
  for (const auto& [id, name] : layer_names()) {
    if (seen.contains(id)) continue;
    layers.push_back({{"id", id},
                      {"name", text_json(name)},
                      {"available", false},
                      {"count", 0},
                      {"coverage", nullptr},
                      {"imported_at", nullptr}});
  }
  return layers;
}

// Numbers separated by commas; nothing unless there are exactly `count` finite ones.
std::optional<std::vector<double>> numbers(std::string_view text, std::size_t count) {
  const auto list = json::parse(fmt::format("[{}]", text), nullptr, false);
  if (!list.is_array() || list.size() != count) return std::nullopt;
  std::vector<double> out;
  for (const auto& entry : list) {
    if (!entry.is_number() || !std::isfinite(entry.get<double>())) return std::nullopt;
    out.push_back(entry.get<double>());
  }
  return out;
}

json feature(const std::string& id, const std::string& wkb, json properties) {
  return {{"type", "Feature"},
          {"id", id},
          {"geometry", json::parse(geo::to_geojson(wkb))},
          {"properties", std::move(properties)}};
}

json parcel_feature(const ParcelRow& row) {
  return feature(row.key.value, row.wkb,
                 {{"key", row.key.value},
                  {"name", geo::short_parcel_name(row.key)},
                  {"long_name", geo::long_parcel_name(row.key, row.gemarkung_name)},
                  {"number", row.denominator.empty() ? row.numerator : row.numerator + "/" + row.denominator},
                  {"address", row.address},
                  {"official_area_m2", row.official_area_m2 ? json(*row.official_area_m2) : json(nullptr)},
                  {"computed_area_m2", row.computed_area_m2},
                  {"public_use", row.public_use}});
}

json building_feature(const BuildingRow& row) {
  return feature(row.object_id, row.wkb,
                 {{"function", row.function_text},
                  {"name", row.name},
                  {"storeys", row.storeys ? json(*row.storeys) : json(nullptr)},
                  {"height_m", row.height_m ? json(*row.height_m) : json(nullptr)}});
}

json plan_feature(const PlanAreaRow& row) {
  json properties{{"plan", row.plan},
                  {"type", row.type},
                  {"grz", row.grz ? json(*row.grz) : json(nullptr)},
                  {"gfz", row.gfz ? json(*row.gfz) : json(nullptr)},
                  {"storeys", row.storeys ? json(*row.storeys) : json(nullptr)}};
  if (!row.windows_wkb.empty()) properties["windows"] = json::parse(geo::to_geojson(row.windows_wkb));
  return feature(row.object_id, row.wkb.empty() ? row.windows_wkb : row.wkb, std::move(properties));
}

json layer_feature(const LayerFeatureRow& row) {
  json properties{{"layer", row.layer}, {"label", row.label}};
  if (!row.attributes.empty()) properties["attributes"] = json::parse(row.attributes);
  return feature(row.object_id, row.wkb, std::move(properties));
}

Response features(json list, std::size_t matched, const json& more) {
  const json crs{{"type", "name"}, {"properties", {{"name", "urn:ogc:def:crs:EPSG::25832"}}}};
  const auto returned = list.size();
  json body{{"type", "FeatureCollection"},
            {"crs", crs},
            {"features", std::move(list)},
            {"number_matched", matched},
            {"number_returned", returned}};
  body.update(more);
  return Response{200, "application/geo+json", body.dump(-1, ' ', false, json::error_handler_t::replace), {}, {}};
}

template <class Row, class Write>
Response features_of(const std::vector<Row>& rows, std::size_t limit, Write write, const json& more = json::object()) {
  json list = json::array();
  for (const auto& row : rows) {
    if (list.size() == limit) break;
    list.push_back(write(row));
  }
  return features(std::move(list), rows.size(), more);
}

int limit_of(const Call& call, int otherwise, int most) {
  const auto text = call.request.query_value("limit");
  if (!text) return otherwise;
  const auto value = json::parse(*text, nullptr, false);
  return value.is_number_integer() ? std::clamp(value.get<int>(), 1, most) : otherwise;
}

Refusal bad_place(const std::string& field, const char* example) {
  return {RefusalKind::invalid,
          "bad-coordinates",
          {"Das sind keine Koordinaten.", "These are no coordinates."},
          {fmt::format("Schreiben Sie Meter in EPSG:25832, zum Beispiel {}.", example),
           fmt::format("Write metres in EPSG:25832, for instance {}.", example)},
          {},
          field};
}

// "466950.5,5974850.2" (EPSG:25832), "32466950.5,5974850.2" (EPSG:4647) or "8.45,49.75" (longitude, latitude): which one
// it is shows in the first number.
Result<geo::Point> place_from(std::string_view text, const char* parameter) {
  const auto read = numbers(text, 2);
  if (!read) return tl::unexpected(bad_place(parameter, "466950.5,5974850.2"));
  const geo::Point point{(*read)[0], (*read)[1]};
  const bool degrees = std::abs(point.x) <= 180 && std::abs(point.y) <= 90;
  const auto crs = degrees ? geo::Crs::crs84 : point.x > 10'000'000 ? geo::Crs::epsg4647 : geo::Crs::epsg25832;
  auto place = geo::to_25832(crs, point);
  if (!place) place.error().field = parameter;
  return place;
}

std::optional<NearestStreet> street_at(const ParcelIndex& index, const ParcelRow& row) {
  const auto land = geo::from_wkb(row.wkb);
  return land ? nearest_street(index, *land) : std::nullopt;
}

json street_json(const NearestStreet& street) {
  return {{"name", street.name},
          {"distance_m", std::round(street.distance_m * 1000) / 1000},
          {"parcel", street.parcel.value},
          {"is_address", street.is_address}};
}

}  // namespace

Text layer_title(const std::string& id) { return layer_name(id); }

Result<Response> get_map(Call& call) {
  const auto& index = call.app.store.parcels();
  json base_maps = json::array();
  for (const auto& map : call.app.config.base_maps) {
    base_maps.push_back({{"id", map.id},
                         {"name", map.name},
                         {"kind", map.kind},
                         {"url", map.url},
                         {"layer", map.layer},
                         {"attribution", map.attribution}});
  }
  const auto box = index.extent();
  json extent = nullptr;
  if (box) extent = json::array({box->min_x, box->min_y, box->max_x, box->max_y});
  return json_response(
      json{{"crs", "EPSG:25832"}, {"extent", extent}, {"layers", map_layers(index)}, {"base_maps", base_maps}}.dump());
}

// `cadastre_on`: the day whose state of parcels and buildings is asked for; absent: today's.
static Result<std::optional<Date>> cadastre_on(const Call& call) {
  const auto day = call.request.query_value("cadastre_on");
  if (!day) return std::optional<Date>{};
  return date_from(*day, "cadastre_on").map([](Date one) { return std::optional(one); });
}

Result<Response> get_map_features(Call& call) {
  const auto at = numbers(call.request.query_value("bbox").value_or(""), 4);
  if (!at || (*at)[0] > (*at)[2] || (*at)[1] > (*at)[3]) {
    return tl::unexpected(bad_place("bbox", "466900,5974800,467000,5974900"));
  }
  const auto on = cadastre_on(call);
  if (!on) return tl::unexpected(on.error());
  const geo::Box box{(*at)[0], (*at)[1], (*at)[2], (*at)[3]};
  const int limit = limit_of(call, 2000, 5000);
  const auto& index = call.app.store.parcels();
  const std::string layer{call.request.path_param("layer")};
  const auto room = static_cast<std::size_t>(limit);
  if (layer == "parcels") return features_of(index.parcels_in(box, limit + 1, *on), room, parcel_feature);
  if (layer == "buildings") return features_of(index.buildings_in(box, limit + 1, *on), room, building_feature);
  if (layer == "plan-areas") return features_of(index.plan_areas_in(box, limit + 1), room, plan_feature);
  for (const auto& known : index.layers()) {
    if (known.kind == "layer" && known.name == layer) {
      return features_of(index.features_in(layer, box, limit + 1), room, layer_feature);
    }
  }
  return refuse(RefusalKind::not_found, "layer-unknown",
                {"Diese Kartenebene gibt es nicht.", "There is no such map layer."},
                {"Die vorhandenen nennt /api/v1/map.", "/api/v1/map names those there are."}, {}, "layer");
}

Result<Response> get_parcels(Call& call) {
  const auto& index = call.app.store.parcels();
  const int limit = limit_of(call, 20, 100);
  const auto on = cadastre_on(call);
  if (!on) return tl::unexpected(on.error());
  std::vector<ParcelRow> rows;
  std::optional<NearestStreet> street;
  const char* by_place = call.request.query_value("point") ? "point" : "at";
  if (const auto at = call.request.query_value(by_place)) {
    const auto place = place_from(*at, by_place);
    if (!place) return tl::unexpected(place.error());
    for (auto& row : index.parcels_at(*place)) {
      const auto area = geo::from_wkb(row.wkb);
      if (area && geo::contains(*area, *place)) rows.push_back(std::move(row));
    }
    street = nearest_street(index, *place);
  } else if (const auto q = call.request.query_value("q")) {
    rows = index.search(std::string{*q}, limit);
    if (rows.size() == 1) street = street_at(index, rows.front());
  } else {
    for (const auto& [name, value] : call.request.query) {
      if (name != "key") continue;
      if (auto row = index.parcel(ParcelKey{value}, *on)) rows.push_back(std::move(*row));
    }
  }
  return features_of(rows, static_cast<std::size_t>(limit), parcel_feature,
                     {{"nearest_street", street ? street_json(*street) : json(nullptr)}});
}

}  // namespace flurwerk::api
