#include "geo/import/json_check.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <vector>

namespace flurwerk::geo {
namespace {

constexpr std::size_t deepest_value = 64;

// Follows the path of keys; arrays count as one level with the key of the array.
struct Follower : nlohmann::json_sax<nlohmann::json> {
  explicit Follower(const ImportLimits& l) : limits(l) {}
  const ImportLimits& limits;
  std::vector<std::string> path;  // keys from the root to here
  std::string pending_key, type, crs_name, crs_type;
  bool root_is_object = false, crs_present = false, crs_null = false, too_deep = false, too_large = false;
  std::size_t numbers = 0, features = 0, error_at = 0;

  bool at(std::initializer_list<const char*> keys) const {
    return path.size() == keys.size() && pending_key == *(keys.end() - 1) &&
           std::equal(keys.begin(), keys.end() - 1, path.begin() + 1);
  }
  bool open(bool object) {
    if (path.empty()) root_is_object = object;
    if (path.size() == 2 && path[1] == "features" && object) {
      ++features;
      numbers = 0;
    }
    if (path.size() == 1 && pending_key == "crs") crs_present = true;
    path.push_back(pending_key);
    pending_key.clear();
    return !(too_deep = path.size() > deepest_value);
  }
  bool close() {
    pending_key = path.back();
    path.pop_back();
    return true;
  }
  bool count() { return !(too_large = ++numbers > 3 * limits.vertices_per_object + 1000); }

  bool null() override {
    if (path.size() == 1 && pending_key == "crs") crs_present = crs_null = true;
    return true;
  }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return count(); }
  bool number_unsigned(number_unsigned_t) override { return count(); }
  bool number_float(number_float_t, const string_t&) override { return count(); }
  bool string(string_t& value) override {
    if (at({"type"})) type = value;
    if (at({"crs", "type"})) crs_type = value;
    if (at({"crs", "properties", "name"})) crs_name = value;
    return true;
  }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(true); }
  bool key(string_t& value) override {
    pending_key = value;
    return true;
  }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(false); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    error_at = position;
    return false;
  }
};

std::size_t line_of(const std::filesystem::path& file, std::size_t position) {
  std::ifstream in(file, std::ios::binary);
  std::size_t line = 1;
  char c = 0;
  for (std::size_t i = 0; i < position && in.get(c); ++i) line += c == '\n';
  return line;
}

tl::unexpected<Refusal> too_large(const Follower& seen) {
  const std::string which = std::to_string(seen.features);
  return refuse(RefusalKind::too_large, "object-too-large",
                {"Objekt " + which + " hat zu viele Stützpunkte.", "Object " + which + " has too many vertices."},
                {"Das Objekt an der Quelle teilen oder ausdünnen.", "Split or thin out the object at its source."});
}

}  // namespace

Result<CrsName> check_geojson(const std::filesystem::path& file, const ImportLimits& limits) {
  std::ifstream in(file, std::ios::binary);
  Follower seen(limits);
  const bool read =
      nlohmann::json::sax_parse(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>(), &seen);
  if (seen.too_large) return too_large(seen);
  if (!read || seen.too_deep) {
    const std::string line = std::to_string(line_of(file, seen.error_at)), byte = std::to_string(seen.error_at);
    return refuse(
        RefusalKind::malformed, "json-broken",
        seen.too_deep
            ? Text{"Die JSON-Datei ist zu tief geschachtelt.", "The JSON file is nested too deeply."}
            : Text{"Die JSON-Datei ist in Zeile " + line + " (Byte " + byte + ") abgeschnitten oder fehlerhaft.",
                   "The JSON file is cut off or broken in line " + line + " (byte " + byte + ")."},
        {"Die Datei neu übertragen; NaN, Infinity und Kommentare sind in JSON nicht erlaubt.",
         "Transfer the file again; JSON knows no NaN, Infinity or comments."});
  }
  static constexpr const char* types[] = {"FeatureCollection",  "Feature",    "Polygon",         "MultiPolygon",
                                          "GeometryCollection", "LineString", "MultiLineString", "Point",
                                          "MultiPoint"};
  const bool known = std::find(std::begin(types), std::end(types), seen.type) != std::end(types);
  if (!seen.root_is_object || !known) {
    return refuse(RefusalKind::unsupported, "not-a-known-format",
                  {"Die JSON-Datei ist kein GeoJSON.", "The JSON file is no GeoJSON."},
                  {"Eine FeatureCollection nach RFC 7946 angeben.", "Give a FeatureCollection after RFC 7946."});
  }
  if (!seen.crs_present) return CrsName{4326, false};
  if (seen.crs_null || seen.crs_name.empty()) return tl::unexpected(crs_missing("GeoJSON, \"crs\""));
  const auto crs = crs_from_name(seen.crs_name);
  if (!crs) return tl::unexpected(crs_unsupported(seen.crs_name));
  return CrsName{crs->epsg, false};  // GeoJSON writes east before north whatever the register says
}

}  // namespace flurwerk::geo
