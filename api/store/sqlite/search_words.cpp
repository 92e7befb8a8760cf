#include "api/store/sqlite/search_words.hpp"
#include "permit-core/fold_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace flurwerk::api {
namespace {

constexpr std::size_t most_words = 8;
constexpr std::size_t shortest = 3;   // characters: a trigram
constexpr char umlaut_lead = '\xC3';  // the first byte of each in UTF-8

// As many people write where the keyboard has no umlauts.
std::string spelled_out(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> pairs{
      {{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"Ä", "Ae"}, {"Ö", "Oe"}, {"Ü", "Ue"}}};
  std::string out;
  while (!text.empty()) {
    const std::size_t plain = std::min(text.find(umlaut_lead), text.size());
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    const auto pair = std::ranges::find_if(pairs, [&](const auto& one) { return text.starts_with(one.first); });
    out += pair != pairs.end() ? pair->second : text.substr(0, 1);
    text.remove_prefix(std::min(pair != pairs.end() ? pair->first.size() : 1, text.size()));
  }
  return fold_text(out);
}

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

std::string phrase_of(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

SearchWord word_of(std::string_view typed) {
  SearchWord word{{}, fold_text(typed), spelled_out(typed)};
  if (characters(word.part) < shortest) return word;
  word.match = word.other == word.part ? phrase_of(word.part)
                                       : "(" + phrase_of(word.part) + " OR " + phrase_of(word.other) + ")";
  return word;
}

}  // namespace

std::vector<SearchWord> search_words(std::string_view typed) {
  std::vector<SearchWord> words;
  while (!typed.empty() && words.size() < most_words) {
    const bool phrase = typed.front() == '"';
    if (phrase) typed.remove_prefix(1);
    const std::size_t end = std::min(typed.find(phrase ? '"' : ' '), typed.size());
    if (end > 0) words.push_back(word_of(typed.substr(0, end)));
    typed.remove_prefix(std::min(end + 1, typed.size()));
  }
  return words;
}

std::string searchable(std::string_view text) {
  std::string folded = fold_text(text);
  if (text.find(umlaut_lead) == std::string_view::npos) return folded;
  const std::string other = spelled_out(text);
  return other == folded ? folded : folded + " " + other;
}

}  // namespace flurwerk::api
