#include "api/app/site_for.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "api/app/building_heights.hpp"
#include "api/app/layer_coverage.hpp"
#include "geo/checks/checks.hpp"
#include "geo/findings_json.hpp"
#include "geo/import/reader.hpp"
#include "geo/line_wkb.hpp"
#include "geo/parcel_key.hpp"
#include "geo/shapes.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;

std::optional<std::int64_t> thousandths(const std::optional<double>& value) {
  if (!value) return std::nullopt;
  return std::llround(*value * 1000);
}

geo::Parcel parcel_from(const ParcelRow& row) {
  return {row.key,
          geo::long_parcel_name(row.key, row.gemarkung_name),
          area_of(row.wkb),
          row.official_area_m2,
          geo::public_use_from(row.public_use).value_or(geo::PublicUse::none),
          false};
}

geo::Box widened(geo::Box box, double by) { return {box.min_x - by, box.min_y - by, box.max_x + by, box.max_y + by}; }

geo::Box united(const geo::Box& a, const geo::Box& b) {
  return {std::min(a.min_x, b.min_x), std::min(a.min_y, b.min_y), std::max(a.max_x, b.max_x),
          std::max(a.max_y, b.max_y)};
}

geo::MultiPolygon plot_of(const ParcelIndex& index, const std::vector<ParcelKey>& keys) {
  std::vector<geo::MultiPolygon> parts;
  for (const auto& key : keys) {
    if (const auto row = index.parcel(key)) parts.push_back(area_of(row->wkb));
  }
  return geo::merged(parts);
}

// The table of the municipality where the design stands: the longest beginning of a parcel's key wins.
std::optional<geo::ParkingTable> parking_table(const std::map<std::string, geo::ParkingTable>& tables,
                                               const geo::Site& site, const geo::Design& design) {
  if (tables.empty() || !site.parcels) return std::nullopt;
  const auto stands_on = [&](const geo::Parcel& parcel) {
    return parcel.own || std::any_of(design.structures.begin(), design.structures.end(), [&](const auto& structure) {
             return !structure.area.empty() && geo::contains(parcel.area, structure.area.front().outer.front());
           });
  };
  const geo::ParkingTable* best = nullptr;
  std::size_t longest = 0;
  for (const auto& parcel : *site.parcels) {
    if (!stands_on(parcel)) continue;
    for (const auto& [beginning, table] : tables) {
      if (!parcel.key.value.starts_with(beginning) || (best && beginning.size() <= longest)) continue;
      best = &table;
      longest = beginning.size();
    }
  }
  return best ? std::optional(*best) : std::nullopt;
}

// To the next corners of a coarse grid, so that a building that is moved a little still has the same land around it.
geo::Box widened_to_grid(const geo::Box& box) {
  constexpr double grid_m = 16;
  return {std::floor(box.min_x / grid_m) * grid_m, std::floor(box.min_y / grid_m) * grid_m,
          std::ceil(box.max_x / grid_m) * grid_m, std::ceil(box.max_y / grid_m) * grid_m};
}

std::string site_key(std::int64_t generation, const geo::Box& box, const std::vector<ParcelKey>& plot, const LawAt& law,
                     const std::optional<Date>& cadastre_on) {
  auto key =
      fmt::format("{} {:.0f} {:.0f} {:.0f} {:.0f} {} {} {} {}", generation, box.min_x, box.min_y, box.max_x, box.max_y,
                  law.version, law.land, to_string(law.on), cadastre_on ? to_string(*cadastre_on) : "");
  for (const auto& parcel : plot) key += " " + parcel.value;
  return key;
}

