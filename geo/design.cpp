#include "geo/design.hpp"

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "geo/design_reading.hpp"
#include "permit-core/embedded.hpp"
#include "permit-core/strict_json.hpp"

namespace flurwerk {
std::span<const EmbeddedFile> embedded_files_design_schema();
}

namespace flurwerk::geo {
namespace {

using nlohmann::json;

constexpr std::array<std::pair<std::string_view, Kind>, 12> kinds{{{"building", Kind::building},
                                                                   {"garage", Kind::garage},
                                                                   {"shed", Kind::shed},
                                                                   {"parking", Kind::parking},
                                                                   {"driveway", Kind::driveway},
                                                                   {"terrace", Kind::terrace},
                                                                   {"existing", Kind::existing},
                                                                   {"fence", Kind::fence},
                                                                   {"retaining_wall", Kind::retaining_wall},
                                                                   {"wood_store", Kind::wood_store},
                                                                   {"solar", Kind::solar},
                                                                   {"heat_pump", Kind::heat_pump}}};

const std::string* text_of(const json& object, const char* member) {
  if (!object.is_object() || !object.contains(member) || !object[member].is_string()) return nullptr;
  return &object[member].get_ref<const std::string&>();
}

// Names are shown to people and go into files: kept short, cut between characters.
std::string shortened(std::string name) {
  constexpr std::size_t longest = 120;
  if (name.size() <= longest) return name;
  auto end = longest;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end;
  return name.substr(0, end);
}

struct NumberMember {
  const char* name;
  double low, high;
  bool whole;
  std::optional<std::int64_t>* into;  // thousandths
};

class DesignReader {
 public:
  DesignReader(const json& document, const DesignLimits& limits) : document_(document), limits_(limits) {}

  Result<Design> read() {
    const auto* type = text_of(document_, "type");
    const bool single = type && *type == "Feature";
    if (!single &&
        (!type || *type != "FeatureCollection" || !document_.contains("features") || !document_["features"].is_array()))
      return invalid("/type", "no-feature-collection",
                     {"Der Entwurf ist keine FeatureCollection.", "The design is no FeatureCollection."},
                     {"Gebäude als Features einer GeoJSON-FeatureCollection schreiben.",
                      "Write buildings as features of a GeoJSON FeatureCollection."});
    if (auto done = crs(); !done) return tl::unexpected(done.error());
    if (auto done = parcels(document_, ""); !done) return tl::unexpected(done.error());
    if (single) {
      if (auto done = feature(document_, ""); !done) return tl::unexpected(done.error());
    } else {
      for (std::size_t i = 0; i < document_["features"].size(); ++i)
        if (auto done = feature(document_["features"][i], "/features/" + std::to_string(i)); !done)
          return tl::unexpected(done.error());
    }
    if (design_.structures.empty())
      return invalid("/features", "no-building",
                     {"Der Entwurf enthält kein Gebäude.", "The design contains no building."},
                     {"Mindestens ein Feature mit \"kind\": \"building\" zeichnen.",
                      "Draw at least one feature with \"kind\": \"building\"."});
    return std::move(design_);
  }

 private:
  Result<void> crs() {
    if (!document_.contains("crs") || document_["crs"].is_null()) return {};
    const auto& member = document_["crs"];
    const std::string* name = text_of(member, "name");
    if (!name && member.is_object() && member.contains("properties")) name = text_of(member["properties"], "name");
    if (!name && member.is_string()) name = &member.get_ref<const std::string&>();
    if (!name)
      return invalid("/crs", "bad-crs", {"Das Bezugssystem hat keinen Namen.", "The reference system has no name."},
                     {"{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::25832\"}} schreiben.",
                      "Write {\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::25832\"}}."});
    auto read = parse_crs(*name);
    if (!read) {
      read.error().field = "/crs";
      return tl::unexpected(read.error());
    }
    design_.crs = *read;
    return {};
  }

