#include "api/app/pdf_reading_json.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

namespace flurwerk::api {
namespace {

using nlohmann::json;

constexpr std::array<const char*, pdf_state_count> state_words{"read", "locked", "damaged", "too_large", "gave_up"};
constexpr double longest_mm = 100'000;  // ISO 32000 ends at 381 km; plans do not
constexpr int most_pages = 10'000'000;
constexpr std::size_t most_read = 10'000;

PdfPage page_from(const json& body) {
  PdfPage page{body.at("width_mm"), body.at("height_mm"), body.at("text"), body.at("title_block"),
               body.at("recognised")};
  const auto sound = [](double mm) { return std::isfinite(mm) && mm >= 0 && mm <= longest_mm; };
  if (!sound(page.width_mm) || !sound(page.height_mm)) throw std::invalid_argument("size of a page");
  return page;
}

}  // namespace

std::string pdf_reading_json(const PdfReading& reading) {
  json pages = json::array();
  for (const auto& page : reading.first_pages) {
    pages.push_back({{"width_mm", page.width_mm},
                     {"height_mm", page.height_mm},
                     {"text", page.text},
                     {"title_block", page.title_block},
                     {"recognised", page.recognised}});
  }
  const json body{{"state", state_words.at(static_cast<std::size_t>(reading.state))},
                  {"encrypted", reading.encrypted},
                  {"pages", reading.pages},
                  {"first_pages", std::move(pages)}};
  return body.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::optional<PdfReading> pdf_reading_from(std::string_view text) {
  try {
    const json body = json::parse(text);
    PdfReading reading;
    const auto* const state = std::ranges::find(state_words, body.at("state").get<std::string>());
    if (state == state_words.end()) return std::nullopt;
    reading.state = static_cast<PdfState>(state - state_words.begin());
    reading.encrypted = body.at("encrypted");
    reading.pages = body.at("pages");
    for (const auto& page : body.at("first_pages")) reading.first_pages.push_back(page_from(page));
    if (reading.pages < 0 || reading.pages > most_pages || reading.first_pages.size() > most_read) return std::nullopt;
    return reading;
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

}  // namespace flurwerk::api
