// The draft: what can be saved, what submission still lacks, and which documents keep their older versions.
#include "tests/application/story.hpp"

namespace flurwerk::tests {
namespace draft_test {

TEST(Draft, SubmissionNamesEverythingThatIsMissing) {
  Story story;
  story.on("2026-03-16").started();
  const Decided decided =
      story.act([&](const Context& c) { return submit_application(story.application(), {"63-1"}, c); });
  ASSERT_FALSE(decided);
  EXPECT_EQ(decided.error().code, "not-ready");
  EXPECT_EQ(decided.error().field, "/parcels");
  for (const std::string part :
       {"Flurstück", "nicht gezeichnet", "Bauherrschaft", "entwurfsverfassende", "Liegenschaftsplan"}) {
    EXPECT_NE(decided.error().text.de.find(part), std::string::npos) << part;
  }
  const auto law = LawBook::builtin().at("HE", story.today());
  std::string fields;
  for (const Refusal& gap : missing_for_submission(story.application(), *law)) fields += gap.field + " ";
  EXPECT_EQ(fields,
            "/parcels /design /parties/principal /parties/designer /documents/statistics-sheet /documents/site-plan ")
      << "BAB 01 is a form for paper";
}

TEST(Draft, ASavedDraftIsCheckedFieldByField) {
  Story story;
  story.on("2026-03-16").started();
  const auto save = [&](SaveDraft command) {
    const Decided decided = story.act([&](const Context& c) { return save_draft(story.application(), command, c); });
    return decided ? std::string("ok") : decided.error().code + " " + decided.error().field;
  };
  const ParcelKey parcel{"060001001000120003__"};
  EXPECT_EQ(save({some_sha, true, "", "simplified", {}}), "missing-text /title");
  EXPECT_EQ(save({some_sha, true, "Haus", "quick", {}}), "unknown-procedure /procedure");
  EXPECT_EQ(save({some_sha, true, "Haus", "simplified", {ParcelKey{"123"}}}), "bad-parcel-key /parcels/0");
  EXPECT_EQ(save({some_sha, true, "Haus", "simplified", {parcel, parcel}}), "parcel-twice /parcels/1");
  EXPECT_EQ(save({"abc", true, "Haus", "simplified", {parcel}}), "bad-checksum ");
  EXPECT_EQ(save({some_sha, true, "Haus", "simplified", {parcel}}), "ok");
  EXPECT_EQ(save({some_sha, true, "Haus", "full", {parcel}}), "ok");
  EXPECT_EQ(story.application().draft_version, 2);
  EXPECT_EQ(story.application().procedure, "full");
}

// Who ends the wait of the Kenntnisgabeverfahren the data does not say; the exemptions of the Länder have their course.
TEST(Draft, AProcedureThatIsNotCarriedIsRefusedAndSaysWhy) {
  const auto started = [](const char* land, const char* procedure) {
    const LawAt law = LawBook::builtin().at(land, day("2026-05-04")).value();
    const HolidayCalendar calendar = HolidayCalendar::of(land).value();
    const Context context{{AccountId{"anna"}, "designer", {}}, day("2026-05-04"), law, calendar};
    return start_application({AuthorityId{"uba"}, procedure, "Haus"}, context);
  };
  const Decided refused = started("BW", "notification");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "procedure-not-carried");
  EXPECT_NE(refused.error().text.de.find("§ 53 Abs. 5, 6"), std::string::npos) << refused.error().text.de;
  for (const char* land : {"HE", "SN", "NW", "BY"}) EXPECT_TRUE(started(land, "exemption")) << land;
}

TEST(Draft, ANewVersionKeepsTheOldAndBelongsToTheSameSide) {
  Story story;
  story.on("2026-03-16").drafted();
  story.must(
      [&](const Context& c) { return file_document(story.application(), Story::file("site-plan", "site-plan"), c); });
  EXPECT_EQ(story.application().document({"site-plan"})->versions.back().version, 2);
  story.must([&](const Context& c) { return submit_application(story.application(), {"63-1"}, c); }).as("clara");
  EXPECT_EQ(story.code([&](const Context& c) {
    return file_document(story.application(), Story::file("site-plan", "site-plan", "authority"), c);
  }),
            "not-your-document");
  FileDocument empty = Story::file("x", "other", "authority");
  empty.size_bytes = 0;
  EXPECT_EQ(story.code([&](const Context& c) { return file_document(story.application(), empty, c); }),
            "empty-document");
  EXPECT_EQ(story.code([&](const Context& c) {
    return file_document(story.application(), Story::file("x", "recipe", "authority"), c);
  }),
            "unknown-document-type");
}

TEST(Draft, OnlyKnownPartiesAreNamed) {
  Story story;
  story.on("2026-03-16").started();
  const auto name = [&](NameParty command) {
    return story.code([&](const Context& c) { return name_party(story.application(), command, c); });
  };
  EXPECT_EQ(name({"neighbour", {"p1"}, {}}), "unknown-party-role");
  EXPECT_EQ(name({"principal", {}, {}}), "missing-person");
  EXPECT_EQ(name({"principal", {"p1"}, {}}), "ok");
  EXPECT_EQ(name({"principal", {"p2"}, {}}), "ok");
  EXPECT_EQ(story.application().parties.size(), 1U);
  EXPECT_EQ(story.application().party("principal")->person.value, "p2");
}

TEST(Draft, BeforeOctober2025NoCompletenessPeriodRan) {
  Story story;
  story.submitted("2025-09-01");
  EXPECT_EQ(story.application().running_deadline(Purpose::completeness), nullptr);
}

}  // namespace draft_test
}  // namespace flurwerk::tests
