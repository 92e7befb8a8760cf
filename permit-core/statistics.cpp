#include "permit-core/statistics.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>

#include "permit-core/checks.hpp"
#include "permit-core/fee.hpp"

namespace flurwerk {

namespace {

using Field = StatisticsField;

struct OccasionWords {
  std::string_view id, message;
  const char *de, *en;
};
constexpr std::array<OccasionWords, 5> occasion_words{{
    {"permit", "0421", "Baugenehmigung", "permit"},
    {"start", "0423", "Baubeginn", "start of the works"},
    {"shell", "0424", "Rohbau fertig", "shell completed"},
    {"completion", "0425", "Baufertigstellung", "completion"},
    {"lapsed", "0422", "Baugenehmigung erloschen", "permit lapsed"},
}};
const OccasionWords& words_of(StatisticsOccasion occasion) {
  return occasion_words[static_cast<std::size_t>(occasion)];
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

bool holds(const Field::Condition& condition, const StatisticsRecord& record) {
  const StatisticsValue* value = record.value(condition.field);
  if (value == nullptr || value->value.empty()) return false;
  const auto& list = condition.any_of.empty() ? condition.none_of : condition.any_of;
  return (std::ranges::find(list, value->value) != list.end()) != condition.any_of.empty();
}

StatisticsValue value_of(const Field& field, const Application& application, const StatisticsFacts& drawn,
                         const LawAt& law) {
  if (field.source == Field::Source::known) {
    KnownFact fact = known_fact(application, field.fact, law);
    if (fact.value.empty()) return {field.id, {}, {}, std::move(fact.missing)};
    return {field.id, std::move(fact.value), std::move(fact.source), {}};
  }
  const auto answer = std::ranges::find(application.statistics, field.id, &StatisticsAnswer::field);
  const bool answered = answer != application.statistics.end();
  if (answered && !answer->value.empty()) {
    return {field.id, answer->value, {"Angabe zur Baustatistik", "given for statistics"}, {}};
  }
  // What is drawn now is known, whatever was said before it was.
  if (const auto fact = drawn.find(field.fact); field.source == Field::Source::drawn && fact != drawn.end()) {
    return {field.id, fact->second, {"Zeichnung", "drawing"}, {}};
  }
  if (answered) return {field.id, {}, {}, {answer->reason, answer->reason}};
  if (field.by_authority) {
    return {field.id, {}, {}, {"Von der Bauaufsicht noch nicht angegeben.", "Not given by the authority yet."}, true};
  }
  return {field.id, {}, {}, {"Noch nicht angegeben.", "Not given yet."}, true};
}

// --- who is exempt ---------------------------------------------------------------------------------------------------

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
std::int64_t hundredths(std::string_view decimal) {
  const auto point = decimal.find('.');
  std::string fraction = point == std::string_view::npos ? std::string() : std::string(decimal.substr(point + 1));
  fraction.resize(2, '0');
  return std::stoll(std::string(decimal.substr(0, point)) + fraction);
}

std::string known(const StatisticsRecord& record, std::string_view field) {
  const StatisticsValue* value = record.value(field);
  return value == nullptr ? std::string() : value->value;
}

void compare(StatisticsRecord& record, const std::string& de, const std::string& en, bool within,
             const std::string& limit) {
  const std::string sign = within ? " ≤ " : " > ";
  record.steps.push_back({de + sign + limit, en + sign + limit});
}

void judge_size(StatisticsRecord& record, const StatisticsLimit& limit) {
  bool within = false;
  Text unknown;
  const auto lacks = [&](const char* de, const char* en) {
    record.steps.push_back({std::string(de) + " nicht bekannt", std::string(en) + " not known"});
    if (!unknown.de.empty()) unknown.de += " und ", unknown.en += " and ";
    unknown.de += de, unknown.en += en;
  };
  if (const std::string volume = known(record, "bruttoRauminhaltBRI"); !volume.empty()) {
    const bool small = hundredths(volume) <= std::int64_t{limit.volume_m3} * 100;
    compare(record, "Rauminhalt " + german(volume) + " m³", "volume " + german(volume) + " m³", small,
            grouped(std::to_string(limit.volume_m3)) + " m³");
    within = within || small;
  } else {
    lacks("Rauminhalt", "volume");
  }
  const std::string building = known(record, "kostengruppe300"), services = known(record, "kostengruppe400");
  if (!building.empty() && !services.empty()) {
    const std::int64_t cost = std::stoll(building) + std::stoll(services);
    const bool small = cost <= std::int64_t{limit.cost_eur} * 100;
    const std::string sum = euros(std::stoll(building)) + " + " + euros(std::stoll(services)) + " = " + euros(cost);
    compare(record, "Kosten " + sum, "cost " + sum, small, euros(std::int64_t{limit.cost_eur} * 100));
    within = within || small;
  } else {
    lacks("Kosten", "cost");
  }
  if (within) {
    record.duty = StatisticsDuty::exempt;
    record.why = {"Kein Wohnraum, und eine der beiden Grenzen ist eingehalten: Es wird nicht gemeldet.",
                  "No living space, and one of the two limits is kept: nothing is reported."};
  } else if (unknown.de.empty()) {
    record.duty = StatisticsDuty::reported;
    record.why = {"Kein Wohnraum, aber beide Grenzen sind überschritten: Es wird gemeldet.",
                  "No living space, but both limits are exceeded: it is reported."};
  } else {
    record.why = {"Nicht geprüft, weil nicht bekannt: " + unknown.de + ".",
                  "Not checked, because not known: " + unknown.en + "."};
  }
}

void judge(StatisticsRecord& record, const LawAt& law) {
  const auto limit = std::ranges::find(law.statistics_limits, "minor-works", &StatisticsLimit::id);
  if (limit == law.statistics_limits.end()) return;
  record.basis = limit->basis;
  record.duty = StatisticsDuty::not_checked;
  const std::string use = known(record, "hauptnutzung"), dwellings = known(record, "gesamtanzahlWohnungen");
  const std::string living = known(record, "wohnflaecheNeu");
  const bool some_living =
      use == "wohngebaeude" || (!dwellings.empty() && dwellings != "0") || (!living.empty() && hundredths(living) > 0);
  if (some_living) {
    record.duty = StatisticsDuty::reported;
    record.why = {"Wohnraum wird geschaffen oder verändert: Es wird gemeldet.",
                  "Living space is created or changed: it is reported."};
  } else if (use.empty() || dwellings.empty()) {
    record.why = {"Nicht geprüft, weil nicht bekannt ist, ob Wohnraum geschaffen oder verändert wird.",
                  "Not checked, because it is not known whether living space is created or changed."};
  } else {
    judge_size(record, *limit);
  }
}

// --- what fits a field -----------------------------------------------------------------------------------------------

bool all_digits(std::string_view text, std::size_t most) {
  return !text.empty() && text.size() <= most && (text.size() == 1 || text.front() != '0') &&
         std::ranges::all_of(text, [](unsigned char c) { return std::isdigit(c) != 0; });
}
bool is_decimal(std::string_view text) {
  const auto point = text.find('.');
  if (point == std::string_view::npos) return all_digits(text, 9);
  const auto fraction = text.substr(point + 1);
  return all_digits(text.substr(0, point), 9) && !fraction.empty() && fraction.size() <= 2 &&
         std::ranges::all_of(fraction, [](unsigned char c) { return std::isdigit(c) != 0; });
}
std::vector<std::string_view> parts(std::string_view text, char sign) {
  std::vector<std::string_view> list;
  for (std::size_t from = 0; from <= text.size();) {
    const auto to = std::min(text.find(sign, from), text.size());
    list.push_back(text.substr(from, to - from));
    from = to + 1;
  }
  return list;
}
bool in_list(const StatisticsCodes* codes, std::string_view text, bool counted) {
  std::vector<std::string_view> seen;
  for (const std::string_view part : parts(text, ',')) {
    const auto pair = counted ? parts(part, '=') : std::vector{part};
    if (counted && (pair.size() != 2 || !all_digits(pair[1], 5))) return false;
    if (codes->find(pair[0]) == nullptr || std::ranges::find(seen, pair[0]) != seen.end()) return false;
    seen.push_back(pair[0]);
  }
  return true;
}
bool fits(const Field& field, const std::string& value, const LawAt& law) {
  const StatisticsCodes* codes = law.statistics_code_list(field.codes);
  switch (field.kind) {
    case Field::Kind::text: return value.size() <= 200;
    case Field::Kind::code: return codes->find(value) != nullptr;
    case Field::Kind::codes: return in_list(codes, value, false);
    case Field::Kind::counts: return in_list(codes, value, true);
    case Field::Kind::whole: return all_digits(value, 6);
    case Field::Kind::decimal: return is_decimal(value);
    case Field::Kind::cents: return all_digits(value, 13);
    case Field::Kind::month: return false;  // never asked
  }
  return false;
}

Result<void> answerable(const StatisticsAnswer& answer, const std::string& place, const Context& context) {
  const Field* field = context.law.statistics_field(answer.field);
  if (field == nullptr || field->source == Field::Source::known) {
    return refuse(
        RefusalKind::invalid, "unknown-statistics-field",
        {"\"" + answer.field + "\" wird nicht erfragt.", "\"" + answer.field + "\" is not asked."},
        {"Die erfragten Angaben stehen in der Baustatistik des Vorgangs.", "The case's statistics list what is asked."},
        "§ 3 HBauStatG", place + "/field");
  }
  const bool applicant = context.actor.role == "designer" || context.actor.role == "principal";
  if (applicant && field->by_authority) {
    return refuse(
        RefusalKind::forbidden, "asked-of-the-authority",
        {"\"" + field->name.de + "\" gibt die Bauaufsicht an.", "The authority gives \"" + field->name.en + "\"."}, {},
        field->basis, place + "/field");
  }
  if (!answer.value.empty() && !answer.reason.empty()) {
    return refuse(RefusalKind::invalid, "value-and-reason",
                  {"\"" + field->name.de + "\" hat einen Wert und zugleich einen Grund, warum er unbekannt ist.",
                   "\"" + field->name.en + "\" has a value and a reason for not knowing it."},
                  {"Geben Sie eines von beiden an.", "Give one of them."}, {}, place + "/reason");
  }
  if (answer.reason.size() > 500 || (!answer.value.empty() && !fits(*field, answer.value, context.law))) {
    return refuse(RefusalKind::invalid, "bad-statistics-value",
                  {"\"" + field->name.de + "\": Die Angabe passt nicht zu diesem Feld.",
                   "\"" + field->name.en + "\": the value does not fit this field."},
                  {"Zahlen ohne Einheit und ohne Tausenderpunkt, Schlüssel aus der Liste, höchstens 200 Zeichen.",
                   "Numbers without unit or grouping, codes from the list, 200 characters at most."},
                  field->basis, place + "/value");
  }
  return {};
}

bool is_news(const Application& application, const StatisticsAnswer& answer) {
  const auto old = std::ranges::find(application.statistics, answer.field, &StatisticsAnswer::field);
  if (old == application.statistics.end()) return !answer.value.empty() || !answer.reason.empty();
  return *old != answer;
}

void remark_rooms(StatisticsRecord& record) {
  const std::string rooms = known(record, "anzahlDerWohnungenNeu"), all = known(record, "gesamtanzahlWohnungen");
  if (rooms.empty() || all.empty()) return;
  std::int64_t sum = 0;
  for (const std::string_view part : parts(rooms, ',')) sum += std::stoll(std::string(part.substr(part.find('=') + 1)));
  if (std::to_string(sum) == all) return;
  record.remarks.push_back({"Nach Räumen sind es " + std::to_string(sum) + " Wohnungen, insgesamt " + all + ".",
                            "By rooms there are " + std::to_string(sum) + " dwellings, " + all + " in total."});
}

}  // namespace

std::string_view to_string(StatisticsOccasion occasion) { return words_of(occasion).id; }
std::string_view xbau_message(StatisticsOccasion occasion) { return words_of(occasion).message; }
Text name_of(StatisticsOccasion occasion) { return {words_of(occasion).de, words_of(occasion).en}; }

std::string_view to_string(StatisticsDuty duty) {
  constexpr std::array<std::string_view, 4> names{"reported", "exempt", "not_checked", "none"};
  return names[static_cast<std::size_t>(duty)];
}

const StatisticsValue* StatisticsRecord::value(std::string_view field) const {
  const auto it = std::ranges::find(values, field, &StatisticsValue::field);
  return it == values.end() ? nullptr : &*it;
}

std::vector<StatisticsReport> statistics_reports(const Application& application) {
  using enum StatisticsOccasion;
  std::vector<StatisticsReport> reports;
  if (!application.permitted_on) return reports;
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
  return reports;
}

StatisticsRecord statistics_record(const Application& application, const StatisticsFacts& drawn, const LawAt& law) {
  StatisticsRecord record;
  const bool concerned =
      std::ranges::any_of(law.documents_for(application.procedure),
                          [](const RequiredDocument* document) { return document->statistics_form; });
  if (!concerned) {
    record.why = {"Zu diesem Verfahren wird der Baustatistik nichts gemeldet.",
                  "Nothing is reported to the statistics about this procedure."};
    return record;
  }
  for (const Field& field : law.statistics_fields) {
    const bool applies = std::ranges::all_of(field.conditions, [&](const auto& one) { return holds(one, record); });
    if (applies) record.values.push_back(value_of(field, application, drawn, law));
  }
  judge(record, law);
  remark_rooms(record);
  return record;
}

Decided give_statistics(const Application& application, const GiveStatistics& command, const StatisticsFacts& drawn,
                        const Context& context) {
  if (auto ok = may_happen<StatisticsGiven>(application); !ok) return tl::unexpected(ok.error());
  if (const auto now = statistics_record(application, drawn, context.law); now.duty == StatisticsDuty::none) {
    return refuse(RefusalKind::wrong_state, "no-statistics", now.why, {}, "§ 2 HBauStatG");
  }
  StatisticsGiven given{{}, false};
  Application after = application;
  for (std::size_t i = 0; i < command.answers.size(); ++i) {
    const StatisticsAnswer& answer = command.answers[i];
    if (auto ok = answerable(answer, "/answers/" + std::to_string(i), context); !ok) return tl::unexpected(ok.error());
    if (!is_news(after, answer)) continue;
    given.answers.push_back(answer);
    std::erase_if(after.statistics, [&](const StatisticsAnswer& old) { return old.field == answer.field; });
    if (!answer.value.empty() || !answer.reason.empty()) after.statistics.push_back(answer);
  }
  if (given.answers.empty()) {
    return refuse(RefusalKind::invalid, "nothing-changed",
                  {"Die Angaben stehen schon so da.", "The details stand like this already."},
                  {"Ändern Sie zuerst, was sich ändern soll.", "Change first what is to change."}, {}, "/answers");
  }
  given.complete = std::ranges::none_of(statistics_record(after, drawn, context.law).values, [&](const auto& value) {
    return value.open && !context.law.statistics_field(value.field)->by_authority;
  });
  return std::vector<Event>{std::move(given)};
}

}  // namespace flurwerk
