#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "api/app/agency_register.hpp"
#include "api/cli/folder.hpp"
#include "api/cli/output.hpp"

namespace flurwerk::api::cli {

int agencies_export(const Common& common, const std::string& authority) {
  struct NoClock final : Clock {
    Instant now() const override { return {}; }  // a register asks for no time
  } const clock;
  auto folder = Folder::open(common.data, Access::read, clock);
  if (!folder) return say(common, folder.error());
  std::cout << agencies_csv(*(*folder)->app().store.read(), AuthorityId{authority});
  return fine;
}

int agencies_import(const Common& common, const std::string& authority, const std::filesystem::path& file,
                    const Clock& clock) {
  std::ifstream in{file, std::ios::binary};
  if (!in) {
    return say(common,
               {RefusalKind::malformed,
                "file-unreadable",
                {"Die Datei lässt sich nicht lesen: " + file.string(), "The file cannot be read: " + file.string()},
                {},
                {},
                {}});
  }
  const std::string csv{std::istreambuf_iterator<char>{in}, {}};
  auto folder = Folder::open(common.data, Access::write, clock);
  if (!folder) return say(common, folder.error());
  const auto done = import_agencies((*folder)->app(), AuthorityId{authority}, csv);
  if (!done) return say(common, done.error());
  print_line(common.json ? nlohmann::json{{"added", done->added}, {"changed", done->changed}}.dump()
                         : fmt::format("{} neu, {} geändert / {} added, {} changed", done->added, done->changed,
                                       done->added, done->changed));
  return fine;
}

}  // namespace flurwerk::api::cli
