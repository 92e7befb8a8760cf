#include "geo/strict_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

namespace flurwerk::geo {
namespace {

using nlohmann::json;

// Counted before parsing, so that no depth ever reaches the parser.
std::size_t depth_of(std::string_view text) {
  std::size_t depth = 0, deepest = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\')
        ++i;
      else if (c == '"')
        in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      deepest = std::max(deepest, ++depth);
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
  return deepest;
}

std::string place(std::string_view text, std::size_t byte) {
  const auto before = text.substr(0, std::min(byte, text.size()));
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const auto start = before.rfind('\n');
  const auto column = before.size() - (start == std::string_view::npos ? 0 : start + 1);
  return std::to_string(lines + 1) + ":" + std::to_string(std::max<std::size_t>(column, 1));
}

// Key names are bytes of strangers: shown only as far as they are short.
std::string shown(const std::string& key) { return key.size() <= 60 ? key : key.substr(0, 57) + "..."; }

}  // namespace

Result<json> parse_strict_json(std::string_view text, std::size_t max_bytes, std::size_t max_depth) {
  if (text.size() > max_bytes)
    return refuse(RefusalKind::too_large, "too-large",
                  {"Das Dokument ist größer als " + std::to_string(max_bytes >> 20) + " MiB.",
                   "The document is larger than " + std::to_string(max_bytes >> 20) + " MiB."},
                  {"Nur den Entwurf selbst senden.", "Send the design itself only."});
  if (depth_of(text) > max_depth)
    return refuse(RefusalKind::invalid, "too-deep",
                  {"Das JSON ist tiefer als " + std::to_string(max_depth) + " Ebenen geschachtelt.",
                   "The JSON is nested deeper than " + std::to_string(max_depth) + " levels."},
                  {"Flacher schreiben.", "Write it flatter."});

  const auto not_json = [&](std::size_t byte) {
    const auto where = place(text, byte);
    return refuse(RefusalKind::malformed, "not-json",
                  {"Kein gültiges JSON (Zeile:Spalte " + where + ").", "Not valid JSON (line:column " + where + ")."},
                  {"Die Datei als JSON nach RFC 8259 speichern; NaN und Infinity gibt es dort nicht.",
                   "Save the file as JSON after RFC 8259; it has no NaN or Infinity."});
  };
  // The parser takes a NUL for the end; whatever is hidden behind it must not pass.
  if (const auto nul = text.find('\0'); nul != std::string_view::npos) return not_json(nul);

  std::vector<std::set<std::string>> keys;
  std::string duplicate;
  const auto watch = [&](int, json::parse_event_t event, json& parsed) {
    if (event == json::parse_event_t::object_start) keys.emplace_back();
    if (event == json::parse_event_t::object_end && !keys.empty()) keys.pop_back();
    if (event == json::parse_event_t::key && duplicate.empty()) {
      auto key = parsed.get<std::string>();
      if (!keys.back().insert(key).second) duplicate = shown(key);
    }
    return true;
  };
  try {
    json document = json::parse(text.begin(), text.end(), watch);
    if (!duplicate.empty())
      return refuse(RefusalKind::invalid, "duplicate-key",
                    {"Der Schlüssel \"" + duplicate + "\" steht zweimal im selben Objekt.",
                     "The key \"" + duplicate + "\" stands twice in one object."},
                    {"Einen der beiden streichen.", "Remove one of them."});
    return document;
  } catch (const json::parse_error& error) {
    return not_json(error.byte);
  } catch (const json::out_of_range&) {
    return refuse(RefusalKind::invalid, "number-out-of-range", {"Eine Zahl ist zu groß.", "A number is too large."},
                  {"Die Zahl berichtigen.", "Correct the number."});
  }
}

}  // namespace flurwerk::geo
