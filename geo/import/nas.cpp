#include "geo/import/nas.hpp"

#include <cpl_error.h>
#include <cpl_minixml.h>
#include <ogr_api.h>
#include <ogr_geometry.h>

#include <memory>
#include <unordered_set>

namespace flurwerk::geo {
namespace {

using OwnedGeometry = std::unique_ptr<OGRGeometry>;

bool is_name_source(std::string_view name) {
  return name == "AX_LagebezeichnungKatalogeintrag" || name == "AX_Gemarkung" ||
         name == "AX_LagebezeichnungMitHausnummer" || name == "AX_LagebezeichnungOhneHausnummer" ||
         name.starts_with("AX_SchutzgebietNach");
}

bool is_object(std::string_view name) {
  return name == "AX_Flurstueck" || name == "AX_Gebaeude" || name == "AX_Bauteil" || nas_layer(name);
}

// First geometry element below a property such as position.
const CPLXMLNode* geometry_node(const CPLXMLNode* property) {
  const CPLXMLNode* node = property ? property->psChild : nullptr;
  while (node && node->eType != CXT_Element) node = node->psNext;
  return node;
}

// GDAL swaps axes on its own guess where it sees srsName; what the file means is decided in crs.cpp alone.
void drop_crs_names(CPLXMLNode* element) {
  CPLXMLNode** link = &element->psChild;
  while (*link) {
    CPLXMLNode* node = *link;
    const bool crs = node->eType == CXT_Attribute && std::string_view(node->pszValue) == "srsName";
    if (crs) {
      *link = node->psNext;
      node->psNext = nullptr;
      CPLDestroyXMLNode(node);
      continue;
    }
    if (node->eType == CXT_Element) drop_crs_names(node);
    link = &node->psNext;
  }
}

class NasReader {
 public:
  NasReader(const std::filesystem::path& file, const ReadOptions& options, ImportSink& sink)
      : file_(file), options_(options), sink_(sink), intake_(options, report_), learner_(options, learned_) {}

  Result<ImportReport> read();

 private:
  std::optional<Refusal> learn(const NasObject& object);
  std::optional<Refusal> hand_over(const NasObject& object);
  std::optional<Refusal> hand_over_parcel(const NasObject& object, const Sighting& sighting);
  Result<std::optional<Shape>> shape(Intake& intake, const NasObject& object, const Sighting& sighting, bool lines_too);
  std::function<bool(double)> progress(double from) const;

