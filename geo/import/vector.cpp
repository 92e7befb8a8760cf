#include "geo/import/vector.hpp"

#include <cpl_error.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <mutex>
#include <optional>
#include <unordered_set>

#include "geo/import/intake.hpp"
#include "geo/import/json_check.hpp"
#include "geo/import/plan_parts.hpp"
#include "geo/import/topology.hpp"
#include "geo/import/vector_records.hpp"

namespace flurwerk::geo {
namespace {

struct Driver {
  FileKind kind;
  const char* name;
  const char* option;
};
constexpr Driver drivers[] = {
    {FileKind::json, "GeoJSON", nullptr},
    {FileKind::geopackage, "GPKG", "IMMUTABLE=YES"},  // no lock, no journal, no write beside the file
    {FileKind::flatgeobuf, "FlatGeobuf", "VERIFY_BUFFERS=YES"},
    {FileKind::zip, "ESRI Shapefile", nullptr},
    {FileKind::dxf, "DXF", nullptr},
};

void register_drivers() {
  static std::once_flag once;
  std::call_once(once, [] {
    RegisterOGRGeoJSON();
    RegisterOGRGeoPackage();
    RegisterOGRFlatGeobuf();
    RegisterOGRShape();
    RegisterOGRDXF();
  });
}

tl::unexpected<Refusal> file_broken() {
  const std::string gdal = CPLGetLastErrorMsg();
  return refuse(
      RefusalKind::malformed, "file-broken",
      {"Die Datei ist beschädigt oder abgeschnitten (" + gdal + ").", "The file is damaged or cut off (" + gdal + ")."},
      {"Datei noch einmal übertragen oder neu abgeben lassen.", "Transfer the file again, or ask for it anew."});
}

Result<CrsName> crs_of(const OGRLayer& layer) {
  const OGRSpatialReference* srs = const_cast<OGRLayer&>(layer).GetSpatialRef();
  if (!srs) return tl::unexpected(crs_missing("Ebene/layer " + std::string(const_cast<OGRLayer&>(layer).GetName())));
  const char* part = srs->IsProjected() ? "PROJCS" : "GEOGCS";  // of a compound CRS only the plane counts
  const char* authority = srs->GetAuthorityName(part);
  const char* code = srs->GetAuthorityCode(part);
  if (authority && code && std::string_view(authority) == "EPSG") return CrsName{std::atoi(code), false};
  const std::unique_ptr<OGRSpatialReference> copy(srs->Clone());
  if (copy->AutoIdentifyEPSG() == OGRERR_NONE && copy->GetAuthorityCode(part)) {
    return CrsName{std::atoi(copy->GetAuthorityCode(part)), false};
  }
  const char* name = srs->GetName();
  return tl::unexpected(crs_unsupported(name ? name : "?"));
}

Refusal no_place(const std::string& name) {
  Refusal refusal = crs_missing(name);
  refusal.cure = {
      "Das Koordinatensystem angeben (--crs 25832) oder, bei einem örtlichen System, zwei oder drei Passpunkte "
      "(--control x,y=Ost,Nord).",
      "State the coordinate reference system (--crs 25832) or, for a local system, two or three control points "
      "(--control x,y=EAST,NORTH)."};
  return refusal;
}

// Drawings know no areas: a closed line is one.
std::unique_ptr<OGRGeometry> closed_as_area(const OGRGeometry& geometry) {
  if (wkbFlatten(geometry.getGeometryType()) != wkbLineString) return nullptr;
  const OGRLineString& line = *geometry.toLineString();
  if (line.getNumPoints() < 4 || !line.get_IsClosed()) return nullptr;
  auto ring = std::make_unique<OGRLinearRing>();
  ring->addSubLineString(&line);
  auto area = std::make_unique<OGRPolygon>();
  area->addRingDirectly(ring.release());
  return area;
}

class VectorReader {
 public:
  VectorReader(const ReadOptions& options, ImportSink& sink)
      : options_(options), sink_(sink), intake_(options, report_) {}
  Result<ImportReport> read(OGRLayer& layer, const CrsName& crs, const std::string& format);

