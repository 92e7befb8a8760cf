#include <algorithm>
#include <chrono>

#include "permit-core/calendar/period.hpp"

namespace flurwerk {
namespace {

using std::chrono::days;
using std::chrono::year_month_day;

const Date last_date = std::chrono::year{2200} / 12 / 31;
const Date first_date = std::chrono::year{1900} / 1 / 1;

std::string de_date(Date date) {
  const year_month_day ymd{date};
  return std::to_string(static_cast<unsigned>(ymd.day())) + "." + std::to_string(static_cast<unsigned>(ymd.month())) +
         "." + std::to_string(static_cast<int>(ymd.year()));
}

Text day_name(Date date) {
  static const Text names[] = {{"Sonntag", "Sunday"},     {"Montag", "Monday"},       {"Dienstag", "Tuesday"},
                               {"Mittwoch", "Wednesday"}, {"Donnerstag", "Thursday"}, {"Freitag", "Friday"},
                               {"Samstag", "Saturday"}};
  return names[std::chrono::weekday{date}.c_encoding()];
}

// What makes a day no Werktag in the sense of BGB § 193, in words; empty for an ordinary day.
Text obstacle(Date date, const HolidayCalendar& calendar) {
  const std::string holiday(calendar.name_of(date));
  if (!holiday.empty()) {
    return {"ein gesetzlicher Feiertag (" + holiday + ", " + calendar.land() + ")",
            "a public holiday (" + holiday + ", " + calendar.land() + ")"};
  }
  if (is_saturday(date)) return {"ein Samstag", "a Saturday"};
  if (is_sunday(date)) return {"ein Sonntag", "a Sunday"};
  return {};
}

// The computation while it is under way.
class Deriver {
 public:
  Deriver(Date from, const Period& period, const HolidayCalendar& calendar, const Text& event)
      : period_(period),
        calendar_(calendar),
        event_(event),
        result_{from, to_string(period), calendar.land(), from, from, {}, calendar.version()} {}

  // The authority has named the last day.
  Result<Derivation> run_to(Date end, Shift shift) {
    if (result_.from < first_date || end > last_date) return out_of_range();
    begin();
    result_.length = to_string(end);
    result_.raw = end;
    const bool pointed_out = shift == Shift::no;
    step(pointed_out ? "VwVfG § 31 Abs. 3 Satz 2" : "VwVfG § 31 Abs. 2", end,
         "Die Behörde hat den " + de_date(end) + " als letzten Tag bestimmt" +
             (pointed_out ? " und auf § 31 Abs. 3 VwVfG hingewiesen." : "."),
         "The authority has named " + to_string(end) + " as the last day" +
             (pointed_out ? " and pointed to § 31 (3) VwVfG." : "."));
    result_.end = end;
    if (!finish(shift)) return out_of_range();
    return std::move(result_);
  }

  Result<Derivation> run(Shift shift) {
    if (result_.from < first_date || result_.from > last_date) return out_of_range();
    if (!period_.backward) begin();
    const bool counted = period_.unit == PeriodUnit::working_days || period_.unit == PeriodUnit::weekdays;
    if (!(counted ? count_days() : period_.backward ? go_back() : go_forward())) return out_of_range();
    if (result_.raw < first_date || result_.raw > last_date) return out_of_range();
    result_.end = result_.raw;
    if (!finish(shift)) return out_of_range();
    return std::move(result_);
  }

 private:
  void step(std::string rule, Date date, std::string de, std::string en) {
    result_.steps.push_back({std::move(rule), date, {std::move(de), std::move(en)}});
  }

  static std::string named(const std::string& event) { return event.empty() ? "" : event + ": "; }

  void begin() {
    const Date from = result_.from;
    if (period_.from_start_of_day) {
      step("BGB § 187 Abs. 2", from,
           "Die Frist beginnt mit dem Anfang des " + de_date(from) + (event_.de.empty() ? "" : " (" + event_.de + ")") +
               "; dieser Tag zählt mit.",
           "The period begins with the start of " + to_string(from) +
               (event_.en.empty() ? "" : " (" + event_.en + ")") + "; this day counts.");
    } else {
      step("BGB § 187 Abs. 1", from,
           "Der Tag des Ereignisses (" + named(event_.de) + day_name(from).de + ", " + de_date(from) +
               ") zählt nicht mit; auch an einem Samstag, Sonntag oder Feiertag wird der Beginn nicht verschoben.",
           "The day of the event (" + named(event_.en) + day_name(from).en + ", " + to_string(from) +
               ") does not count; the start never shifts, not even from a Saturday, Sunday or holiday.");
    }
  }

