// Reads CityJSON, one document or one feature a line; memory holds one of them at a time.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "geo/import/city.hpp"
#include "geo/import/source.hpp"
#include "permit-core/strict_json.hpp"

namespace flurwerk::geo {
namespace {

using json = nlohmann::json;

constexpr std::size_t largest_text = 32U << 20U;  // parsed it takes some ten times as much

class Lines {
 public:
  Lines(ByteSource source, const ReadOptions& options) : source_(std::move(source)), options_(options) {}
  // With its line end; nothing at the end of the file. Refuses a line that is too large.
  Result<std::optional<std::string>> next() {
    std::string line;
    while (true) {
      const auto end = rest_.find('\n');
      line.append(rest_, 0, end == std::string::npos ? end : end + 1);
      rest_.erase(0, end == std::string::npos ? end : end + 1);
      if (line.size() > largest_text) return too_large();
      if (end != std::string::npos) return line;
      std::array<char, 65536> piece;
      const auto got = source_.read(piece);
      if (!got) return tl::unexpected(got.error());
      if (options_.progress && !options_.progress(source_.fraction())) return tl::unexpected(import_cancelled());
      if (*got == 0) return line.empty() ? std::nullopt : std::optional(line);
      rest_.assign(piece.data(), *got);
    }
  }
  static tl::unexpected<Refusal> too_large() {
    return refuse(RefusalKind::too_large, "object-too-large",
                  {"Das CityJSON-Dokument ist größer als 32 MiB.", "The CityJSON document is larger than 32 MiB."},
                  {"Das Modell als CityJSONSeq (ein Gebäude je Zeile) abgeben lassen oder in Kacheln teilen.",
                   "Ask for the model as CityJSONSeq (one building a line), or split it into tiles."});
  }

 private:
  ByteSource source_;
  const ReadOptions& options_;
  std::string rest_;
};

const json& member(const json& object, const char* name) {
  static const json none;
  if (!object.is_object()) return none;
  const auto found = object.find(name);
  return found == object.end() ? none : *found;
}

std::string text_of(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.is_number() ? value.dump() : std::string{};
}

struct Frame {  // of the document, or of the first line
  SpacePoint scale{1, 1, 1}, translate{};
  std::optional<CrsName> crs;
};

bool read_triple(const json& list, SpacePoint& out) {
  if (!list.is_array() || list.size() != 3) return false;
  for (std::size_t i = 0; i < 3; ++i) {
    if (!list[i].is_number()) return false;
    out[i] = list[i].get<double>();
  }
  return true;
}

class Model {  // the objects that share a list of vertices
 public:
  Model(const json& document, const Frame& frame) : document_(document), frame_(frame) {}

  std::vector<CityBuilding> buildings(ImportReport& report) {
    std::vector<CityBuilding> out;
    const json& objects = member(document_, "CityObjects");
    if (!objects.is_object()) return out;
    for (const auto& [id, object] : objects.items()) {
      const std::string type = text_of(member(object, "type"));
      const bool part = type == "BuildingPart" && member(object, "parents").is_array();
      if (type == "Building" || (type == "BuildingPart" && !part)) {
        out.push_back(building(id, object));
      } else if (!part) {
        ++report.not_read[type.empty() ? "?" : type];
      }
    }
    return out;
  }

 private:
  CityBuilding building(const std::string& id, const json& object) {
    CityBuilding made{id};
    const json& attributes = member(object, "attributes");
    made.name = text_of(member(attributes, "name"));
    made.function = text_of(member(attributes, "function"));
    made.roof_type = text_of(member(attributes, "roofType"));
    made.storeys = text_of(member(attributes, "storeysAboveGround"));
    made.measured_height = text_of(member(attributes, "measuredHeight"));
    for (const char level : {'2', '1'}) {
      add_surfaces(object, level, made.surfaces);
      if (!made.surfaces.empty()) break;
    }
    return made;
  }

  void add_surfaces(const json& object, char level, std::vector<CitySurface>& out) {
    for (const json& geometry : member(object, "geometry")) {
      if (!text_of(member(geometry, "lod")).starts_with(level)) continue;
      const std::string type = text_of(member(geometry, "type"));
      const int solids = type == "MultiSurface" || type == "CompositeSurface" ? 1
                         : type == "Solid"                                    ? 2
                         : type == "MultiSolid" || type == "CompositeSolid"   ? 3
                                                                              : 0;
      const json& semantics = member(geometry, "semantics");
      walk(member(geometry, "boundaries"), member(semantics, "values"), member(semantics, "surfaces"), solids, out);
    }
    for (const json& child : member(object, "children")) {
      const std::string id = text_of(child);
      const json& part = member(member(document_, "CityObjects"), id.c_str());
      if (text_of(member(part, "type")) == "BuildingPart" && taken_.insert(level + id).second)
        add_surfaces(part, level, out);
    }
  }

  // `levels` lists above the surface; the values of the semantics are nested likewise.
  void walk(const json& boundaries, const json& values, const json& kinds, int levels,
            std::vector<CitySurface>& out) const {
    if (levels == 0 || !boundaries.is_array()) return;
    static const json none;
    for (std::size_t i = 0; i < boundaries.size(); ++i) {
      const json& value = values.is_array() && i < values.size() ? values[i] : none;
      if (levels > 1) {
        walk(boundaries[i], value, kinds, levels - 1, out);
      } else {
        out.push_back(surface(boundaries[i], value, kinds));
      }
    }
  }

