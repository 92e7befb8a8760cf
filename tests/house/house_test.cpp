// The rules of the house that the linker cannot hold: who may include what, and who may look at the clock.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

namespace house_test {

namespace fs = std::filesystem;

struct Source {
  std::string path;  // from the root, with '/'
  std::string text;
};

std::vector<Source> sources(const std::vector<const char*>& folders = {"permit-core", "geo", "participation", "api",
                                                                       "samples"}) {
  std::vector<Source> all;
  for (const char* folder : folders) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(FLURWERK_ROOT) / folder)) {
      const auto extension = entry.path().extension();
      if (extension != ".cpp" && extension != ".hpp") continue;
      std::ostringstream text;
      text << std::ifstream(entry.path()).rdbuf();
      all.push_back({fs::relative(entry.path(), FLURWERK_ROOT).generic_string(), text.str()});
    }
  }
  return all;
}

struct Rule {
  const char* what;
  const char* pattern;             // of the thing itself
  std::vector<std::string> rooms;  // where it may stand: prefixes of paths
};

const std::vector<Rule>& rules() {
  static const std::vector<Rule> all = {
      {"SQL", R"(#include [<"](sqlite3|spatialite))", {"api/store/sqlite/"}},
      {"HTTP", R"(#include [<"]httplib)", {"api/http/"}},
      {"GDAL", R"(#include [<"](gdal|ogr|cpl_))", {"geo/import/"}},
      {"GEOS", R"(#include [<"]geos_c)", {"geo/"}},
      {"readers of strangers' PDFs", R"(#include [<"](poppler|tesseract))", {"api/pdf/"}},
      {"mail servers and webhooks",
       R"(#include [<"]curl/)",
       {"api/jobs/smtp.cpp", "api/jobs/webhook_route.cpp", "api/app/webhook_target.cpp"}},
      {"the clock", R"(_clock::now\()", {"api/main.cpp"}},
      {"the clock of C", R"(\b(std::)?(time|gettimeofday|clock_gettime)\((nullptr|NULL|0|CLOCK_REALTIME))", {}},
      {"files in the core", R"(#include <(fstream|filesystem)>)", {"geo/import/", "api/"}},
      {"upwards from the core",
       R"(#include "(geo|participation|api|samples)/)",
       {"geo/", "participation/", "api/", "samples/"}},
      {"participation in geo", R"(#include "(participation|api|samples)/)", {"participation/", "api/", "samples/"}},
      {"geo in participation", R"(#include "geo/)", {"geo/", "api/", "samples/"}},
      {"api in the pure libraries", R"(#include "(api|samples)/)", {"api/", "samples/"}},
      {"adapters in use cases",
       R"(#include "api/(http|store|cli|pdf)/)",
       {"api/http/", "api/store/", "api/cli/", "api/pdf/", "api/main.cpp"}},
  };
  return all;
}

bool lives_in(const std::string& path, const std::vector<std::string>& rooms) {
  for (const auto& room : rooms) {
    if (path.rfind(room, 0) == 0) return true;
  }
  return false;
}

TEST(House, EverythingStandsInItsRoom) {
  const auto all = sources();
  ASSERT_GT(all.size(), 100u) << "the sources were not found";
  for (const auto& rule : rules()) {
    const std::regex pattern{rule.pattern};
    for (const auto& source : all) {
      if (lives_in(source.path, rule.rooms)) continue;
      EXPECT_FALSE(std::regex_search(source.text, pattern)) << rule.what << " stands in " << source.path;
    }
  }
}

TEST(House, EveryRuleOfTheHouseFindsWhatItLooksFor) {
  const auto all = sources();
  for (const auto& rule : rules()) {
    if (rule.rooms.empty()) continue;
    const std::regex pattern{rule.pattern};
    int found = 0;
    for (const auto& source : all) found += std::regex_search(source.text, pattern);
    EXPECT_GT(found, 0) << rule.what << ": the pattern matches nothing at all";
  }
}

