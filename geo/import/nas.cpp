#include "geo/import/nas.hpp"

#include <unordered_set>

#include "geo/import/gml_geometry.hpp"

namespace flurwerk::geo {
namespace {

Refusal not_nas(const std::string& root) {
  return {RefusalKind::unsupported,
          "not-nas",
          {"Die XML-Datei ist kein ALKIS-NAS: Ihr Wurzelelement ist " + root + ".",
           "The XML file is no ALKIS NAS: its root element is " + root + "."},
          {"Beim Katasteramt einen Bestandsdatenauszug im NAS-Format (GeoInfoDok 6.0 oder 7.1) bestellen.",
           "Order a Bestandsdatenauszug in the NAS format (GeoInfoDok 6.0 or 7.1) from the cadastre office."},
          {},
          {}};
}

const GmlDialect nas{"http://www.adv-online.de/namespaces/adv/gid/", {"AX_"}, {"Delete", "Update"}, not_nas};

Refusal change_in_extract(const GmlObject& object) {
  return {RefusalKind::unsupported,
          "nas-update",
          {"Die Datei löscht oder ändert Objekte (Zeile " + std::to_string(object.line) +
               "), nennt sich aber nicht Fortführung (NBA).",
           "The file deletes or changes objects (line " + std::to_string(object.line) +
               ") but does not call itself an update (NBA)."},
          {"Den vollständigen Bestandsdatenauszug oder eine NBA-Fortführung einlesen.",
           "Import the complete Bestandsdatenauszug, or an NBA update."},
          {},
          {}};
}

bool is_name_source(std::string_view name) {
  return name == "AX_LagebezeichnungKatalogeintrag" || name == "AX_Gemarkung" ||
         name == "AX_LagebezeichnungMitHausnummer" || name == "AX_LagebezeichnungOhneHausnummer" ||
         name.starts_with("AX_SchutzgebietNach");
}

bool is_object(std::string_view name) {
  return name == "AX_Flurstueck" || name == "AX_Gebaeude" || name == "AX_Bauteil" || name == "Delete" ||
         name == "Update" || nas_layer(name);
}

class NasReader {
 public:
  NasReader(const std::filesystem::path& file, const ReadOptions& options, ImportSink& sink)
      : file_(file), options_(options), sink_(sink), intake_(options, report_), learner_(options, learned_) {}

  Result<ImportReport> read();

 private:
  std::optional<Refusal> learn(const GmlObject& object);
  std::optional<Refusal> hand_over(const GmlObject& object);
  std::optional<Refusal> hand_over_parcel(const GmlObject& object, const Sighting& sighting);
  std::optional<Refusal> change(const GmlObject& object);
  Result<std::optional<Shape>> shape(Intake& intake, const GmlObject& object, const Sighting& sighting, bool lines_too);
  std::function<bool(double)> progress(double from) const;

  const std::filesystem::path& file_;
  const ReadOptions& options_;
  ImportSink& sink_;
  ImportReport report_, learned_;  // what the first walk meets is reported by the second
  Intake intake_, learner_;
  NasNames names_;
  PublicUseIndex public_land_;
  std::unordered_set<std::string> keys_;
  bool update_ = false;
};

std::function<bool(double)> NasReader::progress(double from) const {
  return [this, from](double part) { return !options_.progress || options_.progress(from + part / 2); };
}

Sighting sighting_of(const GmlObject& object, const std::string& kind) {
  return {kind, std::string(object.name) + " " + object.id, "Zeile/line " + std::to_string(object.line)};
}

Result<std::optional<Shape>> NasReader::shape(Intake& intake, const GmlObject& object, const Sighting& sighting,
                                              bool lines_too) {
  const CPLXMLNode* node = geometry_node(object.child("position"));
  if (!node) node = geometry_node(object.child("objektkoordinaten"));
  return take_gml(intake, object, node, sighting, lines_too);
}

std::optional<Refusal> NasReader::learn(const GmlObject& object) {
  if (is_name_source(object.name)) names_.learn(object);
  const PublicUse use = nas_public_use(object.name);
  if (use == PublicUse::none) return std::nullopt;
  auto found = shape(learner_, object, sighting_of(object, "public-land"), true);
  if (!found) return found.error();
  if (*found && !(*found)->area.empty()) public_land_.add((*found)->area, use, std::string(object.name));
  return std::nullopt;
}

std::optional<Refusal> NasReader::hand_over_parcel(const GmlObject& object, const Sighting& sighting) {
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
  intake_.expect_in_land(record->key.value.substr(0, 2), record->area.front().outer.front());
  auto cover = public_land_.cover(record->area);
  record->public_use = cover.use;
  record->public_use_source = std::move(cover.source);
  intake_.handed_over(sighting, {record->area, {}, 0, 0, false});
  sink_.parcel(std::move(*record));
  return std::nullopt;
}

// A deletion, or an update that ends an object's life; other properties are not changed this way in NBA files.
std::optional<Refusal> NasReader::change(const GmlObject& object) {
  if (!update_) return change_in_extract(object);
  const NasChange change = nas_change(object);
  if (change.ids.empty() || (object.name == "Update" && change.ended_on.empty())) {
    intake_.skip({"change", std::string(object.name), "Zeile/line " + std::to_string(object.line)},
                 {"die Änderung nennt kein Objekt oder kein Ende", "the change names no object, or no end"}, {});
    return std::nullopt;
  }
  for (const std::string& id : change.ids) {
    ++report_.counts["removed"];
    sink_.removed(id, change.ended_on, change.type);
  }
  return std::nullopt;
}

std::optional<Refusal> NasReader::hand_over(const GmlObject& object) {
  if (object.name == "Delete" || object.name == "Update") return change(object);
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
  auto first = walk_gml(
      file_, nas, options_.limits, learns, [this](const GmlObject& object) { return learn(object); }, progress(0));
  if (!first) return tl::unexpected(first.error());
  update_ = is_nas_update(first->root);
  auto second = walk_gml(
      file_, nas, options_.limits, is_object, [this](const GmlObject& object) { return hand_over(object); },
      progress(0.5));
  if (!second) return tl::unexpected(second.error());
  report_.format = "ALKIS NAS " + first->version + (update_ ? " (NBA)" : "");
  if (!first->version.starts_with("6.0") && !first->version.starts_with("7.1")) {
    report_.warnings.push_back({"GeoInfoDok " + first->version + " ist nicht geprüft (geprüft: 6.0 und 7.1).",
                                "GeoInfoDok " + first->version + " is untested (tested: 6.0 and 7.1)."});
  }
  const bool changes = update_ && !report_.counts.empty();  // an update may change everything but parcels
  if (!changes) {
    if (auto verdict = intake_.verdict("parcel"); !verdict) return tl::unexpected(verdict.error());
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

bool is_nas_update(std::string_view head) {
  return head.find("AX_NutzerbezogeneBestandsdatenaktualisierung_NBA") != std::string_view::npos ||
         head.find("AX_Fortfuehrungsauftrag") != std::string_view::npos;
}

Result<ImportReport> read_nas(const std::filesystem::path& file, const ReadOptions& options, ImportSink& sink) {
  return NasReader(file, options, sink).read();
}

}  // namespace flurwerk::geo