  CitySurface surface(const json& rings, const json& value, const json& kinds) const {
    CitySurface made;
    if (value.is_number_unsigned() && kinds.is_array() && value.get<std::size_t>() < kinds.size()) {
      const std::string type = text_of(member(kinds[value.get<std::size_t>()], "type"));
      if (type == "GroundSurface") made.kind = CitySurface::Kind::ground;
      if (type == "RoofSurface") made.kind = CitySurface::Kind::roof;
    }
    if (!rings.is_array()) return made;
    for (const json& ring : rings) {
      SpaceRing& points = made.rings.emplace_back();
      const json& vertices = member(document_, "vertices");
      for (const json& index : ring) {
        SpacePoint point{};
        const bool known = index.is_number_unsigned() && vertices.is_array() &&
                           index.get<std::size_t>() < vertices.size() &&
                           read_triple(vertices[index.get<std::size_t>()], point);
        if (!known) {  // a ring that is not closed: the building is skipped and listed
          points.clear();
          break;
        }
        for (std::size_t k = 0; k < 3; ++k) point[k] = point[k] * frame_.scale[k] + frame_.translate[k];
        points.push_back(point);
      }
      if (!points.empty()) points.push_back(points.front());
    }
    return made;
  }

  const json& document_;
  const Frame& frame_;
  // Level and id: a part counts once, for the first that names it, so that no file makes more of it than it holds.
  std::set<std::string> taken_;
};

Result<Frame> frame_of(const json& document, const ReadOptions& options) {
  const std::string type = text_of(member(document, "type")), version = text_of(member(document, "version"));
  if (type != "CityJSON" || !(version.starts_with("1.") || version.starts_with("2."))) {
    return refuse(RefusalKind::unsupported, "cityjson-version",
                  {"Die Datei ist kein CityJSON 1.0 bis 2.0 (type " + type + ", version " + version + ").",
                   "The file is no CityJSON 1.0 to 2.0 (type " + type + ", version " + version + ")."},
                  {"Das Modell als CityJSON 2.0 abgeben lassen.", "Ask for the model as CityJSON 2.0."});
  }
  Frame frame;
  const json& transform = member(document, "transform");
  if (!transform.is_null() && (!read_triple(member(transform, "scale"), frame.scale) ||
                               !read_triple(member(transform, "translate"), frame.translate))) {
    return refuse(RefusalKind::malformed, "json-broken",
                  {"\"transform\" nennt nicht je drei Zahlen.", "\"transform\" does not hold three numbers each."}, {},
                  {}, "/transform");
  }
  const std::string name = text_of(member(member(document, "metadata"), "referenceSystem"));
  if (name.empty() && options.crs == 0) return tl::unexpected(crs_missing("CityJSON, \"metadata/referenceSystem\""));
  frame.crs = name.empty() ? CrsName{options.crs, false} : crs_from_name(name);
  if (!frame.crs) return tl::unexpected(crs_unsupported(name));
  frame.crs->swapped = false;  // x is east, whatever the register says
  return frame;
}

class CityJsonReader {
 public:
  CityJsonReader(const ReadOptions& options, ImportSink& sink)
      : options_(options), sink_(sink), intake_(options, report_) {}

  Result<ImportReport> read(Lines lines) {
    auto first = lines.next();
    if (!first) return tl::unexpected(first.error());
    std::string text = first->value_or("");
    const bool by_lines = check_json(text, limits()).has_value();
    for (bool more = !by_lines; more;) {
      auto line = lines.next();
      if (!line) return tl::unexpected(line.error());
      if ((more = line->has_value())) text += **line;
      if (text.size() > largest_text) return Lines::too_large();
    }
    if (auto done = header(text); !done) return tl::unexpected(done.error());
    for (std::size_t number = 2; by_lines; ++number) {
      auto line = lines.next();
      if (!line) return tl::unexpected(line.error());
      if (!line->has_value()) break;
      if ((*line)->find_first_not_of(" \t\r\n") == std::string::npos) continue;
      const auto feature = parse_strict_json(**line, limits());
      if (!feature) return broken(feature.error(), number);
      if (auto taken = take(*feature, "Zeile/line " + std::to_string(number)); !taken) {
        return tl::unexpected(taken.error());
      }
    }
    if (auto verdict = intake_.verdict(options_.as); !verdict) return tl::unexpected(verdict.error());
    return std::move(report_);
  }

 private:
  static JsonLimits limits() { return {64, largest_text, 1'000'000}; }

  static tl::unexpected<Refusal> broken(Refusal refusal, std::size_t line) {
    const std::string number = std::to_string(line);
    refusal.text.de = "Zeile " + number + ": " + refusal.text.de;
    refusal.text.en = "Line " + number + ": " + refusal.text.en;
    return tl::unexpected(std::move(refusal));
  }

  Result<void> header(const std::string& text) {
    const auto document = parse_strict_json(text, limits());
    if (!document) return tl::unexpected(document.error());
    auto frame = frame_of(*document, options_);
    if (!frame) return tl::unexpected(frame.error());
    frame_ = *frame;
    report_.format = "CityJSON " + text_of(member(*document, "version"));
    return take(*document, {});
  }

  Result<void> take(const json& document, const std::string& place) {
    for (const CityBuilding& building : Model(document, frame_).buildings(report_)) {
      auto taken = take_city_building(building, *frame_.crs, place, options_, intake_, report_, sink_);
      if (!taken) return taken;
    }
    return {};
  }

  const ReadOptions& options_;
  ImportSink& sink_;
  ImportReport report_;
  Intake intake_;
  Frame frame_;
};

}  // namespace

Result<ImportReport> read_cityjson(const std::filesystem::path& file, const ReadOptions& options, ImportSink& sink) {
  auto source = ByteSource::open(file, options.limits);
  if (!source) return tl::unexpected(source.error());
  return CityJsonReader(options, sink).read(Lines(std::move(*source), options));
}

}  // namespace flurwerk::geo
