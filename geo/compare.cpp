#include "geo/compare.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "geo/findings_json.hpp"
#include "geo/words.hpp"

namespace flurwerk::geo {
namespace {

constexpr std::size_t most_steps = 6;

bool same(const std::optional<Quantity>& a, const std::optional<Quantity>& b) {
  if (!a || !b) return !a && !b;
  return a->unit == b->unit && std::abs(a->value - b->value) < 1e-4;
}

Text shown(const std::optional<Quantity>& value) {
  if (!value) return {"nichts", "nothing"};
  return decimal(value->value, 3) + (value->unit == "1" ? std::string{} : " " + value->unit).c_str();
}

void differ(std::vector<Text>& why, const Text& what, const std::optional<Quantity>& before,
            const std::optional<Quantity>& after) {
  if (!same(before, after)) why.push_back(what + ": " + shown(before) + " → " + shown(after));
}

bool has(const std::vector<Text>& steps, const Text& step) {
  return std::any_of(steps.begin(), steps.end(), [&](const Text& one) { return one.de == step.de; });
}

int severity(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass: return 0;
    case Verdict::not_checked: return 1;
    case Verdict::warning: return 2;
    case Verdict::fail: break;
  }
  return 3;
}

std::vector<Text> reasons(const Finding& before, const Finding& after) {
  std::vector<Text> why;
  differ(why, {"gemessen", "measured"}, before.measured, after.measured);
  differ(why, {"Grenze", "limit"}, before.limit, after.limit);
  if (before.legal_basis != after.legal_basis)
    why.push_back(Text{"Grundlage: ", "basis: "} + both(before.legal_basis) + " → " + both(after.legal_basis));
  std::size_t listed = 0;
  for (const auto& step : after.steps)
    if (!has(before.steps, step) && listed++ < most_steps) why.push_back(Text{"neu: ", "new: "} + step);
  listed = 0;
  for (const auto& step : before.steps)
    if (!has(after.steps, step) && listed++ < most_steps) why.push_back(Text{"vorher: ", "before: "} + step);
  if (why.empty() && before.message.de != after.message.de) why = {after.message};
  return why;
}

Change::Kind kind_of(const Finding& before, const Finding& after) {
  const int from = severity(before.verdict), to = severity(after.verdict);
  return to > from ? Change::Kind::worse : to < from ? Change::Kind::better : Change::Kind::other;
}

}  // namespace

std::string_view to_string(Change::Kind kind) {
  static constexpr std::array<std::string_view, 5> words{"better", "worse", "other", "added", "removed"};
  return words[static_cast<std::size_t>(kind)];
}

std::vector<Change> compare_findings(std::span<const Finding> before, std::span<const Finding> after) {
  std::vector<Change> changes;
  std::vector<bool> met(before.size());
  for (const auto& now : after) {
    std::size_t at = 0;
    while (at < before.size() && (met[at] || before[at].check != now.check || before[at].subject != now.subject)) ++at;
    if (at == before.size()) {
      changes.push_back({Change::Kind::added, now.check, now.subject, {}, now, {now.message}});
      continue;
    }
    met[at] = true;
    auto why = reasons(before[at], now);
    if (why.empty() && before[at].verdict == now.verdict) continue;
    changes.push_back({kind_of(before[at], now), now.check, now.subject, before[at], now, std::move(why)});
  }
  for (std::size_t i = 0; i < before.size(); ++i)
    if (!met[i])
      changes.push_back(
          {Change::Kind::removed, before[i].check, before[i].subject, before[i], {}, {before[i].message}});
  return changes;
}

nlohmann::ordered_json changes_json(std::span<const Change> changes, Crs crs) {
  using Json = nlohmann::ordered_json;
  const auto one = [crs](const std::optional<Finding>& finding) {
    return finding ? finding_json(*finding, crs) : Json();
  };
  Json list = Json::array();
  for (const auto& change : changes) {
    Json why = Json::array();
    for (const auto& reason : change.why) why.push_back({{"de", reason.de}, {"en", reason.en}});
    list.push_back({{"kind", to_string(change.kind)},
                    {"check", change.check},
                    {"subject", change.subject},
                    {"before", one(change.before)},
                    {"after", one(change.after)},
                    {"why", why}});
  }
  return list;
}

}  // namespace flurwerk::geo
