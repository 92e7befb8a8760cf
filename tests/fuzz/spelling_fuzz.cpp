// Short notations that people type: periods, dates, instants, parcel keys. What is read is written back the same.
#include "fuzz.hpp"
#include "geo/parcel_key.hpp"
#include "permit-core/calendar/period.hpp"

namespace flurwerk {
namespace {

using fuzz::must;

void read_period(std::string_view text, Date from) {
  static const HolidayCalendar calendar = *HolidayCalendar::of("HE");
  const auto period = parse_period(text);
  if (!period) return fuzz::must_explain(period.error());
  must(to_string(*period) == text, "a period is written as it was read");
  const auto shifted = derive(from, *period, calendar, Shift::yes);
  const auto plain = derive(from, *period, calendar, Shift::no);
  must(plain || !shifted, "without a shift there is an end wherever there is one with it");
  if (!shifted) return fuzz::must_explain(shifted.error());
  must(plain->raw == plain->end && plain->raw == shifted->raw, "only the end shifts, and only if asked to");
  must(period->backward ? shifted->end < from && shifted->end == shifted->raw : shifted->end >= shifted->raw,
       "a period runs its way and is never shortened");
  must(period->backward ||
           (!is_saturday(shifted->end) && !is_sunday(shifted->end) && !calendar.is_holiday(shifted->end)),
       "a shifted end is a working day");
  must(!shifted->steps.empty() && shifted->steps.back().date == shifted->end, "the steps lead to the end");
}

void read_day(std::string_view text) {
  if (const auto date = parse_date(text)) must(to_string(*date) == text, "a date is written as it was read");
  if (const auto instant = parse_instant(text))
    must(to_string(*instant) == text, "an instant is written as it was read");
}

void read_key(std::string_view text) {
  const auto key = geo::parse_parcel_key(text);
  if (!key) return fuzz::must_explain(key.error());
  must(key->value.size() == 20, "a key has 20 characters");
  const auto parts = geo::split_parcel_key(*key);
  must(parts.has_value(), "a key that was read has its parts");
  must(geo::join_parcel_key(*parts) == *key, "the parts make the key");
  for (const auto& name : {key->value, geo::short_parcel_name(*key), geo::long_parcel_name(*key)})
    must(geo::parse_parcel_key(name) == *key, "every name we show leads back to the parcel");
}

}  // namespace
}  // namespace flurwerk

// "2026-01-31 1M": the day is optional; the whole text is tried as a day and as a parcel key, too.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace flurwerk;
  const auto text = fuzz::text_of(data, size);
  auto rest = text;
  const auto from = parse_date(fuzz::cut(rest, ' '));
  read_period(from ? rest : text, from.value_or(*parse_date("2026-01-31")));
  read_day(text);
  read_key(text);
  return 0;
}
