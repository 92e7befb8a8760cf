#include "permit-core/law/law_row.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace flurwerk {

using nlohmann::json;

Row::Row(const json& object, std::string where) : object_(object), where_(std::move(where)) {
  if (!object.is_object()) fail("is not an object");
  if (object.contains("id") && object.at("id").is_string()) where_ += " (" + object.at("id").get<std::string>() + ")";
}

void Row::fail(const std::string& what) const { throw LawError(where_ + " " + what); }

bool Row::has(const char* key) const { return object_.contains(key); }

const json& Row::get(const char* key) {
  asked_.insert(key);
  if (!has(key)) fail("lacks \"" + std::string(key) + "\"");
  return object_.at(key);
}

std::string Row::string(const char* key) {
  const json& value = get(key);
  if (!value.is_string() || value.get_ref<const std::string&>().empty())
    fail("needs text in \"" + std::string(key) + "\"");
  return value.get<std::string>();
}

int Row::integer(const char* key) {
  const json& value = get(key);
  if (!value.is_number_integer() || value.get<long long>() < 0 || value.get<long long>() > 1000000) {
    fail("needs a whole number from 0 to 1000000 in \"" + std::string(key) + "\"");
  }
  return value.get<int>();
}

bool Row::boolean(const char* key, bool otherwise) {
  if (!has(key)) return otherwise;
  const json& value = get(key);
  if (!value.is_boolean()) fail("needs true or false in \"" + std::string(key) + "\"");
  return value.get<bool>();
}

Date Row::date(const char* key) {
  const auto date = parse_date(string(key));
  if (!date) fail("needs a day such as 2025-10-14 in \"" + std::string(key) + "\"");
  return *date;
}

Text Row::text(const char* key) {
  Row both(get(key), where_ + " " + key);
  Text text{both.string("de"), both.string("en")};
  both.nothing_else();
  return text;
}

Fraction Row::fraction(const char* key) {
  const json& value = get(key);
  const bool pair =
      value.is_array() && value.size() == 2 && value[0].is_number_integer() && value[1].is_number_integer();
  if (!pair || value[0].get<long long>() < 0 || value[1].get<long long>() < 1 || value[1].get<long long>() > 1000 ||
      value[0].get<long long>() > 1000) {
    fail("needs a fraction such as [1, 3] in \"" + std::string(key) + "\"");
  }
  return {value[0].get<int>(), value[1].get<int>()};
}

std::vector<std::string> Row::strings(const char* key) {
  const json& value = get(key);
  const bool good = value.is_array() && !value.empty() &&
                    std::all_of(value.begin(), value.end(), [](const json& v) { return v.is_string(); });
  if (!good) fail("needs a list of texts in \"" + std::string(key) + "\"");
  return value.get<std::vector<std::string>>();
}

void Row::nothing_else() const {
  for (const auto& [key, value] : object_.items()) {
    if (!asked_.contains(key)) fail("has the unknown key \"" + key + "\"");
  }
}

void read_source(Row& row, Sourced& into) {
  into.basis = row.string("basis");
  into.valid_from = row.date("valid_from");
  if (row.has("valid_to")) into.valid_to = row.date("valid_to");
  if (into.valid_to && *into.valid_to < into.valid_from) row.fail("ends (\"valid_to\") before it begins");
  into.confidence = row.word<Confidence>("confidence");
  if (row.has("note")) into.note = row.text("note");
  if (into.confidence == Confidence::unsure && !into.note)
    row.fail("is unsure but has no \"note\" that says what is open");
}

}  // namespace flurwerk