  const std::filesystem::path& file_;
  const ReadOptions& options_;
  ImportSink& sink_;
  ImportReport report_, learned_;  // what the first walk meets is reported by the second
  Intake intake_, learner_;
  NasNames names_;
  PublicUseIndex public_land_;
  std::unordered_set<std::string> keys_;
  std::uint64_t parcels_outside_land_ = 0;
};

std::function<bool(double)> NasReader::progress(double from) const {
  return [this, from](double part) { return !options_.progress || options_.progress(from + part / 2); };
}

Sighting sighting_of(const NasObject& object, const std::string& kind) {
  return {kind, std::string(object.name) + " " + object.id, "Zeile/line " + std::to_string(object.line)};
}

Result<CrsName> crs_of(const std::string& written, const NasObject& object, const Sighting& sighting) {
  const std::string name = written.empty() ? std::string(object.default_crs) : written;
  if (name.empty()) return tl::unexpected(crs_missing(sighting.object + ", " + sighting.place));
  const auto crs = crs_from_name(name);
  if (!crs) return tl::unexpected(crs_unsupported(name));
  return *crs;
}

Result<std::optional<Shape>> NasReader::shape(Intake& intake, const NasObject& object, const Sighting& sighting,
                                              bool lines_too) {
  const CPLXMLNode* node = geometry_node(object.child("position"));
  if (!node) node = geometry_node(object.child("objektkoordinaten"));
  std::string written;
  OwnedGeometry geometry;
  if (node) {
    written = attribute(node, "srsName");
    std::unique_ptr<CPLXMLNode, void (*)(CPLXMLNode*)> copy(CPLCloneXMLTree(node), CPLDestroyXMLNode);
    if (copy->psNext) {  // the clone brings the siblings along
      CPLDestroyXMLNode(copy->psNext);
      copy->psNext = nullptr;
    }
    drop_crs_names(copy.get());
    geometry.reset(OGRGeometry::FromHandle(OGR_G_CreateFromGMLTree(copy.get())));
    if (!geometry) {
      intake.skip(sighting, {"die Geometrie ist nicht lesbar", "the geometry cannot be read"},
                  {"Das Objekt an der Quelle berichtigen lassen.", "Have the object corrected at its source."});
      return std::nullopt;
    }
  }
  CrsName crs{25832, false};
  if (geometry) {
    auto named = crs_of(written, object, sighting);
    if (!named) return tl::unexpected(named.error());
    crs = *named;
  }
  return intake.take(geometry.get(), crs, sighting, lines_too);
}

std::optional<Refusal> NasReader::learn(const NasObject& object) {
  if (is_name_source(object.name)) names_.learn(object);
  const PublicUse use = nas_public_use(object.name);
  if (use == PublicUse::none) return std::nullopt;
  auto found = shape(learner_, object, sighting_of(object, "public-land"), true);
  if (!found) return found.error();
  if (*found && !(*found)->area.empty()) public_land_.add((*found)->area, use, std::string(object.name));
  return std::nullopt;
}

std::optional<Refusal> NasReader::hand_over_parcel(const NasObject& object, const Sighting& sighting) {
  auto found = shape(intake_, object, sighting, false);
  if (!found) return found.error();
  if (!*found) return std::nullopt;
  auto record = nas_parcel(object, names_);
  if (!record) {
    intake_.skip(sighting, record.error().text, record.error().cure);
    return std::nullopt;
  }
  if (!keys_.insert(record->key.value).second) {
    intake_.skip(sighting, duplicate_key(record->key.value), {});
    return std::nullopt;
  }
  record->area = std::move((*found)->area);
  parcels_outside_land_ += outside_land(record->key.value.substr(0, 2), record->area.front().outer.front());
  auto cover = public_land_.cover(record->area);
  record->public_use = cover.use;
  record->public_use_source = std::move(cover.source);
  intake_.handed_over(sighting, {record->area, {}, 0, 0, false});
  sink_.parcel(std::move(*record));
  return std::nullopt;
}

std::optional<Refusal> NasReader::hand_over(const NasObject& object) {
  if (object.name == "AX_Flurstueck") return hand_over_parcel(object, sighting_of(object, "parcel"));
  const char* layer = nas_layer(object.name);
  const Sighting sighting = sighting_of(object, layer ? std::string("layer:") + layer : "building");
  // Protected areas keep their geometry in their zones.
  if (layer && !object.child("position")) return std::nullopt;
  auto found = shape(intake_, object, sighting, layer != nullptr);
  if (!found) return found.error();
  if (!*found) return std::nullopt;
  intake_.handed_over(sighting, **found);
  if (layer) {
    LayerRecord record = nas_layer_record(object, names_);
    record.area = std::move((*found)->area);
    record.lines = std::move((*found)->lines);
    sink_.layer(std::move(record));
  } else {
    BuildingRecord record = nas_building(object);
    record.area = std::move((*found)->area);
    sink_.building(std::move(record));
  }
  return std::nullopt;
}

Result<ImportReport> NasReader::read() {
  const auto learns = [](std::string_view name) {
    return is_name_source(name) || nas_public_use(name) != PublicUse::none;
  };
  auto first = walk_nas(
      file_, options_.limits, learns, [this](const NasObject& object) { return learn(object); }, progress(0));
  if (!first) return tl::unexpected(first.error());
  auto second = walk_nas(
      file_, options_.limits, is_object, [this](const NasObject& object) { return hand_over(object); }, progress(0.5));
  if (!second) return tl::unexpected(second.error());
  report_.format = "ALKIS NAS " + first->version;
  if (!first->version.starts_with("6.0") && !first->version.starts_with("7.1")) {
    report_.warnings.push_back({"GeoInfoDok " + first->version + " ist nicht geprüft (geprüft: 6.0 und 7.1).",
                                "GeoInfoDok " + first->version + " is untested (tested: 6.0 and 7.1)."});
  }
  if (auto verdict = intake_.verdict("parcel"); !verdict) return tl::unexpected(verdict.error());
  if (parcels_outside_land_ > 0) {
    const std::string some = std::to_string(parcels_outside_land_);
    report_.warnings.push_back(
        {some + " Flurstücke liegen weit außerhalb des Landes, das ihr Kennzeichen nennt: Zone des "
                "Koordinatensystems prüfen.",
         some + " parcels lie far outside the Land their key names: check the zone of the CRS."});
  }
  report_.warnings.push_back(
      {"Öffentliche Verkehrs- und Wasserflächen sind aus der tatsächlichen Nutzung abgeleitet (mindestens 95 % des "
       "Flurstücks); ob sie gewidmet sind, steht nicht im ALKIS. Öffentliche Grünflächen enthält ALKIS nicht.",
       "Public traffic and water areas are derived from the actual use (at least 95 % of the parcel); ALKIS does not "
       "say "
       "whether they are dedicated. It holds no public green areas."});
  return std::move(report_);
}

}  // namespace

Result<ImportReport> read_nas(const std::filesystem::path& file, const ReadOptions& options, ImportSink& sink) {
  return NasReader(file, options, sink).read();
}

}  // namespace flurwerk::geo
