#include "api/store/sqlite/spatial_blob.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <limits>

namespace flurwerk::api {
namespace {

constexpr std::size_t head_bytes = 39, box_at = 6;
constexpr std::int32_t srid = 25832;
constexpr std::uint32_t line_string = 2, polygon = 3, multi_line_string = 5, multi_polygon = 6;

class BlobReader {
 public:
  BlobReader(std::string_view blob, std::string& out) : blob_(blob), out_(out) {}
  bool read() {
    out_.clear();
    if (blob_.size() < 45 || blob_[0] != 0 || blob_[1] != 1 || blob_[38] != 0x7C || blob_.back() != '\xFE')
      return false;
    blob_.remove_suffix(1);
    at_ = head_bytes;
    return geometry(0) && at_ == blob_.size();
  }

 private:
  bool copy(std::size_t size) {
    if (blob_.size() - at_ < size) return false;
    out_.append(blob_, at_, size);
    at_ += size;
    return true;
  }
  bool number(std::uint32_t& value) {
    if (blob_.size() - at_ < sizeof value) return false;
    std::memcpy(&value, blob_.data() + at_, sizeof value);
    return copy(sizeof value);
  }
  bool run() {
    std::uint32_t count = 0;
    return number(count) && count <= (blob_.size() - at_) / 16 && copy(std::size_t{count} * 16);
  }
  bool geometry(int depth) {
    std::uint32_t type = 0, count = 0;
    out_ += '\x01';
    if (!number(type)) return false;
    if (type == 1) return copy(16);
    if (type == 2) return run();
    if (!number(count)) return false;
    for (std::uint32_t i = 0; i < count; ++i) {
      if (type == 3) {
        if (!run()) return false;
      } else if (depth > 3 || at_ >= blob_.size() || blob_[at_++] != 0x69 || !geometry(depth + 1)) {
        return false;
      }
    }
    return type <= 7;
  }

  std::string_view blob_;
  std::string& out_;
  std::size_t at_ = 0;
};

class BlobWriter {
 public:
  explicit BlobWriter(std::string_view wkb) : wkb_(wkb) { out_.reserve(wkb.size() + head_bytes + 16); }
  std::optional<std::string> write() {
    put(std::uint8_t{0});
    put(std::uint8_t{1});
    put(srid);
    out_.append(4 * sizeof(double), '\0');
    put(std::uint8_t{0x7C});
    if (!several() || at_ != wkb_.size()) return std::nullopt;
    put(std::uint8_t{0xFE});
    std::memcpy(out_.data() + box_at, box_.data(), sizeof box_);
    return std::move(out_);
  }

 private:
  template <class T>
  void put(T value) {
    out_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  template <class T>
  bool get(T& value) {
    if (wkb_.size() - at_ < sizeof value) return false;
    std::memcpy(&value, wkb_.data() + at_, sizeof value);
    at_ += sizeof value;
    return true;
  }
  bool head(std::uint32_t& type) {
    std::uint8_t order = 0;
    return get(order) && order == 1 && get(type);
  }
  bool several() {
    std::uint32_t type = 0, count = 1;
    const auto start = at_;
    if (!head(type)) return false;
    if (type == polygon || type == line_string) {
      at_ = start;
      put(type == polygon ? multi_polygon : multi_line_string);
      put(count);
      return one(type);
    }
    if ((type != multi_polygon && type != multi_line_string) || !get(count) || count == 0) return false;
    put(type);
    put(count);
    for (std::uint32_t i = 0; i < count; ++i) {
      if (!one(type == multi_polygon ? polygon : line_string)) return false;
    }
    return true;
  }
  bool one(std::uint32_t wanted) {
    std::uint32_t type = 0, rings = 1;
    if (!head(type) || type != wanted) return false;
    put(std::uint8_t{0x69});
    put(type);
    if (type == polygon) {
      if (!get(rings) || rings == 0) return false;
      put(rings);
    }
    for (std::uint32_t i = 0; i < rings; ++i) {
      if (!run()) return false;
    }
    return true;
  }
  bool run() {
    std::uint32_t count = 0;
    if (!get(count) || count > (wkb_.size() - at_) / 16) return false;
    put(count);
    for (std::uint32_t i = 0; i < count; ++i) {
      std::array<double, 2> point{};
      get(point);
      for (std::size_t axis = 0; axis < 2; ++axis) {
        box_[axis] = std::min(box_[axis], point[axis]);
        box_[axis + 2] = std::max(box_[axis + 2], point[axis]);
      }
      put(point);
    }
    return true;
  }

  static constexpr double far = std::numeric_limits<double>::max();
  std::string_view wkb_;
  std::string out_;
  std::array<double, 4> box_{far, far, -far, -far};
  std::size_t at_ = 0;
};

}  // namespace

bool read_spatial_blob(std::string_view blob, std::string& out) { return BlobReader(blob, out).read(); }

std::optional<std::string> spatial_blob(std::string_view wkb) { return BlobWriter(wkb).write(); }

std::optional<std::array<double, 4>> box_of_spatial_blob(std::string_view blob) {
  if (blob.size() < head_bytes) return std::nullopt;
  std::array<double, 4> box{};
  std::memcpy(box.data(), blob.data() + box_at, sizeof box);
  return box;
}

}  // namespace flurwerk::api
