#include "geo/import/xplan.hpp"

#include <algorithm>

#include "geo/import/gml_geometry.hpp"
#include "geo/import/plan_parts.hpp"

namespace flurwerk::geo {
namespace {

Refusal not_xplan(const std::string& root) {
  return {RefusalKind::unsupported,
          "not-xplan",
          {"Die XML-Datei ist kein XPlanGML: Ihr Wurzelelement ist " + root + ".",
           "The XML file is no XPlanGML: its root element is " + root + "."},
          {"Den Plan als XPlanGML 5.0 bis 6.0 abgeben lassen.", "Ask for the plan as XPlanGML 5.0 to 6.0."},
          {},
          {}};
}

const GmlDialect xplan{"http://www.xplanung.de/xplangml/", {"BP_", "SO_", "XP_", "FP_", "LP_", "RP_"}, {}, not_xplan};

Result<void> known_version(const std::string& version) {
  const bool readable = version.starts_with("5.") || version.starts_with("6.");
  if (readable) return {};
  return refuse(
      RefusalKind::unsupported, "xplan-version",
      {"XPlanGML " + version + " wird nicht gelesen.", "XPlanGML " + version + " is not read."},
      {"Den Plan in XPlanGML 5.0 bis 6.0 umwandeln lassen.", "Have the plan converted to XPlanGML 5.0 to 6.0."});
}

class XplanReader {
 public:
  XplanReader(const std::filesystem::path& file, const ReadOptions& options, ImportSink& sink)
      : file_(file), options_(options), sink_(sink), intake_(options, report_) {}

  Result<ImportReport> read();

 private:
  bool wanted(std::string_view name);
  std::optional<Refusal> hand_over(const GmlObject& object);
  void take(const GmlObject& object, const XplanKind& kind, const Sighting& sighting, const Shape& shape);
  void take_area(const GmlObject& object, const Sighting& sighting, const Shape& shape);
  void take_content(const GmlObject& object, const XplanKind& kind, Shape shape);
  bool find(ImportFinding finding);
  void find_skipped_areas();
  void finish();
  std::function<bool(double)> progress(double from) const;

