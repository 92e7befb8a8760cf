// XPlanGML objects as records: which element is which figure, under the names of 5.0 to 6.0 (they did not change).
#include <cpl_minixml.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>

#include "geo/import/number.hpp"
#include "geo/import/xplan.hpp"

namespace flurwerk::geo {
namespace {

struct Code {
  std::string_view code;
  const char* name;
};

const char* name_of(const std::string& code, std::span<const Code> codes) {
  const auto found = std::find_if(codes.begin(), codes.end(), [&](const Code& each) { return each.code == code; });
  return found == codes.end() ? "" : found->name;
}

// XP_BesondereArtDerBaulNutzung; the signs of BauNVO § 1 Abs. 2.
constexpr std::array use_types{Code{"1000", "WS"}, Code{"1100", "WR"},  Code{"1200", "WA"}, Code{"1300", "WB"},
                               Code{"1400", "MD"}, Code{"1450", "MDW"}, Code{"1500", "MI"}, Code{"1550", "MU"},
                               Code{"1600", "MK"}, Code{"1700", "GE"},  Code{"1800", "GI"}, Code{"2000", "SO"},
                               Code{"2100", "SO"}, Code{"3000", "SO"},  Code{"4000", "SO"}};
constexpr std::array general_types{Code{"1000", "W"}, Code{"2000", "M"}, Code{"3000", "G"}, Code{"4000", "S"}};
constexpr std::array styles{Code{"1000", "open"}, Code{"2000", "closed"}, Code{"3000", "deviating"}};
// BP_BebauungsArt; row houses are a Hausgruppe (BauNVO § 22 Abs. 2).
constexpr std::array house_forms{Code{"1000", "single"},      Code{"2000", "semi"},       Code{"3000", "row"},
                                 Code{"4000", "single,semi"}, Code{"5000", "single,row"}, Code{"6000", "semi,row"},
                                 Code{"7000", "row"}};
// XP_ArtHoehenbezug and XP_ArtHoehenbezugspunkt as far as they limit how high a building may be.
constexpr std::array references{Code{"1000", "sea-level"}, Code{"1100", "sea-level"}, Code{"1200", "sea-level"},
                                Code{"2000", "terrain"}};
constexpr std::array points{Code{"1000", "eaves"}, Code{"2000", "ridge"}, Code{"3000", "top"}, Code{"5000", "top"},
                            Code{"6000", "top"}};
constexpr const char* relative_to_plan = "3000";

std::optional<int> whole(const std::string& text) {
  const auto value = number_in<double>(text);
  return value && *value >= 0 && *value <= 1000 ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

std::string first_text(const GmlObject& object, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    if (std::string text = object.text(name); !text.empty()) return text;
  }
  return {};
}

std::string metres(double value) {
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, value).ptr;
  return std::string(text, end);
}

std::string id_behind(const std::string& href) { return href.starts_with('#') ? href.substr(1) : href; }

using Attributes = std::vector<std::pair<std::string, std::string>>;

void put(Attributes& attributes, const char* name, const std::string& value) {
  if (!value.empty()) attributes.emplace_back(name, value);
}

// What the plan says about heights; where several say the same thing the lowest counts.
class Heights {
 public:
  explicit Heights(const XplanNames::Plan& plan) : plan_(plan) {}

  void add(const GmlObject& height, std::vector<XplanContradiction>& contradictions) {
    const auto low = number_in<double>(height.text("hMin")), high = number_in<double>(height.text("hMax"));
    const auto exact = number_in<double>(height.text("hZwingend")), plain = number_in<double>(height.text("h"));
    if (low && high && *low > *high) {
      contradictions.push_back({{"Mindesthöhe " + metres(*low) + " m über der Höchsthöhe " + metres(*high) + " m",
                                 "lowest height " + metres(*low) + " m above the highest, " + metres(*high) + " m"}});
    }
    auto most = high ? high : exact ? exact : plain;
    const std::string reference_code = height.text("hoehenbezug");
    std::string reference = name_of(reference_code, references);
    if (most && reference_code == relative_to_plan && plan_.reference_height_m) {
      most = *most + *plan_.reference_height_m;
      reference = "sea-level";
    }
    const std::string point = name_of(height.text("bezugspunkt"), points);
    if (!most || point.empty()) {
      unread_ = true;  // clear heights, plinths, lowest heights: not a limit upwards
      return;
    }
    references_.insert(reference);
    const auto found = most_.find(point);
    most_[point] = found == most_.end() ? *most : std::min(found->second, *most);
  }

  void write(Attributes& attributes) const {
    for (const auto& [point, value] : most_) {
      put(attributes,
          point == "top"     ? "height_max_m"
          : point == "eaves" ? "eaves_max_m"
                             : "ridge_max_m",
          metres(value));
    }
    if (most_.count("top") > 0) put(attributes, "height_point", "top");
    if (references_.size() == 1) put(attributes, "height_ref", *references_.begin());
    if (unread_) put(attributes, "height_other", "true");
  }

