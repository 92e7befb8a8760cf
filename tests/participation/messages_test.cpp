// Messages between applicant, authority and agencies: who may write to whom, who reads which, and what is refused.
#include "participation/messages.hpp"

#include "tests/application/story.hpp"

namespace flurwerk::tests {
namespace messages_test {

using participation::MessageReader;
using participation::SendMessage;

const MessageReader office{"authority", {}}, applicants{"applicant", {}}, fire{"agency", {AgencyId{"fire"}}},
    water{"agency", {AgencyId{"water"}}};

std::string send(Story& story, bool to_applicant, std::vector<AgencyId> to_agencies, std::string text = "Guten Tag",
                 RequestId link = {}) {
  return story.code([&](const Context& context) {
    return participation::send_message(
        story.application(), story.participation(),
        {MessageId{"m" + std::to_string(story.log().size())}, to_applicant, to_agencies, text, some_sha, link},
        context);
  });
}

std::string readers(const Story& story) {
  const auto& sent = std::get<MessageSent>(story.log().back().event);
  std::string all;
  for (const auto& [name, reader] :
       {std::pair{"office ", &office}, {"applicants ", &applicants}, {"fire ", &fire}, {"water ", &water}}) {
    if (participation::reads(*reader, sent)) all += name;
  }
  return sent.side + ": " + all;
}

Story asked_two() {
  Story story;
  story.complete().asked().asked(Act::opinion, "", "r2", "water");
  return story;
}

TEST(Messages, TheAuthorityChoosesWhoReads) {
  const struct {
    bool applicant;
    std::vector<AgencyId> agencies;
    std::string outcome;
  } rows[] = {
      {true, {}, "authority: office applicants "},
      {false, {{"fire"}}, "authority: office fire "},
      {true, {{"fire"}, {"water"}}, "authority: office applicants fire water "},
      {false, {}, "no-readers"},
      {true, {{"nature"}}, "agency-not-asked"},
      {false, {{"fire"}, {"fire"}}, "agency-twice"},
  };
  for (const auto& row : rows) {
    Story story = asked_two();
    story.as("clara");
    const auto code = send(story, row.applicant, row.agencies);
    EXPECT_EQ(code == "ok" ? readers(story) : code, row.outcome);
  }
}

TEST(Messages, OthersWriteToTheAuthorityAndChooseNobody) {
  const struct {
    std::string account, role, agency;
    bool applicant;
    std::vector<AgencyId> agencies;
    std::string outcome;
  } rows[] = {
      {"anna", "designer", "", false, {}, "applicant: office applicants "},
      {"bert", "principal", "", true, {}, "applicant: office applicants "},
      {"anna", "designer", "", false, {{"fire"}}, "readers-not-yours"},
      {"fred", "agency_member", "fire", false, {}, "agency: office fire "},
      {"link", "agency_link", "fire", false, {{"fire"}}, "agency: office fire "},
      {"fred", "agency_member", "fire", true, {}, "readers-not-yours"},
      {"fred", "agency_member", "fire", false, {{"water"}}, "readers-not-yours"},
  };
  for (const auto& row : rows) {
    Story story = asked_two();
    story.as(row.account, row.role, row.agency);
    const auto code = send(story, row.applicant, row.agencies);
    EXPECT_EQ(code == "ok" ? readers(story) : code, row.outcome) << row.account;
  }
}

TEST(Messages, HaveALengthAndAMoment) {
  Story draft;
  draft.on("2026-03-16").drafted();
  EXPECT_EQ(send(draft, false, {}), "wrong-state") << "nobody knows of a draft";
  Story story = asked_two();
  story.as("clara");
  EXPECT_EQ(send(story, true, {}, "  "), "missing-text");
  EXPECT_EQ(send(story, true, {}, std::string(participation::longest_message + 1, 'x')), "text-too-long");
  EXPECT_EQ(send(story, true, {}, std::string(participation::longest_message, 'x')), "ok");
}

TEST(Messages, ALinkIsForReadingOnceTheStatementIsGiven) {
  Story story = asked_two();
  story.as("link", "agency_link", "fire");
  EXPECT_EQ(send(story, false, {}, "Frage", {"r1"}), "ok");
  story.must([&](const Context& context) {
    participation::SubmitStatement statement;
    statement.request = {"r1"};
    statement.outcome = StatementOutcome::no_objection;
    statement.entered_from = "link";
    return participation::submit_statement(story.application(), story.participation(), statement, context);
  });
  EXPECT_EQ(send(story, false, {}, "Noch etwas", {"r1"}), "link-read-only");
  story.as("fred", "agency_member", "fire");
  EXPECT_EQ(send(story, false, {}, "Mit Konto"), "ok") << "an account stays";
}

TEST(Messages, AgenciesReadButWriteNoMoreOnceTheCaseIsOver) {
  Story story = asked_two();
  story.as("anna", "designer");
  story.must(
      [&](const Context& context) { return withdraw_application(story.application(), {"Wir bauen nicht"}, context); });
  story.as("fred", "agency_member", "fire");
  EXPECT_EQ(send(story, false, {}), "consultation-closed");
  story.as("anna", "designer");
  EXPECT_EQ(send(story, false, {}), "ok");
  story.as("clara");
  EXPECT_EQ(send(story, true, {{"fire"}}), "ok");
  EXPECT_EQ(readers(story), "authority: office applicants fire ");
}

TEST(Messages, NothingIsWrittenOnceThePersonsAreErased) {
  Story story;
  story.submitted().as("anna", "designer");
  story.must(
      [&](const Context& context) { return withdraw_application(story.application(), {"Wir bauen nicht"}, context); });
  story.record(PersonalDataErased{"withdrawn", "Aktenplan", story.today(), {"clara"}, {}, {}, 0});
  EXPECT_EQ(send(story, false, {}), "erased-already");
}

}  // namespace messages_test
}  // namespace flurwerk::tests
