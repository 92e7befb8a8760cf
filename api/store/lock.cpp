#include "api/store/lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace flurwerk::api {

Result<FolderLock> FolderLock::take(const std::filesystem::path& dir) {
  const auto file = dir / "lock";
  FolderLock lock(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (lock.file_ < 0) {
    const std::string why = std::generic_category().message(errno);
    return refuse(RefusalKind::invalid, "folder-unusable",
                  {"Im Datenordner " + dir.string() + " kann nicht geschrieben werden: " + why,
                   "The data folder " + dir.string() + " cannot be written to: " + why},
                  {"Rechte und freien Platz prüfen.", "Check permissions and free space."});
  }
  while (::flock(lock.file_, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EINTR) continue;
    if (errno != EWOULDBLOCK) throw std::system_error(errno, std::generic_category(), file.string());
    return refuse(RefusalKind::wrong_state, "folder-in-use",
                  {"Ein anderer Prozess schreibt gerade in den Datenordner " + dir.string() + ".",
                   "Another process is writing to the data folder " + dir.string() + "."},
                  {"Den laufenden Server anhalten (oder das andere Kommando abwarten) und erneut versuchen.",
                   "Stop the running server (or wait for the other command) and try again."});
  }
  return lock;
}

FolderLock::~FolderLock() {
  if (file_ >= 0) ::close(file_);
}

}  // namespace flurwerk::api
