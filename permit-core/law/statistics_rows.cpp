#include "permit-core/law/statistics_rows.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "permit-core/law/law_row.hpp"

namespace flurwerk {

const StatisticsCodes::Code* StatisticsCodes::find(std::string_view code) const {
  const auto it = std::ranges::find(list, code, &Code::code);
  return it == list.end() ? nullptr : &*it;
}

void read(Row& row, StatisticsField& into) {
  into.id = row.string("id");
  into.of = row.word<StatisticsField::Of>("of", StatisticsField::Of::project);
  into.element = row.string_or_empty("element");
  into.name = row.text("name");
  if (row.has("help")) into.help = row.text("help");
  into.kind = row.word<StatisticsField::Kind>("kind");
  into.unit = row.string_or_empty("unit");
  into.codes = row.string_or_empty("codes");
  into.source = row.word<StatisticsField::Source>("source", StatisticsField::Source::asked);
  into.fact = row.string_or_empty("fact");
  into.by_authority = row.boolean("by_authority", false);
  if (row.has("conditions")) {
    for (const auto& item : row.get("conditions")) {
      Row condition(item, row.place("conditions"));
      StatisticsField::Condition read{condition.string("field"), {}, {}};
      if (condition.has("any_of")) read.any_of = condition.strings("any_of");
      if (condition.has("none_of")) read.none_of = condition.strings("none_of");
      if (read.any_of.empty() == read.none_of.empty()) condition.fail("needs either \"any_of\" or \"none_of\"");
      condition.nothing_else();
      into.conditions.push_back(std::move(read));
    }
  }
  using Kind = StatisticsField::Kind;
  const bool coded = into.kind == Kind::code || into.kind == Kind::codes || into.kind == Kind::counts;
  if (coded != !into.codes.empty()) row.fail("needs \"codes\" with a kind that has codes, and none without");
  if ((into.source == StatisticsField::Source::asked) != into.fact.empty())
    row.fail("needs a \"fact\" where it is not asked, and none where it is");
}

void read(Row& row, StatisticsCodes& into) {
  into.id = row.string("id");
  for (const auto& item : row.get("list")) {
    Row code(item, row.place("list"));
    into.list.push_back({code.string("code"), code.string("name")});
    code.nothing_else();
  }
}

void read(Row& row, StatisticsLimit& into) {
  into.id = row.string("id");
  into.volume_m3 = row.integer("volume_m3");
  into.cost_eur = row.integer("cost_eur");
}

}  // namespace flurwerk
