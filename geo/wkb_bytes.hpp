// The bytes of WKB, one value after another in either byte order; never beyond their end.
// Basis: OGC 06-103r4 section 8 (well-known binary), two dimensions.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

#include "geo/geometry.hpp"

namespace flurwerk::geo {

class WkbBytes {
 public:
  explicit WkbBytes(std::string_view bytes) : bytes_(bytes) {}

  // All give false when there is not enough, and then what was asked for is not changed.
  bool geometry(std::uint32_t& type) {  // the byte order of what follows, then the type
    std::uint8_t order = 0;
    swapped_ = false;
    if (!take(order) || order > 1) return false;
    swapped_ = (order == 1) != (std::endian::native == std::endian::little);
    return take(type);
  }
  bool count(std::uint32_t& value) { return take(value); }
  // To be asked before room is made for so many.
  bool holds_points(std::uint32_t count) const { return (bytes_.size() - at_) / sizeof(Point) >= count; }
  bool points(std::span<Point> out) {
    if (bytes_.size() - at_ < out.size_bytes()) return false;
    if (swapped_) {
      for (Point& p : out) take(p.x), take(p.y);
    } else if (!out.empty()) {
      std::memcpy(out.data(), bytes_.data() + at_, out.size_bytes());
      at_ += out.size_bytes();
    }
    return true;
  }
  bool at_end() const { return at_ == bytes_.size(); }

 private:
  template <class T>
  bool take(T& value) {
    if (bytes_.size() - at_ < sizeof value) return false;
    char raw[sizeof value];
    std::memcpy(raw, bytes_.data() + at_, sizeof value);
    if (swapped_) std::reverse(raw, raw + sizeof value);
    std::memcpy(&value, raw, sizeof value);
    at_ += sizeof value;
    return true;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  bool swapped_ = false;
};

}  // namespace flurwerk::geo
