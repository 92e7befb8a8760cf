// Inspection of the file: what may be granted until when, what is noted, and what an ended one still opens.
#include "participation/file_access.hpp"

#include "tests/application/story.hpp"

namespace flurwerk::tests {
namespace file_access_test {

struct Inspection {
  Story story;
  Inspection() { story.complete("2026-03-16").as("clara"); }
  static participation::GrantFileAccess asked() {
    return {{"a1"}, {"p9"}, "party", "", {{{"site-plan"}, 1}}, day("2026-06-16")};
  }
  std::string grant(const participation::GrantFileAccess& command) {
    return story.code([&](const Context& context) {
      return participation::grant_file_access(story.application(), story.participation(), command, context);
    });
  }
  std::string use(const std::string& document = {}, const std::string& access = "a1") {
    return story.code([&](const Context& context) {
      return participation::use_file_access(story.application(), story.participation(), {access}, {document}, context);
    });
  }
  std::string end(const std::string& reason) {
    return story.code([&](const Context& context) {
      return participation::end_file_access(story.application(), story.participation(), {{"a1"}, reason}, context);
    });
  }
};

TEST(FileAccess, IsGrantedForChosenVersionsUntilADay) {
  const auto with = [](auto change) {
    auto command = Inspection::asked();
    change(command);
    return Inspection{}.grant(command);
  };
  using Grant = participation::GrantFileAccess;
  EXPECT_EQ(with([](Grant&) {}), "ok") << "three months to the day";
  EXPECT_EQ(with([](Grant& one) { one.until = day("2026-06-17"); }), "until-too-late");
  EXPECT_EQ(with([](Grant& one) { one.until = day("2026-03-16"); }), "ok") << "for today alone";
  EXPECT_EQ(with([](Grant& one) { one.until = day("2026-03-15"); }), "until-over");
  EXPECT_EQ(with([](Grant& one) { one.capacity = "friend"; }), "capacity-unknown");
  EXPECT_EQ(with([](Grant& one) { one.capacity = "other"; }), "missing-text") << "a ground has to be named";
  EXPECT_EQ(with([](Grant& one) {
              one.capacity = "other";
              one.reason = "§ 3 UIG";
            }),
            "ok");
  EXPECT_EQ(with([](Grant& one) { one.released.clear(); }), "nothing-released");
  EXPECT_EQ(with([](Grant& one) { one.released[0].version = 2; }), "document-unknown");
  EXPECT_EQ(with([](Grant& one) { one.released[0].document = {"secret"}; }), "document-unknown");
  EXPECT_EQ(with([](Grant& one) { one.released.push_back(one.released[0]); }), "document-twice");
  Inspection done;
  ASSERT_EQ(done.grant(Inspection::asked()), "ok");
  EXPECT_NE(done.story.participation().access({"a1"})->granted.basis.find("§ 29"), std::string::npos);
}

TEST(FileAccess, EveryReadingIsNotedOnceADay) {
  Inspection c;
  ASSERT_EQ(c.grant(Inspection::asked()), "ok");
  const auto noted = [&] { return c.story.participation().access({"a1"})->uses.size(); };
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(c.use(), "ok");
    EXPECT_EQ(c.use("site-plan"), "ok");
  }
  EXPECT_EQ(noted(), 2u);
  c.story.on("2026-03-17");
  EXPECT_EQ(c.use("site-plan"), "ok");
  EXPECT_EQ(noted(), 3u);
  EXPECT_EQ(c.story.participation().access({"a1"})->uses.back().version, 1);
  EXPECT_EQ(c.use("application-form"), "not-found") << "not released, though it is on file";
  EXPECT_EQ(c.use("", "a2"), "not-found");
  EXPECT_EQ(noted(), 3u);
}

TEST(FileAccess, OpensNothingAfterItsLastDay) {
  Inspection c;
  ASSERT_EQ(c.grant(Inspection::asked()), "ok");
  c.story.on("2026-06-16");
  EXPECT_EQ(c.use("site-plan"), "ok");
  c.story.on("2026-06-17");
  EXPECT_EQ(c.use(), "file-access-ended");
  EXPECT_EQ(c.use("site-plan"), "file-access-ended");
  EXPECT_EQ(c.end("Schluss"), "file-access-ended");
}

TEST(FileAccess, EndsWhenTheAuthorityEndsItWithAReason) {
  Inspection c;
  ASSERT_EQ(c.grant(Inspection::asked()), "ok");
  EXPECT_EQ(c.end(" "), "missing-text");
  EXPECT_EQ(c.end("Vollmacht widerrufen"), "ok");
  EXPECT_EQ(c.use(), "file-access-ended") << "on the same day";
  EXPECT_EQ(c.end("nochmals"), "file-access-ended");
  EXPECT_EQ(c.story.participation().access({"a1"})->ended_because, "Vollmacht widerrufen");
}

TEST(FileAccess, OpensNothingOnceThePersonsAreErased) {
  Inspection c;
  ASSERT_EQ(c.grant(Inspection::asked()), "ok");
  c.story.as("anna", "designer");
  c.story.must([&](const Context& context) {
    return withdraw_application(c.story.application(), {"Wir bauen nicht"}, context);
  });
  EXPECT_EQ(c.use(), "ok") << "a case that is over can be read";
  c.story.record(PersonalDataErased{"withdrawn", "Aktenplan", c.story.today(), {"clara"}, {}, {}, 0});
  EXPECT_EQ(c.use(), "file-access-ended");
  EXPECT_EQ(c.grant({{"a2"}, {"p9"}, "party", "", {{{"site-plan"}, 1}}, c.story.today()}), "erased-already");
}

}  // namespace file_access_test
}  // namespace flurwerk::tests
