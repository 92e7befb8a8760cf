// When the decision period begins where the law lets it begin with statements, row by row as a lawyer would list it.
// Basis: § 71 Abs. 6 BauO NRW 2018; § 54 Abs. 5 LBO (Baden-Württemberg); §§ 187, 188, 193 BGB.
#include "participation/decision_start.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace flurwerk::tests {
namespace decision_start_test {

using namespace participation;

Date day(const std::string& text) { return parse_date(text).value(); }

const LawAt& law_of(const std::string& land) {
  static const LawAt nw = LawBook::builtin().at("NW", day("2026-03-16")).value();
  static const LawAt bw = LawBook::builtin().at("BW", day("2026-03-16")).value();
  static const LawAt he = LawBook::builtin().at("HE", day("2026-03-16")).value();
  return land == "NW" ? nw : land == "BW" ? bw : he;
}
HolidayCalendar calendar_of(const std::string& land) { return HolidayCalendar::of(land).value(); }

// One request: when its period ends, and what became of it.
struct Asked {
  std::string due;
  RequestState state;
  int round = 1;
  std::string again{};
};
Answered answered(const std::string& on, bool late = false) {
  return {{1, StatementOutcome::no_objection, "", {}, {}, day(on), late, "link", {}, "", {}}, {}};
}
Silent silent(const std::string& on) { return {SilenceEffect::none, day(on)}; }

struct Case {
  Application application;
  Participation participation;
};
Case case_in(const std::string& land, const std::string& procedure, const std::string& complete_on,
             const std::vector<Asked>& asked) {
  Case made;
  made.application.land = land;
  made.application.procedure = procedure;
  made.application.state = ApplicationState::complete;
  made.application.complete_on = day(complete_on);
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const Asked& one = asked[i];
    const std::string id = "q" + std::to_string(i + 1);
    const RoundId round{"r" + std::to_string(one.round)};
    if (std::ranges::find(made.participation.rounds, round, &Round::id) == made.participation.rounds.end()) {
      made.participation.rounds.push_back({round, "", day(complete_on)});
      ++made.application.rounds;
    }
    Deadline deadline;
    deadline.id = {"d-" + id};
    deadline.derivation.end = day(one.due);
    StatementRequestSpec spec;
    spec.request = {id};
    spec.agency = {"A" + id};
    spec.asks_again = {one.again};
    spec.deadline = deadline;
    made.participation.requests.push_back({spec, round, one.state});
  }
  return made;
}

std::vector<Event> decided(const Case& made, const LawAt& law) {
  const auto calendar = calendar_of(made.application.land);
  return decision_start(made.application, made.participation, {{}, day("2026-12-01"), law, calendar}).value();
}

struct Row {
  std::string what, land, procedure, complete_on;
  std::vector<Asked> asked;
  std::string from, length, end, says;  // says: a word of the first step
};

const std::vector<Row> rows = {
    {"nobody was asked", "NW", "simplified", "2026-03-16", {}, "2026-03-16", "6W", "2026-04-27", "niemand"},
    {"three months in the full procedure", "NW", "full", "2026-03-16", {}, "2026-03-16", "3M", "2026-06-16", "niemand"},
    {"the last answer, not the last entered",
     "NW",
     "simplified",
     "2026-03-16",
     {{"2026-05-18", answered("2026-04-08")}, {"2026-05-18", answered("2026-03-23")}},
     "2026-04-08",
     "6W",
     "2026-05-20",
     "ging am 08.04.2026 ein"},
    {"answers before completeness",
     "NW",
     "simplified",
     "2026-03-16",
     {{"2026-05-18", answered("2026-03-10")}},
     "2026-03-16",
     "6W",
     "2026-04-27",
     "lag schon vor"},
    {"silence: the day after begins at midnight and counts",
     "BW",
     "simplified",
     "2026-08-31",
     {{"2026-09-30", silent("2026-10-01")}},
     "2026-10-01",
     "1M0",
     "2026-11-02",
     "nach Ablauf der letzten Frist für Stellungnahmen und Mitwirkungen am 30.09.2026"},
    {"a late answer does not undo the end of its period",
     "BW",
     "full",
     "2026-03-16",
     {{"2026-04-16", answered("2026-05-06", true)}},
     "2026-04-17",
     "2M0",
     "2026-06-16",
     "am 16.04.2026"},
    {"silence and an answer on the same day: the answer is later",
     "BW",
     "full",
     "2026-03-16",
     {{"2026-04-16", silent("2026-04-17")}, {"2026-05-18", answered("2026-04-17")}},
     "2026-04-17",
     "2M",
     "2026-06-17",
     "ging am 17.04.2026 ein"},
    {"a withdrawn request",
     "NW",
     "simplified",
     "2026-03-16",
     {{"2026-05-18", answered("2026-03-23")}, {"2026-05-18", Withdrawn{day("2026-04-07"), "unnötig", {}}}},
     "2026-04-07",
     "6W",
     "2026-05-19",
     "zurückgezogen"},
    {"withdrawn because asked anew",
     "NW",
     "simplified",
     "2026-03-16",
     {{"2026-05-18", Withdrawn{day("2026-04-20"), "geändert", {}}}, {"2026-06-08", answered("2026-04-08"), 2, "q1"}},
     "2026-04-08",
     "6W",
     "2026-05-20",
     "ging am 08.04.2026 ein"},
    {"a preliminary enquiry", "BW", "preliminary", "2026-03-16", {}, "2026-03-16", "1M", "2026-04-16", "niemand"},
};

