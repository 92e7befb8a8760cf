#include "api/cli/scenario/play.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "api/cli/scenario/acts.hpp"
#include "api/cli/scenario/expectations.hpp"
#include "participation/warnings.hpp"

namespace flurwerk::api::scenario {

namespace {

constexpr std::string_view period_of_land = "period <length> from <date> in <land>";
constexpr std::string_view unshifted_period = "period <length> from <date> in <land> without shift";

Result<void> known(const Script& script, const Sentence& sentence, bool is_known) {
  if (is_known) return {};
  const std::string place = fmt::format("{}:{}", script.file, sentence.line);
  return refuse(
      RefusalKind::invalid, "scenario-line",
      {fmt::format("{}: Diesen Satz gibt es nicht: {}", place, text_of(sentence.words)),
       fmt::format("{}: there is no such sentence: {}", place, text_of(sentence.words))},
      {"Die Sätze nennt \"flurwerk scenario --grammar\".", "\"flurwerk scenario --grammar\" lists the sentences."}, {},
      place);
}

Result<void> check_sentences(const Script& script) {
  for (const auto& step : script.steps) {
    const bool is_known = step.on ? act_for(step.what.words) != nullptr
                                  : match(period_of_land, step.what.words) || match(unshifted_period, step.what.words);
    if (auto ok = known(script, step.what, is_known); !ok) return ok;
    for (const auto& sentence : step.expected) {
      if (auto ok = known(script, sentence, expectation_for(sentence.words) != nullptr); !ok) return ok;
    }
  }
  return {};
}

Outcome compute(const Words& words) {
  Outcome outcome;
  const auto shifted = match(period_of_land, words);
  const Words found = shifted ? *shifted : *match(unshifted_period, words);
  const auto give = [&]() -> Result<Derivation> {
    const auto length = parse_period(found[0]);
    if (!length) return tl::unexpected(length.error());
    const auto from = parse_date(found[1]);
    if (!from)
      return refuse(RefusalKind::malformed, "bad-date", {found[1] + " ist kein Tag.", found[1] + " is no day."});
    const auto calendar = HolidayCalendar::of(found[2]);
    if (!calendar) return tl::unexpected(calendar.error());
    return derive(*from, *length, *calendar, shifted ? Shift::yes : Shift::no);
  };
  if (auto derivation = give()) {
    outcome.derivation = std::move(*derivation);
  } else {
    outcome.refusal = derivation.error();
  }
  return outcome;
}

// One run of the whole scenario in one rhythm.
class Run {
 public:
  Run(const Script& script, Rhythm rhythm) : script_{script}, stage_{script, rhythm} {}

  // After it `print` holds the fingerprint of the case.
  void step(const Step& step, Played& played) {
    Outcome outcome = step.on ? act(step) : compute(step.what.words);
    const bool refusal_expected = std::ranges::any_of(
        step.expected, [](const Sentence& sentence) { return sentence.words.front() == "refused"; });
    if (outcome.refusal && !refusal_expected) {
      played.failures.push_back({step.what.line,
                                 text_of(step.what.words),
                                 fmt::format("refused {}: {}", outcome.refusal->code, outcome.refusal->text.de),
                                 {}});
    }
    for (const auto& sentence : step.expected) {
      const Expectation* expectation = expectation_for(sentence.words);
      if (auto missed = expectation->check(outcome, *match(expectation->pattern, sentence.words))) {
        played.failures.push_back(
            {sentence.line, text_of(sentence.words), std::move(missed->got), std::move(missed->derivation)});
      }
    }
    print = outcome.after ? fingerprint(*outcome.after) : std::string{};
  }

  std::string print;

 private:
  Outcome act(const Step& step) {
    Outcome outcome;
    if (stage_.started()) outcome.before = stage_.the_case();
    Result<void> done = stage_.pass_to(*step.on, step.at);
    if (done) {
      const Act* act = act_for(step.what.words);
      done = act->play(stage_, *match(act->pattern, step.what.words));
    }
    if (!done) outcome.refusal = done.error();
    if (stage_.started()) look(outcome);
    return outcome;
  }

  void look(Outcome& outcome) {
    outcome.after = stage_.the_case();
    outcome.today = stage_.today();
    for (const auto& neighbour : outcome.after->participation.neighbours) {
      const auto person = stage_.app().store.read()->parties().person(neighbour.spec.person);
      if (person) outcome.neighbours[person->name] = neighbour.spec.neighbour;
    }
    const auto law = LawBook::builtin().at(stage_.land(), stage_.today());
    const auto calendar = HolidayCalendar::of(stage_.land());
    if (!law || !calendar) return;
    for (const auto& warning :
         participation::warnings(outcome.after->application, outcome.after->participation, *law, *calendar)) {
      outcome.warnings.push_back(warning.code);
    }
    if (auto awaited = awaited_start(stage_.app(), *outcome.after, stage_.today()))
      outcome.awaited = std::move(*awaited);
    if (auto ahead = outlooks(stage_.app(), *outcome.after, stage_.today(), {})) outcome.outlooks = std::move(*ahead);
  }

  const Script& script_;
  Stage stage_;
};

std::string first_difference(const std::string& daily, const std::string& late) {
  std::istringstream a{daily}, b{late};
  std::string x, y;
  while (true) {
    const bool more_x = static_cast<bool>(std::getline(a, x)), more_y = static_cast<bool>(std::getline(b, y));
    if (!more_x && !more_y) return "no difference";
    if (!more_x) x = "nothing";
    if (!more_y) y = "nothing";
    if (x != y) return fmt::format("daily: {}\n  after downtime: {}", x, y);
  }
}

}  // namespace

Result<Played> play(const Script& script) {
  if (auto ok = check_sentences(script); !ok) return tl::unexpected(ok.error());
  Played played;
  Played repeated;
  Run daily{script, Rhythm::daily};
  Run late{script, Rhythm::when_somebody_comes};
  for (const auto& step : script.steps) {
    const auto failures = played.failures.size();
    daily.step(step, played);
    late.step(step, repeated);
    ++played.steps;
    played.expectations += step.expected.size();
    if (played.failures.size() > failures) break;  // what follows would only echo it
    if (daily.print != late.print) {
      played.failures.push_back({step.what.line,
                                 "the same case, whether the program ran daily or was switched off",
                                 first_difference(daily.print, late.print),
                                 {}});
      break;
    }
  }
  if (played.failures.empty()) played.failures = std::move(repeated.failures);
  return played;
}

std::string grammar() {
  std::string text = "on <date> [at <hh:mm>] ...\n";
  for (const auto& act : acts()) text += fmt::format("  {}\n", act.pattern);
  text += fmt::format("{}\n{}\n... expect ... {{ ; ... }}\n", period_of_land, unshifted_period);
  for (const auto& expectation : expectations()) text += fmt::format("  {}\n", expectation.pattern);
  return text;
}

}  // namespace flurwerk::api::scenario
