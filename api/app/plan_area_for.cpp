#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "api/app/site_for.hpp"
#include "geo/line_wkb.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;

// Attributes that readers of plans agree on; whatever a file writes as text or number.
class Attributes {
 public:
  explicit Attributes(const std::string& text) : all_(text.empty() ? json::object() : json::parse(text)) {}

  // "0.4", "0,4" and 0.4 -> 400
  std::optional<std::int64_t> milli(const char* key) const {
    const auto at = all_.find(key);
    if (at == all_.end()) return std::nullopt;
    if (at->is_number()) return rounded(at->get<double>());
    return at->is_string() ? milli_of(at->get_ref<const std::string&>()) : std::nullopt;
  }
  static std::optional<std::int64_t> milli_of(std::string text) {
    std::replace(text.begin(), text.end(), ',', '.');
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end == text.data()) return std::nullopt;
    return rounded(value);
  }
  std::optional<int> permille(const char* key) const { return small(milli(key)); }
  static std::optional<int> small(std::optional<std::int64_t> milli) {
    if (!milli || *milli < 0 || *milli > 100'000) return std::nullopt;
    return static_cast<int>(*milli);
  }
  std::optional<int> whole(const char* key) const {
    const auto value = milli(key);
    if (!value || *value % 1000 != 0 || *value < 0 || *value > 200'000) return std::nullopt;
    return static_cast<int>(*value / 1000);
  }
  std::string word(const char* key) const {
    const auto at = all_.find(key);
    return at != all_.end() && at->is_string() ? at->get<std::string>() : std::string{};
  }
  bool yes(const char* key) const {
    const auto at = all_.find(key);
    return at != all_.end() && (*at == json(true) || *at == json("true"));
  }
  // A list, or words joined by commas.
  bool lists(const char* key, const std::string& value) const {
    const auto at = all_.find(key);
    if (at == all_.end()) return false;
    if (at->is_array()) return std::find(at->begin(), at->end(), json(value)) != at->end();
    return at->is_string() && at->get_ref<const std::string&>().find(value) != std::string::npos;
  }

 private:
  static std::optional<std::int64_t> rounded(double value) {
    if (!(std::abs(value) < 1e9)) return std::nullopt;
    return std::llround(value * 1000);
  }
  json all_;
};

geo::HeightReference reference(const std::string& word) {
  if (word == "terrain") return geo::HeightReference::terrain;
  return word == "sea-level" ? geo::HeightReference::sea_level : geo::HeightReference::unknown;
}

geo::HeightPoint point(const std::string& word) {
  if (word == "eaves") return geo::HeightPoint::eaves;
  return word == "ridge" ? geo::HeightPoint::ridge : geo::HeightPoint::top;
}

geo::BuildingStyle style(const std::string& word) {
  if (word == "open") return geo::BuildingStyle::open;
  if (word == "closed") return geo::BuildingStyle::closed;
  return word == "deviating" ? geo::BuildingStyle::deviating : geo::BuildingStyle::not_set;
}

void add_heights(const Attributes& attributes, geo::PlanArea& area) {
  const auto from = reference(attributes.word("height_ref"));
  if (const auto height = attributes.milli("height_max_m"))
    area.heights.push_back({point(attributes.word("height_point")), from, *height});
  if (const auto height = attributes.milli("eaves_max_m"))
    area.heights.push_back({geo::HeightPoint::eaves, from, *height});
  if (const auto height = attributes.milli("ridge_max_m"))
    area.heights.push_back({geo::HeightPoint::ridge, from, *height});
}

}  // namespace

geo::PlanArea plan_area_of(const PlanAreaRow& row) {
  const Attributes attributes(row.attributes);
  geo::PlanArea area;
  area.name = row.plan;
  area.area = area_of(row.wkb);
  area.use = row.type;
  area.baunvo_version = row.baunvo_version.empty() ? attributes.word("baunvo_version") : row.baunvo_version;
  area.building_window = area_of(row.windows_wkb);
  area.building_limits = geo::lines_from_wkb(row.limits_wkb);
  area.building_lines = geo::lines_from_wkb(row.lines_wkb);
  area.boundary_building = attributes.yes("boundary_building");
  area.fixes_distances = attributes.yes("fixes_distances");
  area.grz_permille = Attributes::small(Attributes::milli_of(row.grz.value_or("")));
  area.gfz_permille = row.gfz ? Attributes::small(Attributes::milli_of(*row.gfz)) : attributes.permille("gfz");
  area.bmz_permille = attributes.permille("bmz");
  area.ancillary_excess_permille = attributes.permille("grz_excess");
  area.storeys_exact = attributes.whole("storeys_exact");
  area.storeys_min = attributes.whole("storeys_min");
  area.storeys_max = row.storeys ? row.storeys : attributes.whole("storeys");
  add_heights(attributes, area);
  area.style = style(attributes.word("building_style"));
  static const std::array forms{std::pair{"single", geo::HouseForm::single}, std::pair{"semi", geo::HouseForm::semi},
                                std::pair{"row", geo::HouseForm::row}};
  for (const auto& [word, form] : forms)
    if (attributes.lists("house_forms", word)) area.house_forms.push_back(form);
  return area;
}

}  // namespace flurwerk::api