  // The day with the same number `months` later (or earlier); the last day of that month where the number is missing.
  // Never iterated: each length is added to the anchor at once.
  static std::pair<Date, bool> same_number(Date anchor, int months) {
    const year_month_day ymd{anchor};
    const auto target = year_month_day{ymd} + std::chrono::months{months};
    if (target.ok()) return {Date{target}, false};
    return {Date{target.year() / target.month() / std::chrono::last}, true};
  }

  int months() const { return period_.unit == PeriodUnit::years ? 12 * period_.count : period_.count; }
  bool by_months() const { return period_.unit == PeriodUnit::years || period_.unit == PeriodUnit::months; }
  int day_count() const { return period_.unit == PeriodUnit::weeks ? 7 * period_.count : period_.count; }

  bool go_forward() {
    if (by_months()) return forward_by_months();
    result_.raw = result_.from + days{day_count() - (period_.from_start_of_day ? 1 : 0)};
    const Text length = spell_out(period_);
    if (period_.unit == PeriodUnit::weeks) {
      const Text name = day_name(result_.raw);
      step("BGB § 188 Abs. 2", result_.raw,
           length.de + ": Ende mit Ablauf des " + de_date(result_.raw) + " (" + name.de +
               (period_.from_start_of_day ? "), dem Tag vor dem Wochentag des Anfangstages."
                                          : "), demselben Wochentag wie dem des Ereignisses."),
           length.en + ": ends with " + to_string(result_.raw) + " (" + name.en +
               (period_.from_start_of_day ? "), the day before the weekday of the first day."
                                          : "), the same weekday as that of the event."));
    } else {
      step("BGB § 188 Abs. 1", result_.raw,
           length.de + ": Ende mit Ablauf des letzten Tages, des " + de_date(result_.raw) + ".",
           length.en + ": ends with its last day, " + to_string(result_.raw) + ".");
    }
    return true;
  }

  bool forward_by_months() {
    const Text length = spell_out(period_);
    // § 187 Abs. 2: the day before the day of the same number. On the first of a month that is the last of the month
    // before; otherwise the number is one less, and it is this number that may be missing (§ 188 Abs. 3).
    const bool whole_months = period_.from_start_of_day && year_month_day{result_.from}.day() == std::chrono::day{1};
    const Date anchor = period_.from_start_of_day && !whole_months ? result_.from - days{1} : result_.from;
    const auto [day, missing] = same_number(anchor, months());
    result_.raw = whole_months ? day - days{1} : day;
    if (missing) {
      const std::string number = std::to_string(static_cast<unsigned>(year_month_day{anchor}.day()));
      step("BGB § 188 Abs. 3", result_.raw,
           length.de + ": Im letzten Monat gibt es keinen " + number +
               ".; die Frist endet mit dem Ablauf des letzten Tages dieses Monats, des " + de_date(result_.raw) + ".",
           length.en + ": the last month has no day " + number + "; the period ends with the last day of that month, " +
               to_string(result_.raw) + ".");
    } else if (period_.from_start_of_day) {
      step("BGB § 188 Abs. 2", result_.raw,
           length.de + ": Ende mit Ablauf des " + de_date(result_.raw) +
               ", des Tages vor dem, der durch seine Zahl dem Anfangstag entspricht.",
           length.en + ": ends with " + to_string(result_.raw) +
               ", the day before the one with the number of the first day.");
    } else {
      step("BGB § 188 Abs. 2", result_.raw,
           length.de + ": Ende mit Ablauf des " + de_date(result_.raw) +
               ", des Tages, der durch seine Zahl dem Tag des Ereignisses entspricht.",
           length.en + ": ends with " + to_string(result_.raw) +
               ", the day with the same number as the day of the event.");
    }
    return true;
  }

  // The full period must lie between the last day for the notice and the event.
  bool go_back() {
    const Date first_of_period =
        by_months() ? same_number(result_.from, -months()).first : result_.from - days{day_count()};
    result_.raw = first_of_period - days{1};
    explain_backward(first_of_period);
    return true;
  }

