#include "permit-core/statistics_duty.hpp"

#include <algorithm>
#include <cstdint>

#include "permit-core/fee.hpp"
#include "permit-core/statistics_answer.hpp"

namespace flurwerk::statistics {

namespace {

std::string grouped(std::string digits) {
  for (auto i = static_cast<std::ptrdiff_t>(digits.size()) - 3; i > 0; i -= 3) {
    digits.insert(static_cast<std::size_t>(i), 1, '.');
  }
  return digits;
}
// "1234567.5" -> "1.234.567,50"
std::string german(std::string_view decimal) {
  const auto point = decimal.find('.');
  std::string fraction = point == std::string_view::npos ? std::string() : std::string(decimal.substr(point + 1));
  fraction.resize(2, '0');
  return grouped(std::string(decimal.substr(0, point))) + "," + fraction;
}
void compare(StatisticsSection& section, const std::string& de, const std::string& en, bool within,
             const std::string& limit) {
  const std::string sign = within ? " ≤ " : " > ";
  section.steps.push_back({de + sign + limit, en + sign + limit});
}

void judge_size(StatisticsSection& section, const StatisticsLimit& limit) {
  bool within = false;
  Text unknown;
  const auto lacks = [&](const char* de, const char* en) {
    section.steps.push_back({std::string(de) + " nicht bekannt", std::string(en) + " not known"});
    if (!unknown.de.empty()) unknown.de += " und ", unknown.en += " and ";
    unknown.de += de, unknown.en += en;
  };
  if (const std::string volume = known(section, "bruttoRauminhaltBRI"); !volume.empty()) {
    const bool small = statistics::hundredths(volume) <= std::int64_t{limit.volume_m3} * 100;
    compare(section, "Rauminhalt " + german(volume) + " m³", "volume " + german(volume) + " m³", small,
            grouped(std::to_string(limit.volume_m3)) + " m³");
    within = within || small;
  } else {
    lacks("Rauminhalt", "volume");
  }
  const std::string building = known(section, "kostengruppe300"), services = known(section, "kostengruppe400");
  if (!building.empty() && !services.empty()) {
    const std::int64_t cost = std::stoll(building) + std::stoll(services);
    const bool small = cost <= std::int64_t{limit.cost_eur} * 100;
    const std::string sum = euros(std::stoll(building)) + " + " + euros(std::stoll(services)) + " = " + euros(cost);
    compare(section, "Kosten " + sum, "cost " + sum, small, euros(std::int64_t{limit.cost_eur} * 100));
    within = within || small;
  } else {
    lacks("Kosten", "cost");
  }
  if (within) {
    section.duty = StatisticsDuty::exempt;
    section.why = {"Kein Wohnraum, und eine der beiden Grenzen ist eingehalten: Es wird nicht gemeldet.",
                   "No living space, and one of the two limits is kept: nothing is reported."};
  } else if (unknown.de.empty()) {
    section.duty = StatisticsDuty::reported;
    section.why = {"Kein Wohnraum, aber beide Grenzen sind überschritten: Es wird gemeldet.",
                   "No living space, but both limits are exceeded: it is reported."};
  } else {
    section.why = {"Nicht geprüft, weil nicht bekannt: " + unknown.de + ".",
                   "Not checked, because not known: " + unknown.en + "."};
  }
}

}  // namespace

void judge_building(StatisticsSection& section, const LawAt& law) {
  const auto limit = std::ranges::find(law.statistics_limits, "minor-works", &StatisticsLimit::id);
  if (limit == law.statistics_limits.end()) return;
  section.basis = limit->basis;
  section.duty = StatisticsDuty::not_checked;
  const std::string use = known(section, "hauptnutzung"), dwellings = known(section, "gesamtanzahlWohnungen");
  const std::string living = known(section, "wohnflaecheNeu");
  const bool some_living = use == "wohngebaeude" || (!dwellings.empty() && dwellings != "0") ||
                           (!living.empty() && statistics::hundredths(living) > 0);
  if (some_living) {
    section.duty = StatisticsDuty::reported;
    section.why = {"Wohnraum wird geschaffen oder verändert: Es wird gemeldet.",
                   "Living space is created or changed: it is reported."};
  } else if (use.empty() || dwellings.empty()) {
    section.why = {"Nicht geprüft, weil nicht bekannt ist, ob Wohnraum geschaffen oder verändert wird.",
                   "Not checked, because it is not known whether living space is created or changed."};
  } else {
    judge_size(section, *limit);
  }
}

}  // namespace flurwerk::statistics
