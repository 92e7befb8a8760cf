// Walks an ALKIS NAS file and hands over one wanted object at a time as a small tree, so that memory stays bounded.
// GeoInfoDok 6.0.1 and 7.1; libxml2 as a push parser without network, without entities, refusing any DTD.
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

// One object (AX_Flurstueck, ...) with its subtree; names without prefixes, attributes included.
struct NasObject {
  std::string_view name;
  std::string id;  // gml:id
  long line;       // where it begins
  const CPLXMLNode* tree;
  std::string_view default_crs;  // of the header, as far as read (it comes first); may be empty

  // Text at a path of element names below the object, "gemarkung/AX_Gemarkung_Schluessel/land"; empty if absent.
  std::string text(std::string_view path) const;
  // Ids that references of this name point to: zeigtAuf xlink:href="urn:adv:oid:X" -> "X".
  std::vector<std::string> references(std::string_view element) const;
  const CPLXMLNode* child(std::string_view element) const;
};

struct NasSummary {
  std::string version;  // "6.0", "7.1" from the namespace
};

using NasWanted = std::function<bool(std::string_view name)>;
using NasVisit = std::function<std::optional<Refusal>(const NasObject&)>;

// Refusals: xml-dtd, xml-broken (line and last complete object), not-nas, nas-update, object-too-large, and whatever
// ByteSource or visit refuse. progress gets the fraction of the file from 0 to 1.
Result<NasSummary> walk_nas(const std::filesystem::path& file, const ImportLimits& limits, const NasWanted& wanted,
                            const NasVisit& visit, const std::function<bool(double)>& progress);

// The element's children, and an attribute; for geometry code.
std::string attribute(const CPLXMLNode* element, std::string_view name);

}  // namespace flurwerk::geo
