#include "api/cli/folder.hpp"

#include <fstream>
#include <sstream>

#include "geo/parking_table.hpp"

namespace flurwerk::api::cli {
namespace {

// DIR/parking/060634.json is the by-law for all parcels whose key begins with 060634; all.json for the rest.
Result<std::map<std::string, geo::ParkingTable>> parking_tables(const std::filesystem::path& dir) {
  std::map<std::string, geo::ParkingTable> tables;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(dir, none)) {
    if (entry.path().extension() != ".json") continue;
    std::ostringstream text;
    text << std::ifstream{entry.path(), std::ios::binary}.rdbuf();
    auto table = geo::read_parking_table(text.str());
    if (!table) {
      table.error().field = entry.path().string() + table.error().field;
      return tl::unexpected(table.error());
    }
    const auto name = entry.path().stem().string();
    tables.emplace(name == "all" ? "" : name, std::move(*table));
  }
  return tables;
}

// DIR/WHAT/AUTHORITY.json, one file an authority.
template <class T, class Read>
Result<std::map<std::string, std::vector<T>>> files_of_authorities(const std::filesystem::path& dir, Read read) {
  std::map<std::string, std::vector<T>> all;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(dir, none)) {
    if (entry.path().extension() != ".json") continue;
    std::ostringstream text;
    text << std::ifstream{entry.path(), std::ios::binary}.rdbuf();
    auto rows = read(text.str(), entry.path().string());
    if (!rows) return tl::unexpected(rows.error());
    all.emplace(entry.path().stem().string(), std::move(*rows));
  }
  return all;
}

}  // namespace

Folder::Folder(std::filesystem::path dir, std::unique_ptr<Store> store, std::unique_ptr<DocumentStore> documents,
               const Clock& clock)
    : dir_{std::move(dir)}, store_{std::move(store)}, documents_{std::move(documents)}, app_{*store_,
                                                                                             *documents_,
                                                                                             clock,
                                                                                             LawBook::builtin(),
                                                                                             renderer_,
                                                                                             {}} {}

Result<std::unique_ptr<Folder>> Folder::open(const std::filesystem::path& dir, Access access, const Clock& clock) {
  if (dir.empty()) {
    return refuse(RefusalKind::invalid, "data-missing", {"Der Datenordner fehlt.", "The data folder is missing."},
                  {"Nennen Sie ihn mit --data ORDNER.", "Name it with --data FOLDER."}, {}, "--data");
  }
  auto store = open_store({dir, access});
  if (!store) return tl::unexpected(store.error());
  auto documents = open_document_store({dir, access});
  if (!documents) return tl::unexpected(documents.error());
  return std::unique_ptr<Folder>{new Folder{dir, std::move(*store), std::move(*documents), clock}};
}

Result<void> Folder::read_parking_tables() {
  auto tables = parking_tables(dir_ / "parking");
  if (!tables) return tl::unexpected(tables.error());
  app_.config.parking = std::move(*tables);
  return {};
}

Result<void> Folder::read_decision_aids() {
  auto fees = files_of_authorities<FeeTable>(dir_ / "fees", read_fee_tables);
  if (!fees) return tl::unexpected(fees.error());
  auto blocks = files_of_authorities<TextBlock>(dir_ / "text-blocks", read_text_blocks);
  if (!blocks) return tl::unexpected(blocks.error());
  auto offices = files_of_authorities<StatisticsOffice>(dir_ / "statistics", read_statistics_offices);
  if (!offices) return tl::unexpected(offices.error());
  app_.config.statistics_offices = std::move(*offices);
  app_.config.fees = std::move(*fees);
  app_.config.text_blocks = std::move(*blocks);
  return {};
}

}  // namespace flurwerk::api::cli
