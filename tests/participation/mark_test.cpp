// Marks of conditions: on what was released in its version, on the page, on the map; their words.
#include "permit-core/mark.hpp"

#include "tests/application/story.hpp"

namespace flurwerk::tests {
namespace mark_test {

PlanMark on_plan(std::vector<MarkPoint> points, int page = 1, int version = 1,
                 const std::string& document = "site-plan") {
  return {DocumentId{document}, version, page, std::move(points), {}};
}
PlanMark on_map(std::vector<MarkPoint> points) { return {{}, 0, 0, std::move(points), {}}; }

Story asked() {
  Story story;
  story.complete().asked().as("fred", "agency_member", "fire");
  return story;
}

Decided say(Story& story, const PlanMark& mark) {
  auto statement = story.statement(StatementOutcome::conditions);
  Condition condition{{}, ConditionKind::obligation, "Brandschutz", "Rettungsweg freihalten.", {}, {}, {}, {}};
  condition.mark = mark;
  statement.conditions = {condition};
  return story.act([&](const Context& c) {
    return participation::submit_statement(story.application(), story.participation(), statement, c);
  });
}

struct Row {
  std::string what;
  PlanMark mark;
  std::string expected;
};

TEST(Mark, PointsAtWhatWasReleased) {
  constexpr MarkPoint here{478'123'450, 5'551'000'000};
  const Row rows[] = {
      {"a point", on_plan({{250'000, 500'000}}), "ok"},
      {"a rectangle", on_plan({{0, 0}, {1'000'000, 1'000'000}}), "ok"},
      {"page and words alone", on_plan({}), "ok"},
      {"beside the page", on_plan({{1'000'001, 0}}), "mark-off-page /conditions/0/mark/points"},
      {"three corners on a page", on_plan({{1, 1}, {2, 2}, {3, 3}}), "mark-off-page /conditions/0/mark/points"},
      {"no page", on_plan({{1, 1}}, 0), "mark-without-page /conditions/0/mark/page"},
      {"another version", on_plan({{1, 1}}, 1, 2), "mark-not-released /conditions/0/mark/document"},
      {"a document kept back", on_plan({}, 1, 1, "statistics-sheet"), "mark-not-released /conditions/0/mark/document"},
      {"no such document", on_plan({}, 1, 1, "nothing"), "mark-not-released /conditions/0/mark/document"},
      {"a point on the map", on_map({here}), "ok"},
      {"an area", on_map({here, {here.x + 1, here.y}, {here.x, here.y + 1}}), "ok"},
      {"a line", on_map({here, {here.x + 1, here.y}}), "mark-off-map /conditions/0/mark/points"},
      {"in the sea", on_map({{0, 0}}), "mark-off-map /conditions/0/mark/points"},
      {"nowhere", on_map({}), "mark-nowhere /conditions/0/mark"},
  };
  for (const Row& row : rows) {
    Story story = asked();
    const Decided decided = say(story, row.mark);
    EXPECT_EQ(decided ? "ok" : decided.error().code + " " + decided.error().field, row.expected) << row.what;
  }
}

TEST(Mark, IsSaidInWords) {
  Story story = asked();
  const Application& application = story.application();
  EXPECT_EQ(words_of(on_plan({{1, 1}}), application, 3).de, "site-plan, Fassung 1, Seite 1, Markierung 3");
  PlanMark words = on_plan({}, 2);
  words.words = "Treppenraum";
  EXPECT_EQ(words_of(words, application, 3).de, "site-plan, Fassung 1, Seite 2: Treppenraum");
  EXPECT_EQ(words_of(on_map({{478'123'450, 5'551'000'004}}), application, 1).de,
            "Karte, Markierung 1 (ETRS89/UTM 32N: 478123,45 / 5551000,00)");
  EXPECT_EQ(words_of(on_map({{478'123'999, 5'551'000'000}, {1, 1}, {2, 2}}), application, 1).de,
            "Karte, Markierung 1, Fläche mit 3 Ecken (erste, ETRS89/UTM 32N: 478124,00 / 5551000,00)");
}

// A plan filed as PNG or JPEG is one page.
TEST(Mark, OnAPictureHasNoPages) {
  const auto ask_about_picture = [] {
    Story story;
    story.complete().as("clara").must([&](const Context& c) {
      auto file = Story::file("photo", "other", "authority");
      file.media_type = "image/png";
      return file_document(story.application(), file, c);
    });
    story.must([&](const Context& c) {
      auto round = story.round(Act::opinion, "", "r1", "fire");
      round.requests[0].released = {DocumentId{"photo"}};
      return participation::open_round(story.application(), story.participation(), round, c);
    });
    story.as("fred", "agency_member", "fire");
    return story;
  };
  Story story = ask_about_picture();
  const Decided refused = say(story, on_plan({{1, 1}}, 2, 1, "photo"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code + " " + refused.error().field, "mark-off-page /conditions/0/mark/page");
  const PlanMark mark = on_plan({{250'000, 500'000}}, 1, 1, "photo");
  ASSERT_TRUE(say(story, mark));
  EXPECT_EQ(words_of(mark, story.application(), 2).de, "other, Fassung 1, Markierung 2");
  EXPECT_EQ(words_of(mark, story.application(), 2).en, "other, version 1, mark 2");
}

TEST(Mark, ADecisionKeepsItAndNamesNoUnknownDocument) {
  Story story;
  story.complete().as("clara");
  const auto draft = [&](const PlanMark& mark) {
    Condition condition{{}, ConditionKind::obligation, {}, "Freihalten.", {}, {}, {}, {}};
    condition.mark = mark;
    return story.act([&](const Context& c) {
      return draft_decision(story.application(), {DecisionOutcome::granted, {condition}, "Gründe", 0},
                            participation::open_acts(story.participation(), story.today()), c);
    });
  };
  const Decided unknown = draft(on_plan({}, 1, 2));
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().code + " " + unknown.error().field, "unknown-document /conditions/0/mark/document");
  ASSERT_TRUE(draft(on_plan({{1, 2}})));
  const auto& text = std::get<DecisionInDraft>(story.application().decision).text;
  EXPECT_EQ(text.conditions.at(0).mark, on_plan({{1, 2}}));
}

}  // namespace mark_test
}  // namespace flurwerk::tests
