// A file descriptor that closes itself; every failing call throws std::system_error with the file's name.
// Basis: POSIX open, write, pread, fsync.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

namespace flurwerk::api {

class File {
 public:
  File(const std::filesystem::path& path, int flags);
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File();

  void write(std::string_view bytes);
  std::size_t read_at(std::int64_t offset, std::span<char> buffer) const;
  std::int64_t size() const;
  void sync();

 private:
  [[noreturn]] void fail(const char* what) const;
  std::filesystem::path path_;
  int descriptor_;
};

void sync_folder(const std::filesystem::path& folder);

}  // namespace flurwerk::api