 private:
  const XplanNames::Plan& plan_;
  std::map<std::string, double> most_;
  std::set<std::string> references_;
  bool unread_ = false;
};

void contradiction(std::vector<XplanContradiction>& list, const GmlObject& object, const char* low, const char* high) {
  const auto least = number_in<double>(object.text(low)), most = number_in<double>(object.text(high));
  if (!least || !most || *least <= *most) return;
  const std::string what = std::string(low) + " " + object.text(low) + " > " + high + " " + object.text(high);
  list.push_back({{"Mindestmaß über dem Höchstmaß: " + what, "the least is above the most: " + what}});
}

void write_extras(const GmlObject& object, Attributes& attributes) {
  for (const char* name : {"GFZmin",
                           "GRZmin",
                           "GRZ_Ausn",
                           "GFZ_Ausn",
                           "Z_Ausn",
                           "Z_Staffel",
                           "Z_Dach",
                           "ZU",
                           "GR",
                           "GRmax",
                           "GF",
                           "GFmax",
                           "BM",
                           "MaxZahlWohnungen",
                           "Fmin",
                           "Fmax",
                           "Bmin",
                           "Bmax",
                           "Tmin",
                           "Tmax",
                           "FR",
                           "bebauungVordereGrenze",
                           "bebauungRueckwaertigeGrenze",
                           "bebauungSeitlicheGrenze",
                           "detaillierteArtDerBaulNutzung",
                           "nutzungText",
                           "abweichungBauNVO",
                           "sondernutzung",
                           "wohnnutzungEGStrasse",
                           "rechtscharakter",
                           "text",
                           "aufschrift",
                           "uuid"}) {
    put(attributes, name, object.text(name));
  }
  const GmlObject* inner = nullptr;  // 6.0 wraps purposes into an object of their own
  for (const GmlObject& purpose : object.all("sondernutzung")) {
    for (const GmlObject& complex : purpose.all("BP_KomplexeSondernutzung")) {
      inner = &complex;
      put(attributes, "sondernutzung", inner->text("allgemein"));
    }
  }
}

}  // namespace

std::string baunvo_year(const std::string& text) {
  for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
    const bool digits =
        std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at), text.begin() + static_cast<std::ptrdiff_t>(at) + 4,
                    [](unsigned char c) { return std::isdigit(c) != 0; });
    const bool alone = (at == 0 || std::isdigit(static_cast<unsigned char>(text[at - 1])) == 0) &&
                       (at + 4 == text.size() || std::isdigit(static_cast<unsigned char>(text[at + 4])) == 0);
    if (digits && alone && (text.compare(at, 2, "19") == 0 || text.compare(at, 2, "20") == 0))
      return text.substr(at, 4);
  }
  return {};
}

void XplanNames::learn(const GmlObject& object) {
  if (object.name == "BP_Plan") {
    Plan plan;
    plan.name = object.text("name");
    plan.status = object.text("rechtsstand");
    const std::string basis = "versionBauNVO/XP_GesetzlicheGrundlage/";
    for (const std::string& said :
         {object.text(basis + "datum"), object.text(basis + "name"), object.text(basis + "detail")}) {
      if (plan.baunvo_version.empty()) plan.baunvo_version = baunvo_year(said);
    }
    plan.reference_height_m = number_in<double>(first_text(object, {"bezugshoehe", "bezugsHoehe"}));
    plans[object.id] = std::move(plan);
  } else if (object.name == "BP_Bereich") {
    if (const CPLXMLNode* plan = object.child("gehoertZuPlan"))
      sections[object.id] = id_behind(attribute(plan, "href"));
    std::string year = baunvo_year(object.text("versionBauNVODatum"));
    if (year.empty()) year = baunvo_year(object.text("versionBauNVOText"));
    if (!year.empty()) section_baunvo[object.id] = year;
  } else {
    texts[object.id] = {object.text("schluessel"), object.text("text")};
  }
}

XplanNames::Plan XplanNames::plan_of(const GmlObject& object) const {
  const CPLXMLNode* reference = object.child("gehoertZuBereich");
  const std::string section = reference ? id_behind(attribute(reference, "href")) : std::string();
  const auto known = sections.find(section);
  auto found = known == sections.end() ? plans.end() : plans.find(known->second);
  if (found == plans.end() && plans.size() == 1) found = plans.begin();
  Plan plan = found == plans.end() ? Plan{} : found->second;
  const auto year = section_baunvo.find(section);
  if (year != section_baunvo.end()) plan.baunvo_version = year->second;
  return plan;
}

std::string XplanNames::texts_of(const GmlObject& object) const {
  std::string out;
  for (const char* relation : {"refTextInhalt", "abweichungText"}) {
    for (const GmlObject& reference : object.all(relation)) {
      const auto found = texts.find(id_behind(attribute(reference.tree, "href")));
      if (found == texts.end()) continue;
      const auto& [key, text] = found->second;
      if (!out.empty()) out += "\n";
      if (!key.empty()) out.append(key).append(": ");
      out += text;
    }
  }
  return out;
}

