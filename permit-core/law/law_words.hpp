// The words that law files use for the values of enumerations, both ways. Internal to permit-core/law.
// Basis: permit-core/law/law_book.hpp.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "permit-core/law/law_book.hpp"

namespace flurwerk {

template <class Enum>
struct Word {
  Enum value;
  std::string_view word;
};

template <class Enum>
std::span<const Word<Enum>> words();
template <>
std::span<const Word<SilenceEffect>> words<SilenceEffect>();
template <>
std::span<const Word<StartsWhen>> words<StartsWhen>();
template <>
std::span<const Word<PreparedBy>> words<PreparedBy>();
template <>
std::span<const Word<Relation>> words<Relation>();
template <>
std::span<const Word<Act>> words<Act>();
template <>
std::span<const Word<ProjectFact>> words<ProjectFact>();
template <>
std::span<const Word<Confidence>> words<Confidence>();
template <>
std::span<const Word<StatisticsField::Kind>> words<StatisticsField::Kind>();
template <>
std::span<const Word<StatisticsField::Source>> words<StatisticsField::Source>();
template <>
std::span<const Word<StatisticsField::Of>> words<StatisticsField::Of>();

template <class Enum>
std::optional<Enum> value_of(std::string_view word) {
  for (const auto& row : words<Enum>()) {
    if (row.word == word) return row.value;
  }
  return std::nullopt;
}

template <class Enum>
std::string_view word_of(Enum value) {
  for (const auto& row : words<Enum>()) {
    if (row.value == value) return row.word;
  }
  return {};
}

// "a, b, c": for messages that say what would have been right.
template <class Enum>
std::string all_words() {
  std::string list;
  for (const auto& row : words<Enum>()) list += (list.empty() ? "" : ", ") + std::string(row.word);
  return list;
}

}  // namespace flurwerk
