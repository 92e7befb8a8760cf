#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "api/http/ogc/handlers.hpp"
#include "api/http/ogc/items_request.hpp"
#include "api/http/ogc/links.hpp"
#include "api/http/ogc/mvt.hpp"
#include "api/http/ogc/pages.hpp"
#include "api/http/ogc/tile_grid.hpp"

namespace flurwerk::api {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* mvt_type = "application/vnd.mapbox-vector-tile";
constexpr int most_in_layer = 50'000;

// What of a collection stands in a tile, and from which width of tiles on (m in the grid): wider ones would hold more
// than anybody can see. An empty name stands for the imported layers.
struct TileLayer {
  const char* collection;
  double widest;
  std::array<const char*, 4> fields;
};
constexpr std::array tile_layers = {
    TileLayer{"parcels", 2500, {"key", "numerator", "denominator", "public_use"}},
    TileLayer{"buildings", 2500, {"object_id", "function", "storeys", nullptr}},
    TileLayer{"plan-areas", 20'000, {"plan", "type", "grz", "gfz"}},
    TileLayer{"", 40'000, {"object_id", "label", nullptr, nullptr}},
};

const TileLayer* layer_of(const FeatureCollection& collection) {
  for (const auto& layer : tile_layers) {
    if (collection.id == layer.collection || (collection.is_layer && *layer.collection == '\0')) return &layer;
  }
  return nullptr;
}

std::vector<std::string> fields_of(const TileLayer& layer) {
  std::vector<std::string> fields;
  for (const char* field : layer.fields) {
    if (field != nullptr) fields.emplace_back(field);
  }
  return fields;
}

Result<const TileGrid*> grid_of(const Call& call) {
  if (const auto* grid = tile_grid(call.request.path_param("grid"))) return grid;
  return refuse(
      RefusalKind::not_found, "grid-unknown", {"Dieses Kachelraster gibt es nicht.", "There is no such grid of tiles."},
      {"Möglich sind DE_EPSG_25832_ADV und WebMercatorQuad.", "There are DE_EPSG_25832_ADV and WebMercatorQuad."}, {},
      "grid");
}

Result<TilePlace> place_of(const Call& call, const TileGrid& grid) {
  TilePlace at;
  const auto number = [&](std::string_view text, auto& into) {
    const auto read = std::from_chars(text.data(), text.data() + text.size(), into);
    return read.ec == std::errc{} && read.ptr == text.data() + text.size() && into >= 0;
  };
  auto column = call.request.path_param("column");
  if (column.ends_with(".mvt")) column.remove_suffix(4);
  const bool read = number(call.request.path_param("level"), at.level) &&
                    number(call.request.path_param("row"), at.row) && number(column, at.column);
  if (read && at.level < grid.levels && at.row < (1L << at.level) && at.column < (1L << at.level)) return at;
  return refuse(RefusalKind::not_found, "tile-unknown",
                {"Diese Kachel gibt es im Raster nicht.", "The grid has no such tile."},
                {fmt::format("Stufen 0 bis {}; /ogc/tiles/{{Raster}}/{{Stufe}}/{{Zeile}}/{{Spalte}}.", grid.levels - 1),
                 fmt::format("Levels 0 to {}; /ogc/tiles/{{grid}}/{{level}}/{{row}}/{{column}}.", grid.levels - 1)});
}

// The collections asked for (`collections`, comma-separated) or all the caller may see, as far as tiles have them.
Result<std::vector<FeatureCollection>> wanted(const Call& call) {
  std::vector<FeatureCollection> out;
  const auto list = call.request.query_value("collections");
  std::vector<std::string> names;
  for (std::string_view rest = list.value_or(""); !rest.empty();) {
    const auto comma = std::min(rest.find(','), rest.size());
    names.emplace_back(rest.substr(0, comma));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  for (auto& collection : call.app.store.features().collections()) {
    if (layer_of(collection) == nullptr || !may_see(call, collection)) continue;
    const auto asked = std::ranges::find(names, collection.id);
    if (list && asked == names.end()) continue;
    if (asked != names.end()) names.erase(asked);
    out.push_back(std::move(collection));
  }
  if (names.empty()) return out;
  return bad_parameter(
      "collections",
      {"Diese Sammlung gibt es in Kacheln nicht: " + names.front().substr(0, 60),
       "There is no such collection in tiles: " + names.front().substr(0, 60)},
      {"Die vorhandenen nennt /ogc/tiles/DE_EPSG_25832_ADV.", "/ogc/tiles/DE_EPSG_25832_ADV names those there are."});
}

Result<void> add_layer(const Call& call, const TileGrid& grid, const geo::Box& box, const FeatureCollection& collection,
                       std::optional<Date> on, std::string& tile) {
  const double room = (box.max_x - box.min_x) * MvtLayer::buffer / MvtLayer::extent;
  BoxTest around(grid.crs, {box.min_x - room, box.min_y - room, box.max_x + room, box.max_y + room});
  if (!around.candidates()) return {};
  FeatureQuery query;
  query.collection = collection.id;
  query.box = around.candidates();
  query.fields = fields_of(*layer_of(collection));
  query.ordered = false;
  query.on = on;
  std::vector<std::string> keys;  // in the order in which the source gives them
  for (const auto& field : collection.fields) {
    if (std::ranges::find(query.fields, field.name) != query.fields.end()) keys.push_back(field.name);
  }
  MvtLayer layer(collection.id, keys, box);
  geo::FlatShape shape;
  const auto done = call.app.store.features().read(query, [&](const FeatureRow& row) {
    if (!shape.read(row.wkb)) return true;
    geo::move_from_25832(grid.crs, shape.points);
    layer.add(shape, row.values);
    return layer.count() <= most_in_layer;
  });
  if (!done) return tl::unexpected(done.error());
  if (layer.count() <= most_in_layer) layer.write(tile);
  return {};
}

Result<std::string> make_tile(const Call& call, const TileGrid& grid, const TilePlace& at,
                              const std::vector<FeatureCollection>& collections, std::optional<Date> on) {
  std::string tile;
  for (const auto& collection : collections) {
    if (tile_width(grid, at.level) > layer_of(collection)->widest) continue;
    if (auto done = add_layer(call, grid, tile_box(grid, at), collection, on, tile); !done)
      return tl::unexpected(done.error());
  }
  return tile;
}

Json grid_json(const TileGrid& grid) {
  Json levels = Json::array();
  for (int level = 0; level < grid.levels; ++level) {
    const double cell = std::ldexp(grid.largest_cell, -level);
    levels.push_back({{"id", std::to_string(level)},
                      {"scaleDenominator", cell / 0.00028},
                      {"cellSize", cell},
                      {"pointOfOrigin", {grid.left, grid.top}},
                      {"tileWidth", tile_pixels},
                      {"tileHeight", tile_pixels},
                      {"matrixWidth", 1L << level},
                      {"matrixHeight", 1L << level}});
  }
  return {{"id", grid.id},
          {"title", grid.title},
          {"crs", grid.crs_uri},
          {"orderedAxes", {"E", "N"}},
          {"tileMatrices", std::move(levels)}};
}

int first_level(const TileGrid& grid, const TileLayer& layer) {
  int level = 0;
  while (level < grid.levels - 1 && tile_width(grid, level) > layer.widest) ++level;
  return level;
}

Json tileset_json(const Call& call, const TileGrid& grid, const std::vector<FeatureCollection>& collections) {
  const HtmlPage words(call, {});
  const auto here = ogc_url(call, std::string("/tiles/") + grid.id);
  Json layers = Json::array();
  for (const auto& collection : collections) {
    const auto& layer = *layer_of(collection);
    Json fields = Json::object();
    for (const auto& name : fields_of(layer)) fields[name] = {{"title", words.said(collection.field(name)->title)}};
    layers.push_back({{"id", collection.id},
                      {"title", words.said(collection_title(collection))},
                      {"minTileMatrix", std::to_string(first_level(grid, layer))},
                      {"maxTileMatrix", std::to_string(grid.levels - 1)},
                      {"propertiesSchema", {{"type", "object"}, {"properties", std::move(fields)}}}});
  }
  return {{"title", grid.title},
          {"description",
           words.said(
               {"Eine Sammlung mit mehr als 50 000 Objekten in einer Kachel steht erst in den nächsten Stufen darin.",
                "A collection with more than 50,000 features in a tile is there from the next levels on."})},
          {"dataType", "vector"},
          {"crs", grid.crs_uri},
          {"tileMatrixSetURI", ogc_url(call, std::string("/tileMatrixSets/") + grid.id)},
          {"layers", std::move(layers)},
          {"links",
           {link_json(here, "self", "application/json"),
            link_json(ogc_url(call, std::string("/tileMatrixSets/") + grid.id),
                      "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme", "application/json"),
            {{"href", here + "/{tileMatrix}/{tileRow}/{tileCol}"},
             {"rel", "item"},
             {"type", mvt_type},
             {"templated", true}}}}};
}

// Two lists of links: as JSON under `member`, or as a page.
Result<Response> list_of_grids(Call& call, const Text& title, const char* member, const std::string& path) {
  if (auto ok = only_parameters(call, {}); !ok) return tl::unexpected(ok.error());
  const auto form = form_of(call);
  if (!form) return tl::unexpected(form.error());
  HtmlPage html(call, title);
  html.step(ogc_url(call), {"Geodaten", "Geodata"});
  Json list = Json::array();
  for (const auto& grid : tile_grids()) {
    const auto href = ogc_url(call, path + grid.id);
    html.link(href, {grid.title, grid.title});
    list.push_back({{"id", grid.id},
                    {"title", grid.title},
                    {"dataType", "vector"},
                    {"crs", grid.crs_uri},
                    {"tileMatrixSetURI", ogc_url(call, std::string("/tileMatrixSets/") + grid.id)},
                    {"links", {link_json(href, "self", "application/json", grid.title)}}});
  }
  if (*form == Form::page) return html.response();
  return json_response(Json{{member, std::move(list)}}.dump());
}

}  // namespace

Result<Response> get_ogc_tile_grids(Call& call) {
  return list_of_grids(call, {"Kachelraster", "Tile matrix sets"}, "tileMatrixSets", "/tileMatrixSets/");
}

Result<Response> get_ogc_tile_grid(Call& call) {
  if (auto ok = only_parameters(call, {}); !ok) return tl::unexpected(ok.error());
  const auto grid = grid_of(call);
  if (!grid) return tl::unexpected(grid.error());
  return json_response(grid_json(**grid).dump());
}

Result<Response> get_ogc_tilesets(Call& call) {
  return list_of_grids(call, {"Kartenkacheln", "Tiles"}, "tilesets", "/tiles/");
}

Result<Response> get_ogc_tileset(Call& call) {
  if (auto ok = only_parameters(call, {"collections"}); !ok) return tl::unexpected(ok.error());
  const auto grid = grid_of(call);
  if (!grid) return tl::unexpected(grid.error());
  const auto collections = wanted(call);
  if (!collections) return tl::unexpected(collections.error());
  return json_response(tileset_json(call, **grid, *collections).dump());
}

Result<Response> get_ogc_tile(Call& call) {
  if (const auto f = call.request.query_value("f"); f && *f != "mvt") {
    return bad_parameter("f", {"Diese Form der Kachel gibt es nicht.", "There is no such form of tile."},
                         {"Möglich ist: mvt", "There is: mvt"});
  }
  if (auto ok = only_parameters(call, {"collections", "datetime"}); !ok) return tl::unexpected(ok.error());
  const auto on = read_days(call).and_then(one_day);
  if (!on) return tl::unexpected(on.error());
  const auto grid = grid_of(call);
  if (!grid) return tl::unexpected(grid.error());
  const auto at = place_of(call, **grid);
  if (!at) return tl::unexpected(at.error());
  const auto collections = wanted(call);
  if (!collections) return tl::unexpected(collections.error());
  std::string key = fmt::format(FLURWERK_VERSION " {} {}/{}/{}/{}", call.app.store.features().generation(), (*grid)->id,
                                at->level, at->row, at->column);
  for (const auto& collection : *collections) key += " " + collection.id;
  if (*on) key += " " + to_string(**on);
  const std::string tag = fmt::format("\"{:016x}\"", std::hash<std::string>{}(key));
  if (client_has(call, tag)) return unchanged(tag);
  auto bytes = call.app.tiles.find(key);
  if (!bytes) {
    auto made = make_tile(call, **grid, *at, *collections, *on);
    if (!made) return tl::unexpected(made.error());
    bytes = std::make_shared<const std::string>(std::move(*made));
    call.app.tiles.keep(key, bytes, bytes->size());
  }
  Response response{200, mvt_type, *bytes, {}, {}};
  with_tag(response, tag);
  return response;
}

}  // namespace flurwerk::api
