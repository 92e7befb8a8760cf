// One derivation, wherever it is shown: the program, the HTTP interface, the case and the paper say the same sentence and
// the same steps, by the calendar of the authority.
#include <gtest/gtest.h>

#include <fstream>

#include "permit-core/calendar/period.hpp"
#include "tests/api/run.hpp"
#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace one_derivation_test {

TEST(OneDerivation, IsTheSameInTheProgramTheInterfaceTheCaseAndThePaper) {
  SmallTown town;
  auto designer = town.visitor("designer@x.example");
  auto clerk = town.visitor("clerk@amt.example");
  auto admin = town.visitor("admin@amt.example");
  const std::string path = "/api/v1/applications/" + ready_draft(town, designer);
  ASSERT_EQ(designer.post_empty(path + "/submit").status, 201);
  const auto before = clerk.get(path).body;
  const std::string authority = before.at("authority").at("id");
  const std::string due = before.at("deadlines").at(0).at("end");
  ASSERT_EQ(admin
                .post("/api/v1/house-rules/changes", {{"kind", "holiday"},
                                                      {"key", due},
                                                      {"content", {{"name", "Heimatfest"}}},
                                                      {"reason", "Beschluss vom 1. März"}})
                .status,
            201);
  const auto shown = clerk.get(path).body.at("deadlines").at(0);
  EXPECT_NE(shown.at("end"), due) << "the authority's own holiday moved it";
  const std::string from = shown.at("from");
  const std::string length = shown.at("length");
  auto anybody = town.visitor();
  const auto asked = anybody.get("/api/v1/period?from=" + from + "&length=" + length + "&authority=" + authority);
  ASSERT_EQ(asked.status, 200) << asked.text;
  for (const char* key : {"from", "length", "land", "raw", "end", "calendar_version"}) {
    EXPECT_EQ(asked.body.at(key), shown.at(key)) << key;
  }
  EXPECT_EQ(asked.body.at("steps").back(), shown.at("steps").back());
  const auto program =
      "period --from " + from + " --length " + length + " --authority " + authority + " --data " + town.dir.string();
  const auto json_of = run(std::string{FLURWERK_PROGRAM} + " " + program + " --json");
  ASSERT_EQ(json_of.status, 0) << json_of.out;
  EXPECT_EQ(json::parse(json_of.out), asked.body);
  const auto plain = run(std::string{FLURWERK_PROGRAM} + " " + program + " --why");
  EXPECT_TRUE(plain.out.starts_with(shown.at("end").get<std::string>() + "\n" +
                                    asked.body.at("sentence").at("de").get<std::string>() + "\n" +
                                    asked.body.at("sentence").at("en").get<std::string>() + "\n"))
      << plain.out;
  for (const auto& step : asked.body.at("steps")) {
    EXPECT_NE(plain.out.find(step.at("why").at("de").get<std::string>()), std::string::npos) << plain.out;
  }

  // In the case the same sentence names what began the period; the paper has it word for word.
  const std::string sentence = shown.at("sentence").at("de");
  const std::string start = shown.at("starts").at("de");
  EXPECT_TRUE(sentence.starts_with(start + " am "));
  EXPECT_EQ(sentence.substr(start.size()), asked.body.at("sentence").at("de").get<std::string>().substr(8))
      << "Ereignis";
  ASSERT_TRUE(has("ogrinfo")) << "./dev test installs gdal-bin";
  const auto sheet = town.dir / "synopsis.xlsx";
  std::ofstream{sheet, std::ios::binary} << clerk.get(path + "/synopsis/xlsx").text;
  const auto cells = run("ogrinfo -q " + sheet.string() + " Fristen");
  EXPECT_NE(cells.out.find(sentence), std::string::npos) << cells.out;
  for (const auto& step : shown.at("steps")) {
    EXPECT_NE(cells.out.find(step.at("why").at("de").get<std::string>()), std::string::npos) << cells.out;
  }

  // Who set it, and what has moved it since.
  const auto& history = shown.at("history");
  ASSERT_EQ(history.size(), 2U) << history;
  EXPECT_EQ(history[0].at("event"), "ApplicationSubmitted");
  EXPECT_EQ(history[0].at("end"), due);
  EXPECT_EQ(history[1].at("event"), "DeadlinesMoved");
  EXPECT_EQ(history[1].at("end"), shown.at("end"));
  EXPECT_NE(history[1].at("reason").get<std::string>().find("Beschluss vom 1. März"), std::string::npos);
  EXPECT_TRUE(history[1].at("by").is_string()) << "a colleague's name";
  EXPECT_TRUE(designer.get(path).body.at("deadlines").at(0).at("history").at(1).at("by").is_null());
  const auto steps = designer.get(path + "/timeline").body.at("steps").dump();
  EXPECT_NE(steps.find(german_date(parse_date(due).value())), std::string::npos) << "whence it moved: " << steps;
}

}  // namespace one_derivation_test
}  // namespace flurwerk::api::test
