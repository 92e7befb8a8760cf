// Taking a round back before it leaves, agreements given before the procedure, and what the applicant is asked.
#include "participation/agreement.hpp"
#include "participation/questions.hpp"
#include "tests/application/story.hpp"

namespace flurwerk::tests {
namespace asking_test {

std::string take_back(Story& story, const std::string& round = "round-r1") {
  story.as("clara");
  return story.code([&](const Context&) {
    return participation::take_back_round(story.application(), story.participation(), RoundId{round});
  });
}

TEST(TakeBack, LeavesTheCaseAsIfNobodyHadBeenAsked) {
  Story story;
  story.complete().asked();
  const auto deadlines = story.application().deadlines.size();
  ASSERT_EQ(story.state(), ApplicationState::in_consultation);
  EXPECT_EQ(take_back(story), "ok");
  EXPECT_EQ(story.state(), ApplicationState::complete);
  EXPECT_TRUE(story.participation().rounds.empty());
  EXPECT_TRUE(story.participation().requests.empty());
  EXPECT_TRUE(story.application().asked.empty()) << "the agency sees nothing of the case any more";
  EXPECT_EQ(story.application().turns.back().side, Side::authority);
  EXPECT_EQ(story.application().deadlines.size(), deadlines) << "the decision period ran all along";
  ASSERT_TRUE(story.participation().draft) << "it can be mended and sent";
  EXPECT_EQ(story.participation().draft->requests.at(0).agency, AgencyId{"fire"});
  EXPECT_EQ(story.participation().draft->requests.at(0).released.at(0), DocumentId{"site-plan"});
  story.asked(Act::opinion, "", "r2");
  EXPECT_EQ(story.state(), ApplicationState::in_consultation);
}

TEST(TakeBack, KeepsWhatAnotherRoundAsks) {
  Story story;
  story.complete().asked().asked(Act::benehmen, "", "r2", "fire").asked(Act::opinion, "", "r3", "water");
  EXPECT_EQ(take_back(story, "round-r3"), "ok");
  EXPECT_EQ(story.state(), ApplicationState::in_consultation);
  EXPECT_EQ(story.application().asked, std::vector<AgencyId>{AgencyId{"fire"}});
  EXPECT_EQ(take_back(story, "round-r2"), "ok");
  EXPECT_EQ(story.application().asked, std::vector<AgencyId>{AgencyId{"fire"}}) << "asked in the first round";
  EXPECT_EQ(story.application().turns.back().side, Side::agencies);
  EXPECT_EQ(story.participation().requests.size(), 1u);
  EXPECT_EQ(take_back(story, "nobody"), "not-found");
}

TEST(TakeBack, IsRefusedOnceAnAgencyHasTouchedIt) {
  const auto by_agency = [](auto decide) {
    Story story;
    story.complete().asked().as("fred", "agency_member", "fire");
    story.must([&](const Context& c) { return decide(story, c); });
    return take_back(story);
  };
  EXPECT_EQ(by_agency([](Story& s, const Context& c) {
              return participation::open_request(s.application(), s.participation(), {"r1"}, c);
            }),
            "round-has-left");
  EXPECT_EQ(by_agency([](Story& s, const Context& c) {
              return participation::submit_statement(s.application(), s.participation(),
                                                     s.statement(StatementOutcome::no_objection), c);
            }),
            "round-has-left");
  EXPECT_EQ(by_agency([](Story& s, const Context& c) {
              return participation::want_papers(s.application(), s.participation(), {"r1"}, "Lageplan", c);
            }),
            "round-has-left");
}

std::string agree(Story& story, const std::string& on, Act act = Act::opinion,
                  const std::string& source = "site-plan") {
  story.as("clara");
  return story.code([&](const Context& c) {
    return participation::record_agreement(story.application(), story.participation(),
                                           {AgencyId{"fire"}, act, day(on), DocumentId{source}}, c);
  });
}

// § 70 Abs. 1 Satz 2 HBO.
TEST(Agreement, MakesARequestNeedless) {
  Story story;
  story.complete();
  EXPECT_EQ(agree(story, "2026-03-16"), "agreement-too-late") << "not before the application was received";
  EXPECT_EQ(agree(story, "2026-03-15", Act::opinion, "nothing"), "source-missing");
  EXPECT_EQ(agree(story, "2026-03-15"), "ok");
  EXPECT_EQ(agree(story, "2026-03-14"), "agreed-already");
  const auto open = [&](Act act) {
    return story.code([&](const Context& c) {
      return participation::open_round(story.application(), story.participation(), story.round(act, "", "r1", "fire"),
                                       c);
    });
  };
  EXPECT_EQ(open(Act::opinion), "agreed-before");
  EXPECT_EQ(open(Act::benehmen), "ok") << "it agreed to something else";
  EXPECT_EQ(agree(story, "2026-03-15", Act::benehmen), "asked-already");
}

std::string ask(Story& story, const std::string& question = "Wie wird entwässert?",
                const std::vector<DocumentId>& attachments = {}) {
  story.as("clara");
  return story.code([&](const Context& c) {
    return participation::ask_applicant(story.application(), story.participation(), {{"r1"}, question, attachments}, c);
  });
}
std::string reply(Story& story, const std::string& text = "Über eine Rigole.") {
  story.as("anna", "designer");
  return story.code([&](const Context& c) {
    return participation::reply_to_request(story.application(), story.participation(), {"r1"}, text, c);
  });
}

TEST(Questions, AreAskedAndAnsweredInTurn) {
  Story story;
  story.complete();
  EXPECT_EQ(ask(story), "not-found");
  story.asked();
  EXPECT_EQ(reply(story), "no-question-open");
  EXPECT_EQ(ask(story, ""), "missing-text");
  EXPECT_EQ(ask(story), "ok");
  EXPECT_EQ(ask(story), "question-open");
  EXPECT_EQ(reply(story), "ok");
  EXPECT_EQ(reply(story), "no-question-open");
  const auto before = story.participation().request({"r1"})->spec.deadline.due_on();
  EXPECT_EQ(ask(story), "ok");
  const auto& request = *story.participation().request({"r1"});
  ASSERT_EQ(request.trail.questions.size(), 2u);
  EXPECT_EQ(request.trail.questions[0].reply, "Über eine Rigole.");
  EXPECT_EQ(request.trail.questions[0].statement_version, 0);
  EXPECT_EQ(request.spec.deadline.due_on(), before) << "no period stops for it";
}

// What may be read because of a question: exactly what it names, and only of the statement that it is about.
TEST(Questions, LetTheApplicantReadTheAttachmentsTheyName) {
  Story story;
  story.complete().asked().as("fred", "agency_member", "fire");
  for (const std::string id : {"report", "photo", "unused"}) {
    story.must([&](const Context& c) {
      auto file = Story::file(id, "statement_attachment", "agency");
      file.request = RequestId{"r1"};
      return file_document(story.application(), file, c);
    });
  }
  EXPECT_EQ(ask(story, "Und?", {DocumentId{"report"}}), "not-an-attachment") << "there is no statement yet";
  story.as("fred", "agency_member", "fire").must([&](const Context& c) {
    auto statement = story.statement(StatementOutcome::objection, "Nein.");
    statement.attachments = {DocumentId{"report"}, DocumentId{"photo"}};
    return participation::submit_statement(story.application(), story.participation(), statement, c);
  });
  for (const std::string id : {"unused", "site-plan", "nothing"}) {
    EXPECT_EQ(ask(story, "Und?", {DocumentId{id}}), "not-an-attachment") << id;
  }
  EXPECT_EQ(ask(story, "Und?", {DocumentId{"photo"}, DocumentId{"photo"}}), "not-an-attachment") << "twice";
  const auto shown = [&] {
    std::string all;
    for (const std::string id : {"report", "photo", "unused", "site-plan"}) {
      if (participation::shown_to_applicant(story.participation(), DocumentId{id})) all += id + " ";
    }
    return all;
  };
  EXPECT_EQ(shown(), "");
  EXPECT_EQ(ask(story, "Und?", {DocumentId{"photo"}}), "ok");
  EXPECT_EQ(shown(), "photo ");
  story.as("fred", "agency_member", "fire").must([&](const Context& c) {
    auto corrected = story.statement(StatementOutcome::no_objection);
    corrected.corrects = 1;
    return participation::submit_statement(story.application(), story.participation(), corrected, c);
  });
  EXPECT_EQ(shown(), "photo ") << "what could be read stays readable";
}

TEST(Questions, NameTheStatementTheyAreAbout) {
  Story story;
  story.complete().asked().as("fred", "agency_member", "fire");
  story.must([&](const Context& c) {
    return participation::submit_statement(story.application(), story.participation(),
                                           story.statement(StatementOutcome::objection, "Zu hoch."), c);
  });
  EXPECT_EQ(ask(story), "ok");
  EXPECT_EQ(story.participation().request({"r1"})->trail.questions.at(0).statement_version, 1);
}

TEST(Questions, PapersAreWantedByTheAgencyThatIsAsked) {
  Story story;
  story.complete().asked();
  const auto want = [&](const std::string& agency, const std::string& papers) {
    story.as("fred", "agency_member", agency);
    return story.code([&](const Context& c) {
      return participation::want_papers(story.application(), story.participation(), {"r1"}, papers, c);
    });
  };
  EXPECT_EQ(want("water", "Lageplan"), "wrong-agency");
  EXPECT_EQ(want("fire", ""), "missing-text");
  EXPECT_EQ(want("fire", "Brandschutznachweis"), "ok");
  EXPECT_EQ(story.participation().request({"r1"})->trail.papers_wanted.at(0).papers, "Brandschutznachweis");
  EXPECT_TRUE(story.participation().request({"r1"})->is_open());
}

}  // namespace asking_test
}  // namespace flurwerk::tests