std::string xplan_land(const GmlObject& plan) {
  std::string key = plan.text("gemeinde/XP_Gemeinde/ags");
  if (key.empty()) key = plan.text("gemeinde/XP_Gemeinde/rs");
  if (key.size() == 7 || key.size() == 11) key.insert(0, 1, '0');  // written as a number
  return key.size() == 8 || key.size() == 12 ? key.substr(0, 2) : std::string();
}

bool states_figures(const GmlObject& object) {
  for (const char* name :
       {"GRZ", "GRZmax", "GFZ", "GFZmax", "BMZ", "Z", "Zmax", "Zzwingend", "hoehenangabe", "bauweise"}) {
    if (object.child(name)) return true;
  }
  return false;
}

PlanAreaRecord xplan_area(const GmlObject& object, const XplanNames& names,
                          std::vector<XplanContradiction>& contradictions) {
  const XplanNames::Plan plan = names.plan_of(object);
  PlanAreaRecord record;
  record.plan = plan.name;
  record.object_id = object.id;
  record.baunvo_version = plan.baunvo_version;
  record.type = name_of(object.text("besondereArtDerBaulNutzung"), use_types);
  if (record.type.empty()) record.type = name_of(object.text("allgArtDerBaulNutzung"), general_types);
  const auto decimal = [&](std::initializer_list<const char*> elements) -> std::optional<std::string> {
    const std::string text = first_text(object, elements);
    return number_in<double>(text) ? std::optional(text) : std::nullopt;
  };
  record.grz = decimal({"GRZ", "GRZmax"});
  record.gfz = decimal({"GFZ", "GFZmax"});
  record.storeys = whole(first_text(object, {"Z", "Zmax", "Zzwingend"}));
  auto& attributes = record.attributes;
  put(attributes, "gfz", record.gfz.value_or(""));
  put(attributes, "bmz", decimal({"BMZ"}).value_or(""));
  put(attributes, "storeys", first_text(object, {"Z", "Zmax"}));
  put(attributes, "storeys_min", object.text("Zmin"));
  put(attributes, "storeys_exact", object.text("Zzwingend"));
  put(attributes, "building_style", name_of(object.text("bauweise"), styles));
  put(attributes, "house_forms", name_of(object.text("bebauungsArt"), house_forms));
  put(attributes, "baunvo_version", record.baunvo_version);
  put(attributes, "plan_status", plan.status);
  put(attributes, "text_provisions", names.texts_of(object));
  Heights heights(plan);
  for (const GmlObject& property : object.all("hoehenangabe")) {
    for (const GmlObject& height : property.all("XP_Hoehenangabe")) heights.add(height, contradictions);
  }
  heights.write(attributes);
  write_extras(object, attributes);
  for (const auto& [low, high] :
       {std::pair{"Zmin", "Zmax"}, std::pair{"GRZmin", "GRZmax"}, std::pair{"GFZmin", "GFZmax"},
        std::pair{"Fmin", "Fmax"}, std::pair{"Bmin", "Bmax"}, std::pair{"Tmin", "Tmax"}}) {
    contradiction(contradictions, object, low, high);
  }
  const std::string most = object.text("Z"), exact = object.text("Zzwingend");
  if (!most.empty() && !exact.empty() && most != exact) {
    contradictions.push_back({{"höchstens " + most + " und zwingend " + exact + " Vollgeschosse",
                               "at most " + most + " and exactly " + exact + " full storeys"}});
  }
  return record;
}

LayerRecord xplan_content(const GmlObject& object, const XplanKind& kind, const XplanNames& names) {
  LayerRecord record;
  record.layer = kind.layer;
  record.object_id = object.id;
  const XplanNames::Plan plan = object.name == "BP_Plan" ? XplanNames::Plan{} : names.plan_of(object);
  record.attributes.emplace_back("class", object.name);
  put(record.attributes, "plan", object.name == "BP_Plan" ? object.text("name") : plan.name);
  for (const char* name : {"nummer",
                           "planArt",
                           "rechtsstand",
                           "inkrafttretensDatum",
                           "zweckbestimmung",
                           "nutzungsform",
                           "artDerFestlegung",
                           "gebietsArt",
                           "massnahme",
                           "gegenstand",
                           "typ",
                           "GRZ",
                           "GFZ",
                           "Z",
                           "Zzwingend",
                           "geschossMin",
                           "geschossMax",
                           "bautiefe",
                           "rechtscharakter",
                           "text",
                           "aufschrift"}) {
    put(record.attributes, name, object.text(name));
  }
  for (const char* wrapper : {"zweckbestimmung", "artDerFestlegung"}) {  // 6.0: an object with `allgemein`
    for (const GmlObject& property : object.all(wrapper)) {
      const CPLXMLNode* inner = property.tree->psChild;
      while (inner && inner->eType != CXT_Element) inner = inner->psNext;
      if (inner) put(record.attributes, wrapper, GmlObject{"", {}, 0, inner, {}}.text("allgemein"));
    }
  }
  put(record.attributes, "text_provisions", names.texts_of(object));
  const std::string name = object.name == "BP_Plan" ? object.text("name") : first_text(object, {"aufschrift", "name"});
  record.label = kind.german + (name.empty() ? "" : " " + name);
  return record;
}

}  // namespace flurwerk::geo
