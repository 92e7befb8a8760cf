// Silence of an agency: recorded once, in legal time, and worded by what it does.
#include "tests/application/story.hpp"

namespace flurwerk::tests {
namespace silence_test {

Story& silent(Story& story) {
  return story.as("system", "system").must([&](const Context& c) {
    return participation::record_silence(story.participation(), {"r1"}, c);
  });
}

// Row 48: asked 31 December, 28 February is a Saturday, deemed given from 3 March.
TEST(Silence, DeemedGivenInLegalTimeEvenThirtyDaysLate) {
  Story story("full");
  story.complete("2025-12-31").asked(Act::einvernehmen, "municipality-consent");
  silent(story.on("2026-03-02"));
  EXPECT_TRUE(story.participation().request({"r1"})->is_open()) << "the last day is not over";
  silent(story.on("2026-04-01"));
  const auto& state = std::get<participation::Silent>(story.participation().request({"r1"})->state);
  EXPECT_EQ(to_string(state.effective_on), "2026-03-03");
  EXPECT_EQ(state.effect, SilenceEffect::deemed_given);
  const std::size_t events = story.log().size();
  silent(story.on("2026-04-02"));
  EXPECT_EQ(story.log().size(), events) << "idempotent";
  EXPECT_TRUE(participation::open_acts(story.participation(), story.today()).ready());
}

TEST(Silence, TheLawDoesNotWaitForTheScheduler) {
  Story story("full");
  story.complete("2025-12-31").asked(Act::einvernehmen, "municipality-consent");
  EXPECT_FALSE(participation::open_acts(story.participation(), day("2026-03-02")).ready());
  EXPECT_EQ(to_string(*participation::open_acts(story.participation(), day("2026-03-02")).open.at(0).resolves_on),
            "2026-03-03");
  EXPECT_TRUE(participation::open_acts(story.participation(), day("2026-03-03")).ready());
}

TEST(Silence, WhatItDoesNotReplaceDoesNotResolveItself) {
  Story story("full");
  story.complete("2025-12-31").asked(Act::permit, "water-protection");
  const auto running = participation::open_acts(story.participation(), story.today());
  ASSERT_EQ(running.open.size(), 1U);
  EXPECT_FALSE(running.open.front().resolves_on) << "the day after, the permit is missing";
  EXPECT_EQ(participation::open_acts(story.participation(), day("2026-12-01")).missing.size(), 1U);
}

TEST(Silence, IsNeverWordedAsHarmless) {
  EXPECT_EQ(participation::wording(SilenceEffect::deemed_given, Act::einvernehmen).de, "Einvernehmen gilt als erteilt");
  EXPECT_NE(participation::wording(SilenceEffect::disregarded, Act::opinion).de.find("unberücksichtigt"),
            std::string::npos);
  EXPECT_NE(participation::wording(SilenceEffect::none, Act::permit).de.find("Schweigen ersetzt nichts"),
            std::string::npos);
  for (const SilenceEffect effect : {SilenceEffect::none, SilenceEffect::disregarded, SilenceEffect::deemed_given}) {
    for (const std::string word : {"keine Einwände", "zugestimmt", "unbedenklich"}) {
      EXPECT_EQ(participation::wording(effect, Act::opinion).de.find(word), std::string::npos);
    }
  }
}

TEST(Silence, OfAnUnknownRequestIsRefused) {
  Story story;
  story.complete();
  EXPECT_EQ(
      story.code([&](const Context& c) { return participation::record_silence(story.participation(), {"r9"}, c); }),
      "not-found");
}

}  // namespace silence_test
}  // namespace flurwerk::tests
