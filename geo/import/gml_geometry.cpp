#include "geo/import/gml_geometry.hpp"

#include <cpl_minixml.h>
#include <ogr_api.h>
#include <ogr_geometry.h>

#include <memory>

namespace flurwerk::geo {
namespace {

using OwnedGeometry = std::unique_ptr<OGRGeometry>;
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

}  // namespace

const CPLXMLNode* geometry_node(const CPLXMLNode* property) {
  const CPLXMLNode* node = property ? property->psChild : nullptr;
  while (node && node->eType != CXT_Element) node = node->psNext;
  return node;
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
  const OwnedTree copy = copy_of(node);
  drop_crs_names(copy.get());
  const OwnedGeometry geometry(OGRGeometry::FromHandle(OGR_G_CreateFromGMLTree(copy.get())));
  if (!geometry) {
    intake.skip(sighting, {"die Geometrie ist nicht lesbar", "the geometry cannot be read"},
                {"Das Objekt an der Quelle berichtigen lassen.", "Have the object corrected at its source."});
    return std::nullopt;
  }
  return intake.take(geometry.get(), *crs, sighting, lines_too);
}

}  // namespace flurwerk::geo
