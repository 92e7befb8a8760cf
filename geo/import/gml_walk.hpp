// Walks a GML file and hands over one wanted object at a time as a small tree, so that memory stays bounded.
// GeoInfoDok 6.0.1 and 7.1, XPlanGML 5.0 to 6.0, CityGML; libxml2 as a push parser without network, without entities,
// refusing any DTD.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/import/reader.hpp"

struct CPLXMLNode;

namespace flurwerk::geo {

// A kind of GML: which root it has and which elements are its objects.
struct GmlDialect {
  std::string_view space;                         // the root's namespace up to the version
  std::vector<std::string_view> object_prefixes;  // objects are elements with a gml:id and one of these beginnings
  std::vector<std::string_view> changes;          // elements that change the stock and carry no gml:id: "Delete"
  Refusal (*stranger)(const std::string& root);   // the refusal for another root
};

// One object (AX_Flurstueck, ...) with its subtree; names without prefixes, attributes included.
struct GmlObject {
  std::string_view name;
  std::string id;  // gml:id
  long line;       // where it begins
  const CPLXMLNode* tree;
  std::string_view default_crs;  // of the header or the first envelope, as far as read (they come first); may be empty

  // Text at a path of element names below the object, "gemarkung/AX_Gemarkung_Schluessel/land"; empty if absent.
  std::string text(std::string_view path) const;
  // Ids that references of this name point to: zeigtAuf xlink:href="urn:adv:oid:X" -> "X".
  std::vector<std::string> references(std::string_view element) const;
  const CPLXMLNode* child(std::string_view element) const;
  // The children with this name, each as an object of its own without id; for elements that come more than once.
  std::vector<GmlObject> all(std::string_view element) const;
};

struct GmlSummary {
  std::string root;     // "AX_Bestandsdatenauszug"
  std::string version;  // "6.0", "7.1" from the namespace, slashes as dots
};

using GmlWanted = std::function<bool(std::string_view name)>;
using GmlVisit = std::function<std::optional<Refusal>(const GmlObject&)>;

// Refusals: xml-dtd, xml-broken (line and last complete object), the dialect's stranger, object-too-large, and whatever
// ByteSource or visit refuse. progress gets the fraction of the file from 0 to 1. Objects inside objects belong to the
// outer one; `wanted` is asked once for every object.
Result<GmlSummary> walk_gml(const std::filesystem::path& file, const GmlDialect& dialect, const ImportLimits& limits,
                            const GmlWanted& wanted, const GmlVisit& visit,
                            const std::function<bool(double)>& progress);

// The element's children, and an attribute; for geometry code.
std::string attribute(const CPLXMLNode* element, std::string_view name);

}  // namespace flurwerk::geo
