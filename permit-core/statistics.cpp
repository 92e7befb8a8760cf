#include "permit-core/statistics.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "permit-core/checks.hpp"
#include "permit-core/statistics_answer.hpp"
#include "permit-core/statistics_duty.hpp"

namespace flurwerk {

namespace {

using Field = StatisticsField;
constexpr std::string_view building_key = "building/", removal_key = "removal/", use_key = "removal/use/";
constexpr std::int64_t most_removals = 50;

struct OccasionWords {
  std::string_view id, message;
  const char *de, *en;
};
constexpr std::array<OccasionWords, 7> occasion_words{{
    {"permit", "0421", "Baugenehmigung", "permit"},
    {"start", "0423", "Baubeginn", "start of the works"},
    {"shell", "0424", "Rohbau fertig", "shell completed"},
    {"completion", "0425", "Baufertigstellung", "completion"},
    {"lapsed", "0422", "Baugenehmigung erloschen", "permit lapsed"},
    {"removal", "0426", "Bauabgang", "removal"},
    {"overhang", "0427", "Bauüberhang", "works not finished at the end of the year"},
}};
const OccasionWords& words_of(StatisticsOccasion occasion) {
  return occasion_words[static_cast<std::size_t>(occasion)];
}

const StatisticsAnswer* answer_to(const Application& application, std::string_view of, std::string_view field) {
  const auto it = std::ranges::find_if(application.statistics,
                                       [&](const StatisticsAnswer& one) { return one.of == of && one.field == field; });
  return it == application.statistics.end() ? nullptr : &*it;
}
std::string answered(const Application& application, std::string_view of, std::string_view field) {
  const StatisticsAnswer* answer = answer_to(application, of, field);
  return answer == nullptr ? std::string() : answer->value;
}

// Under which the answers of a section stand: those of a building that is not drawn are the project's.
std::string stored_key(const std::string& key) { return key == building_key ? std::string() : key; }

std::int64_t removals_of_project(const Application& application) {
  const std::string number = answered(application, "", "anzahlAbgaenge");
  return number.empty() ? 0 : std::min<std::int64_t>(std::stoll(number), most_removals);
}

bool use_changes(const Application& application, const std::string& building) {
  return answered(application, stored_key(std::string(building_key) + building), "aenderungNutzungsschwerpunkt") ==
         "true";
}

// Those whose month was given, as far as the project still has them.
std::vector<StatisticsReport> removals(const Application& application) {
  std::vector<StatisticsReport> reports;
  for (const StatisticsAnswer& answer : application.statistics) {
    if (answer.field != "abgangZeitraum" || answer.value.empty()) continue;
    const bool of_use = answer.of.starts_with(use_key);
    if (of_use ? !use_changes(application, answer.of.substr(use_key.size()))
               : std::stoll(answer.of.substr(removal_key.size())) > removals_of_project(application)) {
      continue;
    }
    reports.push_back({StatisticsOccasion::removal, *parse_date(answer.value + "-01"), answer.of});
  }
  return reports;
}

std::optional<Date> on(const Application& application, std::string_view occasion) {
  for (const StatisticsReport& report : statistics_reports(application)) {
    if (to_string(report.occasion) == occasion) return report.on;
  }
  return std::nullopt;
}

std::string month_of(const std::optional<Date>& date) { return date ? to_string(*date).substr(0, 7) : std::string(); }

std::string listed(const std::vector<ParcelKey>& parcels) {
  std::string list;
  for (const ParcelKey& parcel : parcels) {
    if (!list.empty()) list += ' ';
    list += parcel.value;
  }
  return list;
}

// A fact of the case itself, and what it is read from.
struct KnownFact {
  std::string value;
  Text source, missing;
};
KnownFact known_fact(const Application& application, const std::string& fact, const LawAt& law) {
  const Text not_yet{"Noch nicht eingetreten oder nicht angezeigt.", "Has not happened, or was not notified, yet."};
  if (fact == "received") {
    return {month_of(application.received_on), {"Eingang des Antrags", "receipt of the application"}, not_yet};
  }
  if (fact == "procedure") {
    const Procedure* procedure = law.procedure(application.procedure);
    return {procedure == nullptr ? application.procedure : procedure->name.de, {"Verfahren", "procedure"}, {}};
  }
  const Text drafted{"Im Antrag nicht angegeben.", "Not given in the application."};
  if (fact == "parcels") return {listed(application.parcels), {"Antrag", "application"}, drafted};
  if (fact == "address") return {application.address, {"Liegenschaftskataster", "cadastre"}, drafted};
  if (fact == "permit") return {month_of(on(application, fact)), {"Entscheidung", "decision"}, not_yet};
  if (fact == "lapsed")
    return {month_of(on(application, fact)), {"Ende der Genehmigung", "end of the permit"}, not_yet};
  return {month_of(on(application, fact)), {"Anzeige", "notice"}, not_yet};
}

// --- the sections ----------------------------------------------------------------------------------------------------

// What the record is put together from.
struct Sources {
  const Application& application;
  const StatisticsDrawing& drawn;
  const LawAt& law;
};

// A mere demolition has removals alone.
bool built(const Sources& from) {
  const Procedure* procedure = from.law.procedure(from.application.procedure);
  return procedure == nullptr || !procedure->removal;
}

bool holds(const Field::Condition& condition, const StatisticsRecord& record, const StatisticsSection& section,
           const LawAt& law) {
  const StatisticsValue* value = record.value(section, condition.field);
  const Field* field = law.statistics_field(condition.field);
  if (value == nullptr || field == nullptr || value->value.empty()) return false;
  const auto& list = condition.any_of.empty() ? condition.none_of : condition.any_of;
  const bool listed = std::ranges::any_of(
      list, [&](const std::string& code) { return statistics::has_code(*field, value->value, code); });
  return listed != condition.any_of.empty();
}

StatisticsValue value_of(const Field& field, const StatisticsSection& section, const StatisticsFacts& facts,
                         const Sources& from) {
  if (field.source == Field::Source::known) {
    KnownFact fact = known_fact(from.application, field.fact, from.law);
    if (fact.value.empty()) return {field.id, {}, {}, std::move(fact.missing)};
    return {field.id, std::move(fact.value), std::move(fact.source), {}};
  }
  const bool several = from.drawn.buildings.size() > 1;
  const bool of_building = section.of == Field::Of::building;
  const StatisticsAnswer* answer = answer_to(from.application, stored_key(section.key), field.id);
  const StatisticsAnswer* of_all = of_building ? answer_to(from.application, "", field.id) : nullptr;
  if (answer == nullptr && !several) answer = of_all;
  if (answer != nullptr && !answer->value.empty()) {
    return {field.id, answer->value, {"Angabe zur Baustatistik", "given for statistics"}, {}};
  }
  // What is drawn now is known, whatever was said before it was.
  if (const auto fact = facts.find(field.fact); field.source == Field::Source::drawn && fact != facts.end()) {
    const Text source = section.of == Field::Of::removal ? Text{"Angaben zum Gebäude", "details of the building"}
                                                         : Text{"Zeichnung", "drawing"};
    return {field.id, fact->second, source, {}};
  }
  if (answer != nullptr) return {field.id, {}, {}, {answer->reason, answer->reason}};
  if (of_all != nullptr && !of_all->value.empty()) {
    return {field.id,
            {},
            {},
            {"Bisher nur für das ganze Vorhaben angegeben: " + of_all->value + ".",
             "Given for the whole project only so far: " + of_all->value + "."},
            true,
            of_all->value};
  }
  if (field.by_authority) {
    return {field.id, {}, {}, {"Von der Bauaufsicht noch nicht angegeben.", "Not given by the authority yet."}, true};
  }
  return {field.id, {}, {}, {"Noch nicht angegeben.", "Not given yet."}, true};
}

StatisticsSection& add_section(StatisticsRecord& record, std::string key, Field::Of of, Text name,
                               const StatisticsFacts& facts, const Sources& from) {
  record.sections.push_back({std::move(key), of, std::move(name), {}, StatisticsDuty::none, {}, {}, {}, {}});
  StatisticsSection& section = record.sections.back();
  for (const Field& field : from.law.statistics_fields) {
    if (field.of != of || (of == Field::Of::project && field.source == Field::Source::drawn && !built(from))) continue;
    const bool applies = std::ranges::all_of(
        field.conditions, [&](const auto& condition) { return holds(condition, record, section, from.law); });
    if (applies) section.values.push_back(value_of(field, section, facts, from));
  }
  return section;
}

void remark_rooms(StatisticsSection& section, std::string_view by_rooms, std::string_view in_total) {
  const std::string rooms = statistics::known(section, by_rooms), all = statistics::known(section, in_total);
  if (rooms.empty() || all.empty()) return;
  const std::string sum = std::to_string(statistics::sum_of_counts(rooms));
  if (sum == all) return;
  section.remarks.push_back({"Nach Räumen sind es " + sum + " Wohnungen, insgesamt " + all + ".",
                             "By rooms there are " + sum + " dwellings, " + all + " in total."});
}

void add_building(StatisticsRecord& record, const DrawnBuilding& building, const Sources& from) {
  StatisticsSection& section = add_section(record, std::string(building_key) + building.id, Field::Of::building,
                                           {building.name, building.name}, building.facts, from);
  statistics::judge_building(section, from.law);
  remark_rooms(section, "anzahlDerWohnungenNeu", "gesamtanzahlWohnungen");
}

void add_removal(StatisticsRecord& record, std::string key, Text name, const StatisticsFacts& facts,
                 const Sources& from) {
  StatisticsSection& section = add_section(record, std::move(key), Field::Of::removal, std::move(name), facts, from);
  section.duty = StatisticsDuty::reported;
  section.basis = "§ 2 Abs. 2 HBauStatG";
  section.why = {"Abgänge werden in jeder Größe gemeldet.", "Removals are reported whatever their size."};
  if (statistics::known(section, "abgangZeitraum").empty()) {
    section.remarks.push_back({"Gemeldet wird der Abgang, sobald sein Monat angegeben ist.",
                               "The removal is reported once its month is given."});
  }
  remark_rooms(section, "abgangRaeume", "abgangWohnungen");
}

// What was there before the change of use, as the building's own answers have it.
StatisticsFacts former_use(const StatisticsSection& building) {
  StatisticsFacts facts;
  const auto take = [&](const char* fact, std::string value) {
    if (!value.empty()) facts[fact] = std::move(value);
  };
  const std::string use = statistics::known(building, "hauptnutzung");
  if (!use.empty()) take("former-use", use == "wohngebaeude" ? "nichtwohngebaeude" : "wohngebaeude");
  take("former-living-space", statistics::known(building, "wohnflaecheAlt"));
  take("former-usable-area", statistics::known(building, "nutzflaecheAlt"));
  take("former-dwellings", statistics::known(building, "gesamtanzahlWohnungenAlt"));
  return facts;
}

void add_removals(StatisticsRecord& record, const Sources& from) {
  for (std::int64_t i = 1; i <= removals_of_project(from.application); ++i) {
    const std::string number = std::to_string(i);
    add_removal(record, std::string(removal_key) + number, {"Abgang " + number, "Removal " + number}, {}, from);
  }
  const std::size_t buildings = record.sections.size();
  for (std::size_t i = 0; i < buildings; ++i) {
    const StatisticsSection building = record.sections[i];  // a copy: sections are added
    if (statistics::known(building, "aenderungNutzungsschwerpunkt") != "true") continue;
    const std::string of = building.name.de.empty() ? "" : ": " + building.name.de;
    add_removal(record, std::string(use_key) + building.key.substr(building_key.size()),
                {"Bisherige Nutzung" + of, "Former use" + of}, former_use(building), from);
  }
}

void remark_project(StatisticsRecord& record, const Sources& from) {
  std::vector<Text>& remarks = record.sections.front().remarks;
  const std::size_t drawn = from.drawn.buildings.size();
  const std::string said = statistics::known(record.sections.front(), "anzahlDerGebaeudeImBauvorhaben");
  if (drawn > 0 && !said.empty() && said != std::to_string(drawn)) {
    remarks.push_back({"Angegeben sind " + said + " Gebäude, gezeichnet " + std::to_string(drawn) +
                           "; gemeldet wird je gezeichnetem Gebäude.",
                       said + " buildings are given, " + std::to_string(drawn) +
                           " are drawn; the report is made for each drawn one."});
  }
  for (const StatisticsAnswer& answer : from.application.statistics) {
    const bool gone = answer.of.starts_with(building_key) && record.section(answer.of) == nullptr;
    const std::string id = gone ? answer.of.substr(building_key.size()) : std::string();
    const Text remark{
        "Zum Gebäude „" + id + "“ liegen Angaben vor; in der Zeichnung gibt es dieses Gebäude nicht mehr.",
        "There are details of building \"" + id + "\", which is no longer in the drawing."};
    if (gone && std::ranges::find(remarks, remark) == remarks.end()) remarks.push_back(remark);
  }
}

// --- answering -------------------------------------------------------------------------------------------------------

// The key under which the answer is kept.
Result<std::string> section_for(const StatisticsAnswer& answer, const Application& application,
                                const StatisticsDrawing& drawn, const std::string& place, const Context& context) {
  const Field::Of of = context.law.statistics_field(answer.field)->of;
  if (of == Field::Of::project && answer.of.empty()) return std::string();
  const auto& buildings = drawn.buildings;
  if (of == Field::Of::building && answer.of.empty() && buildings.size() <= 1) {
    return buildings.empty() ? std::string() : std::string(building_key) + buildings.front().id;
  }
  const auto record = statistics_record(application, drawn, context.law);
  const StatisticsSection* section = record.section(answer.of);
  if (section != nullptr && section->of == of && !answer.of.empty()) return stored_key(answer.of);
  return refuse(RefusalKind::invalid, "unknown-statistics-section",
                {"Diese Angabe gehört nicht zu diesem Gebäude oder Abgang, oder es gibt ihn nicht.",
                 "This detail does not belong to this building or removal, or there is none such."},
                {"Die Gebäude und Abgänge mit ihren Schlüsseln stehen in der Baustatistik des Vorgangs.",
                 "The case's statistics list buildings and removals with their keys."},
                "§ 3 HBauStatG", place + "/of");
}

bool is_news(const Application& application, const StatisticsAnswer& answer) {
  const StatisticsAnswer* old = answer_to(application, answer.of, answer.field);
  return old == nullptr ? !answer.value.empty() || !answer.reason.empty() : *old != answer;
}

bool all_answered(const StatisticsRecord& record, const LawAt& law) {
  return std::ranges::none_of(record.sections, [&](const StatisticsSection& section) {
    return section.duty != StatisticsDuty::exempt && std::ranges::any_of(section.values, [&](const auto& value) {
             return value.open && !law.statistics_field(value.field)->by_authority;
           });
  });
}

}  // namespace

std::string_view to_string(StatisticsOccasion occasion) { return words_of(occasion).id; }
std::string_view xbau_message(StatisticsOccasion occasion) { return words_of(occasion).message; }
Text name_of(StatisticsOccasion occasion) { return {words_of(occasion).de, words_of(occasion).en}; }
std::string key_of(const StatisticsReport& report) {
  return report.of.empty() ? std::string(to_string(report.occasion)) : report.of;
}

std::string_view to_string(StatisticsDuty duty) {
  constexpr std::array<std::string_view, 4> names{"reported", "exempt", "not_checked", "none"};
  return names[static_cast<std::size_t>(duty)];
}

const StatisticsValue* StatisticsSection::value(std::string_view field) const {
  const auto it = std::ranges::find(values, field, &StatisticsValue::field);
  return it == values.end() ? nullptr : &*it;
}

const StatisticsSection* StatisticsRecord::section(std::string_view key) const {
  const auto it = std::ranges::find(sections, key, &StatisticsSection::key);
  return it == sections.end() ? nullptr : &*it;
}

const StatisticsValue* StatisticsRecord::value(const StatisticsSection& section, std::string_view field) const {
  const StatisticsValue* own = section.value(field);
  return own == nullptr ? sections.front().value(field) : own;
}

std::vector<StatisticsReport> statistics_reports(const Application& application) {
  using enum StatisticsOccasion;
  std::vector<StatisticsReport> reports;
  if (!application.permitted_on) return reports;
  if (application.notice_only) return removals(application);  // nothing is built
  reports.push_back({permit, *application.permitted_on});
  std::optional<Date> started, shelled, completed;  // the last notice of each counts
  for (const SiteNoticeGiven& notice : application.site_notices) {
    if (notice.notice == SiteNoticeKind::start) started = notice.planned_on;
    if (notice.notice == SiteNoticeKind::shell) shelled = notice.planned_on;
    if (notice.notice == SiteNoticeKind::completion) completed = notice.planned_on;
  }
  if (started) reports.push_back({start, *started});
  if (shelled) reports.push_back({shell, *shelled});
  if (completed) reports.push_back({completion, *completed});
  if (application.cancellation) {
    reports.push_back({lapsed, application.cancellation->served_on});
  } else if (application.expired_on) {
    reports.push_back({lapsed, *application.expired_on});
  }
  for (StatisticsReport& removed : removals(application)) reports.push_back(std::move(removed));
  return reports;
}

std::optional<std::string> progress_on(const Application& application, Date day, bool existing) {
  std::optional<Date> happened[7];
  for (const StatisticsReport& report : statistics_reports(application)) {
    if (report.of.empty() && report.on <= day) happened[static_cast<std::size_t>(report.occasion)] = report.on;
  }
  const auto by_then = [&](StatisticsOccasion occasion) { return happened[static_cast<std::size_t>(occasion)]; };
  using enum StatisticsOccasion;
  if (!by_then(permit) || by_then(completion)) return std::nullopt;
  if (const auto ended = by_then(lapsed)) {
    const auto year = [](Date date) { return std::chrono::year_month_day{date}.year(); };
    return year(*ended) == year(day) ? std::optional<std::string>("4") : std::nullopt;
  }
  if (by_then(shell) && !existing) return "3";
  return by_then(start) || by_then(shell) ? "2" : "1";
}

StatisticsRecord statistics_record(const Application& application, const StatisticsDrawing& drawn, const LawAt& law) {
  StatisticsRecord record;
  const bool concerned =
      std::ranges::any_of(law.documents_for(application.procedure),
                          [](const RequiredDocument* document) { return document->statistics_form; });
  if (!concerned) {
    record.why_none = {"Zu diesem Verfahren wird der Baustatistik nichts gemeldet.",
                       "Nothing is reported to the statistics about this procedure."};
    return record;
  }
  const Sources from{application, drawn, law};
  add_section(record, {}, Field::Of::project, {}, drawn.project, from);
  if (built(from)) {
    if (drawn.buildings.empty()) add_building(record, {}, from);
    for (const DrawnBuilding& building : drawn.buildings) add_building(record, building, from);
  }
  add_removals(record, from);
  remark_project(record, from);
  return record;
}

Decided give_statistics(const Application& application, const GiveStatistics& command, const StatisticsDrawing& drawn,
                        const Context& context) {
  if (auto ok = may_happen<StatisticsGiven>(application); !ok) return tl::unexpected(ok.error());
  if (const auto now = statistics_record(application, drawn, context.law); now.sections.empty()) {
    return refuse(RefusalKind::wrong_state, "no-statistics", now.why_none, {}, "§ 2 HBauStatG");
  }
  StatisticsGiven given{{}, false};
  Application after = application;
  for (std::size_t i = 0; i < command.answers.size(); ++i) {
    StatisticsAnswer answer = command.answers[i];
    const std::string place = "/answers/" + std::to_string(i);
    if (auto ok = statistics::answerable(answer, place, context); !ok) return tl::unexpected(ok.error());
    const auto of = section_for(answer, after, drawn, place, context);
    if (!of) return tl::unexpected(of.error());
    answer.of = *of;
    if (!is_news(after, answer)) continue;
    given.answers.push_back(answer);
    std::erase_if(after.statistics,
                  [&](const StatisticsAnswer& old) { return old.field == answer.field && old.of == answer.of; });
    if (!answer.value.empty() || !answer.reason.empty()) after.statistics.push_back(answer);
  }
  if (given.answers.empty()) {
    return refuse(RefusalKind::invalid, "nothing-changed",
                  {"Die Angaben stehen schon so da.", "The details stand like this already."},
                  {"Ändern Sie zuerst, was sich ändern soll.", "Change first what is to change."}, {}, "/answers");
  }
  given.complete = all_answered(statistics_record(after, drawn, context.law), context.law);
  return std::vector<Event>{std::move(given)};
}

}  // namespace flurwerk
