#include "geo/parking_table.hpp"

#include <nlohmann/json.hpp>

#include "geo/design_reading.hpp"
#include "permit-core/strict_json.hpp"

namespace flurwerk::geo {
namespace {

using nlohmann::json;

tl::unexpected<Refusal> wrong(const std::string& at) {
  return invalid(at, "parking-table",
                 {"Diese Stellplatztabelle ist nicht lesbar.", "This parking table cannot be read."},
                 {"{\"basis\": \"Satzung ...\", \"rules\": [{\"use\": \"dwelling\", \"per_unit\": 1.5}]} schreiben.",
                  "Write {\"basis\": \"by-law ...\", \"rules\": [{\"use\": \"dwelling\", \"per_unit\": 1.5}]}."});
}

Result<ParkingRule> rule_of(const json& row, const std::string& at) {
  if (!row.is_object() || !row.contains("use") || !row["use"].is_string()) return wrong(at);
  ParkingRule rule{row["use"].get<std::string>(), 0, 0};
  for (const auto& [key, value] : row.items()) {
    if (key == "use") continue;
    std::string place = at;
    place.append("/").append(key);
    if (key != "per_unit" && key != "per_100_m2") return wrong(place);
    auto milli = read_milli(value, place, 0, 1000);
    if (!milli) return tl::unexpected(milli.error());
    if (*milli % 100 != 0) return wrong(place);
    (key == "per_unit" ? rule.per_unit_tenths : rule.per_100_m2_tenths) = static_cast<int>(*milli / 100);
  }
  if ((rule.per_unit_tenths > 0) == (rule.per_100_m2_tenths > 0)) return wrong(at);
  return rule;
}

}  // namespace

Result<ParkingTable> read_parking_table(std::string_view text) {
  auto document = parse_strict_json(text, {16, 1u << 20});
  if (!document) return tl::unexpected(document.error());
  const auto& table = *document;
  const bool has_kind = table.is_object() && table.contains("district_free");
  if (!table.is_object() || table.size() != (has_kind ? 3 : 2) || (has_kind && !table["district_free"].is_boolean()) ||
      !table.contains("basis") || !table["basis"].is_string() || !table.contains("rules") || !table["rules"].is_array())
    return wrong("");
  ParkingTable read{table["basis"].get<std::string>(), has_kind && table["district_free"].get<bool>(), {}};
  for (std::size_t i = 0; i < table["rules"].size(); ++i) {
    auto rule = rule_of(table["rules"][i], "/rules/" + std::to_string(i));
    if (!rule) return tl::unexpected(rule.error());
    read.rules.push_back(std::move(*rule));
  }
  return read;
}

}  // namespace flurwerk::geo
