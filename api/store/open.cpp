#include "api/store/open.hpp"

#include "api/store/files/document_files.hpp"
#include "api/store/lock.hpp"
#include "api/store/sqlite/erasures.hpp"
#include "api/store/sqlite/event_log.hpp"
#include "api/store/sqlite/folder.hpp"
#include "api/store/sqlite/migrate.hpp"
#include "api/store/sqlite/store.hpp"
#include "api/store/sqlite/verify.hpp"

namespace flurwerk::api {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Refusal> unusable(const fs::path& dir, const std::string& why) {
  return refuse(RefusalKind::invalid, "folder-unusable",
                {"Der Datenordner " + dir.string() + " ist nicht benutzbar: " + why,
                 "The data folder " + dir.string() + " cannot be used: " + why},
                {"Pfad, Rechte und freien Platz prüfen.", "Check path, permissions and free space."});
}

Result<std::unique_ptr<Store>> open_for_writing(const StoreOptions& options) {
  std::error_code error;
  fs::create_directories(options.dir, error);
  if (error) return unusable(options.dir, error.message());
  auto lock = FolderLock::take(options.dir);
  if (!lock) return tl::unexpected(lock.error());
  auto writers = open_writers(options.dir);
  if (!writers) return tl::unexpected(writers.error());
  // A migration may have changed what the projector writes; folding anew is cheap and always right.
  if (writers->migrated && log_head(*writers->cases).seq > 0) rebuild_state(*writers->cases);
  sweep_erased(*writers->cases, options.dir);
  return std::make_unique<SqliteStore>(options.dir, options.readers, std::move(*lock), std::move(*writers));
}

Result<std::unique_ptr<Store>> open_for_reading(const StoreOptions& options) {
  for (const DataFile part : {DataFile::cases, DataFile::geodata}) {
    const fs::path file = options.dir / file_name(part);
    if (!fs::exists(file)) {
      return refuse(RefusalKind::not_found, "no-data-folder",
                    {"In " + options.dir.string() + " liegt keine Datenbank (" + file_name(part) + ").",
                     "There is no database (" + std::string(file_name(part)) + ") in " + options.dir.string() + "."},
                    {"Den richtigen Datenordner angeben.", "Name the right data folder."});
    }
    Database database(file, Database::Mode::read_only);
    if (const auto fits = check_schema(database, part); !fits) return tl::unexpected(fits.error());
  }
  return std::make_unique<SqliteStore>(options.dir, options.readers, FolderLock(), Writers());
}

}  // namespace

Result<std::unique_ptr<Store>> open_store(const StoreOptions& options) {
  try {
    return options.access == Access::write ? open_for_writing(options) : open_for_reading(options);
  } catch (const DatabaseError& error) {
    return unusable(options.dir, error.what());
  }
}

Result<std::unique_ptr<DocumentStore>> open_document_store(const StoreOptions& options) {
  try {
    return std::make_unique<DocumentFiles>(options.dir / "documents", options.access == Access::write);
  } catch (const std::system_error& error) {
    return unusable(options.dir, error.what());
  }
}

}  // namespace flurwerk::api
