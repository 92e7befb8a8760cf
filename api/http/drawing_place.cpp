#include "api/http/drawing_place.hpp"

#include <charconv>

#include "geo/import/crs.hpp"
#include "geo/import/local_system.hpp"

namespace flurwerk::api {

Result<geo::ReadOptions> drawing_place(const Call& call) {
  geo::ReadOptions options;
  auto control = geo::control_points_from(call.request.query_values("control"));
  if (!control) return tl::unexpected(control.error());
  if (!control->empty()) {  // said at once, not when the file is there and read
    if (const auto way = geo::LocalSystem::from(*control); !way) return tl::unexpected(way.error());
  }
  options.control = std::move(*control);
  const std::string_view crs = call.request.query_value("crs").value_or("");
  const auto number = std::from_chars(crs.data(), crs.data() + crs.size(), options.crs);
  if (!crs.empty() && (number.ec != std::errc{} || number.ptr != crs.data() + crs.size())) {
    return tl::unexpected(geo::crs_unsupported(std::string{crs}));
  }
  return options;
}

}  // namespace flurwerk::api