 private:
  Result<void> take(const OGRFeature& feature, const CrsName& crs);
  Result<void> take_parcel(const OGRFeature& feature, const Sighting& sighting, Shape shape);
  bool wanted_in_drawing(const OGRFeature& feature);
  void take_plan(const OGRFeature& feature, const Sighting& sighting, Shape shape);
  std::string kind() const;

  const ReadOptions& options_;
  ImportSink& sink_;
  ImportReport report_;
  Intake intake_;
  std::uint64_t number_ = 0;
  bool drawing_ = false;
  std::unordered_set<std::string> keys_;
  std::optional<FieldIndex> fields_;
  std::vector<PlanAreaRecord> plan_areas_, windows_;
};

// Of a drawing only the layers that fit the purpose are read; the others are counted by name. Texts, points and hatches
// are no map objects.
bool VectorReader::wanted_in_drawing(const OGRFeature& feature) {
  const std::string name = field({feature, *fields_}, {"Layer"}).value_or("0");
  const OGRGeometry* geometry = feature.GetGeometryRef();
  const bool drawn = geometry && wkbFlatten(geometry->getGeometryType()) != wkbPoint;
  const std::string_view kind = drawing_kind(name);
  const bool fits = options_.as.starts_with("layer:") || kind == "building" || kind == "existing" || kind == "garage";
  if (drawn && fits) return true;
  ++report_.not_read[drawn ? "DXF-Layer " + name : "DXF-Text, -Punkt"];
  return false;
}

std::string VectorReader::kind() const {
  if (options_.as == "parcels") return "parcel";
  if (options_.as == "buildings") return "building";
  return options_.as == "plan" ? "plan_area" : options_.as;
}

Result<void> VectorReader::take_parcel(const OGRFeature& feature, const Sighting& sighting, Shape shape) {
  auto record = parcel_from({feature, *fields_}, number_, options_.require_keys);
  if (!record) {
    intake_.skip(sighting, record.error().text, record.error().cure);
    return {};
  }
  if (!keys_.insert(record->key.value).second) {
    intake_.skip(sighting, duplicate_key(record->key.value), {});
    return {};
  }
  intake_.handed_over(sighting, shape);
  record->area = std::move(shape.area);
  if (options_.require_keys) intake_.expect_in_land(record->key.value.substr(0, 2), record->area.front().outer.front());
  sink_.parcel(std::move(*record));
  return {};
}

void VectorReader::take_plan(const OGRFeature& feature, const Sighting& sighting, Shape shape) {
  intake_.handed_over(sighting, shape);
  PlanAreaRecord record = plan_area_from({feature, *fields_}, number_, options_.source_name);
  const bool window = is_window({feature, *fields_});
  (window ? record.building_windows : record.area) = std::move(shape.area);
  if (window) record.type.clear();
  (window ? windows_ : plan_areas_).push_back(std::move(record));
}

Result<void> VectorReader::take(const OGRFeature& feature, const CrsName& crs) {
  ++number_;
  const Sighting sighting{kind(), feature_id({feature, *fields_}, number_),
                          "Objekt/feature " + std::to_string(number_)};
  const bool layer = options_.as.starts_with("layer:");
  if (drawing_ && !wanted_in_drawing(feature)) return {};
  const OGRGeometry* geometry = feature.GetGeometryRef();
  const auto area = drawing_ && geometry ? closed_as_area(*geometry) : nullptr;
  auto shape = intake_.take(area ? area.get() : geometry, crs, sighting, layer);
  if (!shape) return tl::unexpected(shape.error());
  if (!*shape) return {};
  if (options_.as == "parcels") return take_parcel(feature, sighting, std::move(**shape));
  if (options_.as == "plan") {
    take_plan(feature, sighting, std::move(**shape));
    return {};
  }
  intake_.handed_over(sighting, **shape);
  if (layer) {
    LayerRecord record = layer_from({feature, *fields_}, number_, options_.as.substr(6));
    record.area = std::move((*shape)->area);
    record.lines = std::move((*shape)->lines);
    sink_.layer(std::move(record));
  } else {
    BuildingRecord record = building_from({feature, *fields_}, number_);
    record.area = std::move((*shape)->area);
    sink_.building(std::move(record));
  }
  return {};
}

Result<ImportReport> VectorReader::read(OGRLayer& layer, const CrsName& crs, const std::string& format) {
  report_.format = format;
  drawing_ = format == "DXF";
  fields_.emplace(*layer.GetLayerDefn());
  const double expected = static_cast<double>(std::max<GIntBig>(1, layer.GetFeatureCount(TRUE)));
  layer.ResetReading();
  CPLErrorReset();
  while (const OGRFeatureUniquePtr feature{layer.GetNextFeature()}) {
    if (number_ >= options_.limits.features) {
      return refuse(RefusalKind::too_large, "object-too-large",
                    {"Die Datei enthält zu viele Objekte.", "The file holds too many objects."},
                    {"Die Daten in kleinere Abschnitte teilen.", "Split the data into smaller parts."});
    }
    if (auto taken = take(*feature, crs); !taken) return tl::unexpected(taken.error());
    const double part = std::min(1.0, static_cast<double>(number_) / expected);
    if (options_.progress && !options_.progress(part)) return tl::unexpected(import_cancelled());
  }
  if (CPLGetLastErrorType() >= CE_Failure) return file_broken();
  if (auto verdict = intake_.verdict(kind()); !verdict) return tl::unexpected(verdict.error());
  for (PlanAreaRecord& area : with_windows(std::move(plan_areas_), std::move(windows_)))
    sink_.plan_area(std::move(area));
  return std::move(report_);
}

// The one layer, or the one whose name fits what the file is read as.
Result<OGRLayer*> choose_layer(GDALDataset& dataset, const ReadOptions& options) {
  const std::string wanted = options.as.starts_with("layer:") ? options.as.substr(6) : options.as;
  std::vector<OGRLayer*> fitting, all;
  std::string names;
  for (OGRLayer* layer : dataset.GetLayers()) {
    const std::string name = layer->GetName();
    const bool parcels =
        wanted == "parcels" && (EQUALN(name.c_str(), "flurst", 6) || EQUALN(name.c_str(), "parcel", 6));
    if (parcels || EQUAL(name.c_str(), wanted.c_str())) fitting.push_back(layer);
    names += (names.empty() ? "" : ", ") + name;
    all.push_back(layer);
  }
  if (fitting.size() == 1) return fitting.front();
  if (all.size() == 1) return all.front();
  return refuse(RefusalKind::invalid, "layer-unclear",
                {"Die Datei hat die Ebenen: " + names + "; welche gemeint ist, bleibt offen.",
                 "The file has the layers: " + names + "; which one is meant stays open."},
                {"Die Ebene \"" + wanted + "\" nennen oder in eine eigene Datei abgeben.",
                 "Call the layer \"" + wanted + "\", or put it into a file of its own."});
}

}  // namespace

Result<ImportReport> read_vector(const std::filesystem::path& file, FileKind kind, const ReadOptions& options,
                                 ImportSink& sink) {
  register_drivers();
  const auto* driver =
      std::find_if(std::begin(drivers), std::end(drivers), [&](const Driver& d) { return d.kind == kind; });
  std::string path = std::filesystem::absolute(file).string();
  std::optional<CrsName> known_crs;
  if (kind == FileKind::json) {
    auto crs = check_geojson(file, options.limits);
    if (!crs) return tl::unexpected(crs.error());
    known_crs = *crs;
  } else if (kind == FileKind::zip) {
    auto inside = shapefile_in_zip(file, options.limits);
    if (!inside) return tl::unexpected(inside.error());
    path = *inside;
  }
  const char* allowed[] = {driver->name, nullptr};
  const char* open_options[] = {driver->option, nullptr};
  const std::unique_ptr<GDALDataset> dataset(
      GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, allowed, open_options, nullptr));
  if (!dataset || dataset->GetLayerCount() == 0) return file_broken();
  auto layer = choose_layer(*dataset, options);
  if (!layer) return tl::unexpected(layer.error());
  if (!known_crs && (kind == FileKind::dxf || !(*layer)->GetSpatialRef())) {
    if (options.control.empty() && options.crs == 0) return tl::unexpected(no_place(options.source_name));
    known_crs = CrsName{options.crs == 0 ? 25832 : options.crs, false};
  }
  if (!known_crs) {
    auto crs = crs_of(**layer);
    if (!crs) return tl::unexpected(crs.error());
    known_crs = *crs;
  }
  return VectorReader(options, sink).read(**layer, *known_crs, driver->name);
}

}  // namespace flurwerk::geo
