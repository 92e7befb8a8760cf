#include "geo/import/source.hpp"

#include <zlib.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <string_view>

namespace flurwerk::geo {
namespace {
constexpr std::size_t packed_chunk = 65536;

std::string megabytes(std::uint64_t bytes) { return std::to_string(bytes >> 20) + " MiB"; }
}  // namespace

void ByteSource::InflateEnd::operator()(z_stream_s* stream) const {
  inflateEnd(stream);
  delete stream;
}

ByteSource::ByteSource(ByteSource&&) noexcept = default;
ByteSource& ByteSource::operator=(ByteSource&&) noexcept = default;
ByteSource::~ByteSource() = default;

Result<ByteSource> ByteSource::open(const std::filesystem::path& file, const ImportLimits& limits) {
  std::error_code error;
  const bool regular = std::filesystem::is_regular_file(file, error);
  ByteSource source;
  if (regular) source.file_.reset(std::fopen(file.c_str(), "rb"));
  if (!source.file_) {
    const std::string name = file.filename().string();
    return refuse(RefusalKind::not_found, "not-found",
                  {"Die Datei " + name + " gibt es nicht oder sie ist nicht lesbar.",
                   "The file " + name + " does not exist or cannot be read."},
                  {"Pfad und Leserechte prüfen.", "Check the path and the permission to read."});
  }
  source.size_ = std::filesystem::file_size(file, error);
  source.limits_ = limits;
  unsigned char magic[2] = {};
  const bool packed = std::fread(magic, 1, 2, source.file_.get()) == 2 && magic[0] == 0x1f && magic[1] == 0x8b;
  std::rewind(source.file_.get());
  if (packed) {
    source.inflater_.reset(new z_stream_s{});
    if (inflateInit2(source.inflater_.get(), 15 + 16) != Z_OK) throw std::runtime_error("zlib does not start");
    source.packed_ = std::make_unique<unsigned char[]>(packed_chunk);
  }
  return source;
}

double ByteSource::fraction() const {
  return size_ == 0 ? 1.0 : static_cast<double>(taken_) / static_cast<double>(size_);
}

Result<std::size_t> ByteSource::read(std::span<char> buffer) {
  if (inflater_) return inflate_into(buffer);
  const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), file_.get());
  if (got == 0 && std::ferror(file_.get())) throw std::runtime_error(std::string("read: ") + std::strerror(errno));
  taken_ += got;
  return check_bounds(got);
}

Result<std::size_t> ByteSource::inflate_into(std::span<char> buffer) {
  z_stream_s& stream = *inflater_;
  stream.next_out = reinterpret_cast<unsigned char*>(buffer.data());
  stream.avail_out = static_cast<unsigned>(buffer.size());
  while (stream.avail_out == buffer.size()) {
    if (stream.avail_in == 0) {
      stream.avail_in = static_cast<unsigned>(std::fread(packed_.get(), 1, packed_chunk, file_.get()));
      stream.next_in = packed_.get();
      taken_ += stream.avail_in;
    }
    if (stream.avail_in == 0 && member_done_) return std::size_t{0};
    const int state = stream.avail_in == 0 ? Z_BUF_ERROR : (member_done_ ? inflateReset(&stream) : Z_OK);
    member_done_ = false;
    const int result = state == Z_OK ? inflate(&stream, Z_NO_FLUSH) : state;
    if (result == Z_STREAM_END) member_done_ = true;
    if (result == Z_OK || result == Z_STREAM_END) continue;
    return refuse(
        RefusalKind::malformed, "gzip-broken",
        {"Die gepackte Datei ist nach " + std::to_string(given_) + " entpackten Bytes abgeschnitten oder beschädigt.",
         "The packed file is cut off or damaged after " + std::to_string(given_) + " unpacked bytes."},
        {"Datei noch einmal übertragen.", "Transfer the file again."});
  }
  return check_bounds(buffer.size() - stream.avail_out);
}

Result<std::size_t> ByteSource::check_bounds(std::size_t fresh) {
  given_ += fresh;
  const bool dense = inflater_ && given_ > limits_.unpack_ratio_from &&
                     static_cast<double>(given_) > limits_.unpack_ratio * static_cast<double>(taken_);
  if (given_ <= limits_.unpacked_bytes && !dense) return fresh;
  const std::string size = megabytes(given_), most = megabytes(limits_.unpacked_bytes);
  return refuse(RefusalKind::too_large, "archive-too-large",
                dense
                    ? Text{"Die Datei wächst beim Entpacken auf mehr als das " +
                               std::to_string(static_cast<int>(limits_.unpack_ratio)) + "-fache (bei " + size + ").",
                           "Unpacked the file grows beyond " + std::to_string(static_cast<int>(limits_.unpack_ratio)) +
                               " times its size (at " + size + ")."}
                    : Text{"Die Datei enthält mehr als " + most + ".", "The file holds more than " + most + "."},
                {"Die Daten in kleinere Abschnitte teilen.", "Split the data into smaller parts."});
}

namespace {

// Group code 0, SECTION; before it comments under group code 999.
bool is_dxf(std::string_view head) {
  if (head.starts_with("AutoCAD Binary DXF")) return true;
  const auto line = [&] {
    const auto end = head.find('\n');
    std::string_view text = head.substr(0, end);
    head.remove_prefix(end == std::string_view::npos ? head.size() : end + 1);
    const auto first = text.find_first_not_of(" \t\r"), last = text.find_last_not_of(" \t\r");
    return first == std::string_view::npos ? std::string_view() : text.substr(first, last - first + 1);
  };
  std::string_view code = line(), value = line();
  while (code == "999") {
    code = line();
    value = line();
  }
  return code == "0" && value == "SECTION";
}

FileKind kind_by_head(std::string_view head) {
  if (head.empty()) return FileKind::empty;
  if (head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06")) return FileKind::zip;
  if (head.starts_with("SQLite format 3")) return FileKind::geopackage;
  if (head.starts_with("fgb")) return FileKind::flatgeobuf;
  if (is_dxf(head)) return FileKind::dxf;
  if (head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff")) return FileKind::xml;
  if (head.starts_with("\xef\xbb\xbf")) head.remove_prefix(3);
  const auto first = head.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return FileKind::empty;
  const auto holds = [&](std::string_view text) { return head.find(text) != std::string_view::npos; };
  if (head[first] == '{' && (holds("\"CityJSON\"") || holds("\"CityObjects\""))) return FileKind::cityjson;
  if (head[first] == '{' || head[first] == '[') return FileKind::json;
  if (head[first] != '<') return FileKind::unknown;
  if (holds("http://www.xplanung.de/xplangml/")) return FileKind::xplan;
  return holds("http://www.opengis.net/citygml/") ? FileKind::citygml : FileKind::xml;
}

}  // namespace

Result<Sniffed> sniff(const std::filesystem::path& file, const ImportLimits& limits) {
  auto source = ByteSource::open(file, limits);
  if (!source) return tl::unexpected(source.error());
  Sniffed found;
  found.gzip = source->gzip();
  found.head.resize(16384);
  std::size_t filled = 0;
  while (filled < found.head.size()) {
    auto got = source->read(std::span(found.head).subspan(filled));
    if (!got) return tl::unexpected(got.error());
    if (*got == 0) break;
    filled += *got;
  }
  found.head.resize(filled);
  found.kind = kind_by_head(found.head);
  return found;
}

}  // namespace flurwerk::geo
