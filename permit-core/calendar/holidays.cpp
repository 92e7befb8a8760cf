#include "permit-core/calendar/holidays.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>

#include "permit-core/law/fingerprint.hpp"

namespace flurwerk {
namespace {

using nlohmann::json;
using std::chrono::days;
using std::chrono::year;

struct Rule {
  std::string name;
  std::vector<std::string> lands;  // "ALL" for every Land
  std::optional<int> easter_offset;
  std::optional<std::chrono::month_day> month_day, wednesday_before;
  int valid_from = first_holiday_year, valid_to = last_holiday_year;
};

struct Override {
  Date date;
  std::string name;
  std::vector<std::string> lands;
};

struct Table {
  std::string version;
  std::vector<Land> lands;
  std::vector<Rule> rules;
  std::vector<Override> overrides;
};

std::optional<std::chrono::month_day> month_day_of(const json& row, const char* key) {
  if (!row.contains(key)) return std::nullopt;
  const auto date = parse_date("2000-" + row.at(key).get<std::string>());
  if (!date) throw std::logic_error(std::string("holidays.json: no such day: ") + row.dump());
  const std::chrono::year_month_day ymd{*date};
  return std::chrono::month_day{ymd.month(), ymd.day()};
}

Rule rule_of(const json& row) {
  Rule rule{row.at("name"), row.at("lands"), {}, month_day_of(row, "month_day"), month_day_of(row, "wednesday_before")};
  if (row.contains("easter_offset")) rule.easter_offset = row.at("easter_offset").get<int>();
  rule.valid_from = row.at("valid_from");
  if (row.contains("valid_to")) rule.valid_to = row.at("valid_to");
  const int ways = rule.easter_offset.has_value() + rule.month_day.has_value() + rule.wednesday_before.has_value();
  if (ways != 1) throw std::logic_error("holidays.json: one way to find the day, please: " + row.dump());
  return rule;
}

Table read_table() {
  const std::string_view text = embedded_files_holidays().front().content;
  const json file = json::parse(text);
  Table table;
  table.version = file.at("version").get<std::string>() + "-" + to_hex(fingerprint(text)).substr(0, 8);
  for (const auto& land : file.at("lands")) table.lands.push_back({land.at("code"), land.at("name")});
  for (const auto& row : file.at("rules")) table.rules.push_back(rule_of(row));
  for (const auto& row : file.at("overrides")) {
    const auto date = parse_date(row.at("date").get<std::string>());
    if (!date) throw std::logic_error("holidays.json: no such day: " + row.dump());
    table.overrides.push_back({*date, row.at("name"), row.at("lands")});
  }
  return table;
}

const Table& table() {
  static const Table instance = read_table();
  return instance;
}

bool concerns(const std::vector<std::string>& lands, std::string_view land) {
  return std::any_of(lands.begin(), lands.end(), [&](const auto& l) { return l == "ALL" || l == land; });
}

Date day_of(const Rule& rule, int in_year) {
  if (rule.easter_offset) return easter_sunday(in_year) + days{*rule.easter_offset};
  if (rule.month_day) return year{in_year} / rule.month_day->month() / rule.month_day->day();
  const Date limit = year{in_year} / rule.wednesday_before->month() / rule.wednesday_before->day();
  const auto back = (std::chrono::weekday{limit} - std::chrono::Wednesday).count();
  return limit - days{back == 0 ? 7 : back};
}

// By date, one entry a day: where two holidays meet (1 May and Ascension in 2008) both are named.
std::vector<Holiday> sorted(std::vector<Holiday> found) {
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.date < b.date; });
  std::vector<Holiday> result;
  for (auto& holiday : found) {
    if (result.empty() || result.back().date != holiday.date) {
      result.push_back(std::move(holiday));
    } else if (result.back().name != holiday.name) {
      result.back().name += ", " + holiday.name;
    }
  }
  return result;
}

std::vector<Holiday> of_year(std::string_view land, int in_year) {
  std::vector<Holiday> found;
  for (const auto& rule : table().rules) {
    if (in_year < rule.valid_from || in_year > rule.valid_to || !concerns(rule.lands, land)) continue;
    found.push_back({day_of(rule, in_year), rule.name});
  }
  for (const auto& extra : table().overrides) {
    if (std::chrono::year_month_day{extra.date}.year() != year{in_year} || !concerns(extra.lands, land)) continue;
    found.push_back({extra.date, extra.name});
  }
  return sorted(std::move(found));
}

