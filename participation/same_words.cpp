#include "participation/same_words.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

namespace flurwerk::participation {

namespace {

constexpr std::size_t least_common_words = 3;
constexpr double most_of = 0.7;  // of the shorter one's words

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

// Lower case for ASCII and for Ä, Ö, Ü (UTF-8: C3 84, C3 96, C3 9C).
std::string lower(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const bool umlaut = i > 0 && text[i - 1] == '\xc3' && (c == '\x84' || c == '\x96' || c == '\x9c');
    out += umlaut ? static_cast<char>(c + 0x20) : c;
  }
  return out;
}

struct Words {
  std::vector<std::string> all;   // in order
  std::set<std::string> words;    // without numbers
  std::set<std::string> numbers;  // "3,00" and "3" are the same, "3,5" is "3.5"
};

// "3,00" -> "3", "3,50" -> "3.5": a dot or comma between digits belongs to the number.
std::string plain_number(std::string number) {
  std::ranges::replace(number, ',', '.');
  if (number.find('.') == std::string::npos) return number;
  while (number.ends_with('0')) number.pop_back();
  if (number.ends_with('.')) number.pop_back();
  return number;
}

Words words_of(std::string_view raw) {
  const std::string text = lower(raw);
  Words found;
  for (std::size_t i = 0; i < text.size();) {
    std::string word;
    if (is_digit(text[i])) {
      const auto inside = [&](std::size_t at) {
        return (text[at] == ',' || text[at] == '.') && at + 1 < text.size() && is_digit(text[at + 1]);
      };
      while (i < text.size() && (is_digit(text[i]) || inside(i))) word += text[i++];
      word = plain_number(std::move(word));
      found.numbers.insert(word);
    } else if (is_letter(text[i])) {
      while (i < text.size() && is_letter(text[i])) word += text[i++];
      found.words.insert(word);
    } else {
      ++i;
      continue;
    }
    found.all.push_back(std::move(word));
  }
  return found;
}

bool denies(const Words& words) {
  static constexpr std::array<std::string_view, 8> denials = {"nicht",      "kein",     "keine",     "keinen",
                                                              "unzulässig", "verboten", "untersagt", "ohne"};
  return std::ranges::any_of(denials, [&](std::string_view word) { return words.words.contains(std::string(word)); });
}

}  // namespace

bool says_the_same(std::string_view a, std::string_view b) { return words_of(a).all == words_of(b).all; }

bool may_contradict(std::string_view a, std::string_view b) {
  const Words one = words_of(a), other = words_of(b);
  const auto common = static_cast<std::size_t>(
      std::ranges::count_if(one.words, [&](const std::string& word) { return other.words.contains(word); }));
  const std::size_t shorter = std::min(one.words.size(), other.words.size());
  if (common < least_common_words || static_cast<double>(common) < most_of * static_cast<double>(shorter)) return false;
  const bool other_numbers = !one.numbers.empty() && !other.numbers.empty() && one.numbers != other.numbers;
  return other_numbers || denies(one) != denies(other);
}

}  // namespace flurwerk::participation
