#include "permit-core/fold_text.hpp"

#include <algorithm>
#include <iterator>

namespace flurwerk {

std::string fold_text(std::string_view text) {
  struct Fold {
    std::string_view from, to;
  };
  static constexpr Fold folds[] = {{"ä", "a"}, {"ö", "o"}, {"ü", "u"}, {"ß", "ss"}, {"Ä", "a"}, {"Ö", "o"}, {"Ü", "u"}};
  constexpr char lead = '\xC3';  // of each of them
  std::string folded;
  folded.reserve(text.size());
  while (!text.empty()) {
    const char c = text.front();
    const auto* fold = c != lead ? std::end(folds)
                                 : std::find_if(std::begin(folds), std::end(folds),
                                                [&](const Fold& f) { return text.starts_with(f.from); });
    if (fold != std::end(folds)) {
      folded += fold->to;
      text.remove_prefix(fold->from.size());
      continue;
    }
    folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    text.remove_prefix(1);
  }
  return folded;
}

}  // namespace flurwerk
