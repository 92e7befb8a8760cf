// Reads XPlanGML: building areas with their figures, windows, limits and lines as plan areas, everything else a plan says
// as layers. Two walks: the first learns plans, sections and texts, the second hands the objects over.
// XPlanung 5.0 to 6.0; faults of a plan become findings, unknown object types are counted.
#pragma once

#include <map>
#include <string>

#include "geo/import/gml_walk.hpp"
#include "geo/import/intake.hpp"

namespace flurwerk::geo {

Result<ImportReport> read_xplan(const std::filesystem::path& file, const ReadOptions& options, ImportSink& sink);

// What becomes of an object type.
enum class XplanRole {
  area,     // Baugebiet: a plan area
  window,   // überbaubare Grundstücksfläche
  limit,    // Baugrenze
  line,     // Baulinie
  content,  // other plan content: an object of `layer`
  ignored,  // says nothing by itself (presentation, sections, texts)
};
struct XplanKind {
  std::string_view name;  // "BP_GruenFlaeche"
  XplanRole role;
  const char* layer;  // all but `ignored`
  const char* german;
  bool closes_area = false;  // Flächenschlussobjekt: these tile the plan unless they say otherwise
};
const XplanKind* xplan_kind(std::string_view name);  // null: the reader does not understand the type

// What the first walk learns.
struct XplanNames {
  struct Plan {
    std::string name, status, baunvo_version;
    std::optional<double> reference_height_m;  // above sea level
  };
  struct Text {
    std::string key, text;
  };
  std::map<std::string, Plan> plans;            // by gml:id
  std::map<std::string, std::string> sections;  // BP_Bereich -> BP_Plan
  std::map<std::string, std::string> section_baunvo;
  std::map<std::string, Text> texts;
  void learn(const GmlObject& object);
  Plan plan_of(const GmlObject& object) const;  // of a plan's content; the only plan where the object names no section
  std::string texts_of(const GmlObject& object) const;  // "Nr. 1: Garagen ...", joined by line breaks
};

struct XplanContradiction {  // within one object
  Text text;
};

// Objects without their geometry. contradictions gets what the object says that cannot hold together.
PlanAreaRecord xplan_area(const GmlObject& object, const XplanNames& names,
                          std::vector<XplanContradiction>& contradictions);
LayerRecord xplan_content(const GmlObject& object, const XplanKind& kind, const XplanNames& names);
std::string xplan_land(const GmlObject& plan);  // "06" from the municipality's key; empty if there is none
bool states_figures(const GmlObject& object);   // GRZ, GFZ, Z, a height ...: figures of its own

// "1990" from "Baunutzungsverordnung in der Fassung vom 23.01.1990" or from a date; empty if there is no year in it.
std::string baunvo_year(const std::string& text);

}  // namespace flurwerk::geo
