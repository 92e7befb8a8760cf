// What a case stands on: a preliminary ruling that answers questions and holds for three years, the whole of a part.
#include "permit-core/case_link.hpp"

#include "permit-core/after_permit.hpp"
#include "tests/application/story.hpp"

namespace flurwerk::tests {
namespace case_link_test {

// Served on 2026-06-18, so it holds until 2029-06-18 (worked period 62).
Story ruling(DecisionOutcome outcome = DecisionOutcome::granted) {
  Story story("preliminary");
  story.complete("2026-03-02").on("2026-06-18").decision_drafted(outcome).approved().notice_filed().served();
  return story;
}

std::string linked(const std::string& date, const Application& other, const std::string& procedure = "simplified") {
  Story story(procedure);
  story.on(date).drafted();
  Application another = other;
  another.id = {"other"};
  return story.code([&](const Context& c) { return link_application(story.application(), {&another, {}}, c); });
}

TEST(CaseLink, ARulingBindsWhileItHolds) {
  const Story given = ruling();
  EXPECT_EQ(linked("2026-07-01", given.application()), "ok");
  EXPECT_EQ(linked("2029-06-18", given.application()), "ok") << "the last day";
  EXPECT_EQ(linked("2029-06-19", given.application()), "no-ruling-in-force");
  EXPECT_EQ(linked("2026-07-01", ruling(DecisionOutcome::refused).application()), "no-ruling-in-force");
  Story undecided("preliminary");
  undecided.complete("2026-03-02");
  EXPECT_EQ(linked("2026-07-01", undecided.application()), "no-ruling-in-force");
  Story permit;
  permit.complete("2026-03-02").on("2026-05-04").decision_drafted().approved().notice_filed().served();
  EXPECT_EQ(linked("2026-07-01", permit.application()), "no-ruling-in-force") << "a permit is no ruling";
}

TEST(CaseLink, APartNamesAWholeThatIsFiledAndOpen) {
  Story whole;
  whole.on("2026-03-02").drafted();
  EXPECT_EQ(linked("2026-03-16", whole.application(), "partial"), "no-open-whole") << "a draft";
  Story filed;
  filed.submitted("2026-03-02");
  EXPECT_EQ(linked("2026-03-16", filed.application(), "partial"), "ok");
  Story decided;
  decided.complete("2026-03-02").on("2026-03-10").decision_drafted().approved().notice_filed().served();
  EXPECT_EQ(linked("2026-03-16", decided.application(), "partial"), "no-open-whole") << "what is granted needs no part";
  EXPECT_EQ(linked("2026-03-16", ruling().application(), "partial"), "no-open-whole");
}

TEST(CaseLink, ItIsNamedOnceAndNeverItself) {
  Story story;
  story.submitted("2026-03-02");
  const auto name = [&](const LinkApplication& command) {
    return story.code([&](const Context& c) { return link_application(story.application(), command, c); });
  };
  EXPECT_EQ(name({&story.application(), {}}), "links-to-itself");
  EXPECT_EQ(name({nullptr, "63-2025-12"}), "ok");
  EXPECT_EQ(name({nullptr, "63-2025-12"}), "linked-already");
  EXPECT_NE(name({nullptr, ""}), "ok");
  Story enquiry("preliminary");
  enquiry.submitted("2026-03-02");
  EXPECT_EQ(enquiry.code([&](const Context& c) {
    return link_application(enquiry.application(), {nullptr, "1"}, c);
  }),
            "nothing-to-stand-on");
}

std::string answered(const std::string& procedure, DecisionOutcome outcome, std::vector<QuestionRuling> questions) {
  Story story(procedure);
  story.complete("2026-03-02").as("clara");
  DraftDecision command{outcome, {}, "Gründe", 0};
  command.questions = std::move(questions);
  return story.code([&](const Context& c) { return draft_decision(story.application(), command, {}, c); });
}

TEST(Questions, AreAnsweredOneByOneWithReasonsWhereTheAnswerIsNotYes) {
  using enum QuestionAnswer;
  const auto granted = DecisionOutcome::granted;
  EXPECT_EQ(answered("preliminary", granted, {{"", "Ist ein zweites Geschoss zulässig?", yes, ""}}), "ok");
  EXPECT_NE(answered("preliminary", granted, {{"", "Auch eine Gaube?", no, ""}}), "ok") << "without reasons";
  EXPECT_NE(answered("preliminary", granted, {{"", "", yes, ""}}), "ok") << "without a question";
  EXPECT_EQ(answered("preliminary", granted, {{"", "Und die Farbe?", not_answered, "wird nicht geprüft"}}),
            "no-question-answered");
  EXPECT_EQ(answered("simplified", granted, {{"", "Was ist?", yes, ""}}), "no-questions-here");
  Story story("preliminary");
  story.complete("2026-03-02").as("clara");
  DraftDecision command{granted, {}, "", 0};
  command.questions = {{"", "A?", yes, ""}, {"", "B?", no, "Der Plan lässt es nicht zu."}};
  story.must([&](const Context& c) { return draft_decision(story.application(), command, {}, c); });
  const auto& text = std::get<DecisionInDraft>(story.application().decision).text;
  ASSERT_EQ(text.questions.size(), 2u);
  EXPECT_EQ(text.questions[1].id, "f2");
}

}  // namespace case_link_test
}  // namespace flurwerk::tests
