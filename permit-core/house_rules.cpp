#include "permit-core/house_rules.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <nlohmann/json.hpp>
#include <tuple>

#include "permit-core/checks.hpp"
#include "permit-core/law/fingerprint.hpp"

namespace flurwerk {

namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 5> kind_names = {"law_switch", "fee_table", "text_block", "holiday",
                                                        "retention"};
constexpr std::size_t longest_content = 200'000;

tl::unexpected<Refusal> bad(std::string code, Text text, Text cure, std::string field) {
  return refuse(RefusalKind::invalid, std::move(code), std::move(text), std::move(cure), {}, std::move(field));
}

// The content as a row of the file that the operator could have laid down instead.
std::string as_file(const HouseRuleEntry& entry, const std::optional<Date>& valid_to) {
  json row = json::parse(entry.content, nullptr, false);
  if (!row.is_object()) row = json::object();
  if (entry.kind == HouseRuleKind::text_block) row["id"] = entry.key;
  row["valid_from"] = to_string(entry.valid_from);
  if (valid_to) row["valid_to"] = to_string(*valid_to);
  row["confidence"] = "statute";
  return json::array({std::move(row)}).dump();
}

std::string where(const HouseRuleEntry& entry) {
  return std::string(to_string(entry.kind)) + " " + entry.key + " (" + to_string(entry.valid_from) + ")";
}

// One more row of the authority; those of the files that still hold when it begins end the day before.
template <class T>
void end_before(std::vector<T>& rows, Date begins, std::string_view id) {
  const Date last = begins - std::chrono::days{1};
  for (T& row : rows) {
    if constexpr (requires { row.id; }) {
      if (row.id != id) continue;
    }
    if (!row.valid_to || *row.valid_to > last) row.valid_to = last;
  }
  std::erase_if(rows, [](const T& row) { return row.valid_to && *row.valid_to < row.valid_from; });
}

template <class T>
Result<void> take(std::vector<T>& rows, Result<std::vector<T>> read) {
  if (!read) return tl::unexpected(read.error());
  rows.push_back(std::move(read->front()));
  return {};
}

std::string text_of(const json& content, const char* key) {
  const auto found = content.find(key);
  return found != content.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Result<RetentionRule> retention_of(const HouseRuleEntry& entry, const std::optional<Date>& valid_to) {
  const json content = json::parse(entry.content, nullptr, false);
  const auto after = parse_period(content.is_object() ? text_of(content, "after") : "");
  const std::string basis = content.is_object() ? text_of(content, "basis") : "";
  if (!after || after->backward || after->from_start_of_day || after->unit != PeriodUnit::years) {
    return bad("bad-retention", {"Die Aufbewahrungszeit ist keine Zahl von Jahren.", "The time is no number of years."},
               {"Geben Sie eine Länge wie 10Y an.", "Give a length such as 10Y."}, "/content/after");
  }
  if (auto ok = need_text(basis, 400, {"Die Grundlage der Löschregel", "The basis of the rule"}, "/content/basis"); !ok)
    return tl::unexpected(ok.error());
  return RetentionRule{entry.key, *after, basis, entry.reason, entry.valid_from, valid_to};
}

Result<void> add(HouseRules& rules, const HouseRuleEntry& entry, const std::optional<Date>& valid_to) {
  switch (entry.kind) {
    case HouseRuleKind::law_switch: {
      const json content = json::parse(entry.content, nullptr, false);
      rules.options.push_back(
          {entry.key, content.is_object() ? text_of(content, "option") : "", entry.reason, entry.valid_from, valid_to});
      return {};
    }
    case HouseRuleKind::fee_table:
      return take(rules.fee_tables, read_fee_tables(as_file(entry, valid_to), where(entry)));
    case HouseRuleKind::text_block:
      return take(rules.text_blocks, read_text_blocks(as_file(entry, valid_to), where(entry)));
    case HouseRuleKind::holiday: {
      const json content = json::parse(entry.content, nullptr, false);
      const auto date = parse_date(entry.key);
      const std::string name = content.is_object() ? text_of(content, "name") : "";
      if (!date) return bad("bad-holiday", {"Das ist kein Tag.", "This is no day."}, {}, "/key");
      if (auto ok = need_text(name, 100, {"Der Name des Feiertags", "The holiday's name"}, "/content/name"); !ok)
        return ok;
      rules.holidays.push_back({*date, name});
      return {};
    }
    case HouseRuleKind::retention: {
      auto rule = retention_of(entry, valid_to);
      if (!rule) return tl::unexpected(rule.error());
      rules.retention.push_back(std::move(*rule));
      return {};
    }
  }
  return {};
}

// --- What may be added -----------------------------------------------------------------------------------------------

Result<void> switch_known(const HouseRuleEntry& entry, const LawAt& law) {
  const LawSwitch* known = law.law_switch(entry.key);
  if (known == nullptr) {
    std::string ids;
    for (const LawSwitch& one : law.switches) ids += (ids.empty() ? "" : ", ") + one.id;
    return bad("unknown-switch",
               {"Diesen Schalter gibt es an diesem Tag nicht.", "There is no such switch on this day."},
               {"Bekannt sind: " + ids + ".", "Known are: " + ids + "."}, "/key");
  }
  const json content = json::parse(entry.content, nullptr, false);
  if (entry.content.empty() || known->option(content.is_object() ? text_of(content, "option") : "") != nullptr)
    return {};
  std::string ids;
  for (const auto& option : known->options) ids += (ids.empty() ? "" : ", ") + option.id;
  return bad("unknown-option", {"Diese Auslegung gibt es nicht.", "There is no such option."},
             {"Bekannt sind: " + ids + ".", "Known are: " + ids + "."}, "/content/option");
}

Result<void> holiday_possible(const HouseRuleEntry& entry, const HouseRules& rules, const HolidayCalendar& calendar,
                              Date today) {
  const auto day = parse_date(entry.key);
  if (!day || !calendar.covers(*day)) return bad("bad-holiday", {"Das ist kein Tag.", "This is no day."}, {}, "/key");
  if (*day <= today) {
    return bad("rule-in-the-past",
               {"Der Tag ist vorbei oder heute; Fristen, die an ihm geendet haben, bleiben, wie sie sind.",
                "The day is over or today; periods that have ended on it stay as they are."},
               {"Wählen Sie einen künftigen Tag.", "Choose a day to come."}, "/key");
  }
  const bool own = std::ranges::find(rules.holidays, *day, &Holiday::date) != rules.holidays.end();
  if (entry.content.empty()) {
    if (own) return {};
    return bad("no-own-holiday",
               {"An diesem Tag ist kein eigener Feiertag eingetragen.", "No holiday of your own is there."}, {},
               "/key");
  }
  if (!own && (calendar.is_holiday(*day) || is_sunday(*day))) {
    return bad("holiday-already",
               {"Der Tag ist schon ein Feiertag oder ein Sonntag.", "The day is a holiday or a Sunday."},
               {"Es ist nichts einzutragen.", "There is nothing to enter."}, "/key");
  }
  return {};
}

Result<void> day_free(const HouseRuleEntry& entry, std::span<const HouseRuleEntry> book, const HouseRules& rules,
                      Date today, std::optional<Date> decided_on) {
  if (entry.kind == HouseRuleKind::holiday) return {};
  const bool fee = entry.kind == HouseRuleKind::fee_table;
  if (entry.valid_from < today && !fee) {
    return bad("rule-in-the-past", {"Eine Regel gilt frühestens ab heute.", "A rule holds from today at the earliest."},
               {"Wählen Sie heute oder einen künftigen Tag.", "Choose today or a day to come."}, "/valid_from");
  }
  if (fee && entry.valid_from < today && decided_on && *decided_on >= entry.valid_from) {
    return bad("rule-in-the-past",
               with_date("Seit diesem Tag sind Bescheide ergangen, zuletzt am {}; ihre Gebühr käme aus einem anderen "
                         "Verzeichnis.",
                         "Decisions were made since that day, the last one on {}; their fees would come out of another "
                         "table.",
                         *decided_on),
               {"Wählen Sie einen Tag danach.", "Choose a later day."}, "/valid_from");
  }
  const bool taken = std::ranges::any_of(book, [&](const HouseRuleEntry& other) {
    return other.kind == entry.kind && other.key == entry.key && other.valid_from == entry.valid_from &&
           other.valid_from <= today;
  });
  const bool from_file = fee && std::ranges::any_of(rules.fee_tables, [&](const FeeTable& table) {
                           return table.valid_from == entry.valid_from && table.valid_from <= today;
                         });
  if (!taken && !from_file) return {};
  return bad("rule-overlaps",
             {"Ab diesem Tag gilt schon eine Fassung; zwei Fassungen desselben Tages überschneiden sich.",
              "A version begins on this day already; two of one day would overlap."},
             {"Wählen Sie einen späteren Tag. Was noch nicht gilt, können Sie ersetzen.",
              "Choose a later day. What is not in force yet can be replaced."},
             "/valid_from");
}

bool like_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

bool has_negative(const json& value) {
  if (value.is_number()) return value.get<double>() < 0;
  return value.is_structured() && std::ranges::any_of(value, has_negative);
}

Result<void> no_negative_amount(const std::string& content) {
  if (!has_negative(json::parse(content, nullptr, false))) return {};
  return bad("negative-amount", {"Ein Betrag ist kleiner als null.", "An amount is less than nothing."},
             {"Geben Sie Beträge ab 0 in Cent an.", "Give amounts from 0, in cents."}, "/content");
}

Result<void> no_formula(const HouseRules& read) {
  for (const FeeTable& table : read.fee_tables) {
    bool formula = like_formula(table.name);
    for (const FeeItem& item : table.items) {
      formula = formula || like_formula(item.name.de) || like_formula(item.name.en) || like_formula(item.number);
    }
    for (const ShellValue& value : table.shell_values) {
      formula = formula || like_formula(value.name.de) || like_formula(value.name.en);
    }
    if (!formula) continue;
    return bad("like-a-formula",
               {"Ein Text des Verzeichnisses beginnt wie eine Formel (=, +, -, @).",
                "A text of the table begins like a formula (=, +, -, @)."},
               {"Beginnen Sie ihn mit einem Buchstaben oder einer Ziffer.", "Begin it with a letter or a digit."},
               "/content");
  }
  return {};
}

Result<void> key_possible(const HouseRuleEntry& entry) {
  if (entry.kind == HouseRuleKind::retention &&
      std::ranges::find(retention_keys, entry.key) == std::ranges::end(retention_keys)) {
    return bad("unknown-retention-key", {"Diese Art von Vorgängen gibt es nicht.", "There is no such kind of case."},
               {"Bekannt sind: refused, withdrawn, rejected, not_built, built.",
                "Known are: refused, withdrawn, rejected, not_built, built."},
               "/key");
  }
  if (entry.kind == HouseRuleKind::fee_table && !entry.key.empty()) {
    return bad("bad-key", {"Ein Gebührenverzeichnis hat keinen Schlüssel.", "A fee table has no key."}, {}, "/key");
  }
  const bool plain = std::ranges::all_of(
      entry.key, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; });
  if (entry.kind == HouseRuleKind::text_block && (!plain || entry.key.empty() || entry.key.size() > 64)) {
    return bad("bad-key",
               {"Die Kennung eines Textbausteins besteht aus Kleinbuchstaben, Ziffern und Bindestrichen.",
                "The id of a text block consists of small letters, digits and hyphens."},
               {}, "/key");
  }
  return {};
}

}  // namespace

