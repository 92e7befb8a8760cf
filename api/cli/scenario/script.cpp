#include "api/cli/scenario/script.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <sstream>

namespace flurwerk::api::scenario {

namespace {

Words words_of(std::string_view line) {
  Words words;
  std::string word;
  bool quoted = false, any = false;
  const auto end_word = [&] {
    if (any) words.push_back(std::move(word));
    word.clear();
    any = false;
  };
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
      any = true;
    } else if (!quoted && c == '#') {
      break;
    } else if (!quoted && (c == ' ' || c == '\t' || c == '\r')) {
      end_word();
    } else if (!quoted && c == ';') {
      end_word();
      words.push_back(";");
    } else {
      word += c;
      any = true;
    }
  }
  end_word();
  return words;
}

std::optional<std::chrono::minutes> clock_time(const std::string& text) {
  int hours = 0, minutes = 0;
  if (text.size() != 5 || std::sscanf(text.c_str(), "%2d:%2d", &hours, &minutes) != 2) return {};
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return {};
  return std::chrono::minutes{60 * hours + minutes};
}

class Reader {
 public:
  explicit Reader(const std::string& file) { script_.file = file; }

  Result<void> line(int number, const Words& words) {
    number_ = number;
    const auto expected = std::find(words.begin(), words.end(), "expect");
    const Words first{words.begin(), expected};
    if (auto ok = first.empty() ? goes_on() : statement(first); !ok) return ok;
    return expected == words.end() ? Result<void>{} : expectations({expected + 1, words.end()});
  }
  Script take() { return std::move(script_); }

 private:
  tl::unexpected<Refusal> broken(const std::string& de, const std::string& en) const {
    return refuse(
        RefusalKind::invalid, "scenario-line",
        {fmt::format("{}:{}: {}", script_.file, number_, de), fmt::format("{}:{}: {}", script_.file, number_, en)},
        {"Die Sätze nennt \"flurwerk scenario --grammar\".", "\"flurwerk scenario --grammar\" lists the sentences."},
        {}, fmt::format("{}:{}", script_.file, number_));
  }

  Result<void> goes_on() const {
    if (!script_.steps.empty()) return {};
    return broken("\"expect\" vor dem ersten Schritt.", "\"expect\" before the first step.");
  }

  Result<void> statement(const Words& words) {
    const std::string& head = words.front();
    const Words rest{words.begin() + 1, words.end()};
    if (head == "title") return script_.title = text_of(rest), Result<void>{};
    if (head == "land" && rest.size() == 1) return script_.land = rest[0], Result<void>{};
    if (head == "procedure" && rest.size() == 1) return script_.procedure = rest[0], Result<void>{};
    if (head == "period") {
      script_.steps.push_back({{}, {}, {number_, words}, {}});
      return {};
    }
    return head == "on" ? step(rest)
                        : broken("Mit \"" + head + "\" beginnt keine Zeile.", "No line begins with \"" + head + "\".");
  }

  Result<void> step(Words words) {
    Step step;
    step.on = words.empty() ? std::nullopt : parse_date(words.front());
    if (!step.on)
      return broken("Nach \"on\" steht ein Tag wie 2026-03-02.", "After \"on\" comes a day such as 2026-03-02.");
    words.erase(words.begin());
    if (words.size() > 1 && words[0] == "at") {
      const auto at = clock_time(words[1]);
      if (!at) return broken("Nach \"at\" steht eine Uhrzeit wie 23:59.", "After \"at\" comes a time such as 23:59.");
      step.at = *at;
      words.erase(words.begin(), words.begin() + 2);
    }
    if (last_ && std::pair{*step.on, step.at} < *last_) {
      return broken("Dieser Schritt liegt vor dem letzten.", "This step lies before the one above.");
    }
    last_ = {*step.on, step.at};
    step.what = {number_, std::move(words)};
    script_.steps.push_back(std::move(step));
    return {};
  }

  Result<void> expectations(const Words& words) {
    auto& expected = script_.steps.back().expected;
    for (auto from = words.begin(); from != words.end() || words.empty();) {
      const auto to = std::find(from, words.end(), ";");
      if (from == to) return broken("Nach \"expect\" fehlt, was kommen soll.", "\"expect\" says nothing.");
      expected.push_back({number_, {from, to}});
      if (to == words.end()) break;
      from = to + 1;
    }
    return {};
  }

  Script script_;
  int number_ = 0;
  std::optional<std::pair<Date, std::chrono::minutes>> last_;
};

}  // namespace

std::string text_of(const Words& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

Result<Script> read_script(const std::string& file, std::string_view text) {
  Reader reader{file};
  std::istringstream lines{std::string{text}};
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    const Words words = words_of(line);
    if (words.empty()) continue;
    if (auto ok = reader.line(number, words); !ok) return tl::unexpected(ok.error());
  }
  return reader.take();
}

std::optional<Words> match(std::string_view pattern, const Words& words) {
  const Words wanted = words_of(pattern);
  if (wanted.size() != words.size()) return std::nullopt;
  Words found;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i].starts_with('<')) {
      found.push_back(words[i]);
    } else if (wanted[i] != words[i]) {
      return std::nullopt;
    }
  }
  return found;
}

}  // namespace flurwerk::api::scenario
