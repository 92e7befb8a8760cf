#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "api/cli/commands.hpp"
#include "api/cli/folder.hpp"
#include "api/cli/output.hpp"
#include "samples/sample_town.hpp"

namespace flurwerk::api::cli {

namespace {

using json = nlohmann::json;

// The sign-in page of this folder shows its accounts: written for `serve`, which reads it.
json accounts_json(const samples::Loaded& loaded) {
  json list = json::array();
  for (const auto& account : loaded.accounts) {
    list.push_back(
        {{"email", account.email}, {"password", account.password}, {"name", account.name}, {"role", account.role}});
  }
  return list;
}

// Pages that need no account: kept beside the accounts, for whoever wants to look at them.
json links_json(const samples::Loaded& loaded) {
  json list = json::array();
  for (const auto& link : loaded.links)
    list.push_back({{"kind", link.kind}, {"name", {{"de", link.name.de}, {"en", link.name.en}}}, {"path", link.path}});
  return list;
}

}  // namespace

int demo(const Common& common, const Clock& clock) {
  auto folder = Folder::open(common.data, Access::write, clock);
  if (!folder) return say(common, folder.error());
  auto& app = (*folder)->app();
  FileRoute post{common.data / "outbox", ServeOptions{}.mail_from};
  const auto loaded = samples::load_sample_town(app.store, app.documents, app.renderer, post, clock.now());
  if (!loaded) return say(common, loaded.error());
  std::filesystem::create_directories(common.data / "parking");
  std::ofstream{common.data / "parking" / "060999.json"} << samples::parking_by_law;
  for (const auto& [folder_name, text] :
       {std::pair{"fees", samples::fee_by_law}, std::pair{"text-blocks", samples::own_text_blocks},
        std::pair{"statistics", samples::statistics_office}}) {
    std::filesystem::create_directories(common.data / folder_name);
    std::ofstream{common.data / folder_name / (samples::authority_id() + ".json")} << text;
  }
  const json accounts = accounts_json(*loaded);
  const json links = links_json(*loaded);
  std::ofstream{common.data / "demo.json"} << json{{"accounts", accounts}, {"links", links}}.dump(2) << "\n";
  if (common.json) {
    print_line(json{
        {"parcels", loaded->parcels},
        {"buildings", loaded->buildings},
        {"applications", loaded->applications},
        {"accounts", accounts},
        {"links",
         links}}.dump());
    return fine;
  }
  print_line(fmt::format("Lindenau: {} Flurstücke, {} Gebäude, {} Vorgänge / parcels, buildings, applications",
                         loaded->parcels, loaded->buildings, loaded->applications));
  for (const auto& account : loaded->accounts) {
    print_line(fmt::format("  {:36} {:20} {}", account.email, account.password, account.role));
  }
  for (const auto& link : loaded->links)
    print_line(fmt::format("  {:48} {} / {}", link.path, link.name.de, link.name.en));
  return fine;
}

}  // namespace flurwerk::api::cli