  const std::filesystem::path& file_;
  const ReadOptions& options_;
  ImportSink& sink_;
  ImportReport report_;
  Intake intake_;
  XplanNames names_;
  std::vector<PlanAreaRecord> areas_, windows_;
  std::vector<PlanLine> lines_;
  std::vector<PlanTile> tiles_;
  MultiPolygon extent_;
  std::uint64_t ignored_ = 0;
};

std::function<bool(double)> XplanReader::progress(double from) const {
  return [this, from](double part) { return !options_.progress || options_.progress(from + part / 2); };
}

bool XplanReader::wanted(std::string_view name) {
  const XplanKind* kind = xplan_kind(name);
  if (!kind) {
    ++report_.not_read[std::string(name)];
    return false;
  }
  ignored_ += kind->role == XplanRole::ignored;
  return kind->role != XplanRole::ignored;
}

bool XplanReader::find(ImportFinding finding) {
  ++report_.finding_count;
  if (report_.findings.size() < options_.limits.skipped_listed) report_.findings.push_back(std::move(finding));
  return report_.finding_count < 10 * options_.limits.skipped_listed;
}

std::string place_of(const Shape& shape) {
  const Point p = shape.area.empty() ? shape.lines.front().front() : shape.area.front().outer.front();
  char text[64];
  std::snprintf(text, sizeof text, "E %.2f N %.2f", p.x, p.y);
  return text;
}

void XplanReader::take_area(const GmlObject& object, const Sighting& sighting, const Shape& shape) {
  std::vector<XplanContradiction> contradictions;
  PlanAreaRecord record = xplan_area(object, names_, contradictions);
  if (record.plan.empty()) record.plan = options_.source_name;
  record.area = shape.area;
  for (auto& each : contradictions) {
    find({Severity::error, "plan-contradiction", sighting.object, place_of(shape), std::move(each.text)});
  }
  areas_.push_back(std::move(record));
}

void XplanReader::take_content(const GmlObject& object, const XplanKind& kind, Shape shape) {
  LayerRecord record = xplan_content(object, kind, names_);
  record.area = std::move(shape.area);
  record.lines = std::move(shape.lines);
  sink_.layer(std::move(record));
}

void XplanReader::take(const GmlObject& object, const XplanKind& kind, const Sighting& sighting, const Shape& shape) {
  const std::string closes = object.text("flaechenschluss");
  const std::string level = object.text("ebene");
  const bool tiles = closes.empty() ? kind.closes_area : closes == "true";
  if (tiles && (level.empty() || level == "0") && !shape.area.empty()) tiles_.push_back({sighting.object, shape.area});
  if (object.name == "BP_Plan") {
    extent_.insert(extent_.end(), shape.area.begin(), shape.area.end());
    if (const std::string land = xplan_land(object); !land.empty())
      intake_.expect_in_land(land, shape.area.front().outer.front());
  }
  if (kind.role == XplanRole::area) return take_area(object, sighting, shape);
  if (kind.role == XplanRole::window) {
    PlanAreaRecord window;
    window.plan = names_.plan_of(object).name;
    if (window.plan.empty()) window.plan = options_.source_name;
    window.object_id = object.id;
    window.building_windows = shape.area;
    windows_.push_back(std::move(window));
  }
  for (const Line& line : shape.lines) {
    if (kind.role == XplanRole::limit || kind.role == XplanRole::line)
      lines_.push_back({line, kind.role == XplanRole::line});
  }
  if (kind.role != XplanRole::area && object.name != "BP_Plan" && states_figures(object)) {
    find({Severity::warning,
          "plan-figures-apart",
          sighting.object,
          place_of(shape),
          {"eigene Maße, die nur für diese Fläche gelten; die Prüfungen werten sie nicht aus",
           "figures of its own that hold for this area only; the checks do not use them"}});
  }
  take_content(object, kind, shape);
}

std::optional<Refusal> XplanReader::hand_over(const GmlObject& object) {
  const XplanKind& kind = *xplan_kind(object.name);
  const std::string counted = kind.role == XplanRole::area ? "plan_area" : std::string("layer:") + kind.layer;
  const Sighting sighting{counted, std::string(object.name) + " " + object.id,
                          "Zeile/line " + std::to_string(object.line)};
  const bool is_plan = object.name == "BP_Plan";
  const CPLXMLNode* node = geometry_node(object.child(is_plan ? "raeumlicherGeltungsbereich" : "position"));
  const bool areas_only = is_plan || kind.role == XplanRole::area || kind.role == XplanRole::window;
  auto shape = take_gml(intake_, object, node, sighting, !areas_only);
  if (!shape) return shape.error();
  if (!*shape) return std::nullopt;
  intake_.handed_over(sighting, **shape);
  take(object, kind, sighting, **shape);
  return std::nullopt;
}

// What the gate skipped is an error of the plan, with its place.
void XplanReader::find_skipped_areas() {
  for (const Skipped& skipped : report_.skipped) {
    find({Severity::error, "plan-invalid-object", skipped.object, skipped.place, skipped.why});
  }
}

void XplanReader::finish() {
  find_skipped_areas();
  check_tiling(tiles_, extent_, [this](ImportFinding finding) { return this->find(std::move(finding)); });
  if (names_.plans.empty()) {
    report_.warnings.push_back({"Die Datei enthält keinen Bebauungsplan (BP_Plan).", "The file holds no BP_Plan."});
  }
  if (ignored_ > 0) {
    report_.warnings.push_back(
        {std::to_string(ignored_) +
             " Objekte ohne eigenen Inhalt (Darstellung, Bereiche, Texte) sind keine Kartenobjekte.",
         std::to_string(ignored_) + " objects without content of their own (presentation, sections, texts) are no map "
                                    "objects."});
  }
  add_lines(areas_, lines_);
  for (PlanAreaRecord& area : with_windows(std::move(areas_), std::move(windows_))) sink_.plan_area(std::move(area));
}

Result<ImportReport> XplanReader::read() {
  const auto learns = [](std::string_view name) {
    return name == "BP_Plan" || name == "BP_Bereich" || name.ends_with("_TextAbschnitt");
  };
  const auto learn = [this](const GmlObject& object) -> std::optional<Refusal> {
    names_.learn(object);
    return std::nullopt;
  };
  auto first = walk_gml(file_, xplan, options_.limits, learns, learn, progress(0));
  if (!first) return tl::unexpected(first.error());
  if (auto known = known_version(first->version); !known) return tl::unexpected(known.error());
  auto second = walk_gml(
      file_, xplan, options_.limits, [this](std::string_view name) { return wanted(name); },
      [this](const GmlObject& object) { return hand_over(object); }, progress(0.5));
  if (!second) return tl::unexpected(second.error());
  report_.format = "XPlanGML " + first->version;
  if (first->version > "6.0") {
    report_.warnings.push_back({"XPlanGML " + first->version + " ist nicht geprüft (geprüft: 5.0 bis 6.0).",
                                "XPlanGML " + first->version + " is untested (tested: 5.0 to 6.0)."});
  }
  // Faults of a plan are findings; only a plan of nothing, or one in the wrong place, is refused.
  if (auto verdict = report_.counts.empty() ? intake_.verdict("plan_area") : intake_.verdict_on_place(); !verdict)
    return tl::unexpected(verdict.error());
  finish();
  return std::move(report_);
}

}  // namespace

Result<ImportReport> read_xplan(const std::filesystem::path& file, const ReadOptions& options, ImportSink& sink) {
  return XplanReader(file, options, sink).read();
}

}  // namespace flurwerk::geo