  void explain_backward(Date first_of_period) {
    const Text length = spell_out(period_);
    step("BGB §§ 187, 188 (rückwärts)", result_.raw,
         length.de + " vor dem " + de_date(result_.from) + ": Die Frist umfasst alle Tage vom " +
             de_date(first_of_period) + " bis zum " + de_date(result_.from - days{1}) +
             "; letzter Tag zum Handeln ist der " + de_date(result_.raw) + ".",
         length.en + " before " + to_string(result_.from) + ": the period consists of all days from " +
             to_string(first_of_period) + " to " + to_string(result_.from - days{1}) + "; the last day to act is " +
             to_string(result_.raw) + ".");
  }

  bool counts(Date date) const {
    if (is_sunday(date) || calendar_.is_holiday(date)) return false;
    return period_.unit == PeriodUnit::weekdays || !is_saturday(date);
  }

  // Arbeitstage and Werktage: only the days that count are counted.
  bool count_days() {
    const days one{period_.backward ? -1 : 1};
    Date date = period_.from_start_of_day ? result_.from - days{1} : result_.from;
    for (int left = period_.count; left > 0;) {
      date += one;
      if (!calendar_.covers(date)) return false;
      if (counts(date)) --left;
    }
    if (period_.backward) {
      result_.raw = date - days{1};
      explain_backward(date);
      return true;
    }
    result_.raw = date;
    const bool working = period_.unit == PeriodUnit::working_days;
    const Text length = spell_out(period_);
    step("BGB § 188 Abs. 1", date,
         length.de + ": Gezählt werden nur " + (working ? "Montag bis Freitag" : "Montag bis Samstag") +
             " ohne Feiertage (" + calendar_.land() + "); der letzte ist der " + de_date(date) + ".",
         length.en + ": only " + (working ? "Monday to Friday" : "Monday to Saturday") + " without holidays (" +
             calendar_.land() + ") are counted; the last one is " + to_string(date) + ".");
    return true;
  }

  bool finish(Shift shift) {
    if (period_.backward) {
      step("VwVfG § 31 Abs. 3 (nicht anwendbar)", result_.end,
           "Eine rückwärts laufende Frist wird nicht verschoben: Der Abstand zum Ereignis darf nicht kürzer werden.",
           "A backward period does not shift: the time before the event must not become shorter.");
      return true;
    }
    if (shift == Shift::no) {
      const Text why = calendar_.covers(result_.end) ? obstacle(result_.end, calendar_) : Text{};
      if (why.de.empty()) return true;
      step("VwVfG § 31 Abs. 3 (nicht anwendbar)", result_.end,
           "Der " + de_date(result_.end) + " ist " + why.de + "; das Ende dieser Frist wird dennoch nicht verschoben.",
           to_string(result_.end) + " is " + why.en + "; the end of this period does not move all the same.");
      return true;
    }
    if (!calendar_.covers(result_.end)) return false;
    Text list;
    for (Text why; why = obstacle(result_.end, calendar_), !why.de.empty(); result_.end += days{1}) {
      if (result_.end >= last_date) return false;
      list.de += (list.de.empty() ? "Der " : ", der ") + de_date(result_.end) + " ist " + why.de;
      list.en += (list.en.empty() ? "" : ", ") + to_string(result_.end) + " is " + why.en;
    }
    if (list.de.empty()) return true;
    step("BGB § 193", result_.end,
         list.de + "; an die Stelle des letzten Tages tritt der nächste Werktag, " + day_name(result_.end).de +
             ", der " + de_date(result_.end) + ".",
         list.en + "; the next working day, " + day_name(result_.end).en + ", " + to_string(result_.end) +
             ", takes the place of the last day.");
    return true;
  }

  tl::unexpected<Refusal> out_of_range() const {
    return refuse(RefusalKind::invalid, "period-out-of-range",
                  {"Die Frist " + result_.length + " ab " + to_string(result_.from) +
                       " verlässt den Zeitraum, für den gerechnet werden kann.",
                   "The period " + result_.length + " from " + to_string(result_.from) +
                       " leaves the years that can be computed."},
                  {"Daten zwischen 1995 und 2200 verwenden.", "Use dates between 1995 and 2200."}, "BGB § 193", "from");
  }

