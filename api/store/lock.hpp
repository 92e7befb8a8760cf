// The lock of a data folder: held by the one process that writes, released by the kernel when that process ends.
// Basis: flock(2) on DIR/lock; two writing processes could meet SQLite's WAL-reset race (fixed in 3.51.3).
#pragma once

#include <filesystem>
#include <utility>

#include "permit-core/refusal.hpp"

namespace flurwerk::api {

class FolderLock {
 public:
  static Result<FolderLock> take(const std::filesystem::path& dir);  // refuses "folder-in-use" at once
  FolderLock() = default;                                            // holds nothing
  FolderLock(FolderLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
  FolderLock& operator=(FolderLock&& other) noexcept {
    std::swap(file_, other.file_);
    return *this;
  }
  ~FolderLock();

 private:
  explicit FolderLock(int file) : file_(file) {}
  int file_ = -1;
};

}  // namespace flurwerk::api
