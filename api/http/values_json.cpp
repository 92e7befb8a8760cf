#include "api/http/values_json.hpp"

#include <nlohmann/json.hpp>

namespace flurwerk::api {

nlohmann::json text_json(const Text& text) { return {{"de", text.de}, {"en", text.en}}; }

nlohmann::json date_json(const std::optional<Date>& date) {
  return date ? nlohmann::json(to_string(*date)) : nlohmann::json(nullptr);
}

nlohmann::json derivation_json(const Derivation& derivation, const Text& event) {
  nlohmann::json steps = nlohmann::json::array();
  for (const auto& step : derivation.steps) {
    steps.push_back({{"rule", step.rule}, {"date", to_string(step.date)}, {"why", text_json(step.why)}});
  }
  return {{"from", to_string(derivation.from)},
          {"length", derivation.length},
          {"land", derivation.land},
          {"raw", to_string(derivation.raw)},
          {"end", to_string(derivation.end)},
          {"calendar_version", derivation.calendar_version},
          {"sentence", text_json(in_a_sentence(derivation, event))},
          {"steps", std::move(steps)}};
}

namespace {

struct Standing {
  const char* status;
  std::optional<Date> on;
};

Standing standing_of(const Settlement& settlement) {
  if (const auto* met = std::get_if<Met>(&settlement)) return {"met", met->on};
  if (const auto* lapsed = std::get_if<Lapsed>(&settlement)) return {"lapsed", lapsed->on};
  if (const auto* moot = std::get_if<Moot>(&settlement)) return {"moot", moot->on};
  if (std::holds_alternative<Replaced>(settlement)) return {"replaced", {}};
  return {"running", {}};
}

}  // namespace

nlohmann::json released_json(const std::vector<ReleasedDocument>& released) {
  auto list = nlohmann::json::array();
  for (const auto& one : released) list.push_back({{"document", one.document.value}, {"version", one.version}});
  return list;
}

nlohmann::json deadline_json(const Deadline& deadline, const Settlement& settlement, const LawAt& law,
                             const Text& begun) {
  const auto* rule = law.period(deadline.rule);
  const auto standing = standing_of(settlement);
  const Text starts = begun.de.empty() && rule != nullptr ? rule->starts : begun;
  nlohmann::json out = derivation_json(deadline.derivation, starts);
  out["starts"] = starts.de.empty() ? nlohmann::json(nullptr) : text_json(starts);
  out["id"] = deadline.id.value;
  out["rule"] = deadline.rule;
  out["name"] = rule != nullptr ? text_json(rule->name) : text_json({deadline.rule, deadline.rule});
  out["subject"] = deadline.subject;
  out["basis"] = deadline.basis;
  out["on_silence"] = std::string{to_string(deadline.on_silence)};
  out["law_version"] = deadline.law_version;
  out["status"] = standing.status;
  out["settled_on"] = date_json(standing.on);
  out["note"] = rule != nullptr && rule->note ? text_json(*rule->note) : nlohmann::json(nullptr);
  return out;
}

Result<Derivation> asked_period(const PeriodAsked& asked, const HolidayCalendar& calendar, Shift shift) {
  const auto from = date_from(asked.from, "from");
  if (!from) return tl::unexpected(from.error());
  if (asked.length.empty() == asked.until.empty()) {
    return refuse(RefusalKind::invalid, "bad-period",
                  {"Anzugeben ist entweder eine Länge oder ein letzter Tag.", "Give either a length or a last day."},
                  {"Zum Beispiel length=1M oder until=2026-04-17.", "For instance length=1M or until=2026-04-17."}, {},
                  asked.length.empty() ? "length" : "until");
  }
  if (!asked.until.empty()) {
    const auto until = date_from(asked.until, "until");
    if (!until) return tl::unexpected(until.error());
    return fixed_end(*from, *until, calendar, shift);
  }
  const auto length = parse_period(asked.length);
  if (!length) return tl::unexpected(length.error());
  auto derivation = derive(*from, *length, calendar, shift);
  if (!derivation || asked.extend.empty()) return derivation;
  const auto by = parse_period(asked.extend);
  if (!by) return tl::unexpected(by.error());
  return extend(*derivation, *by, calendar, shift, asked.extend_from == "raw" ? ExtendFrom::raw : ExtendFrom::end);
}

Result<Date> date_from(std::string_view text, const std::string& field) {
  if (const auto date = parse_date(text)) return *date;
  const auto year = text.substr(0, 4);
  if (text.size() == 10 && (year < "1900" || year > "2200") && parse_date("2000" + std::string{text.substr(4)})) {
    return refuse(
        RefusalKind::invalid, "bad-date",
        {"Gerechnet wird mit Tagen der Jahre 1900 bis 2200.", "Days of the years 1900 to 2200 are reckoned with."},
        {"Nennen Sie einen Tag in diesem Zeitraum.", "Name a day within these years."}, {}, field);
  }
  return refuse(RefusalKind::invalid, "bad-date", {"Das ist kein Datum, das es gibt.", "This is no date that exists."},
                {"Schreiben Sie es wie 2026-03-02.", "Write it like 2026-03-02."}, {}, field);
}

}  // namespace flurwerk::api