Result<FeeTable> fee_table_of(const std::string& content, Date valid_from) {
  const HouseRuleEntry entry{0, HouseRuleKind::fee_table, {}, valid_from, content, {}, {}, {}};
  if (auto ok = no_negative_amount(content); !ok) return tl::unexpected(ok.error());
  auto read = read_fee_tables(as_file(entry, {}), where(entry));
  if (!read) return tl::unexpected(read.error());
  return std::move(read->front());
}

std::string_view to_string(HouseRuleKind kind) { return kind_names.at(static_cast<std::size_t>(kind)); }

std::optional<HouseRuleKind> parse_house_rule_kind(std::string_view text) {
  const auto it = std::ranges::find(kind_names, text);
  if (it == kind_names.end()) return std::nullopt;
  return static_cast<HouseRuleKind>(it - kind_names.begin());
}

Result<HouseRules> house_rules(std::span<const HouseRuleEntry> entries, HouseRules files) {
  std::vector<HouseRuleEntry> sorted(entries.begin(), entries.end());
  std::ranges::sort(sorted, [](const HouseRuleEntry& one, const HouseRuleEntry& other) {
    return std::tie(one.kind, one.key, one.valid_from, one.seq) <
           std::tie(other.kind, other.key, other.valid_from, other.seq);
  });
  HouseRules rules = std::move(files);
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const HouseRuleEntry& entry = sorted[i];
    const HouseRuleEntry* next = i + 1 < sorted.size() ? &sorted[i + 1] : nullptr;
    if (next != nullptr && (next->kind != entry.kind || next->key != entry.key)) next = nullptr;
    const bool holiday = entry.kind == HouseRuleKind::holiday;
    if (next != nullptr && (holiday || next->valid_from == entry.valid_from)) continue;  // the later one counts
    if (entry.kind == HouseRuleKind::fee_table) end_before(rules.fee_tables, entry.valid_from, {});
    if (entry.kind == HouseRuleKind::text_block) end_before(rules.text_blocks, entry.valid_from, entry.key);
    if (entry.content.empty()) continue;
    std::optional<Date> valid_to;
    if (next != nullptr) valid_to = next->valid_from - std::chrono::days{1};
    if (auto ok = add(rules, entry, valid_to); !ok) return tl::unexpected(ok.error());
  }
  std::ranges::sort(rules.holidays, {}, &Holiday::date);
  return rules;
}

