// What an authority sets for itself, from a day on: switches of unsure law, fees, text blocks, holidays, retention.
// Basis: law data marked unsure (permit-core/law/*/switches.json); the authority's own by-laws; § 2 HFeiertagsG.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "permit-core/calendar/holidays.hpp"
#include "permit-core/id.hpp"
#include "permit-core/law/law_book.hpp"

namespace flurwerk {

enum class HouseRuleKind : std::uint8_t { law_switch, fee_table, text_block, holiday, retention };
std::string_view to_string(HouseRuleKind kind);  // "law_switch"
std::optional<HouseRuleKind> parse_house_rule_kind(std::string_view text);

// One entry of the authority's book, which is only ever added to. It holds until the day before the next of its kind and
// key begins; of two that begin on one day the later one counts.
struct HouseRuleEntry {
  std::int64_t seq = 0;
  HouseRuleKind kind{};
  std::string key;      // switch, text block, day of a holiday, kind of closed case; of a fee table: empty
  Date valid_from{};    // first day
  std::string content;  // JSON as the readers below take it; empty: from then on nothing holds
  std::string reason;   // shown beside the rule
  AccountId account;
  Instant at{};
};

struct ChosenOption {
  std::string law_switch, option, reason;
  Date valid_from{};
  std::optional<Date> valid_to;
};
// Löschregel: for cases that ended like this, after what time persons may be forgotten.
struct RetentionRule {
  std::string key;  // see retention_keys
  Period after;
  std::string basis;
  std::string reason;
  Date valid_from{};
  std::optional<Date> valid_to;
};
inline constexpr std::string_view retention_keys[] = {"refused", "withdrawn", "rejected", "not_built", "built"};

struct HouseRules {
  std::vector<ChosenOption> options;
  std::vector<FeeTable> fee_tables;
  std::vector<TextBlock> text_blocks;
  std::vector<Holiday> holidays;  // beside those of the Land, by date
  std::vector<RetentionRule> retention;
};

// Folds the book. `files`: tables and blocks that the operator laid down in the data folder; the book's rows end them.
// Refused: an entry that cannot be read.
Result<HouseRules> house_rules(std::span<const HouseRuleEntry> entries, HouseRules files);

// A fee table from an entry's content, to try it before it is added.
Result<FeeTable> fee_table_of(const std::string& content, Date valid_from);

// Whether this entry may be added. `law`: of the authority's Land on the entry's first day; `decided_on`: last day on
// which the authority decided a case, if it ever did.
Result<void> check_house_rule(const HouseRuleEntry& entry, std::span<const HouseRuleEntry> book,
                              const HouseRules& rules, const LawAt& law, const HolidayCalendar& calendar, Date today,
                              std::optional<Date> decided_on);

// The law as this authority applies it on the law's day; its version names the options chosen.
LawAt as_applied(LawAt law, const HouseRules& rules);

}  // namespace flurwerk