TEST(DecisionStart, FollowsTheStatute) {
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    const auto events = decided(case_in(row.land, row.procedure, row.complete_on, row.asked), law_of(row.land));
    ASSERT_EQ(events.size(), 1U);
    const auto& deadline = std::get<DecisionStartDetermined>(events.front()).deadline;
    ASSERT_TRUE(deadline);
    EXPECT_EQ(to_string(deadline->derivation.from), row.from);
    EXPECT_EQ(deadline->derivation.length, row.length);
    EXPECT_EQ(to_string(deadline->due_on()), row.end);
    const auto& first = deadline->derivation.steps.front();
    EXPECT_EQ(first.rule, law_of(row.land).period(deadline->rule)->basis);
    EXPECT_NE(first.why.de.find(row.says), std::string::npos) << first.why.de;
    EXPECT_FALSE(first.why.en.empty());
  }
}

TEST(DecisionStart, WaitsForWhoeverIsAsked) {
  Case made = case_in("NW", "simplified", "2026-03-16",
                      {{"2026-05-18", Open{}}, {"2026-06-01", Open{}}, {"2026-05-18", answered("2026-03-23")}});
  EXPECT_TRUE(decided(made, law_of("NW")).empty()) << "nothing had begun, nothing changes";
  const auto calendar = calendar_of("NW");
  const Context context{{}, day("2026-03-30"), law_of("NW"), calendar};
  const auto awaited = awaited_start(made.application, made.participation, context).value();
  ASSERT_TRUE(awaited);
  EXPECT_EQ(awaited->requests, 2);
  EXPECT_EQ(to_string(awaited->deadline.derivation.from), "2026-06-02");
  EXPECT_EQ(to_string(awaited->deadline.due_on()), "2026-07-13");
  EXPECT_NE(awaited->deadline.derivation.steps.front().why.de.find("spätestens"), std::string::npos);

  made.application.decision_start = DecisionStart{day("2026-03-16"), false, 0};
  const auto events = decided(made, law_of("NW"));
  ASSERT_EQ(events.size(), 1U);
  EXPECT_FALSE(std::get<DecisionStartDetermined>(events.front()).deadline) << "from completeness it has not begun";
}

TEST(DecisionStart, GoesOnOnceStatementsHaveBegunItUnlessTheAuthoritySettlesOtherwise) {
  Case made =
      case_in("BW", "simplified", "2026-03-16", {{"2026-04-16", answered("2026-03-25")}, {"2026-05-13", Open{}, 2}});
  made.application.decision_start = DecisionStart{day("2026-03-25"), true, 1};
  EXPECT_TRUE(decided(made, law_of("BW")).empty());
  EXPECT_TRUE(made.application.start_in_doubt());

  LawAt settled = law_of("BW");
  for (PeriodRule& rule : settled.periods) rule.begins_anew = rule.starts_when == StartsWhen::statements_in;
  auto events = decided(made, settled);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_FALSE(std::get<DecisionStartDetermined>(events.front()).deadline);

  made.application.decision_start.reset();
  made.participation.requests.back().state = answered("2026-05-04");
  events = decided(made, settled);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(to_string(std::get<DecisionStartDetermined>(events.front()).deadline->due_on()), "2026-06-05");
}

TEST(DecisionStart, IsPutRightByWhatCameInTimeAndIsEnteredLater) {
  Case made = case_in("NW", "simplified", "2026-03-16", {{"2026-05-18", answered("2026-05-12")}});
  made.application.decision_start = DecisionStart{day("2026-05-19"), true, 1};
  const auto events = decided(made, law_of("NW"));
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(to_string(std::get<DecisionStartDetermined>(events.front()).deadline->due_on()), "2026-06-23");
}

TEST(DecisionStart, PutsLogsOfBeforeRightAndLeavesWhatWasRight) {
  Case made = case_in("NW", "simplified", "2026-03-16", {});
  Deadline former;
  former.id = {"d1"};
  former.rule = "decision-simplified";
  former.derivation.from = day("2026-03-16");
  former.derivation.end = day("2026-04-27");
  made.application.deadlines.push_back({former, Purpose::decision, Running{}});
  EXPECT_TRUE(decided(made, law_of("NW")).empty()) << "nobody was asked: completeness was right";

  Case asked = case_in("NW", "simplified", "2026-03-16", {{"2026-05-18", Open{}}});
  asked.application.deadlines = made.application.deadlines;
  const auto events = decided(asked, law_of("NW"));
  ASSERT_EQ(events.size(), 1U);
  EXPECT_FALSE(std::get<DecisionStartDetermined>(events.front()).deadline);
}

TEST(DecisionStart, IsOfNoLandThatCountsFromCompleteness) {
  EXPECT_TRUE(decided(case_in("HE", "simplified", "2026-03-16", {}), law_of("HE")).empty());
}

TEST(DecisionStart, HasOvertakenACommandOnceADeemedPermitHasFollowedUnrecorded) {
  const Case made = case_in("BW", "simplified", "2026-03-16", {{"2026-04-16", Open{}}});
  const auto calendar = calendar_of("BW");
  const auto on = [&](const std::string& today) {
    return not_overtaken(made.application, made.participation, {{}, day(today), law_of("BW"), calendar});
  };
  EXPECT_TRUE(on("2026-05-18")) << "the month from 17 April ends on 16 May, a Saturday";
  const auto after = on("2026-05-19");
  ASSERT_FALSE(after);
  EXPECT_EQ(after.error().code, "period-over");
}

}  // namespace decision_start_test
}  // namespace flurwerk::tests
