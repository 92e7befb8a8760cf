// What poppler knows about a page as it is shown: its size after rotation, and a picture of it or of a part.
// Basis: poppler-cpp; whoever includes this links it.
#pragma once

#include <poppler-document.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>

namespace flurwerk::api {

inline constexpr double points_per_inch = 72;
inline constexpr double mm_per_point = 25.4 / points_per_inch;

struct PageSize {  // as shown, points
  double width = 0, height = 0;
};
inline PageSize size_of(const poppler::page& page) {
  const auto rect = page.page_rect();
  const bool turned = page.orientation() == poppler::page::landscape || page.orientation() == poppler::page::seascape;
  return turned ? PageSize{rect.height(), rect.width()} : PageSize{rect.width(), rect.height()};
}

// As many dots per inch as wanted, or as many as `most_pixels` allow for the part that is drawn.
inline double dots_per_inch(double wanted, double width, double height, double most_pixels) {
  const double pixels = (width / points_per_inch) * (height / points_per_inch) * wanted * wanted;
  return pixels <= most_pixels ? wanted : wanted * std::sqrt(most_pixels / pixels);
}

inline std::unique_ptr<poppler::document> open_pdf(const std::string& bytes) {
  return std::unique_ptr<poppler::document>{
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size()))};
}

}  // namespace flurwerk::api
