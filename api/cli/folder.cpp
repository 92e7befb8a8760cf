#include "api/cli/folder.hpp"

namespace flurwerk::api::cli {

Folder::Folder(std::unique_ptr<Store> store, std::unique_ptr<DocumentStore> documents, const Clock& clock)
    : store_{std::move(store)}, documents_{std::move(documents)}, app_{*store_,   *documents_,
                                                                       clock,     LawBook::builtin(),
                                                                       renderer_, {}} {}

Result<std::unique_ptr<Folder>> Folder::open(const std::filesystem::path& dir, Access access, const Clock& clock) {
  if (dir.empty()) {
    return refuse(RefusalKind::invalid, "data-missing", {"Der Datenordner fehlt.", "The data folder is missing."},
                  {"Nennen Sie ihn mit --data ORDNER.", "Name it with --data FOLDER."}, {}, "--data");
  }
  auto store = open_store({dir, access});
  if (!store) return tl::unexpected(store.error());
  auto documents = open_document_store({dir, access});
  if (!documents) return tl::unexpected(documents.error());
  return std::unique_ptr<Folder>{new Folder{std::move(*store), std::move(*documents), clock}};
}

}  // namespace flurwerk::api::cli
