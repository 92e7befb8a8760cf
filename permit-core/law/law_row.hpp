// One row of a law file while it is read; whatever is wrong is named by file and row. Internal to permit-core/law.
// Basis: the row shapes in permit-core/law/law_book.hpp; unknown keys are errors, so that no typing error hides a value.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "permit-core/law/law_book.hpp"
#include "permit-core/law/law_words.hpp"

namespace flurwerk {

// Raised while reading only; read_law turns it into a Refusal.
struct LawError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// One JSON object that remembers which keys were asked for, so that the rest can be complained about.
class Row {
 public:
  Row(const nlohmann::json& object, std::string where);

  [[noreturn]] void fail(const std::string& what) const;
  bool has(const char* key) const;
  const nlohmann::json& get(const char* key);
  std::string string(const char* key);
  std::string string_or_empty(const char* key) { return has(key) ? string(key) : std::string(); }
  int integer(const char* key);
  std::optional<int> optional_integer(const char* key) { return has(key) ? std::optional(integer(key)) : std::nullopt; }
  bool boolean(const char* key, bool otherwise);
  Date date(const char* key);
  Text text(const char* key);
  Fraction fraction(const char* key);
  std::vector<std::string> strings(const char* key);
  template <class Enum>
  Enum word(const char* key) {
    const auto value = value_of<Enum>(string(key));
    if (!value) fail("has an unknown word in \"" + std::string(key) + "\"; known are: " + all_words<Enum>());
    return *value;
  }
  template <class Enum>
  Enum word(const char* key, Enum otherwise) {
    return has(key) ? word<Enum>(key) : otherwise;
  }
  std::string place(const std::string& within) const { return where_ + " " + within; }
  void nothing_else() const;

 private:
  const nlohmann::json& object_;
  std::string where_;
  std::set<std::string> asked_;
};

// Basis, days and confidence, as every row has them.
void read_source(Row& row, Sourced& into);
void read(Row& row, CancellationGround& into);
void read(Row& row, PostponementGround& into);
void read(Row& row, ChangeEffect& into);
void read(Row& row, AnnouncementGround& into);
void read(Row& row, FileAccessCapacity& into);
void read(Row& row, Citation& into);
void read(Row& row, TextBlock& into);
void read(Row& row, FeeTable& into);
void read(Row& row, BuildingClassRules& into);
void read(Row& row, SpecialBuildingRules& into);
void read(Row& row, AccessRules& into);
void read(Row& row, ParkingRelief& into);
void read(Row& row, LandUseRules& into);
void read(Row& row, StatisticsField& into);
void read(Row& row, StatisticsCodes& into);
void read(Row& row, StatisticsLimit& into);

}  // namespace flurwerk