// About: points, and what a value with its texts takes.
std::size_t size_in_memory(const geo::Site& site) {
  const auto of_lines = [](const std::vector<geo::Line>& lines) {
    std::size_t sum = 0;
    for (const auto& line : lines) sum += 48 + line.size() * sizeof(geo::Point);
    return sum;
  };
  const auto of = [&](const geo::MultiPolygon& area) {
    std::size_t sum = 0;
    for (const auto& polygon : area) sum += 80 + polygon.outer.size() * sizeof(geo::Point) + of_lines(polygon.holes);
    return sum;
  };
  std::size_t bytes = sizeof site;
  if (site.parcels)
    for (const auto& one : *site.parcels) bytes += sizeof one + 128 + of(one.area);
  if (site.buildings)
    for (const auto& one : *site.buildings) bytes += sizeof one + 128 + of(one.area);
  if (site.plan)
    for (const auto& one : *site.plan)
      bytes += sizeof one + 128 + of(one.area) + of(one.building_window) + of_lines(one.building_limits) +
               of_lines(one.building_lines);
  for (const auto& [name, objects] : site.layers)
    for (const auto& one : objects) bytes += sizeof one + 128 + of(one.area) + of_lines(one.lines);
  return bytes;
}

}  // namespace

geo::MultiPolygon area_of(const std::string& wkb) {
  if (wkb.empty()) return {};
  auto area = geo::from_wkb(wkb);
  return area ? std::move(*area) : geo::MultiPolygon{};
}

geo::ExistingBuilding existing_building(const BuildingRow& row) {
  return {row.object_id, area_of(row.wkb), thousandths(row.height_m), row.storeys, row.function_text};
}

geo::LayerObject layer_object(const LayerFeatureRow& row) {
  return {row.label.empty() ? row.object_id : row.label, area_of(row.wkb), geo::lines_from_wkb(row.wkb)};
}

geo::Site site_for(const ParcelIndex& index, geo::Box box, const std::vector<ParcelKey>& plot, const LawAt& law,
                   std::optional<Date> cadastre_on) {
  constexpr int most = 10000;  // rows round one design
  geo::Site site;
  site.plot_parcels = plot;
  if (!index.extent()) return site;  // nothing was imported: every layer is unknown, not empty
  std::set<ParcelKey> seen;
  std::vector<geo::Parcel> parcels;
  for (const auto& key : plot) {
    if (const auto row = index.parcel(key, cadastre_on)) {
      parcels.push_back(parcel_from(*row));
      parcels.back().own = true;
      seen.insert(key);
      box = united(box, widened(geo::bounds(parcels.back().area), 1));
    }
  }
  for (const auto& row : index.parcels_in(box, most, cadastre_on)) {
    if (seen.insert(row.key).second) parcels.push_back(parcel_from(row));
  }
  site.parcels = std::move(parcels);
  for (const auto& layer : index.layers()) {
    if (layer.kind == "buildings") site.buildings.emplace();
    if (layer.kind == "plan" && !site.plan) site.plan.emplace();
    if (layer.kind == "layer" && !is_coverage(layer.name)) site.layers[layer.name];
  }
  if (site.buildings) {
    for (const auto& row : index.buildings_in(box, most, cadastre_on))
      site.buildings->push_back(existing_building(row));
    add_heights(*site.buildings, index.features_in(geo::layers::building_heights, box));
    if (site.buildings->empty() && !is_complete_in(index, "buildings", box)) site.buildings.reset();
  }
  if (site.plan) {
    for (const auto& row : index.plan_areas_in(box)) site.plan->push_back(plan_area_of(row));
    if (site.plan->empty() && !is_complete_in(index, "plan-areas", box)) site.plan.reset();
  }
  // Each layer as far as the farthest rule about it reaches.
  std::map<std::string, double> reach;
  for (const auto& trigger : law.triggers)
    if (site.layers.contains(trigger.layer)) reach[trigger.layer] = std::max(reach[trigger.layer], trigger.reach_m());
  for (const auto& [layer, metres] : reach) {
    const auto around = widened(box, metres);
    for (const auto& feature : index.features_in(layer, around)) site.layers[layer].push_back(layer_object(feature));
    if (site.layers[layer].empty() && !is_complete_in(index, layer, around)) site.layers.erase(layer);
  }
  return site;
}

