#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "api/cli/output.hpp"
#include "api/http/values_json.hpp"
#include "api/store/sqlite/health.hpp"
#include "geo/import/tools.hpp"

namespace flurwerk::api::cli {

namespace {

using json = nlohmann::json;

json doctor_json(const StoreHealth& health) {
  json tools = {{"SQLite", health.sqlite}, {"SpatiaLite", health.spatialite}};
  for (const auto& tool : geo::geodata_tools()) tools[tool.name] = tool.version;
  json grids = json::array(), problems = json::array();
  for (const auto& grid : geo::geodata_grids()) {
    grids.push_back({{"name", grid.name},
                     {"installed", !grid.file.empty()},
                     {"file", grid.file},
                     {"looked_for", grid.looked_for},
                     {"needed_for", grid.needed_for},
                     {"package", grid.package}});
  }
  for (const auto& problem : health.problems) problems.push_back(text_json(problem));
  return {{"healthy", health.problems.empty()},
          {"tools", std::move(tools)},
          {"grids", std::move(grids)},
          {"database",
           {{"found", health.found},
            {"schema", health.schema},
            {"newest_schema", health.newest_schema},
            {"bytes", health.database_bytes},
            {"pdfs_waiting", health.pdfs_waiting},
            {"free_bytes", health.free_bytes}}},
          {"problems", std::move(problems)}};
}

void print_doctor(const Common& common, const StoreHealth& health) {
  for (const auto& tool : geo::geodata_tools()) print_line(fmt::format("{:<11} {}", tool.name, tool.version));
  print_line(fmt::format("{:<11} {}\n{:<11} {}", "SQLite", health.sqlite, "SpatiaLite", health.spatialite));
  for (const auto& grid : geo::geodata_grids()) {
    print_line(grid.file.empty()
                   ? fmt::format("{}: fehlt / missing ({}); nötig für / needed for {}; Paket / package {}", grid.name,
                                 grid.looked_for, grid.needed_for, grid.package)
                   : fmt::format("{:<11} {}", grid.name, grid.file));
  }
  if (common.data.empty()) return;
  if (health.found) {
    print_line(fmt::format("Datenbank / database: Schema {} ({}), {} MiB, {} GiB frei / free", health.schema,
                           health.newest_schema, health.database_bytes >> 20U, health.free_bytes >> 30U));
    if (health.pdfs_waiting > 0) {
      print_line(
          fmt::format("Noch nicht durchgesehen: {} PDF (der laufende Server holt es nach) / {} PDF not looked into "
                      "yet (the running server catches up)",
                      health.pdfs_waiting, health.pdfs_waiting));
    }
  }
  for (const auto& problem : health.problems) print_line(problem.de + " / " + problem.en);
  if (health.problems.empty()) print_line("Der Datenordner ist in Ordnung. / The data folder is healthy.");
}

}  // namespace

int doctor(const Common& common) {
  const StoreHealth health = examine_store(common.data);
  if (common.json) {
    print_line(doctor_json(health).dump());
  } else {
    print_doctor(common, health);
  }
  return health.problems.empty() ? fine : answer_is_no;
}

}  // namespace flurwerk::api::cli
