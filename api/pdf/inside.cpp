// What happens inside the child.
#include <unistd.h>

#include <array>
#include <nlohmann/json.hpp>

#include "api/app/pdf_reading_json.hpp"
#include "api/pdf/child.hpp"
#include "api/pdf/confine.hpp"
#include "api/pdf/read_pdf.hpp"

namespace flurwerk::api {
namespace {

constexpr int answered = 0, no_answer = 1;
constexpr std::size_t memory_bytes = std::size_t{2} << 30U;
constexpr int processor_seconds_allowed = 40;

std::optional<std::string> all_of_input() {
  std::string bytes;
  std::array<char, 65536> piece{};
  while (true) {
    const auto n = ::read(STDIN_FILENO, piece.data(), piece.size());
    if (n < 0) return std::nullopt;
    if (n == 0) break;
    bytes.append(piece.data(), static_cast<std::size_t>(n));
    if (static_cast<std::int64_t>(bytes.size()) > most_pdf_bytes) return std::nullopt;
  }
  close(STDIN_FILENO);
  return bytes;
}

int answer(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto n = ::write(STDOUT_FILENO, text.data() + at, text.size() - at);
    if (n <= 0) return no_answer;
    at += static_cast<std::size_t>(n);
  }
  return answered;
}

}  // namespace

int read_pdf_here() {
  if (!confine_this_process(memory_bytes, processor_seconds_allowed)) return no_answer;
  const auto bytes = all_of_input();
  return bytes ? answer(pdf_reading_json(read_pdf(*bytes))) : no_answer;
}

int redact_pdf_here(const std::string& boxes) {
  std::vector<CoveredBox> covered;
  const auto body = nlohmann::json::parse(boxes, nullptr, false);
  if (!body.is_array()) return no_answer;
  for (const auto& box : body) covered.push_back({box.at(0), box.at(1), box.at(2), box.at(3), box.at(4)});
  if (!confine_this_process(memory_bytes, processor_seconds_allowed)) return no_answer;
  const auto bytes = all_of_input();
  const auto redacted = bytes ? redact_pdf(*bytes, covered) : std::nullopt;
  return redacted ? answer(*redacted) : no_answer;
}

}  // namespace flurwerk::api