std::shared_ptr<const geo::Site> site_for(const App& app, const geo::Design& design, const std::vector<ParcelKey>& plot,
                                          const LawAt& law, std::optional<Date> cadastre_on) {
  const auto& index = app.store.parcels();
  const auto box = widened_to_grid(geo::area_of_interest(design));
  const auto key = site_key(index.generation(), box, plot, law, cadastre_on);
  auto site = app.sites.find(key);
  if (!site) {
    site = std::make_shared<const geo::Site>(site_for(index, box, plot, law, cadastre_on));
    app.sites.keep(key, site, size_in_memory(*site));
  }
  auto table = parking_table(app.config.parking, *site, design);
  if (!table) return site;
  auto with_table = std::make_shared<geo::Site>(*site);
  with_table->parking = std::move(table);
  return with_table;
}

Result<Checked> check_design(const App& app, std::string_view design_json, const std::vector<ParcelKey>& plot,
                             std::string_view land, const AsOf& as_of) {
  auto design = geo::read_design(design_json);
  if (!design) return tl::unexpected(design.error());
  auto law = app.law.held(land, as_of.law);
  if (!law) return tl::unexpected(law.error());
  auto site = site_for(app, *design, plot.empty() ? design->parcels : plot, **law, as_of.cadastre);
  auto findings = geo::run_checks(*design, *site, **law);
  return Checked{std::move(*design), std::move(site), std::move(findings), std::move(*law)};
}

Result<Checked> check_plans(const App& app, const View& view, const std::string& content_sha256,
                            const std::vector<ParcelKey>& plot, std::string_view land, const AsOf& as_of) {
  const auto design = design_of(view.parties().draft_content(content_sha256).value_or("{}"));
  if (!design.empty()) return check_design(app, design, plot, land, as_of);
  return refuse(
      RefusalKind::wrong_state, "no-design",
      {"Zu diesem Vorgang ist noch kein Gebäude gezeichnet.", "No building has been drawn for this application."},
      {"Zeichnen Sie es im Schritt „Gebäude“.", "Draw it in the step \"Building\"."});
}

std::string to_json(const Checked& checked) {
  return geo::findings_to_json(checked.findings, checked.design.crs, checked.law->land, checked.law->on);
}

std::string design_of(std::string_view draft_content) {
  const auto content = json::parse(draft_content);
  const auto design = content.find("design");
  return design == content.end() || design->is_null() ? std::string{} : design->dump();
}

geo::MultiPolygon building_land(const App& app, const Application& application, std::string_view draft_content) {
  geo::MultiPolygon land = plot_of(app.store.parcels(), application.parcels);
  if (!land.empty()) return land;
  if (const auto design = geo::read_design(design_of(draft_content))) {
    for (const auto& structure : design->structures)
      land.insert(land.end(), structure.area.begin(), structure.area.end());
  }
  return land;
}

participation::LayerHits layer_hits(const App& app, const Application& application, std::string_view draft_content,
                                    const LawAt& law) {
  participation::LayerHits hits;
  const auto& index = app.store.parcels();
  const geo::MultiPolygon land = building_land(app, application, draft_content);
  if (land.empty()) return hits;
  std::set<std::string> present;
  for (const auto& layer : index.layers()) {
    if (layer.kind == "layer") present.insert(layer.name);
  }
  for (const auto& trigger : law.triggers) {
    if (trigger.layer.empty() || present.count(trigger.layer) == 0) continue;
    auto& found = hits.layers[trigger.layer];
    const double reach = trigger.reach_m();
    const auto around = widened(geo::bounds(land), reach + 1);
    for (const auto& feature : index.features_in(trigger.layer, around)) {
      const std::string name = feature.label.empty() ? feature.object_id : feature.label;
      const auto known = [&](const participation::LayerHit& hit) { return hit.object == name; };
      if (std::any_of(found.begin(), found.end(), known)) continue;
      const auto close = geo::closeness(land, feature.wkb);
      if (close.distance_m <= reach) found.push_back({name, close.distance_m, close.overlap_m2});
    }
    if (found.empty() && !is_complete_in(index, trigger.layer, around)) hits.layers.erase(trigger.layer);
  }
  return hits;
}

participation::Suggestions suggestions_for(const App& app, const Application& application,
                                           std::string_view draft_content, const LawAt& law) {
  return participation::suggest(project_facts(draft_content, law), layer_hits(app, application, draft_content, law),
                                law);
}

}  // namespace flurwerk::api