  const Period period_;
  const HolidayCalendar& calendar_;
  const Text& event_;
  Derivation result_;
};

}  // namespace

Result<Derivation> derive(Date from, const Period& period, const HolidayCalendar& calendar, Shift shift,
                          const Text& event) {
  return Deriver(from, period, calendar, event).run(shift);
}

Result<Derivation> fixed_end(Date from, Date end, const HolidayCalendar& calendar, Shift shift, const Text& event) {
  if (end < from) {
    return refuse(
        RefusalKind::invalid, "bad-period",
        {"Der letzte Tag liegt vor dem Tag des Ereignisses.", "The last day lies before the day of the event."},
        {"Nennen Sie einen späteren Tag.", "Name a later day."}, "VwVfG § 31 Abs. 2", "until");
  }
  return Deriver(from, {1, PeriodUnit::days}, calendar, event).run_to(end, shift);
}

Result<Derivation> extend(const Derivation& previous, const Period& by, const HolidayCalendar& calendar, Shift shift,
                          ExtendFrom from) {
  if (by.backward || by.from_start_of_day) {
    return refuse(RefusalKind::invalid, "bad-period",
                  {"Eine Verlängerung um " + to_string(by) + " gibt es nicht.",
                   "There is no extension by " + to_string(by) + "."},
                  {"Eine vorwärts laufende Länge wie 2M angeben.", "Give a forward length such as 2M."}, "BGB § 190",
                  "length");
  }
  const bool raw = from == ExtendFrom::raw;
  const Date start = raw ? previous.raw : previous.end;
  auto longer = derive(start, by, calendar, shift);
  if (!longer) return longer;
  // The end of the previous period takes the place of the event; it does not count twice.
  Text why{"Verlängerung: Die neue Frist wird vom Ablauf der vorigen Frist (" + de_date(start) +
               (raw ? ", ohne ihre Verschiebung" : "") + ") an berechnet.",
           "Extension: the new period is counted from the end of the previous one (" + to_string(start) +
               (raw ? ", before its shift" : "") + ")."};
  if (!raw && previous.raw != previous.end) {
    const auto cautious = derive(previous.raw, by, calendar, shift);
    if (!cautious) return cautious;
    if (cautious->end != longer->end) {
      why.de += " Vorsichtig, vom nicht verschobenen Ende (" + de_date(previous.raw) + ") gerechnet, endete sie am " +
                de_date(cautious->end) + ".";
      why.en += " Cautiously, counted from the end before its shift (" + to_string(previous.raw) +
                "), it would end on " + to_string(cautious->end) + ".";
    }
  }
  longer->steps.front() = {"BGB § 190", start, std::move(why)};
  return longer;
}

Result<Derivation> derive_again(const Derivation& before, const HolidayCalendar& calendar, Shift shift) {
  const auto named = parse_date(before.length);
  const auto length = named ? Period{1, PeriodUnit::days} : parse_period(before.length);
  if (!length) return tl::unexpected(length.error());
  auto again = named ? fixed_end(before.from, *named, calendar, shift) : derive(before.from, *length, calendar, shift);
  if (!again) return again;
  // What a provision said about the beginning stands before the arithmetic; whose first step says what began the
  // period, and no holiday changes that.
  const auto counted =
      std::ranges::find_if(before.steps, [](const DerivationStep& step) { return step.rule.starts_with("BGB"); });
  if (counted == before.steps.end()) return again;
  if (!length->backward) again->steps.front() = *counted;
  again->steps.insert(again->steps.begin(), before.steps.begin(), counted);
  return again;
}

Text in_a_sentence(const Derivation& derivation, const Text& event) {
  const auto length = parse_period(derivation.length);
  const Text spelt = length ? spell_out(*length) : Text{"bis zu einem bestimmten Tag", "until a day that was named"};
  const auto day = [](Date date, bool de) {
    return de ? day_name(date).de + ", " + german_date(date) : day_name(date).en + ", " + to_string(date);
  };
  const bool backward = length && length->backward;
  const bool counts = length && length->from_start_of_day;
  Text out{(event.de.empty() ? "Ereignis" : event.de) + " am " + day(derivation.from, true) +
               (counts     ? " (dieser Tag zählt mit)"
                : backward ? ""
                           : " (dieser Tag zählt nicht mit)") +
               "; Frist: " + spelt.de + (backward ? " davor" : "") + "; letzter Tag ist " + day(derivation.end, true) +
               ", 24 Uhr",
           (event.en.empty() ? "Event" : event.en) + " on " + day(derivation.from, false) +
               (counts     ? " (this day counts)"
                : backward ? ""
                           : " (this day does not count)") +
               "; period: " + spelt.en + (backward ? " before it" : "") + "; the last day is " +
               day(derivation.end, false) + ", until midnight"};
  if (derivation.raw != derivation.end) {
    out.de += ", verschoben von " + day(derivation.raw, true);
    out.en += ", moved from " + day(derivation.raw, false);
  }
  return {out.de + ".", out.en + "."};
}

}  // namespace flurwerk
