#include "permit-core/calendar/date.hpp"

#include <cstdlib>

namespace flurwerk {
namespace {

// Exactly `count` digits at `text[at]`; nothing otherwise, also for signs and blanks.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (i >= text.size() || text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

// At least `count` digits of a number that is not negative, with zeros before.
void append(std::string& text, long number, std::size_t count) {
  const std::string plain = std::to_string(number);
  if (plain.size() < count) text.append(count - plain.size(), '0');
  text += plain;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  using namespace std::chrono;
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto y = digits(text, 0, 4), m = digits(text, 5, 2), d = digits(text, 8, 2);
  if (!y || !m || !d || *y < 1900 || *y > 2200) return std::nullopt;
  const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
  if (!date.ok()) return std::nullopt;
  return sys_days{date};
}

std::string to_string(Date date) {
  const std::chrono::year_month_day ymd{date};
  const int year = static_cast<int>(ymd.year());
  std::string text(year < 0 ? "-" : "");
  append(text, std::abs(year), 4);
  append(text += '-', static_cast<unsigned>(ymd.month()), 2);
  append(text += '-', static_cast<unsigned>(ymd.day()), 2);
  return text;
}

std::string german_date(Date date) {
  const std::string iso = to_string(date);
  return iso.substr(8, 2) + "." + iso.substr(5, 2) + "." + iso.substr(0, 4);
}

std::optional<Instant> parse_instant(std::string_view text) {
  using namespace std::chrono;
  if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z')
    return std::nullopt;
  const auto date = parse_date(text.substr(0, 10));
  const auto h = digits(text, 11, 2), m = digits(text, 14, 2), s = digits(text, 17, 2);
  if (!date || !h || !m || !s || *h > 23 || *m > 59 || *s > 59) return std::nullopt;  // UTC here knows no leap second
  return Instant{*date} + hours{*h} + minutes{*m} + seconds{*s};
}

std::string to_string(Instant instant) {
  using namespace std::chrono;
  const Date date = floor<days>(instant);
  const hh_mm_ss time{instant - date};
  std::string text = to_string(date) + 'T';
  append(text, time.hours().count(), 2);
  append(text += ':', time.minutes().count(), 2);
  append(text += ':', time.seconds().count(), 2);
  return text + 'Z';
}

}  // namespace flurwerk
