#include "api/store/open.hpp"

#include "api/store/files/document_files.hpp"
#include "api/store/lock.hpp"
#include "api/store/sqlite/event_log.hpp"
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

Result<std::unique_ptr<Store>> open_for_writing(const StoreOptions& options, const fs::path& file) {
  std::error_code error;
  fs::create_directories(options.dir, error);
  if (error) return unusable(options.dir, error.message());
  auto lock = FolderLock::take(options.dir);
  if (!lock) return tl::unexpected(lock.error());
  auto writer = std::make_unique<Database>(file, Database::Mode::create);
  const auto applied = migrate(*writer);
  if (!applied) return tl::unexpected(applied.error());
  // A migration may have changed what the projector writes; folding anew is cheap and always right.
  if (*applied > 0 && log_head(*writer).seq > 0) rebuild_state(*writer);
  return std::make_unique<SqliteStore>(file, options.readers, std::move(*lock), std::move(writer));
}

Result<std::unique_ptr<Store>> open_for_reading(const StoreOptions& options, const fs::path& file) {
  if (!fs::exists(file)) {
    return refuse(RefusalKind::not_found, "no-data-folder",
                  {"In " + options.dir.string() + " liegt keine Datenbank (flurwerk.sqlite).",
                   "There is no database (flurwerk.sqlite) in " + options.dir.string() + "."},
                  {"Den richtigen Datenordner angeben.", "Name the right data folder."});
  }
  {
    Database database(file, Database::Mode::read_only);
    if (const auto fits = check_schema(database); !fits) return tl::unexpected(fits.error());
  }
  return std::make_unique<SqliteStore>(file, options.readers, FolderLock(), nullptr);
}

}  // namespace

Result<std::unique_ptr<Store>> open_store(const StoreOptions& options) {
  const fs::path file = options.dir / "flurwerk.sqlite";
  try {
    return options.access == Access::write ? open_for_writing(options, file) : open_for_reading(options, file);
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
