// Changing an application under review, and beginning one from an earlier one: what is taken over, which periods move.
#include "permit-core/application_change.hpp"
#include "tests/application/story.hpp"

namespace flurwerk::tests {
namespace change_test {

std::string hash(char c) { return std::string(64, c); }

int next_document = 0;
DocumentId fresh() { return DocumentId{"new-" + std::to_string(++next_document)}; }

// The copy that the applicant works on, folded from the events that make it.
Application copy_of(Story& story, bool as_change) {
  Application copy;
  copy.id = {"copy"};
  const std::vector<Party> parties = {{"principal", {"p11"}, {"bert"}}, {"designer", {"p12"}, {"anna"}}};
  const Decided made = story.act([&](const Context& c) -> Decided {
    auto events = copy_application(story.application(), {as_change, parties, fresh}, c);
    if (!events) return events;
    for (const Event& event : *events) apply(copy, {1, Instant{c.today}, c.actor, "test", event});
    return std::vector<Event>{};
  });
  EXPECT_TRUE(made) << (made ? "" : made.error().text.en);
  return copy;
}

void file_into(Application& copy, const DocumentFiled& filed) {
  apply(copy, {1, Instant{day("2026-04-01")}, {}, "test", filed});
}

void redraw(Application& copy, char content = 'b') {
  apply(copy, {1,
               Instant{day("2026-04-01")},
               {},
               "test",
               DraftSaved{copy.draft_version + 1, hash(content), true, "Wohnhaus mit Gaube", copy.procedure,
                          copy.parcels, "Weg 3"}});
}

Story& changed(Story& story, const std::string& date) {
  story.as("anna", "designer").on(date);
  Application copy = copy_of(story, true);
  redraw(copy);
  return story.must([&](const Context& c) {
    return change_application(story.application(), copy, {"Gaube", {}, fresh}, c);
  });
}

Story& assessed(Story& story, const std::string& effect, std::optional<Date> complete_on = {}) {
  return story.as("clara").must([&](const Context& c) {
    return assess_change(story.application(), {"k1", effect, "Gründe", complete_on}, c);
  });
}

std::string deadlines(const Story& story) {
  std::string text;
  for (const TrackedDeadline& one : story.application().deadlines) {
    text += (text.empty() ? "" : ", ") + one.deadline.rule + " " + to_string(one.deadline.due_on()) +
            (one.running()                                      ? ""
             : std::holds_alternative<Replaced>(one.settlement) ? " replaced"
                                                                : " settled");
  }
  return text;
}

TEST(Copy, TakesOverWhatWasGivenBefore) {
  Story story;
  story.complete().decision_drafted(DecisionOutcome::refused).approved().notice_filed().served();
  ASSERT_EQ(story.state(), ApplicationState::refused);
  story.as("anna", "designer");
  const Application copy = copy_of(story, false);
  EXPECT_EQ(copy.state, ApplicationState::draft);
  EXPECT_EQ(copy.title, "Wohnhaus");
  EXPECT_EQ(copy.draft_sha256, some_sha);
  EXPECT_EQ(copy.parcels, story.application().parcels);
  EXPECT_TRUE(copy.file_number.empty());
  ASSERT_EQ(copy.parties.size(), 2u);
  EXPECT_EQ(copy.parties[0].person.value, "p11") << "a row of its own";
  ASSERT_EQ(copy.documents.size(), 3u) << "the notice is not the applicant's";
  const DocumentVersion& plan = copy.documents[2].versions.front();
  EXPECT_EQ(plan.sha256, some_sha);
  ASSERT_TRUE(plan.copied_from);
  EXPECT_EQ(plan.copied_from->document.value, "site-plan");
  EXPECT_EQ(plan.copied_from->version, 1);
  EXPECT_NE(copy.documents[2].id.value, "site-plan");
  EXPECT_TRUE(missing_for_submission(copy, law_on(story.today())).empty()) << "nothing is asked for again";
}

TEST(Change, IsTheApplicationFromThenOnAndSendsAnApprovedDecisionBack) {
  Story story;
  story.complete().decision_drafted().approved();
  changed(story, "2026-04-01");
  const Application& now = story.application();
  EXPECT_EQ(now.title, "Wohnhaus mit Gaube");
  EXPECT_EQ(now.draft_sha256, hash('b'));
  EXPECT_EQ(now.draft_version, 2);
  ASSERT_NE(now.open_change(), nullptr);
  const auto* draft = std::get_if<DecisionInDraft>(&now.decision);
  ASSERT_NE(draft, nullptr) << "approved was the former version";
  EXPECT_FALSE(draft->returned_because.empty());
  story.decision_drafted().as("paul", "approver");
  EXPECT_EQ(story.code([&](const Context& c) { return approve_decision(now, {2}, {}, c); }), "change-open");
  assessed(story, "minor");
  story.as("paul", "approver").must([&](const Context& c) { return approve_decision(now, {2}, {}, c); });
}

TEST(Change, MinorLetsThePeriodsRunSubstantialBeginsThemAnew) {
  Story minor;
  minor.complete("2026-03-16");
  changed(minor, "2026-04-01");
  EXPECT_EQ(deadlines(minor),
            "completeness-check 2026-04-16 settled, decision-simplified 2026-06-16, completeness-check 2026-05-04")
      << "the last is an alarm: a month, 1 May is a holiday";
  EXPECT_EQ(minor.application().deadlines.back().deadline.on_silence, SilenceEffect::none);
  assessed(minor, "minor");
  EXPECT_EQ(deadlines(minor),
            "completeness-check 2026-04-16 settled, decision-simplified 2026-06-16, completeness-check 2026-05-04 "
            "settled");

  Story substantial;
  substantial.complete("2026-03-16");
  changed(substantial, "2026-04-01").on("2026-04-10");
  assessed(substantial, "substantial", day("2026-04-08"));
  EXPECT_EQ(deadlines(substantial),
            "completeness-check 2026-04-16 settled, decision-simplified 2026-06-16 replaced, completeness-check "
            "2026-05-04 settled, decision-simplified 2026-07-08");
  EXPECT_EQ(substantial.application().complete_on, day("2026-04-08"));
  EXPECT_EQ(substantial.application().running_deadline(Purpose::decision)->deadline.on_silence,
            SilenceEffect::deemed_permit);
}

TEST(Change, BeforeCompletenessTheMonthOfCheckingRunsOnOrAnew) {
  Story story;
  changed(story.submitted("2026-03-16"), "2026-03-20");
  EXPECT_EQ(deadlines(story), "completeness-check 2026-04-16");
  assessed(story, "substantial");
  EXPECT_EQ(deadlines(story), "completeness-check 2026-04-16 replaced, completeness-check 2026-04-20");
  EXPECT_EQ(story.application().running_deadline(Purpose::completeness)->deadline.on_silence,
            SilenceEffect::deemed_complete);
}

TEST(Change, NoPermitIsDeemedGrantedWhileAChangeWaits) {
  Story story;
  story.complete("2026-03-16");
  changed(story, "2026-06-10").on("2026-06-17");
  story.must([&](const Context& c) { return lapse(story.application(), {"d2"}, c); });
  EXPECT_EQ(story.state(), ApplicationState::complete);
  EXPECT_TRUE(std::holds_alternative<DeadlineMissed>(story.log().back().event));
  assessed(story, "substantial", day("2026-06-10"));
  EXPECT_EQ(story.application().running_deadline(Purpose::decision)->deadline.due_on(), day("2026-09-10"));
}

TEST(Change, BringsOnlyTheDocumentsThatDiffer) {
  Story story;
  story.complete("2026-03-16").as("anna", "designer").on("2026-04-01");
  Application copy = copy_of(story, true);
  DocumentFiled plan{
      copy.documents[2].id, 2,  "site-plan", "Lageplan neu", "neu.pdf", "application/pdf", hash('c'), 2000,
      "applicant",          {}, {}};
  file_into(copy, plan);
  file_into(copy, {{"extra"}, 1, "other", "Ansicht", "a.pdf", "application/pdf", hash('d'), 10, "applicant", {}, {}});
  story.must([&](const Context& c) { return change_application(story.application(), copy, {"neu", {}, fresh}, c); });
  const Application& now = story.application();
  ASSERT_EQ(now.documents.size(), 4u);
  const FiledDocument* site = now.document({"site-plan"});
  ASSERT_EQ(site->versions.size(), 2u) << "a new version of the document that was filed";
  EXPECT_EQ(site->versions[1].sha256, hash('c'));
  EXPECT_EQ(now.document({"statistics-sheet"})->versions.size(), 1u) << "unchanged";
  EXPECT_EQ(now.documents.back().title, "Ansicht");
}

TEST(Change, IsRefusedWithItsReason) {
  Story story;
  story.complete("2026-03-16").as("anna", "designer").on("2026-04-01");
  Application copy = copy_of(story, true);
  const auto code = [&](const Application& draft, const std::string& reason = "Gaube") {
    return story.code([&](const Context& c) {
      return change_application(story.application(), draft, {reason, {}, fresh}, c);
    });
  };
  EXPECT_EQ(code(copy), "nothing-changed");
  redraw(copy);
  EXPECT_EQ(code(copy, " "), "missing-text");
  Application incomplete = copy;
  incomplete.parcels.clear();
  EXPECT_EQ(code(incomplete), "not-ready");
  Application foreign = copy;
  foreign.change_of = {"other"};
  EXPECT_EQ(code(foreign), "not-a-change");
  const Application second = copy;
  EXPECT_EQ(code(copy), "ok");
  EXPECT_EQ(code(second), "changed-meanwhile") << "made from a version that is no longer the newest";
  Application third = copy_of(story, true);
  redraw(third, 'e');
  EXPECT_EQ(code(third), "change-open");
  third.change_of = {"case"};
  EXPECT_EQ(story.code([&](const Context& c) { return submit_application(third, {"63-9"}, c); }), "is-a-change");

  const auto assess = [&](const AssessChange& command) {
    return story.as("clara").code([&](const Context& c) { return assess_change(story.application(), command, c); });
  };
  EXPECT_EQ(assess({"k2", "minor", "Gründe", {}}), "no-open-change");
  EXPECT_EQ(assess({"k1", "harmless", "Gründe", {}}), "unknown-effect");
  EXPECT_EQ(assess({"k1", "minor", "", {}}), "missing-text");
  EXPECT_EQ(assess({"k1", "substantial", "Gründe", {}}), "bad-completeness-date");
  EXPECT_EQ(assess({"k1", "substantial", "Gründe", day("2026-03-31")}), "bad-completeness-date");
  EXPECT_EQ(assess({"k1", "substantial", "Gründe", day("2026-04-02")}), "bad-completeness-date");
}

TEST(Change, AnUncertainRuleCarriesItsNote) {
  for (const ChangeEffect& effect : law_on(day("2026-03-16")).change_effects) {
    EXPECT_EQ(effect.confidence, Confidence::unsure);
    ASSERT_TRUE(effect.note);
    EXPECT_FALSE(effect.note->de.empty());
  }
  EXPECT_EQ(law_on(day("2026-03-16")).change_effects.size(), 3u);
}

}  // namespace change_test
}  // namespace flurwerk::tests
