// Whether a data folder is sound: is it there, of which schema, whole, with sound spatial indexes and room to grow.
// Basis: PRAGMA quick_check, foreign_key_check, rtreecheck(); read-only, works beside a running server.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "permit-core/refusal.hpp"

namespace flurwerk::api {

struct StoreHealth {
  std::string sqlite, spatialite;                    // versions of the libraries
  bool found = false;                                // both database files are there
  int schema = 0, newest_schema = 0;                 // of the cases
  std::uint64_t database_bytes = 0, free_bytes = 0;  // of both files, and free on their disk
  std::uint64_t pdfs_waiting = 0;  // filed and not looked into yet: `serve` does that in the background
  std::vector<Text> problems;      // empty: healthy
};

// `dir` empty: only the versions.
StoreHealth examine_store(const std::filesystem::path& dir);

}  // namespace flurwerk::api
