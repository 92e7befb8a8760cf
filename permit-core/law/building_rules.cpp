#include "permit-core/law/building_rules.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "permit-core/law/law_row.hpp"

namespace flurwerk {
namespace {

// Lower case of ASCII and the German capitals in UTF-8, outer blanks dropped.
std::string folded(std::string_view word) {
  const auto from = word.find_first_not_of(" \t\n"), to = word.find_last_not_of(" \t\n");
  if (from == std::string_view::npos) return {};
  std::string text(word.substr(from, to - from + 1));
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 'A' && c <= 'Z') text[i] = static_cast<char>(c + 32);
    if (c == 0xC3 && i + 1 < text.size()) {
      const auto next = static_cast<unsigned char>(text[i + 1]);
      if (next == 0x84 || next == 0x96 || next == 0x9C) text[i + 1] = static_cast<char>(next + 32);  // Ä Ö Ü
    }
  }
  return text;
}

Text text_or_empty(Row& row, const char* key) { return row.has(key) ? row.text(key) : Text{}; }

template <class T, class Read>
void each(Row& row, const char* key, std::vector<T>& into, Read read_one) {
  const auto& list = row.get(key);
  if (!list.is_array()) row.fail("needs a list in \"" + std::string(key) + "\"");
  int number = 0;
  for (const auto& item : list) {
    Row inner(item, row.place(std::string(key) + " " + std::to_string(++number)));
    into.push_back(read_one(inner));
    inner.nothing_else();
  }
}

LandUseRules::Entry read_entry(Row& row) {
  return {row.string("use"), row.boolean("exceptional", false), row.string("basis"), text_or_empty(row, "condition")};
}

}  // namespace

const LandUseRules::Use* LandUseRules::use_of(std::string_view word) const {
  const auto text = folded(word);
  const auto at = std::find_if(uses.begin(), uses.end(), [&](const Use& use) {
    return std::find(use.words.begin(), use.words.end(), text) != use.words.end();
  });
  return at == uses.end() ? nullptr : &*at;
}

const LandUseRules::Use* LandUseRules::use_by_id(std::string_view id) const {
  const auto at = std::find_if(uses.begin(), uses.end(), [&](const Use& use) { return use.id == id; });
  return at == uses.end() ? nullptr : &*at;
}

const LandUseRules::Area* LandUseRules::area(std::string_view code) const {
  const auto at = std::find_if(areas.begin(), areas.end(), [&](const Area& row) { return row.area == code; });
  return at == areas.end() ? nullptr : &*at;
}

void read(Row& row, BuildingClassRules& into) {
  into.low_mm = row.integer("low_mm");
  into.middle_mm = row.integer("middle_mm");
  into.small_units = row.integer("small_units");
  into.small_area_m2 = row.integer("small_area_m2");
  into.unit_area_m2 = row.integer("unit_area_m2");
}

void read(Row& row, SpecialBuildingRules& into) {
  into.floor_height_mm = row.integer("floor_height_mm");
  into.height_mm = row.integer("height_mm");
  into.storey_area_m2 = row.integer("storey_area_m2");
  into.area_exempt = row.strings("area_exempt");
  each(row, "uses", into.uses, [](Row& one) {
    return SpecialBuildingRules::Use{one.string("use"), one.string("basis"), text_or_empty(one, "condition")};
  });
}

void read(Row& row, AccessRules& into) {
  into.usual_width_mm = row.integer("usual_width_mm");
  into.fire_access_beyond_mm = row.integer("fire_access_beyond_mm");
  into.fire_access_basis = row.string("fire_access_basis");
}

void read(Row& row, ParkingRelief& into) {
  into.free_units = row.integer("free_units");
  into.per_unit_above_tenths = row.integer("per_unit_above_tenths");
}

void read(Row& row, LandUseRules& into) {
  into.versions = row.strings("versions");
  into.assumed_versions = row.strings("assumed_versions");
  each(row, "uses", into.uses, [](Row& one) {
    return LandUseRules::Use{one.string("id"), one.text("name"), one.strings("words")};
  });
  each(row, "areas", into.areas, [](Row& one) {
    LandUseRules::Area area{one.string("area"), {}};
    each(one, "entries", area.entries, read_entry);
    return area;
  });
  for (const auto& area : into.areas)
    for (const auto& entry : area.entries)
      if (!into.use_by_id(entry.use)) row.fail("allows \"" + entry.use + "\", which is no known use");
}

}  // namespace flurwerk