Result<void> check_house_rule(const HouseRuleEntry& entry, std::span<const HouseRuleEntry> book,
                              const HouseRules& rules, const LawAt& law, const HolidayCalendar& calendar, Date today,
                              std::optional<Date> decided_on) {
  if (auto ok = need_text(entry.reason, 2000, {"Die Begründung", "The reason"}, "/reason"); !ok) return ok;
  if (entry.content.size() > longest_content) {
    return bad("content-too-long", {"Der Inhalt ist zu lang.", "The content is too long."}, {}, "/content");
  }
  if (auto ok = key_possible(entry); !ok) return ok;
  if (entry.kind == HouseRuleKind::law_switch) {
    if (auto ok = switch_known(entry, law); !ok) return ok;
  }
  if (entry.kind == HouseRuleKind::holiday) {
    if (auto ok = holiday_possible(entry, rules, calendar, today); !ok) return ok;
  }
  if (auto ok = day_free(entry, book, rules, today, decided_on); !ok) return ok;
  if (entry.kind == HouseRuleKind::fee_table && !entry.content.empty()) {
    if (auto ok = no_negative_amount(entry.content); !ok) return ok;
  }
  const auto alone = house_rules(std::span{&entry, 1}, {});
  if (!alone) {
    Refusal refusal = alone.error();
    if (!refusal.field.starts_with("/")) refusal.field = "/content";
    return tl::unexpected(std::move(refusal));
  }
  return no_formula(*alone);
}