  // "parcels": ["06..."] names the plot's parcels.
  Result<void> parcels(const json& holder, const std::string& pointer) {
    if (!holder.is_object() || !holder.contains("parcels")) return {};
    const auto& list = holder["parcels"];
    const auto wrong = [&] {
      return invalid(pointer + "/parcels", "bad-parcels",
                     {"Flurstücke müssen eine Liste von Kennzeichen sein.", "Parcels must be a list of keys."},
                     {"Als [\"060001001000120004__\"] schreiben.", "Write [\"060001001000120004__\"]."});
    };
    if (!list.is_array() || list.size() > 1000) return wrong();
    for (const auto& key : list) {
      if (!key.is_string() || key.get_ref<const std::string&>().empty() ||
          key.get_ref<const std::string&>().size() > 64)
        return wrong();
      design_.parcels.push_back(ParcelKey{key.get<std::string>()});
    }
    return {};
  }

  Result<void> feature(const json& given, const std::string& pointer) {
    static const json no_properties = json::object();
    const auto* type = text_of(given, "type");
    if (!type || *type != "Feature" || !given.contains("geometry"))
      return invalid(pointer, "not-a-feature",
                     {"Hier muss ein Feature mit \"geometry\" stehen.", "A Feature with \"geometry\" must stand here."},
                     {"Nach RFC 7946 schreiben.", "Write it after RFC 7946."});
    const auto& properties =
        given.contains("properties") && given["properties"].is_object() ? given["properties"] : no_properties;
    const auto* kind = text_of(properties, "kind");
    if (kind && *kind == "plot") return plot(given["geometry"], properties, pointer);
    for (const auto& [word, known] : kinds)
      if (kind && *kind == word) return structure(given, properties, known, pointer);
    std::string words;
    for (const auto& [word, known] : kinds) words += std::string(word) + ", ";
    return invalid(pointer + "/properties/kind", "unknown-kind",
                   {kind ? "\"" + shortened(*kind) + "\" ist keine bekannte Art." : "Die Art des Features fehlt.",
                    kind ? "\"" + shortened(*kind) + "\" is no known kind." : "The feature's kind is missing."},
                   {"Eine von diesen angeben: " + words + "plot.", "Give one of these: " + words + "plot."});
  }

  Result<void> plot(const json& geometry, const json& properties, const std::string& pointer) {
    if (design_.plot)
      return invalid(pointer, "second-plot", {"Es gibt mehr als ein Grundstück.", "There is more than one plot."},
                     {"Mehrere Flächen als ein MultiPolygon zeichnen.", "Draw several areas as one MultiPolygon."});
    auto read = read_area(geometry, design_.crs, pointer + "/geometry", true, vertices_, limits_.max_vertices);
    if (!read) return tl::unexpected(read.error());
    DrawnPlot drawn{std::move(read->area), std::nullopt};
    if (properties.contains("official_area")) {
      auto area = read_milli(properties["official_area"], pointer + "/properties/official_area", 0.001, 1e9);
      if (!area) return tl::unexpected(area.error());
      drawn.official_area_m2 = static_cast<double>(*area) / 1000;
    }
    design_.plot = std::move(drawn);
    return parcels(properties, pointer + "/properties");
  }

  Result<void> structure(const json& given, const json& properties, Kind kind, const std::string& pointer) {
    const bool several = kind == Kind::driveway || kind == Kind::terrace;
    auto read =
        read_area(given["geometry"], design_.crs, pointer + "/geometry", several, vertices_, limits_.max_vertices);
    if (!read) return tl::unexpected(read.error());
    Structure made;
    made.kind = kind;
    made.pointer = pointer;
    made.area = std::move(read->area);
    made.edges = std::move(read->edges);
    made.name = name(given, properties, kind);
    made.id = id(given);
    if (const auto* use = text_of(properties, "use")) made.use = shortened(*use);
    if (auto done = numbers(properties, pointer + "/properties", made); !done) return done;
    if (auto done = read_heights(properties, pointer + "/properties", read->listed_edges, made); !done) return done;
    if (auto done = parcels(properties, pointer + "/properties"); !done) return done;
    design_.structures.push_back(std::move(made));
    return {};
  }

