// What GEOS says about areas at import: are they valid and, if not, where; and which public use covers a parcel.
// OGC Simple Features validity; HBO § 6 Abs. 2 knows public traffic, green and water areas.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "geo/geometry.hpp"
#include "geo/site.hpp"

namespace flurwerk::geo {

struct Invalidity {
  Text why;
  Point place;  // EPSG:25832
};

// Nothing if the area is a valid, non-empty (multi)polygon.
std::optional<Invalidity> invalidity(const MultiPolygon& area);

// The parts of one surface joined where they share edges (GML patches). Nothing if they overlap.
std::optional<MultiPolygon> joined(const MultiPolygon& patches);

// m² that both areas share. Both must be valid.
double shared_m2(const MultiPolygon& a, const MultiPolygon& b);

// Remembers where public land is, and tells how a parcel is used when at least 95 % of it is covered.
class PublicUseIndex {
 public:
  PublicUseIndex();
  ~PublicUseIndex();
  void add(const MultiPolygon& area, PublicUse use, const std::string& source);
  struct Cover {
    PublicUse use = PublicUse::none;
    std::string source;  // "AX_Strassenverkehr 99.8 %"
  };
  Cover cover(const MultiPolygon& parcel);

 private:
  struct Tree;
  std::unique_ptr<Tree> tree_;
};

}  // namespace flurwerk::geo
