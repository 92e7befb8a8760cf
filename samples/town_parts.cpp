#include "samples/town_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace flurwerk::samples {

namespace {

void add_building(Town& town, const geo::Ring& ring, const char* code, const char* text, int storeys, double height) {
  geo::BuildingRecord building;
  building.object_id = fmt::format("DEHELINDGEB{:05}", town.buildings.size() + 1);
  building.kind = "AX_Gebaeude";
  building.function_code = code;
  building.function_text = text;
  building.storeys = storeys;
  building.height_m = height;
  building.area = {geo::Polygon{ring, {}}};
  town.buildings.push_back(std::move(building));
}

void add_hall(const Plot& plot, Dice& dice, Town& town) {
  const double width = plot.width_m - 10;
  const double depth = std::min(plot.depth_m - 12, dice.between(16, 24));
  add_building(town, footprint(plot, 5, 6, width, depth), "2112", "Betriebsgebäude", 1, 7.5);
}

void add_house(const Plot& plot, Dice& dice, Town& town) {
  const bool dense = plot.quarter == Quarter::old_town;
  const double side = dense ? 0 : 3.2;
  const double width = std::min(plot.width_m - 2 * side, dice.between(9, 12.5));
  const double depth = dice.between(9.5, 12);
  const double from_left = dense ? 0 : std::max(side, (plot.width_m - width) / 2);
  const int storeys = 1 + dice.pick(2);
  add_building(town, footprint(plot, from_left, dense ? 0.5 : dice.between(4, 6), width, depth), "1010", "Wohnhaus",
               storeys, 3.1 * storeys + 0.4);
  if (!dense && dice.one_in(3) && from_left >= 3.2) {
    add_building(town, footprint(plot, 0, 7, 3, 6), "2463", "Garage", 1, 2.6);
  }
}

}  // namespace

void build_on(const Plot& plot, Dice& dice, Town& town) {
  if (plot.quarter == Quarter::commerce) {
    add_hall(plot, dice, town);
  } else {
    add_house(plot, dice, town);
  }
}

void add_outskirts(double bottom, double width, Dice& dice, Town& town,
                   const std::function<void(geo::MultiPolygon, const std::string&)>& add_parcel) {
  constexpr int fields = 24;
  const double step = width / fields;
  const double middle = bottom + dice.between(90, 110);
  const double top = middle + 140;
  for (int i = 0; i < fields; ++i) {
    add_parcel(rectangle(i * step, bottom, (i + 1) * step, middle), "In den Bachäckern");
    add_parcel(rectangle(i * step, middle, (i + 1) * step, top), "Lindenauer Wald");
  }
  town.features.push_back({"forest", "wald-1", "Lindenauer Wald", rectangle(0, middle, width, top), {}, {}});
}

void add_plans(const Extent& housing, const Extent& commerce, const std::vector<std::pair<double, double>>& blocks,
               Town& town) {
  geo::PlanAreaRecord homes;
  homes.plan = "Bebauungsplan Nr. 7 „Am Lindenbach“";
  homes.object_id = "bp7-wa";
  homes.type = "WA";
  homes.baunvo_version = "2017";
  homes.grz = "0.3";
  homes.gfz = "0.6";
  homes.storeys = 2;
  homes.attributes = {
      {"building_style", "open"}, {"house_forms", "single,semi"}, {"ridge_max_m", "10.50"}, {"height_ref", "terrain"}};
  homes.area = rectangle(housing.u0, housing.v0, housing.u1, housing.v1);
  for (const auto& [south, north] : blocks) {  // two windows a block: 3 m behind each street, 17 m deep
    for (const auto& window : {rectangle(housing.u0 + 3, south + 3, housing.u1 - 3, south + 20),
                               rectangle(housing.u0 + 3, north - 20, housing.u1 - 3, north - 3)}) {
      homes.building_windows.insert(homes.building_windows.end(), window.begin(), window.end());
    }
  }
  town.plan_areas.push_back(std::move(homes));
  geo::PlanAreaRecord works;
  works.plan = "Bebauungsplan Nr. 3 „Gewerbepark Ost“";
  works.object_id = "bp3-ge";
  works.type = "GE";
  works.baunvo_version = "1990";
  works.grz = "0.8";
  works.gfz = "1.6";
  works.attributes = {{"bmz", "6.0"}, {"height_max_m", "12"}, {"height_point", "top"}, {"height_ref", "terrain"}};
  works.area = rectangle(commerce.u0, commerce.v0, commerce.u1, commerce.v1);
  works.building_windows = rectangle(commerce.u0 + 5, commerce.v0 + 5, commerce.u1 - 5, commerce.v1 - 5);
  town.plan_areas.push_back(std::move(works));
}

void add_layers(double stream_u, double width, double top, Town& town) {
  const auto add = [&](const char* layer, const char* id, const char* label, geo::MultiPolygon shape) {
    town.features.push_back({layer, id, label, std::move(shape), {}, {}});
  };
  add("flood-zone", "usg-1", "Überschwemmungsgebiet Lindenbach", rectangle(stream_u - 18, 0, stream_u + 31, top));
  add("landscape-reserve", "lsg-1", "Landschaftsschutzgebiet Lindenbachtal",
      rectangle(stream_u - 30, top - 120, stream_u + 43, top + 260));
  add("biotope", "biotop-1", "Uferstaudenflur am Lindenbach", rectangle(stream_u - 4, top, stream_u + 17, top + 90));
  add("monument", "kd-1", "Alte Kirche Lindenau", rectangle(560, 270, 590, 295));
  add("monument", "kd-2", "Mühle am Lindenbach", rectangle(stream_u - 24, 330, stream_u - 8, 345));
  add("archaeology", "bd-1", "Siedlung am Anger", rectangle(520, 240, 700, 400));
  add("water-protection", "wsg-1", "Wasserschutzgebiet Lindenau, Zone III", rectangle(-50, -50, 420, 330));
  add("contaminated", "al-1", "Ehemalige Ziegelei", rectangle(width - 180, 60, width - 90, 130));
  // The flood zones are known for the municipality alone; what lies around it is not.
  add("coverage-flood-zone", "lindenau", "Gemarkung Lindenau", rectangle(-400, -400, width + 400, top + 400));
  town.features.push_back({"state-road", "l3099", "L 3099", {}, {{place(-200, -14), place(width + 200, -14)}}, {}});
  town.features.push_back(
      {"railway", "bahn", "Strecke 3999", {}, {{place(width + 45, -200), place(width + 45, top + 200)}}, {}});
}

}  // namespace flurwerk::samples