namespace {

bool changed_by(const LawSwitch::Option& option, const PeriodRule& rule) {
  return std::ranges::any_of(option.changes, [&](const auto& change) { return change.period == rule.id; });
}

void apply_option(LawAt& law, const LawSwitch::Option& option, Date since) {
  for (const auto& change : option.changes) {
    for (PeriodRule& rule : law.periods) {
      if (rule.id != change.period) continue;
      if (change.length) rule.length = *change.length;
      if (change.shift) rule.shift = *change.shift;
      if (change.on_silence) rule.on_silence = *change.on_silence;
      if (change.rests_decision) rule.rests_decision = *change.rests_decision;
      if (change.begins_anew) rule.begins_anew = *change.begins_anew;
      if (change.decision_from_end) {
        rule.decision_from_end = *change.decision_from_end;
        rule.decision_start_settled = true;
      }
    }
    for (Procedure& procedure : law.procedures) {
      if (procedure.id == change.procedure && change.deemed_permit) procedure.deemed_permit = *change.deemed_permit;
    }
  }
  const Text settled = with_date("Von der Behörde festgelegt seit {}: ", "Settled by the authority since {}: ", since);
  for (PeriodRule& rule : law.periods) {
    if (!changed_by(option, rule)) continue;
    Text note = rule.note.value_or(Text{});
    note.de += (note.de.empty() ? "" : " ") + settled.de + option.name.de + ".";
    note.en += (note.en.empty() ? "" : " ") + settled.en + option.name.en + ".";
    rule.note = std::move(note);
  }
}

}  // namespace

LawAt as_applied(LawAt law, const HouseRules& rules) {
  std::string chosen;
  for (const ChosenOption& one : rules.options) {
    if (law.on < one.valid_from || (one.valid_to && *one.valid_to < law.on)) continue;
    const LawSwitch* known = law.law_switch(one.law_switch);
    const LawSwitch::Option* option = known == nullptr ? nullptr : known->option(one.option);
    if (option == nullptr || option->changes.empty()) continue;
    const LawSwitch::Option copy = *option;
    apply_option(law, copy, one.valid_from);
    chosen += one.law_switch + "=" + one.option + ";";
  }
  if (!chosen.empty()) law.version += "+" + to_hex(fingerprint(chosen)).substr(0, 8);
  return law;
}

}  // namespace flurwerk
