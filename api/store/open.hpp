// Opens the data folder: DIR/flurwerk.sqlite, DIR/geodata.sqlite, DIR/documents, DIR/lock; an empty or missing folder becomes a new one.
// Basis: one writing process per folder (flock), because SQLite before 3.51.3 can lose a WAL reset between two writers.
#pragma once

#include <filesystem>
#include <memory>

#include "api/app/ports/document_store.hpp"
#include "api/app/ports/store.hpp"
#include "api/app/ports/workers.hpp"

namespace flurwerk::api {

enum class Access {
  write,  // serve, import, tick, user add: creates and migrates; refused while another process writes
  read,   // verify: never changes anything, works beside a running server
};

struct StoreOptions {
  std::filesystem::path dir;
  Access access = Access::write;
  int readers = workers;  // idle read connections to keep
};

// Refuses: folder not usable, another writer is running, database of a newer program.
Result<std::unique_ptr<Store>> open_store(const StoreOptions& options);
// With Access::write, removes uploads that were never finished: open the store (and so the lock) first.
Result<std::unique_ptr<DocumentStore>> open_document_store(const StoreOptions& options);

}  // namespace flurwerk::api
