#include "permit-core/law/citation.hpp"

#include <algorithm>
#include <regex>
#include <sstream>

#include "permit-core/law/law_row.hpp"

namespace flurwerk {

namespace {

const std::string* basis_of(const std::vector<Citation>& citations, const std::string& id) {
  const auto row = std::ranges::find(citations, id, &Citation::id);
  return row == citations.end() ? nullptr : &row->basis;
}

// HBO, HVwVfG, BauGB, BauNVO; not Abs., Satz, Nr.
bool names_an_act(std::string_view word) {
  return std::ranges::count_if(word, [](char c) { return c >= 'A' && c <= 'Z'; }) > 1;
}

void add_once(std::vector<std::string>& list, std::string text) {
  if (std::ranges::find(list, text) == list.end()) list.push_back(std::move(text));
}

// The provisions of one act, as they stand before its name: "§§ 65, 66, § 62 Abs. 3" has 65, 66 and 62 Abs. 3.
void add_paragraphs(const std::string& provisions, const std::vector<Citation>& citations,
                    std::vector<std::string>& list) {
  static const std::regex paragraph{R"(((?:§)+|Art\.) ?(\d+[a-z]?)(?: (Abs\. \d+[a-z]?))?((?:, \d+[a-z]?)*))"};
  static const std::regex another{R"(\d+[a-z]?)"};
  const auto add = [&](const std::string& number, const std::string& part) {
    const std::string* found = part.empty() ? nullptr : basis_of(citations, "§ " + number + " " + part + " HBO");
    if (found == nullptr) found = basis_of(citations, "§ " + number + " HBO");
    add_once(list, found != nullptr ? *found : "§ " + number + (part.empty() ? "" : " " + part) + " HBO (Hessen)");
  };
  for (std::sregex_iterator match(provisions.begin(), provisions.end(), paragraph), end; match != end; ++match) {
    add((*match)[2], (*match)[3]);
    if ((*match)[1] != "§§") continue;  // what follows one paragraph are further parts of it
    const std::string more = (*match)[4];
    for (std::sregex_iterator number(more.begin(), more.end(), another); number != end; ++number)
      add(number->str(), "");
  }
}

}  // namespace

std::string cited(std::string_view text, const std::vector<Citation>& citations) {
  std::vector<std::string> list;
  std::string provisions;  // up to the act whose they are
  std::istringstream words{std::string(text)};
  for (std::string word; words >> word;) {
    const std::string name = word.substr(0, word.find(','));
    if (!names_an_act(name)) {
      provisions += (provisions.empty() ? "" : " ") + word;
      continue;
    }
    const auto row = std::ranges::find(citations, name, &Citation::id);
    if (provisions.empty() && !list.empty()) {
      list.back() += " " + name;  // an act of two words: BauO NRW
    } else if (name == "HBO") {
      add_paragraphs(provisions, citations, list);
    } else if (row != citations.end()) {
      if (!row->sign.empty()) provisions = std::regex_replace(provisions, std::regex{"(§)+"}, row->sign);
      add_once(list, provisions + " " + row->basis);
    } else {
      add_once(list, provisions + " " + name);
    }
    provisions.clear();
  }
  if (!provisions.empty()) return std::string(text);  // no list of citations
  std::string out;
  for (const auto& one : list) out += (out.empty() ? "" : ", ") + one;
  return out;
}

void read(Row& row, Citation& into) {
  into.id = row.string("id");
  into.sign = row.string_or_empty("sign");
}

}  // namespace flurwerk
