#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "api/cli/output.hpp"
#include "api/cli/scenario/play.hpp"

namespace flurwerk::api::cli {

namespace {

Result<scenario::Script> scenario_in(const std::filesystem::path& file) {
  std::ifstream in{file};
  if (!in) {
    return refuse(
        RefusalKind::not_found, "scenario-unreadable",
        {fmt::format("{} ist nicht lesbar.", file.string()), fmt::format("{} cannot be read.", file.string())},
        {"Prüfen Sie den Pfad.", "Check the path."}, {}, file.string());
  }
  const std::string text{std::istreambuf_iterator<char>{in}, {}};
  return scenario::read_script(file.string(), text);
}

void print_failures(const std::filesystem::path& file, const scenario::Played& played) {
  for (const auto& failure : played.failures) {
    print_line(fmt::format("{}:{}: expected {}", file.string(), failure.line, failure.expected));
    print_line("  got " + failure.got);
    for (const auto& line : failure.derivation) print_line("    " + line);
  }
}

nlohmann::json failures_json(const scenario::Played& played) {
  auto list = nlohmann::json::array();
  for (const auto& failure : played.failures) {
    list.push_back({{"line", failure.line},
                    {"expected", failure.expected},
                    {"got", failure.got},
                    {"derivation", failure.derivation}});
  }
  return list;
}

}  // namespace

int play_scenarios(const Common& common, const ScenarioOptions& options) {
  if (options.grammar) {
    fmt::print("{}", scenario::grammar());
    return fine;
  }
  int status = fine;
  auto files = nlohmann::json::array();
  for (const auto& file : options.files) {
    const auto script = scenario_in(file);
    if (!script) return say(common, script.error());
    const auto played = scenario::play(*script);
    if (!played) return say(common, played.error());
    if (!played->failures.empty()) status = answer_is_no;
    if (common.json) {
      files.push_back({{"file", file.string()},
                       {"title", script->title},
                       {"steps", played->steps},
                       {"expectations", played->expectations},
                       {"failures", failures_json(*played)}});
      continue;
    }
    print_failures(file, *played);
    print_line(fmt::format("{} {}: {} Schritte, {} Erwartungen / steps, expectations",
                           played->failures.empty() ? "ok    " : "FAILED", file.string(), played->steps,
                           played->expectations));
  }
  if (common.json) print_line(nlohmann::json{{"scenarios", std::move(files)}}.dump());
  return status;
}

}  // namespace flurwerk::api::cli
