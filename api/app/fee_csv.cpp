#include "api/app/fee_csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <tuple>
#include <vector>

#include "api/app/csv.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;
using Cells = std::vector<std::string>;

constexpr std::array<std::string_view, 4> head_columns = {"row", "name", "basis", "counts_from"};
constexpr std::array<std::string_view, 11> columns = {"row",    "id",   "number",  "name", "name_en", "kind",
                                                      "amount", "unit", "minimum", "from", "to"};

std::string money(std::int64_t cents) { return fmt::format("{},{:02}", cents / 100, cents % 100); }

// "1.250,00", "1250,5" and "8" are amounts; a sign or anything else is none.
std::optional<std::int64_t> cents_of(std::string text) {
  std::erase(text, '.');
  const auto comma = text.find(',');
  std::string whole = text.substr(0, comma);
  std::string part = comma == std::string::npos ? "" : text.substr(comma + 1);
  if (whole.empty() || whole.size() > 10 || part.size() > 2) return std::nullopt;
  part.resize(2, '0');
  const std::string digits = whole + part;
  if (!std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
  return std::stoll(digits);
}

tl::unexpected<Refusal> at_fault(std::size_t line, std::string_view column, const Text& why) {
  return refuse(RefusalKind::invalid, "csv-line",
                {fmt::format("Zeile {}, Spalte {}: {}.", line, column, why.de),
                 fmt::format("Line {}, column {}: {}.", line, column, why.en)},
                {"Berichtigen Sie die Zeile; übernommen ist nichts.", "Correct the line; nothing was taken over."}, {},
                fmt::format("/{}/{}", line, column));
}

tl::unexpected<Refusal> other_columns() {
  return refuse(
      RefusalKind::invalid, "csv-columns",
      {"Die Spalten sind nicht die eines Gebührenverzeichnisses.", "These are not the columns of a fee table."},
      {"Laden Sie das Verzeichnis herunter und ändern Sie diese Datei.", "Take the table away and edit that file."});
}

class Line {
 public:
  Line(const Cells& cells, std::size_t number) : cells_{cells}, number_{number} {}

  Result<void> plain() const {
    for (std::size_t i = 0; i < cells_.size() && i < columns.size(); ++i) {
      if (cells_[i].empty() || std::string_view("=+-@").find(cells_[i].front()) == std::string_view::npos) continue;
      return at_fault(
          number_, columns.at(i),
          {"beginnt wie eine Formel oder ist kleiner als null", "begins like a formula or is less than nothing"});
    }
    return {};
  }
  const std::string& at(std::string_view column) const {
    return cells_[static_cast<std::size_t>(std::ranges::find(columns, column) - columns.begin())];
  }
  Result<void> money_into(json& row, const char* key, std::string_view column, bool needed) const {
    if (at(column).empty() && !needed) return {};
    const auto cents = cents_of(at(column));
    if (!cents) return at_fault(number_, column, {"ist kein Betrag wie 1.250,00", "is no amount such as 1.250,00"});
    row[key] = *cents;
    return {};
  }
  json named() const {
    const std::string& english = at("name_en").empty() ? at("name") : at("name_en");
    return {{"id", at("id")}, {"name", {{"de", at("name")}, {"en", english}}}};
  }
  std::size_t number() const { return number_; }

 private:
  const Cells& cells_;
  std::size_t number_;
};

Result<json> item_of(const Line& line) {
  json item = line.named();
  item["number"] = line.at("number");
  item["kind"] = line.at("kind");
  const bool framework = line.at("kind") == "framework";
  const bool units = line.at("kind") == "per_started_unit";
  if (!framework && !units && line.at("kind") != "fixed") {
    return at_fault(line.number(), "kind",
                    {"ist fixed, framework oder per_started_unit", "is fixed, framework or per_started_unit"});
  }
  for (const auto& [key, column, wanted, needed] :
       {std::tuple{"cents", "amount", !framework, true}, std::tuple{"unit_cents", "unit", units, true},
        std::tuple{"minimum_cents", "minimum", units, false}, std::tuple{"from_cents", "from", framework, true},
        std::tuple{"to_cents", "to", framework, true}}) {
    if (!wanted) continue;
    if (auto ok = line.money_into(item, key, column, needed); !ok) return tl::unexpected(ok.error());
  }
  return item;
}

}  // namespace

