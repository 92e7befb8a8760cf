// Statements: in time, late, after silence, twice, by the wrong agency, on paper, after the decision.
#include "tests/application/story.hpp"

namespace flurwerk::tests {
namespace statement_test {

using participation::SubmitStatement;

std::string submit(Story& story, const SubmitStatement& command) {
  const Decided decided = story.act([&](const Context& c) {
    return participation::submit_statement(story.application(), story.participation(), command, c);
  });
  return decided ? "ok" : decided.error().code;
}
Story& as_agency(Story& story, const std::string& agency = "fire") { return story.as("fred", "agency_member", agency); }

TEST(Statement, NoObjectionNeedsNoText) {
  Story story;
  as_agency(story.complete().asked());
  EXPECT_EQ(submit(story, story.statement(StatementOutcome::objection)), "missing-text");
  EXPECT_EQ(submit(story, story.statement(StatementOutcome::conditions)), "conditions-missing");
  EXPECT_EQ(submit(story, story.statement(StatementOutcome::no_objection)), "ok");
  EXPECT_EQ(submit(story, story.statement(StatementOutcome::no_objection)), "answered-already");
  EXPECT_FALSE(story.participation().request({"r1"})->statement()->late);
}

TEST(Statement, OnlyTheAgencyAsked) {
  Story story;
  as_agency(story.complete().asked(), "health");
  EXPECT_EQ(submit(story, story.statement(StatementOutcome::no_objection)), "wrong-agency");
  as_agency(story, "");
  EXPECT_EQ(submit(story, story.statement(StatementOutcome::no_objection)), "wrong-agency");
  EXPECT_EQ(submit(story, story.statement(StatementOutcome::no_objection, "", "r9")), "not-found");
}

// Row 46: asked 20 April, due 20 May.
TEST(Statement, OnTheLastDayIsInTime) {
  Story story;
  as_agency(story.complete().on("2026-04-20").asked().on("2026-05-20"));
  EXPECT_EQ(submit(story, story.statement(StatementOutcome::no_objection)), "ok");
  EXPECT_FALSE(story.participation().request({"r1"})->statement()->late);
}

TEST(Statement, LateWithoutAnybodyHavingNoticedTheSilence) {
  Story story;
  as_agency(story.complete().on("2026-04-20").asked(Act::benehmen).on("2026-05-21"));
  EXPECT_EQ(submit(story, story.statement(StatementOutcome::objection, "zu spät bedacht")), "ok");
  const auto& answered = std::get<participation::Answered>(story.participation().request({"r1"})->state);
  EXPECT_TRUE(answered.statement.late);
  ASSERT_TRUE(answered.after_silence.has_value());
  EXPECT_EQ(answered.after_silence->effect, SilenceEffect::deemed_given);
  EXPECT_EQ(to_string(answered.after_silence->effective_on), "2026-05-21");
}

TEST(Statement, ALateRefusalDoesNotUndoTheDeemedConsent) {
  Story story("full");
  story.complete("2025-12-31").asked(Act::einvernehmen, "municipality-consent").on("2026-03-10").as("system", "system");
  story.must([&](const Context& c) { return participation::record_silence(story.participation(), {"r1"}, c); });
  as_agency(story);
  SubmitStatement refusal = story.statement(StatementOutcome::objection, "doch nicht");
  refusal.grounds = {"outlying-interests"};
  EXPECT_EQ(submit(story, refusal), "ok");
  EXPECT_TRUE(participation::open_acts(story.participation(), story.today()).ready());
}

TEST(Statement, PaperThatCameInTimeIsInTime) {
  Story story;
  story.complete().on("2026-04-20").asked().on("2026-05-27").as("system", "system");
  story.must([&](const Context& c) { return participation::record_silence(story.participation(), {"r1"}, c); });
  SubmitStatement paper = story.statement(StatementOutcome::no_objection);
  paper.entered_from = "paper";
  paper.received_on = day("2026-05-28");
  story.as("clara");
  EXPECT_EQ(submit(story, paper), "source-missing") << "the letter itself has to be on file";
  story.must([&](const Context& c) {
    auto letter = Story::file("letter", "statement_attachment", "authority");
    letter.request = RequestId{"r1"};
    return file_document(story.application(), letter, c);
  });
  paper.attachments = {DocumentId{"letter"}};
  EXPECT_EQ(submit(story, paper), "bad-receipt-date") << "in the future";
  paper.received_on = day("2026-05-19");
  EXPECT_EQ(submit(story, paper), "ok");
  const auto& answered = std::get<participation::Answered>(story.participation().request({"r1"})->state);
  EXPECT_FALSE(answered.statement.late);
  EXPECT_FALSE(answered.after_silence.has_value());
}

TEST(Statement, ALetterThatCameInTimeCorrectsWheneverItIsEntered) {
  Story story;
  story.complete("2026-04-20").asked();
  as_agency(story);
  story.must([&](const Context& c) {
    return participation::submit_statement(story.application(), story.participation(),
                                           story.statement(StatementOutcome::no_objection), c);
  });
  story.as("clara");
  story.must([&](const Context& c) {
    auto letter = Story::file("letter", "statement_attachment", "authority");
    letter.request = RequestId{"r1"};
    return file_document(story.application(), letter, c);
  });
  SubmitStatement paper = story.statement(StatementOutcome::objection, "Nachtrag");
  paper.entered_from = "paper";
  paper.corrects = 1;
  paper.attachments = {DocumentId{"letter"}};
  story.on("2026-05-26");
  paper.received_on = day("2026-05-21");
  EXPECT_EQ(submit(story, paper), "correction-too-late") << "the period ended on 20 May";
  paper.received_on = day("2026-05-20");
  EXPECT_EQ(submit(story, paper), "ok");
}

TEST(Statement, AfterTheDecisionIsTooLate) {
  Story story;
  story.complete().asked().decision_drafted().approved().notice_filed().served();
  as_agency(story);
  EXPECT_EQ(submit(story, story.statement(StatementOutcome::no_objection)), "wrong-state");
}

TEST(Statement, AfterWithdrawalOfTheRequest) {
  Story story;
  story.complete().asked().as("clara").must([&](const Context& c) {
    return participation::withdraw_request(story.application(), story.participation(), {{"r1"}, "Irrtum"}, c);
  });
  as_agency(story);
  EXPECT_EQ(submit(story, story.statement(StatementOutcome::no_objection)), "request-withdrawn");
}

TEST(Statement, ConditionsAreCheckedAndNumbered) {
  Story story;
  as_agency(story.complete().asked());
  SubmitStatement command = story.statement(StatementOutcome::conditions);
  command.conditions = {{"", ConditionKind::obligation, "", "Text", "", "", {}, ""}};
  EXPECT_EQ(submit(story, command), "missing-text") << "a condition has a topic";
  command.conditions[0].topic = "Brandschutz";
  command.attachments = {DocumentId{"site-plan"}};
  EXPECT_EQ(submit(story, command), "unknown-attachment") << "not filed to this request";
  command.attachments = {};
  command.outcome = StatementOutcome::no_objection;
  EXPECT_EQ(submit(story, command), "conditions-unexpected");
  command.outcome = StatementOutcome::conditions;
  EXPECT_EQ(submit(story, command), "ok");
  EXPECT_EQ(story.participation().request({"r1"})->statement()->conditions.at(0).id, "r1-1");
}

// Read a line as: the topics of a statement, and what is said to them.
TEST(Statement, TopicsAreNamedOnceAndSaidSomethingTo) {
  const std::vector<TopicText> many(51, TopicText{"Thema", "Text"});
  const struct {
    std::vector<TopicText> topics;
    const char *code, *field;
  } rows[] = {
      {{{"", "Text"}}, "missing-text", "/topics/0/topic"},
      {{{"Brandschutz", "Text"}, {"Zufahrt", " \n"}}, "missing-text", "/topics/1/text"},
      {{{std::string(201, 'x'), "Text"}}, "text-too-long", "/topics/0/topic"},
      {{{"Brandschutz", std::string(20001, 'x')}}, "text-too-long", "/topics/0/text"},
      {{{"Brandschutz", "Text"}, {" BRANDSCHUTZ.", "Noch einer"}}, "topic-twice", "/topics/1/topic"},
      {many, "too-many-topics", "/topics"},
  };
  for (const auto& row : rows) {
    Story story;
    as_agency(story.complete().asked());
    SubmitStatement command = story.statement(StatementOutcome::no_objection);
    command.topics = row.topics;
    const Decided decided = story.act([&](const Context& c) {
      return participation::submit_statement(story.application(), story.participation(), command, c);
    });
    ASSERT_FALSE(decided.has_value()) << row.code;
    EXPECT_EQ(decided.error().code, row.code);
    EXPECT_EQ(decided.error().field, row.field);
  }
}

TEST(Statement, AnObjectionMayStandInItsTopics) {
  Story story;
  as_agency(story.complete().asked());
  SubmitStatement command = story.statement(StatementOutcome::objection);
  command.topics = {{"Brandschutz", "Der zweite Rettungsweg fehlt."}};
  EXPECT_EQ(submit(story, command), "ok");
  EXPECT_EQ(story.participation().request({"r1"})->statement()->topics, command.topics);
  SubmitStatement corrected = story.statement(StatementOutcome::no_objection);
  corrected.corrects = 1;
  EXPECT_EQ(submit(story, corrected), "ok");
  EXPECT_TRUE(story.participation().request({"r1"})->statement()->topics.empty());
  EXPECT_EQ(story.participation().request({"r1"})->trail.earlier.at(0).topics, command.topics) << "the former stays";
}

TEST(Statement, OpeningIsRecordedOnce) {
  Story story;
  as_agency(story.complete().asked());
  const auto open = [&] {
    return story
        .act([&](const Context& c) {
          return participation::open_request(story.application(), story.participation(), {"r1"}, c);
        })
        ->size();
  };
  EXPECT_EQ(open(), 1U);
  EXPECT_EQ(open(), 0U);
}

}  // namespace statement_test
}  // namespace flurwerk::tests
