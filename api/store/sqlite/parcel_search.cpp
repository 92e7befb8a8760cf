#include "api/store/sqlite/parcel_search.hpp"
#include "permit-core/fold_text.hpp"

#include <algorithm>
#include <cctype>
#include <regex>
#include <vector>

namespace flurwerk::api {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == ',' || c == ';' || c == '\t'; }

// Words and numbers; a hyphen separates only beside a digit, so "Neu-Ulm" stays one word.
std::vector<std::string> tokens(std::string_view text) {
  std::vector<std::string> list(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool beside_digit = (i > 0 && is_digit(text[i - 1])) || (i + 1 < text.size() && is_digit(text[i + 1]));
    if (is_blank(text[i]) || (text[i] == '-' && beside_digit)) {
      if (!list.back().empty()) list.emplace_back();
    } else {
      list.back() += text[i];
    }
  }
  if (list.back().empty()) list.pop_back();
  return list;
}

std::string without_zeros(const std::string& number) {
  const auto first = number.find_first_not_of('0');
  return first == std::string::npos ? "" : number.substr(first);
}

void read_number(ParcelSearch& search, const std::string& number) {
  const auto slash = number.find('/');
  search.numerator = without_zeros(number.substr(0, slash));
  search.denominator = slash == std::string::npos ? "" : without_zeros(number.substr(slash + 1));
}

}  // namespace

ParcelSearch read_parcel_search(std::string_view text) {
  ParcelSearch search;
  const auto list = tokens(fold_text(text));
  if (list.size() == 1 && list[0].size() >= 4 &&
      std::all_of(list[0].begin(), list[0].end(), [](char c) { return is_digit(c) || c == '_'; })) {
    search.key_prefix = list[0];
    return search;
  }
  std::vector<std::string> numbers;
  std::string word_before;
  for (const auto& token : list) {
    if (!is_digit(token[0])) {
      const bool filler = token == "flur" || token == "gemarkung" || token == "gmk" || token == "gmk." ||
                          token == "flurstuck" || token == "flst" || token == "flst." || token == "nr" ||
                          token == "nr.";
      if (!filler) search.name += (search.name.empty() ? "" : " ") + token;
    } else if (word_before == "flur") {
      search.flur = without_zeros(token);
    } else if (word_before == "gemarkung" || word_before.starts_with("gmk")) {
      search.gemarkung = token;
    } else {
      numbers.push_back(token);
    }
    word_before = token;
  }
  if (!numbers.empty()) read_number(search, numbers.back());
  if (numbers.size() > 1 && search.flur.empty()) search.flur = without_zeros(numbers[numbers.size() - 2]);
  if (numbers.size() > 2 && search.gemarkung.empty()) search.gemarkung = numbers[numbers.size() - 3];
  return search;
}

std::string read_address_search(std::string_view text) {
  static const std::regex abbreviated{R"(str(\.|(?=[ ,;]|$)))"};
  static const std::regex beside_number{R"(strasse(?=\d))"};
  return std::regex_replace(std::regex_replace(fold_text(text), abbreviated, "strasse"), beside_number, "strasse ");
}

}  // namespace flurwerk::api
