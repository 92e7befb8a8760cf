#include "geo/import/gml_geometry.hpp"

#include <cpl_conv.h>
#include <cpl_minixml.h>
#include <ogr_api.h>
#include <ogr_geometry.h>

#include <memory>
#include <sstream>
#include <string_view>
#include <utility>
#include <vector>

#include "geo/import/gml_arcs.hpp"

namespace flurwerk::geo {
namespace {

using OwnedTree = std::unique_ptr<CPLXMLNode, void (*)(CPLXMLNode*)>;

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

// The first srsName at the element or inside it.
std::string crs_name_in(const CPLXMLNode* element) {
  std::string name = attribute(element, "srsName");
  for (const auto* node = element->psChild; name.empty() && node; node = node->psNext) {
    if (node->eType == CXT_Element) name = crs_name_in(node);
  }
  return name;
}

Result<CrsName> crs_of(const CPLXMLNode* node, const GmlObject& object, const Sighting& sighting) {
  std::string name = crs_name_in(node);
  const CPLXMLNode* bounds = name.empty() ? object.child("boundedBy") : nullptr;
  if (bounds) name = crs_name_in(bounds);
  if (name.empty()) name = object.default_crs;
  if (name.empty()) return tl::unexpected(crs_missing(sighting.object + ", " + sighting.place));
  const auto crs = crs_from_name(name);
  if (!crs) return tl::unexpected(crs_unsupported(name));
  return *crs;
}

// GDAL takes what is no number for 0; a coordinate list holds nothing but numbers.
bool all_numbers(const CPLXMLNode* element) {
  const std::string_view name = element->pszValue;
  const bool list = name == "posList" || name == "pos" || name == "coordinates";
  for (const auto* node = element->psChild; node; node = node->psNext) {
    if (node->eType == CXT_Element && !all_numbers(node)) return false;
    const bool text = list && node->eType == CXT_Text;
    if (text && std::string_view(node->pszValue).find_first_not_of("0123456789+-.eE, \t\r\n") != std::string_view::npos)
      return false;
  }
  return true;
}

// A copy of the element alone; the clone brings the siblings along.
OwnedTree copy_of(const CPLXMLNode* node) {
  OwnedTree copy(CPLCloneXMLTree(node), CPLDestroyXMLNode);
  if (copy->psNext) {
    CPLDestroyXMLNode(copy->psNext);
    copy->psNext = nullptr;
  }
  return copy;
}

CPLXMLNode* first_element(const CPLXMLNode& parent, std::string_view name = {}) {
  for (auto* node = parent.psChild; node != nullptr; node = node->psNext) {
    if (node->eType == CXT_Element && (name.empty() || name == node->pszValue)) return node;
  }
  return nullptr;
}

// The coordinates of a list in the other order, two by two.
void turn_list_round(CPLXMLNode& list) {
  for (auto* node = list.psChild; node != nullptr; node = node->psNext) {
    if (node->eType != CXT_Text) continue;
    std::istringstream words(node->pszValue);
    std::vector<std::string> pairs;
    for (std::string x, y; words >> x >> y;) pairs.push_back(x + " " + y);
    std::string text;
    for (auto pair = pairs.rbegin(); pair != pairs.rend(); ++pair) text.append(text.empty() ? "" : " ").append(*pair);
    CPLFree(node->pszValue);
    node->pszValue = CPLStrdup(text.c_str());
  }
}

// A curve from its end to its start: its parts in the other order, and each of them turned.
void turn_round(CPLXMLNode& curve) {
  CPLXMLNode *reversed = nullptr, *attributes = nullptr;
  CPLXMLNode** last = &attributes;
  for (CPLXMLNode *node = curve.psChild, *next = nullptr; node != nullptr; node = next) {
    next = node->psNext;
    if (node->eType != CXT_Element) {
      *last = node;
      last = &node->psNext;
      node->psNext = nullptr;
      continue;
    }
    std::string_view(node->pszValue) == "posList" ? turn_list_round(*node) : turn_round(*node);
    node->psNext = reversed;
    reversed = node;
  }
  *last = reversed;
  curve.psChild = attributes;
}

// GDAL knows no OrientableCurve: it becomes its base curve, turned round where it runs against it.
void unwrap_oriented(CPLXMLNode& element) {
  while (std::string_view(element.pszValue) == "OrientableCurve") {
    auto* property = first_element(element, "baseCurve");
    auto* base = property != nullptr ? first_element(*property) : nullptr;
    if (base == nullptr) return;
    if (std::string_view(CPLGetXMLValue(&element, "orientation", "+")) == "-") turn_round(*base);
    const OwnedTree inside = copy_of(base);
    std::swap(element.pszValue, inside->pszValue);
    std::swap(element.psChild, inside->psChild);
  }
  for (auto* node = element.psChild; node != nullptr; node = node->psNext) {
    if (node->eType == CXT_Element) unwrap_oriented(*node);
  }
}

}  // namespace

const CPLXMLNode* geometry_node(const CPLXMLNode* property) {
  const CPLXMLNode* node = property ? property->psChild : nullptr;
  while (node && node->eType != CXT_Element) node = node->psNext;
  return node;
}

std::unique_ptr<OGRGeometry> read_gml(const CPLXMLNode& geometry) {
  OwnedTree copy = copy_of(&geometry);
  drop_crs_names(copy.get());
  unwrap_oriented(*copy);
  return std::unique_ptr<OGRGeometry>(OGRGeometry::FromHandle(OGR_G_CreateFromGMLTree(copy.get())));
}

Result<std::optional<Shape>> take_gml(Intake& intake, const GmlObject& object, const CPLXMLNode* node,
                                      const Sighting& sighting, bool lines_too) {
  if (!node) return intake.take(nullptr, {25832, false}, sighting, lines_too);
  auto crs = crs_of(node, object, sighting);
  if (!crs) return tl::unexpected(crs.error());
  if (!all_numbers(node)) {
    intake.skip(sighting, {"eine Koordinate ist keine Zahl", "a coordinate is not a number"},
                {"Das Objekt an der Quelle berichtigen lassen.", "Have the object corrected at its source."});
    return std::nullopt;
  }
  const auto geometry = read_gml(*node);
  if (!geometry) {
    intake.skip(sighting, {"die Geometrie ist nicht lesbar", "the geometry cannot be read"},
                {"Das Objekt an der Quelle berichtigen lassen.", "Have the object corrected at its source."});
    return std::nullopt;
  }
  if (const auto arc = ill_fixed_arc(*node)) {
    intake.remark(
        sighting, "arc-ill-fixed", crs->swapped ? Point{arc->y, arc->x} : *arc,
        {"ein Kreisbogen ist durch seine drei Punkte schlecht bestimmt (mittlerer Punkt nicht im mittleren Drittel, "
         "oder Punkte eines Kreises weniger als 60° auseinander); seine Lage ist entsprechend unsicher",
         "an arc is ill fixed by its three points (middle point not in the middle third, or points of a circle "
         "less than 60° apart); it may lie elsewhere by that much"});
  }
  return intake.take(geometry.get(), *crs, sighting, lines_too);
}

}  // namespace flurwerk::geo
