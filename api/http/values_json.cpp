#include "api/http/values_json.hpp"

#include <nlohmann/json.hpp>

namespace flurwerk::api {

nlohmann::json text_json(const Text& text) { return {{"de", text.de}, {"en", text.en}}; }

nlohmann::json date_json(const std::optional<Date>& date) {
  return date ? nlohmann::json(to_string(*date)) : nlohmann::json(nullptr);
}

nlohmann::json derivation_json(const Derivation& derivation) {
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

nlohmann::json deadline_json(const Deadline& deadline, const Settlement& settlement, const LawAt& law) {
  const auto* rule = law.period(deadline.rule);
  const auto standing = standing_of(settlement);
  nlohmann::json out = derivation_json(deadline.derivation);
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

Result<Date> date_from(std::string_view text, const std::string& field) {
  if (const auto date = parse_date(text)) return *date;
  return refuse(RefusalKind::invalid, "bad-date", {"Das ist kein Datum, das es gibt.", "This is no date that exists."},
                {"Schreiben Sie es wie 2026-03-02.", "Write it like 2026-03-02."}, {}, field);
}

}  // namespace flurwerk::api
