#include "api/cli/output.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace flurwerk::api::cli {

int say(const Common& common, const Refusal& refusal) {
  if (common.json) {
    const nlohmann::json body{{"code", refusal.code},
                              {"text", {{"de", refusal.text.de}, {"en", refusal.text.en}}},
                              {"cure", {{"de", refusal.cure.de}, {"en", refusal.cure.en}}},
                              {"legal_basis", refusal.legal_basis},
                              {"field", refusal.field}};
    fmt::print(stderr, "{}\n", body.dump());
  } else {
    fmt::print(stderr, "{}\n", refusal.text.de);
    if (!refusal.field.empty()) fmt::print(stderr, "  bei: {}\n", refusal.field);
    if (!refusal.cure.de.empty()) fmt::print(stderr, "  Abhilfe: {}\n", refusal.cure.de);
    fmt::print(stderr, "{}\n", refusal.text.en);
    if (!refusal.cure.en.empty()) fmt::print(stderr, "  Cure: {}\n", refusal.cure.en);
    if (!refusal.legal_basis.empty()) fmt::print(stderr, "  {}\n", refusal.legal_basis);
  }
  return bad_call;
}

void print_line(const std::string& text) { fmt::print("{}\n", text); }

ProgressBar::ProgressBar(std::string label) : label_{std::move(label)}, watched_{isatty(STDERR_FILENO) == 1} {}

ProgressBar::~ProgressBar() {
  if (watched_ && last_ >= 0) fmt::print(stderr, "\n");
}

void ProgressBar::show(double fraction) {
  const int percent = std::clamp(static_cast<int>(fraction * 100), 0, 100);
  if (!watched_ || percent == last_) return;
  last_ = percent;
  const std::string done(static_cast<std::size_t>(percent / 2), '#');
  fmt::print(stderr, "\r{} [{:<50}] {:3} %", label_, done, percent);
  std::fflush(stderr);
}

}  // namespace flurwerk::api::cli
