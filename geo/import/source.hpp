// The bytes of a file, unpacked when gzip packed them, with bounds on what may come out.
// RFC 1952; bounds against decompression bombs.
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

#include "geo/import/reader.hpp"

struct z_stream_s;

namespace flurwerk::geo {

class ByteSource {
 public:
  // Refuses a missing or unreadable file.
  static Result<ByteSource> open(const std::filesystem::path& file, const ImportLimits& limits);
  ByteSource(ByteSource&&) noexcept;
  ByteSource& operator=(ByteSource&&) noexcept;
  ~ByteSource();

  // Fills the buffer; 0 at the end. Refuses broken or truncated gzip and what grows beyond the limits.
  Result<std::size_t> read(std::span<char> buffer);
  double fraction() const;  // of the packed file read so far, 0..1
  bool gzip() const { return static_cast<bool>(inflater_); }

 private:
  ByteSource() = default;
  Result<std::size_t> inflate_into(std::span<char> buffer);
  Result<std::size_t> check_bounds(std::size_t fresh);

  struct FileCloser {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  struct InflateEnd {
    void operator()(z_stream_s* stream) const;
  };
  std::unique_ptr<std::FILE, FileCloser> file_;
  std::unique_ptr<z_stream_s, InflateEnd> inflater_;
  std::unique_ptr<unsigned char[]> packed_;
  ImportLimits limits_;
  std::uint64_t size_ = 0, taken_ = 0, given_ = 0;
  bool member_done_ = false;
};

// The kinds of file that read_file knows, told by content and never by name.
enum class FileKind { xml, xplan, citygml, json, cityjson, zip, geopackage, flatgeobuf, dxf, unknown, empty };
struct Sniffed {
  FileKind kind = FileKind::unknown;
  bool gzip = false;
  std::string head;  // the first 16 KiB, unpacked
};
Result<Sniffed> sniff(const std::filesystem::path& file, const ImportLimits& limits);

}  // namespace flurwerk::geo
