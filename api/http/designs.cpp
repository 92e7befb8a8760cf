#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <vector>

#include "api/http/drawing_place.hpp"
#include "api/http/handlers.hpp"
#include "geo/import/drawn_design.hpp"

namespace flurwerk::api {

namespace {

// The readers want a file; it has no name any more when the answer is on its way.
class DrawingFile {
 public:
  DrawingFile() {
    std::string name = (std::filesystem::temp_directory_path() / "flurwerk-drawing-XXXXXX").string();
    const int file = mkstemp(name.data());
    if (file < 0) throw std::system_error(errno, std::generic_category(), name);
    ::close(file);
    path_ = name;
    out_.open(path_, std::ios::binary);
  }
  DrawingFile(const DrawingFile&) = delete;
  DrawingFile& operator=(const DrawingFile&) = delete;
  ~DrawingFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  bool write(std::string_view bytes) {
    return static_cast<bool>(out_.write(bytes.data(), static_cast<std::streamsize>(bytes.size())));
  }
  const std::filesystem::path& path() {
    out_.flush();
    return path_;
  }

 private:
  std::filesystem::path path_;
  std::ofstream out_;
};

}  // namespace

Result<Response> post_drawing(Call& call) {
  auto options = drawing_place(call);
  if (!options) return tl::unexpected(options.error());
  options->limits.skipped_listed = 0;
  const auto kinds = geo::layer_kinds_from(call.request.query_values("layer"));
  if (!kinds) return tl::unexpected(kinds.error());
  DrawingFile file;
  bool kept = true;
  const auto read = call.request.read_body([&](std::string_view bytes) { return kept = file.write(bytes); });
  if (!kept) throw std::system_error(ENOSPC, std::generic_category(), "drawing");
  if (!read) return tl::unexpected(read.error());
  options->source_name = "DXF";
  const auto design = geo::design_from_drawing(file.path(), *options, *kinds);
  if (!design) return tl::unexpected(design.error());
  return json_response(geo::to_json(*design));
}

}  // namespace flurwerk::api