  Result<void> numbers(const json& properties, const std::string& pointer, Structure& made) const {
    std::optional<std::int64_t> storeys, units, spaces, floor, volume, unit;
    const NumberMember members[] = {{"storeys", 0, 200, true, &storeys},
                                    {"units", 0, 10000, true, &units},
                                    {"spaces", 0, 10000, true, &spaces},
                                    {"floor_area", 0, 1e7, false, &floor},
                                    {"volume", 0, 1e8, false, &volume},
                                    {"largest_unit_area", 0, 1e7, false, &unit},
                                    {"upper_floor_height", 0, 1000, false, &made.upper_floor_mm},
                                    {"height", 0, 1000, false, &made.height_mm},
                                    {"ground_level", -100, 3000, false, &made.ground_level_mm}};
    for (const auto& member : members) {
      if (!properties.contains(member.name) || properties[member.name].is_null()) continue;
      const auto at = pointer + "/" + member.name;
      auto value = read_milli(properties[member.name], at, member.low, member.high);
      if (!value) return tl::unexpected(value.error());
      if (member.whole && *value % 1000 != 0)
        return invalid(at, std::string("bad-") + member.name,
                       {"Hier steht eine Anzahl: eine ganze Zahl.", "This is a number of things: a whole number."},
                       {"Als ganze Zahl angeben, etwa 2.", "Give a whole number, such as 2."});
      *member.into = *value;
    }
    const auto whole = [](std::optional<std::int64_t> milli) {
      return milli ? std::optional(static_cast<int>(*milli / 1000)) : std::nullopt;
    };
    const auto decimal = [](std::optional<std::int64_t> milli) {
      return milli ? std::optional(static_cast<double>(*milli) / 1000) : std::nullopt;
    };
    made.storeys = whole(storeys);
    made.units = whole(units);
    made.spaces = whole(spaces);
    made.floor_area_m2 = decimal(floor);
    made.volume_m3 = decimal(volume);
    made.largest_unit_m2 = decimal(unit);
    return {};
  }

  // Unique, because findings name their building by it.
  std::string name(const json& given, const json& properties, Kind kind) {
    std::string base;
    if (const auto* own = text_of(properties, "name"); own && !own->empty())
      base = shortened(*own);
    else if (const auto* id = text_of(given, "id"); id && !id->empty())
      base = shortened(*id);
    else
      base = std::string(to_string(kind)) + " " + std::to_string(design_.structures.size() + 1);
    return unique_in(names_, base);
  }

  // What is said of a building elsewhere finds it by this when it is renamed. Of its words nothing: it goes into the log,
  // and is numbered as the building step does.
  std::string id(const json& given) {
    const auto* text = text_of(given, "id");
    if (text != nullptr && !text->empty()) return unique_in(ids_, shortened(*text));
    const bool number = given.contains("id") && given["id"].is_number_integer();
    return unique_in(ids_, number ? given["id"].dump() : "b" + std::to_string(design_.structures.size() + 1));
  }

  static std::string unique_in(std::set<std::string>& taken, const std::string& base) {
    std::string unique = base;
    for (int i = 2; !taken.insert(unique).second; ++i) unique = base + " (" + std::to_string(i) + ")";
    return unique;
  }

  const json& document_;
  const DesignLimits& limits_;
  Design design_;
  std::size_t vertices_ = 0;
  std::set<std::string> names_, ids_;
};

}  // namespace

std::string_view to_string(Kind kind) {
  for (const auto& [word, known] : kinds)
    if (known == kind) return word;
  return "";
}

Result<Design> read_design(std::string_view text, const DesignLimits& limits) {
  auto document = parse_strict_json(text, {limits.max_depth, limits.max_bytes});
  if (!document) return tl::unexpected(document.error());
  return DesignReader(*document, limits).read();
}

std::string_view design_schema() { return embedded_files_design_schema().front().content; }

}  // namespace flurwerk::geo