TEST(House, NoFileIsTooLongToRead) {
  for (const auto& source : sources()) {
    const auto lines = std::count(source.text.begin(), source.text.end(), '\n');
    EXPECT_LE(lines, 500) << source.path;
  }
}

// Tests are compiled in batches: what two files call `house` must not meet.
TEST(House, EveryTestFileHasANamespaceOfItsName) {
  int found = 0;
  for (const auto& source : sources({"tests"})) {
    const auto name = fs::path(source.path).stem().string();
    if (!name.ends_with("_test") || !source.path.ends_with(".cpp")) continue;
    ++found;
    EXPECT_NE(source.text.find("\nnamespace " + name + " {\n"), std::string::npos) << source.path;
    EXPECT_EQ(source.text.find("\nnamespace {\n"), std::string::npos) << source.path;
  }
  EXPECT_GT(found, 50);
}

// Two of one number, as parallel work brings them, would keep every new folder from being made.
TEST(House, EveryMigrationHasANumberForItself) {
  for (const char* folder : {"api/store/migrations", "api/store/migrations/geodata"}) {
    std::map<std::string, std::string> by_number;
    for (const auto& entry : fs::directory_iterator(fs::path(FLURWERK_ROOT) / folder)) {
      const std::string name = entry.path().filename().string();
      if (entry.path().extension() != ".sql") continue;
      const auto [other, first] = by_number.emplace(name.substr(0, name.find("__")), name);
      EXPECT_TRUE(first) << folder << ": " << name << " and " << other->second;
    }
    EXPECT_GE(by_number.size(), 2U) << folder;
  }
}

// A period that nothing names is a number that nobody can rely on, and nobody notices when it is wrong.
TEST(House, EveryPeriodOfTheLawDataIsReferredTo) {
  std::string code, rows;
  for (const auto& source : sources({"permit-core", "participation", "api"})) code += source.text;
  std::map<std::string, std::string> periods;  // id -> file
  const std::regex own{R"re(\n    "id": "([^"]+)")re"};
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(FLURWERK_ROOT) / "permit-core/law")) {
    if (entry.path().extension() != ".json") continue;
    std::ostringstream read;
    read << std::ifstream(entry.path()).rdbuf();
    const std::string text = read.str();
    if (entry.path().filename() == "periods.json") {
      for (std::sregex_iterator it{text.begin(), text.end(), own}, end; it != end; ++it)
        periods.emplace((*it)[1], fs::relative(entry.path(), FLURWERK_ROOT).generic_string());
    }
    rows += std::regex_replace(text, own, "");  // where a row stands it does not refer to itself
  }
  EXPECT_GT(periods.size(), 40U);
  for (const auto& [id, file] : periods) {
    const std::string quoted = '"' + id + '"';
    EXPECT_TRUE(rows.find(quoted) != std::string::npos || code.find(quoted) != std::string::npos)
        << file << ": " << id << " is named by no rule, no procedure and no code";
  }
}

// Two types of one name in one namespace are two halves of a crash, and no compiler looks across files.
TEST(House, EveryTypeHasItsNameForItself) {
  const std::regex opens{R"(^namespace ([\w:]*) ?\{)"},
      type{R"(^(?:struct|class|enum class) (\w+)(?: final)?(?: : [^;]*)? \{)"};
  std::map<std::string, std::string> homes;
  for (const auto& source : sources()) {
    std::string scope, line;
    bool own = false;  // inside an anonymous namespace
    std::smatch match;
    for (std::istringstream lines{source.text}; std::getline(lines, line);) {
      if (line == "namespace {") own = true;
      if (line == "}  // namespace") own = false;
      if (std::regex_search(line, match, opens) && match[1].length() > 0) scope = match[1];
      if (own || !std::regex_search(line, match, type)) continue;
      const auto [known, is_new] = homes.emplace(scope + "::" + match[1].str(), source.path);
      EXPECT_TRUE(is_new) << known->first << " is in " << known->second << " and in " << source.path;
    }
  }
  EXPECT_GT(homes.size(), 100u) << "the types were not found";
}

}  // namespace house_test
