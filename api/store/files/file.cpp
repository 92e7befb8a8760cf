#include "api/store/files/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace flurwerk::api {

File::File(const std::filesystem::path& path, int flags)
    : path_(path), descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {
  if (descriptor_ < 0) fail("open");
}

File::~File() { ::close(descriptor_); }

void File::fail(const char* what) const {
  throw std::system_error(errno, std::generic_category(), path_.string() + ": " + what);
}

void File::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("write");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::size_t File::read_at(std::int64_t offset, std::span<char> buffer) const {
  for (;;) {
    const auto size = ::pread(descriptor_, buffer.data(), buffer.size(), offset);
    if (size >= 0) return static_cast<std::size_t>(size);
    if (errno != EINTR) fail("read");
  }
}

std::int64_t File::size() const {
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0) fail("stat");
  return status.st_size;
}

void File::sync() {
  if (::fsync(descriptor_) != 0) fail("fsync");
}

void sync_folder(const std::filesystem::path& folder) { File(folder, O_RDONLY | O_DIRECTORY).sync(); }

}  // namespace flurwerk::api
