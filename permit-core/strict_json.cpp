#include "permit-core/strict_json.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

namespace flurwerk {
namespace {

std::string line_and_column(std::string_view text, std::size_t byte) {
  const auto before = text.substr(0, std::min(byte, text.size()));
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const auto start = before.rfind('\n');
  const auto column = before.size() - (start == std::string_view::npos ? 0 : start + 1);
  return std::to_string(lines + 1) + ":" + std::to_string(std::max<std::size_t>(column, 1));
}

Refusal malformed(std::string_view text, std::size_t byte) {
  const auto where = line_and_column(text, byte);
  return {RefusalKind::malformed,
          "json-malformed",
          {"Kein gültiges JSON (Zeile:Spalte " + where + ").", "Not valid JSON (line:column " + where + ")."},
          {"Als JSON nach RFC 8259 speichern; NaN und Infinity gibt es dort nicht.",
           "Save it as JSON after RFC 8259; it has no NaN or Infinity."},
          {},
          {}};
}

// Follows the parser without building anything, and stops it at the first thing that is not safe.
class Watcher final : public nlohmann::json_sax<nlohmann::json> {
 public:
  Watcher(std::string_view text, const JsonLimits& limits) : text_(text), limits_(limits) {}

  bool null() override { return value(); }
  bool boolean(bool) override { return value(); }
  bool number_integer(number_integer_t) override { return value(); }
  bool number_unsigned(number_unsigned_t) override { return value(); }
  bool number_float(number_float_t number, const string_t&) override {
    if (!std::isfinite(number))
      return stop("number-out-of-range", {"Zahl zu groß", "number out of range"},
                  {"Die Zahl berichtigen.", "Correct the number."});
    return value();
  }
  bool string(string_t&) override { return value(); }
  bool binary(binary_t&) override { return value(); }
  bool start_object(std::size_t) override { return open(false); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(true); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    Level& level = levels_.back();
    level.name = name;
    if (name == "__proto__")
      return stop("key-not-allowed", {"Schlüssel nicht erlaubt", "key not allowed"},
                  {"Den Schlüssel streichen.", "Remove the key."});
    if (!level.keys.insert(name).second) {
      return stop("key-twice", {"Schlüssel kommt doppelt vor", "key occurs twice"},
                  {"Einen der beiden streichen.", "Remove one of them."});
    }
    if (level.keys.size() > limits_.keys_per_object)
      return stop("too-many-keys", {"zu viele Schlüssel", "too many keys"},
                  {"Auf mehrere Objekte verteilen.", "Spread them over several objects."});
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) override {
    // 1e999 reaches us here: the parser refuses what no double can hold.
    if (std::string_view(error.what()).find("out_of_range") != std::string_view::npos) {
      return stop("number-out-of-range", {"Zahl zu groß", "number out of range"},
                  {"Die Zahl berichtigen.", "Correct the number."});
    }
    fault_ = malformed(text_, position);
    return false;
  }

  const Refusal& fault() const { return fault_; }

 private:
  struct Level {
    bool array;
    std::size_t index = 0;
    std::string name;
    std::set<std::string, std::less<>> keys;
  };

  bool value() {
    if (!levels_.empty() && levels_.back().array) ++levels_.back().index;
    return true;
  }
  bool open(bool array) {
    if (levels_.size() == limits_.depth)
      return stop("json-too-deep", {"zu tief verschachtelt", "nested too deeply"},
                  {"Flacher schreiben.", "Write it flatter."});
    levels_.push_back({array, 0, {}, {}});
    return true;
  }
  bool close() {
    levels_.pop_back();
    return value();
  }
  std::string pointer() const {
    std::string path;
    for (const auto& level : levels_) {
      path += "/" + (level.array ? std::to_string(level.index) : level.name);
      if (path.size() > 200) break;
    }
    return path;
  }
  bool stop(const char* code, const Text& fault, const Text& cure) {
    fault_ =
        Refusal{RefusalKind::malformed, code, {"JSON: " + fault.de + ".", "JSON: " + fault.en + "."}, cure, {}, {}};
    if (levels_.size() < limits_.depth) fault_.field = pointer();
    return false;
  }

  std::string_view text_;
  JsonLimits limits_;
  std::vector<Level> levels_;
  Refusal fault_{};
};

}  // namespace

Result<void> check_json(std::string_view text, const JsonLimits& limits) {
  if (text.size() > limits.bytes) {
    return refuse(RefusalKind::too_large, "json-too-large",
                  {"Das JSON ist größer als " + std::to_string(limits.bytes) + " Byte.",
                   "The JSON is larger than " + std::to_string(limits.bytes) + " bytes."},
                  {"Nur das Nötige senden.", "Send only what is needed."});
  }
  // The parser takes a NUL for the end; whatever is hidden behind it must not pass.
  if (const auto nul = text.find('\0'); nul != std::string_view::npos) return tl::unexpected(malformed(text, nul));
  Watcher watcher(text, limits);
  if (!nlohmann::json::sax_parse(text, &watcher)) return tl::unexpected(watcher.fault());
  return {};
}

Result<nlohmann::json> parse_strict_json(std::string_view text, const JsonLimits& limits) {
  if (auto sound = check_json(text, limits); !sound) return tl::unexpected(sound.error());
  return nlohmann::json::parse(text);
}

}  // namespace flurwerk
