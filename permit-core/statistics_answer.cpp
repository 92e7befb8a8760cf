#include "permit-core/statistics_answer.hpp"

#include <algorithm>
#include <cctype>

namespace flurwerk::statistics {

std::vector<std::string_view> parts(std::string_view text, char sign) {
  std::vector<std::string_view> list;
  for (std::size_t from = 0; from <= text.size();) {
    const auto to = std::min(text.find(sign, from), text.size());
    list.push_back(text.substr(from, to - from));
    from = to + 1;
  }
  return list;
}

bool has_code(const StatisticsField& field, std::string_view value, std::string_view code) {
  using Kind = StatisticsField::Kind;
  if (field.kind != Kind::codes && field.kind != Kind::counts) return value == code;
  return std::ranges::any_of(parts(value, ','),
                             [&](std::string_view part) { return part.substr(0, part.find('=')) == code; });
}

std::int64_t sum_of_counts(std::string_view counts) {
  std::int64_t sum = 0;
  for (const std::string_view part : parts(counts, ','))
    sum += std::stoll(std::string(part.substr(part.find('=') + 1)));
  return sum;
}

std::int64_t hundredths(std::string_view decimal) {
  const auto point = decimal.find('.');
  std::string fraction = point == std::string_view::npos ? std::string() : std::string(decimal.substr(point + 1));
  fraction.resize(2, '0');
  return std::stoll(std::string(decimal.substr(0, point)) + fraction);
}

std::string known(const StatisticsSection& section, std::string_view field) {
  const StatisticsValue* value = section.value(field);
  return value == nullptr ? std::string() : value->value;
}

namespace {

using Field = StatisticsField;

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
bool is_month(const std::string& text) {  // "2026-06"
  const auto day = text.size() == 7 ? parse_date(text + "-01") : std::nullopt;
  return day && text >= "1900-01" && text <= "2200-12";
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
    case Field::Kind::month: return is_month(value);
  }
  return false;
}

}  // namespace

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
    return refuse(
        RefusalKind::invalid, "bad-statistics-value",
        {"\"" + field->name.de + "\": Die Angabe passt nicht zu diesem Feld.",
         "\"" + field->name.en + "\": the value does not fit this field."},
        {"Zahlen ohne Einheit und ohne Tausenderpunkt, Schlüssel aus der Liste, Monate wie 2026-06, höchstens 200 "
         "Zeichen.",
         "Numbers without unit or grouping, codes from the list, months such as 2026-06, 200 characters at most."},
        field->basis, place + "/value");
  }
  return {};
}

}  // namespace flurwerk::statistics
