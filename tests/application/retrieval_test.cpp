// Demands and extensions that lie ready in the portal (§ 41 (2a) VwVfG); the decision: decision_test.
#include "permit-core/retrieval.hpp"

#include "tests/application/story.hpp"

namespace flurwerk::tests {
namespace retrieval_test {

Story& letter_filed(Story& story) {
  return story.as("clara").must([&](const Context& c) {
    return file_document(story.application(), Story::file("letter", "letter", "authority"), c);
  });
}

std::string demand(Story& story, bool consent = true,
                   std::vector<DemandDocuments::Item> items = {{"site-plan", "fehlt"}}) {
  story.as("clara");
  return story.code([&](const Context& c) {
    return offer_demand(story.application(), {items, {4, PeriodUnit::weeks}, {consent, DocumentId{"letter"}}}, c);
  });
}

std::string extend(Story& story, int months = 2) {
  story.as("clara");
  return story.code([&](const Context& c) {
    return offer_extension(story.application(),
                           {{months, PeriodUnit::months}, "Gutachten", {true, DocumentId{"letter"}}}, c);
  });
}

std::string retrieve(Story& story, const std::string& who = "anna") {
  story.as(who, "designer");
  return story.code([&](const Context& c) { return retrieve_notice(story.application(), c); });
}

bool shown(const Story& story) {
  return applicant_may_see(story.application(), *story.application().document(DocumentId{"letter"}));
}

void lapse_retrieval(Story& story) {
  const DeadlineId id = story.application().running_deadline(Purpose::retrieval)->deadline.id;
  story.as("system", "system").must([&](const Context& c) { return lapse(story.application(), id, c); });
}

TEST(LetterRetrieval, NothingIsDemandedBeforeItsRetrieval) {
  Story story;
  letter_filed(story.submitted("2026-03-16"));
  EXPECT_EQ(demand(story, false), "no-consent");
  EXPECT_EQ(demand(story, true, {}), "nothing-demanded") << "what cannot be demanded is not offered";
  EXPECT_EQ(demand(story, true, {{"site-plan", ""}}), "missing-text");
  ASSERT_EQ(demand(story), "ok");
  EXPECT_EQ(to_string(story.application().running_deadline(Purpose::retrieval)->deadline.due_on()), "2026-03-26");
  EXPECT_TRUE(story.application().demanded.empty());
  EXPECT_NE(story.application().running_deadline(Purpose::completeness), nullptr) << "the month runs on";
  EXPECT_FALSE(shown(story));
  EXPECT_EQ(retrieve(story, "otto"), "not-the-recipient");
  ASSERT_EQ(retrieve(story.on("2026-03-19"), "bert"), "ok");
  EXPECT_EQ(to_string(story.state()), "incomplete");
  EXPECT_EQ(to_string(story.application().running_deadline(Purpose::demand)->deadline.derivation.from), "2026-03-20");
  EXPECT_EQ(story.application().demanded.at(0).id, "n1");
  EXPECT_TRUE(shown(story));
  const auto before = story.application().version;
  EXPECT_EQ(retrieve(story.on("2026-03-20")), "ok");
  EXPECT_EQ(story.application().version, before) << "retrieved again: nothing happens";
}

TEST(LetterRetrieval, ADemandTooLateForTheMonthIsNotOffered) {
  Story story;
  letter_filed(story.submitted("2026-03-16")).on("2026-04-06");
  EXPECT_EQ(demand(story), "served-too-late") << "retrieved on the sixteenth, known on the seventeenth";
  EXPECT_EQ(demand(story.on("2026-04-05")), "ok");
}

TEST(LetterRetrieval, WhatElseEndsAnOffer) {
  Story by_post;
  letter_filed(by_post.submitted("2026-03-16"));
  ASSERT_EQ(demand(by_post), "ok");
  const auto served = [](Story& story, Service service) {
    story.as("clara");
    return story.code([&](const Context& c) {
      return demand_documents(
          story.application(),
          {{{"site-plan", "fehlt"}}, {4, PeriodUnit::weeks}, story.today(), HandedOver{service, story.today()}}, c);
    });
  };
  EXPECT_EQ(served(by_post, Service::portal), "retrieval-records-itself");
  EXPECT_EQ(served(by_post, Service::post), "ok");
  EXPECT_EQ(by_post.application().open_offer(), nullptr);
  EXPECT_EQ(by_post.application().unserved_offer(), nullptr);
  EXPECT_EQ(retrieve(by_post), "not-offered");
  EXPECT_FALSE(shown(by_post));

  Story complete;
  letter_filed(complete.submitted("2026-03-16"));
  ASSERT_EQ(demand(complete), "ok");
  complete.as("clara").must(
      [&](const Context& c) { return confirm_completeness(complete.application(), {complete.today()}, c); });
  EXPECT_EQ(retrieve(complete), "not-offered");
  EXPECT_EQ(complete.application().turns.back().side, Side::authority);
}

TEST(LetterRetrieval, WhatNobodyRetrievedIsStillToBeServed) {
  Story story;
  letter_filed(story.submitted("2026-03-16"));
  ASSERT_EQ(demand(story), "ok");
  EXPECT_EQ(story.application().turns.back().side, Side::applicant);
  lapse_retrieval(story.on("2026-03-27"));
  EXPECT_NE(story.application().unserved_offer(), nullptr);
  EXPECT_EQ(story.application().turns.back().side, Side::authority);
  EXPECT_EQ(to_string(story.state()), "submitted");
  EXPECT_EQ(retrieve(story), "not-offered");
  ASSERT_EQ(demand(story), "ok");
  ASSERT_EQ(retrieve(story), "ok");
  EXPECT_EQ(story.application().unserved_offer(), nullptr);
}

TEST(LetterRetrieval, AnExtensionIsKnownOnTheDayAfter) {
  Story story;
  letter_filed(story.complete("2026-03-16"));
  EXPECT_EQ(extend(story, 3), "extension-too-long");
  EXPECT_EQ(extend(story.on("2026-06-06")), "served-too-late");
  ASSERT_EQ(extend(story.on("2026-06-05")), "ok");
  EXPECT_EQ(story.application().turns.back().side, Side::authority) << "work goes on meanwhile";
  EXPECT_FALSE(story.application().decision_period_extended);
  ASSERT_EQ(retrieve(story.on("2026-06-15")), "ok");
  EXPECT_EQ(to_string(story.application().running_deadline(Purpose::decision)->deadline.due_on()), "2026-08-17");
  const auto& extended = std::get<DecisionPeriodExtended>(story.log().back().event);
  EXPECT_EQ(to_string(extended.served_on.value()), "2026-06-16");
  EXPECT_EQ(extended.letter.value, "letter");
}

TEST(LetterRetrieval, OneLetterLiesReadyAtATime) {
  Story story;
  letter_filed(story.complete("2026-03-16")).on("2026-05-04").decision_drafted().approved().notice_filed();
  ASSERT_EQ(extend(story), "ok");
  story.offered();
  EXPECT_EQ(story.application().open_offer()->letter, letter_decision) << "the decision takes the extension's place";
  EXPECT_EQ(extend(story), "already-offered");
  ASSERT_EQ(retrieve(story), "ok");
  EXPECT_EQ(to_string(story.state()), "granted");
}

}  // namespace retrieval_test
}  // namespace flurwerk::tests
