#include "api/http/json_guard.hpp"

#include <cmath>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

namespace flurwerk::api {
namespace {

// Follows the parser without building anything, and stops it at the first thing that is not safe.
class Watcher final : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit Watcher(const JsonLimits& limits) : limits_(limits) {}

  bool null() override { return value(); }
  bool boolean(bool) override { return value(); }
  bool number_integer(number_integer_t) override { return value(); }
  bool number_unsigned(number_unsigned_t) override { return value(); }
  bool number_float(number_float_t number, const string_t&) override {
    if (!std::isfinite(number)) return stop("number-out-of-range", "Zahl zu groß", "number out of range");
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
    if (name == "__proto__") return stop("key-not-allowed", "Schlüssel nicht erlaubt", "key not allowed");
    if (!level.keys.insert(name).second) {
      return stop("key-twice", "Schlüssel kommt doppelt vor", "key occurs twice");
    }
    if (level.keys.size() > limits_.keys_per_object)
      return stop("too-many-keys", "zu viele Schlüssel", "too many keys");
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) override {
    // 1e999 reaches us here: the parser refuses what no double can hold.
    bool range = std::string_view(error.what()).find("out_of_range") != std::string_view::npos;
    std::string at = std::to_string(position);
    fault_ = range ? Refusal{RefusalKind::malformed,
                             "number-out-of-range",
                             {"Zahl zu groß an Byte " + at + ".", "Number out of range at byte " + at + "."},
                             {},
                             {},
                             {}}
                   : Refusal{RefusalKind::malformed,
                             "json-malformed",
                             {"Kein lesbares JSON: Fehler an Byte " + at + ".",
                              "Not readable as JSON: error at byte " + at + "."},
                             {},
                             {},
                             {}};
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
    if (levels_.size() == limits_.depth) return stop("json-too-deep", "zu tief verschachtelt", "nested too deeply");
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
  bool stop(const char* code, const std::string& de, const std::string& en) {
    fault_ = Refusal{RefusalKind::malformed, code, {"JSON: " + de + ".", "JSON: " + en + "."}, {}, {}, pointer()};
    return false;
  }

  JsonLimits limits_;
  std::vector<Level> levels_;
  Refusal fault_{};
};

}  // namespace

Result<void> check_json(std::string_view text, const JsonLimits& limits) {
  if (text.size() > limits.bytes) {
    return refuse(RefusalKind::too_large, "json-too-large",
                  {"Das JSON ist größer als " + std::to_string(limits.bytes) + " Byte.",
                   "The JSON is larger than " + std::to_string(limits.bytes) + " bytes."});
  }
  Watcher watcher(limits);
  if (!nlohmann::json::sax_parse(text, &watcher)) return tl::unexpected(watcher.fault());
  return {};
}

}  // namespace flurwerk::api