std::optional<Refusal> unknown_land(std::string_view land) {
  const auto& all = lands();
  if (std::any_of(all.begin(), all.end(), [&](const Land& l) { return l.code == land; })) return std::nullopt;
  std::string codes;
  for (const auto& l : all) codes += (codes.empty() ? "" : ", ") + l.code;
  const std::string shown = land.size() <= 20 ? std::string(land) : std::string(land.substr(0, 20)) + "...";
  return Refusal{RefusalKind::invalid,
                 "unknown-land",
                 {"Das Land \"" + shown + "\" ist unbekannt.", "The Land \"" + shown + "\" is unknown."},
                 {"Eines dieser Kürzel angeben: " + codes + ".", "Give one of these codes: " + codes + "."},
                 "",
                 "land"};
}

}  // namespace

const std::vector<Land>& lands() { return table().lands; }

Result<std::vector<Holiday>> holidays(std::string_view land, int in_year) {
  if (auto refusal = unknown_land(land)) return tl::unexpected(std::move(*refusal));
  if (in_year < first_holiday_year || in_year > last_holiday_year) {
    const std::string range = std::to_string(first_holiday_year) + "-" + std::to_string(last_holiday_year);
    return refuse(RefusalKind::invalid, "year-out-of-range",
                  {"Für das Jahr " + std::to_string(in_year) + " sind keine Feiertage hinterlegt.",
                   "No holidays are on file for the year " + std::to_string(in_year) + "."},
                  {"Ein Jahr aus " + range + " angeben.", "Give a year within " + range + "."}, "", "year");
  }
  return of_year(land, in_year);
}

HolidayCalendar::HolidayCalendar(std::string land, std::string version,
                                 std::shared_ptr<const std::vector<Holiday>> days)
    : land_(std::move(land)), version_(std::move(version)), days_(std::move(days)) {}

namespace {

// Worked out once for a Land: every command is decided under a calendar.
std::shared_ptr<const std::vector<Holiday>> all_years_of(std::string_view land) {
  static std::mutex mutex;
  static std::map<std::string, std::shared_ptr<const std::vector<Holiday>>, std::less<>> known;
  const std::lock_guard lock(mutex);
  if (const auto found = known.find(land); found != known.end()) return found->second;
  auto all = std::make_shared<std::vector<Holiday>>();
  for (int y = first_holiday_year; y <= last_holiday_year; ++y) {
    for (auto& holiday : of_year(land, y)) all->push_back(std::move(holiday));
  }
  return known.emplace(std::string(land), std::move(all)).first->second;
}

}  // namespace

Result<HolidayCalendar> HolidayCalendar::of(std::string_view land) {
  if (auto refusal = unknown_land(land)) return tl::unexpected(std::move(*refusal));
  return HolidayCalendar(std::string(land), std::string(land) + "-" + table().version, all_years_of(land));
}

std::string_view HolidayCalendar::name_of(Date date) const {
  const auto at = std::lower_bound(days_->begin(), days_->end(), date,
                                   [](const Holiday& holiday, Date wanted) { return holiday.date < wanted; });
  return at != days_->end() && at->date == date ? std::string_view(at->name) : std::string_view();
}

bool HolidayCalendar::covers(Date date) const {
  const std::chrono::year_month_day ymd{date};
  return ymd.year() >= year{first_holiday_year} && ymd.year() <= year{last_holiday_year};
}

HolidayCalendar HolidayCalendar::with(Holiday extra) const {
  std::vector<Holiday> more = *days_;
  const std::string mark = to_string(extra.date) + extra.name;
  more.push_back(std::move(extra));
  return {land_, version_ + "+" + to_hex(fingerprint(mark)).substr(0, 8),
          std::make_shared<const std::vector<Holiday>>(sorted(std::move(more)))};
}

bool is_saturday(Date date) { return std::chrono::weekday{date} == std::chrono::Saturday; }
bool is_sunday(Date date) { return std::chrono::weekday{date} == std::chrono::Sunday; }

}  // namespace flurwerk
