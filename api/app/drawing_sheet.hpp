// What stands on the printed drawing of a check besides the drawing itself: heading, facts, findings, note.
// Basis: a sheet is measured with a ruler, so its scale is one of those rulers have.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "api/app/ports/renderer.hpp"
#include "permit-core/law/law_book.hpp"

namespace flurwerk::api {

struct SheetHeading {
  std::string title;
  std::string file_number;  // empty while a draft
  std::vector<ParcelKey> parcels;
  Instant printed_at;
};

// 1:100, 1:200, 1:250, 1:500 or 1:1000 ("scale-unknown" otherwise); refused ("scale-too-large") when the design does not
// fit on A3 at that scale.
Result<DrawingSheet> drawing_sheet(int scale, const geo::Design& design, const geo::Site& site,
                                   std::span<const geo::Finding> findings, const LawAt& law,
                                   const SheetHeading& heading);

Text word_of(geo::Verdict verdict);
// The gravest first, else as they come.
std::vector<geo::Finding> by_weight(std::span<const geo::Finding> findings);

}  // namespace flurwerk::api