std::string fee_table_content(const FeeTable& table) {
  json items = json::array();
  for (const FeeItem& item : table.items) {
    json row{{"id", item.id}, {"name", {{"de", item.name.de}, {"en", item.name.en}}}, {"number", item.number}};
    if (item.kind == FeeItem::Kind::framework) {
      row.update({{"kind", "framework"}, {"from_cents", item.from_cents}, {"to_cents", item.to_cents}});
    } else {
      row.update({{"kind", item.kind == FeeItem::Kind::fixed ? "fixed" : "per_started_unit"}, {"cents", item.cents}});
    }
    if (item.kind == FeeItem::Kind::per_started_unit) {
      row["unit_cents"] = item.unit_cents;
      if (item.minimum_cents > 0) row["minimum_cents"] = item.minimum_cents;
    }
    items.push_back(std::move(row));
  }
  json values = json::array();
  for (const ShellValue& value : table.shell_values) {
    values.push_back({{"id", value.id},
                      {"name", {{"de", value.name.de}, {"en", value.name.en}}},
                      {"cents_per_m3", value.cents_per_m3}});
  }
  return json{{"name", table.name},
              {"basis", table.basis},
              {"counts_from", table.counts_from},
              {"items", std::move(items)},
              {"shell_values", std::move(values)}}
      .dump();
}

std::string fee_table_csv(const FeeTable& table) {
  std::string csv{csv_mark};
  csv += csv_line({head_columns.begin(), head_columns.end()});
  csv += csv_line({"table", table.name, table.basis, table.counts_from});
  csv += csv_line({columns.begin(), columns.end()});
  const auto some = [](std::int64_t cents, bool shown) { return shown ? money(cents) : std::string(); };
  for (const FeeItem& item : table.items) {
    const bool framework = item.kind == FeeItem::Kind::framework;
    const bool units = item.kind == FeeItem::Kind::per_started_unit;
    csv += csv_line({"fee", item.id, item.number, item.name.de, item.name.en,
                     framework ? "framework"
                     : units   ? "per_started_unit"
                               : "fixed",
                     some(item.cents, !framework), some(item.unit_cents, units),
                     some(item.minimum_cents, item.minimum_cents > 0), some(item.from_cents, framework),
                     some(item.to_cents, framework)});
  }
  for (const ShellValue& value : table.shell_values) {
    csv += csv_line(
        {"shell_value", value.id, "", value.name.de, value.name.en, "", money(value.cents_per_m3), "", "", "", ""});
  }
  return csv;
}

Result<std::string> fee_table_from_csv(std::string_view csv) {
  const auto lines = read_csv(csv);
  if (!lines) return tl::unexpected(lines.error());
  const auto is_head = [&](std::size_t i, const auto& names) {
    if (lines->size() <= i || (*lines)[i].size() < names.size()) return false;
    return std::equal(names.begin(), names.end(), (*lines)[i].begin());
  };
  if (!is_head(0, head_columns) || !is_head(2, columns) || (*lines)[1].size() < head_columns.size())
    return other_columns();
  const Cells& table = (*lines)[1];
  json content{{"name", table[1]},
               {"basis", table[2]},
               {"counts_from", table[3]},
               {"items", json::array()},
               {"shell_values", json::array()}};
  for (std::size_t i = 3; i < lines->size(); ++i) {
    if ((*lines)[i].size() < columns.size()) {
      return at_fault(i + 1, "row", {"hat zu wenige Spalten", "has too few columns"});
    }
    const Line line{(*lines)[i], i + 1};
    if (auto ok = line.plain(); !ok) return tl::unexpected(ok.error());
    if (line.at("row") == "shell_value") {
      json value = line.named();
      if (auto ok = line.money_into(value, "cents_per_m3", "amount", true); !ok) return tl::unexpected(ok.error());
      content["shell_values"].push_back(std::move(value));
      continue;
    }
    if (line.at("row") != "fee") return at_fault(i + 1, "row", {"ist fee oder shell_value", "is fee or shell_value"});
    auto item = item_of(line);
    if (!item) return tl::unexpected(item.error());
    content["items"].push_back(std::move(*item));
  }
  return content.dump();
}

}  // namespace flurwerk::api
