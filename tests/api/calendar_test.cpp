// Due dates told: a person's calendar behind a secret address, reminders that are posted once whatever happens.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "api/app/mail.hpp"
#include "api/jobs/tick.hpp"
#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace calendar_test {

struct Asked {
  SmallTown town;
  Visitor designer = town.visitor("designer@x.example");
  Visitor clerk = town.visitor("clerk@amt.example");
  std::string id = ready_draft(town, designer);
  std::string at = "/api/v1/applications/" + id;

  Asked() {
    now("2026-03-16T09:00:00Z");
    EXPECT_EQ(designer.post_empty(at + "/submit").status, 201);
    EXPECT_EQ(clerk.post(at + "/confirm-completeness", {{"complete_on", "2026-03-16"}}).status, 201);
    const json seen = clerk.get(at).body;
    const json request{
        {"agency", "natur"}, {"act", "opinion"}, {"released", json::array({seen.at("documents").at(0).at("id")})}};
    EXPECT_EQ(clerk.post(at + "/rounds", {{"title", "Runde"}, {"requests", json::array({request})}}).status, 201);
  }
  void now(const std::string& instant) {
    town.clock.set(instant);
    designer.again();
    clerk.again();
  }
  std::vector<Mail> mails_to(const std::string& address) {
    std::vector<Mail> mails;
    for (const auto& item : town.store->read()->outbox().waiting(town.clock.now() + std::chrono::days{4000}, 1000)) {
      if (item.kind != "mail" && item.kind != "digest") continue;
      auto mail = mail_from_json(item.payload);
      if (mail.to == address) mails.push_back(std::move(mail));
    }
    return mails;
  }
};

std::string path_of(const Answer& made) {
  const std::string url = made.body.at("url");
  return url.substr(std::string{"http://localhost"}.size());
}

TEST(Calendar, HasTheDueDatesOfItsPersonAndOfNobodyElse) {
  Asked a;
  auto nature = a.town.visitor("natur@kreis.example"), water = a.town.visitor("wasser@kreis.example");
  const auto made = nature.post_empty("/api/v1/calendar");
  ASSERT_EQ(made.status, 201) << made.text;
  Visitor program{a.town.port()};  // no cookie
  const auto feed = program.get(path_of(made));
  ASSERT_EQ(feed.status, 200);
  EXPECT_NE(feed.text.find("DTSTART;VALUE=DATE:20260416\r\n"), std::string::npos) << feed.text;
  EXPECT_NE(feed.text.find("PRF-2026-0001"), std::string::npos);
  for (const char* personal : {"Prinzipal", "Designer", "Wohnhaus"}) {
    EXPECT_EQ(feed.text.find(personal), std::string::npos) << "due dates alone";
  }
  EXPECT_EQ(program.get(path_of(water.post_empty("/api/v1/calendar"))).text.find("VEVENT"), std::string::npos);
  const auto clerks = program.get(path_of(a.clerk.post_empty("/api/v1/calendar")));
  EXPECT_NE(clerks.text.find("/vorgaenge/" + a.id), std::string::npos) << clerks.text;
  const auto own = program.get(path_of(a.designer.post_empty("/api/v1/calendar")));
  EXPECT_NE(own.text.find("/antraege/" + a.id), std::string::npos) << own.text;
}

TEST(Calendar, ANewAddressEndsTheOldOne) {
  Asked a;
  auto nature = a.town.visitor("natur@kreis.example");
  const std::string old_path = path_of(nature.post_empty("/api/v1/calendar"));
  const std::string new_path = path_of(nature.post_empty("/api/v1/calendar"));
  Visitor program{a.town.port()};
  EXPECT_EQ(program.get(old_path).status, 404);
  EXPECT_EQ(program.get(new_path).status, 200);
  EXPECT_EQ(program.get("/kalender/guessed").body.at("code"), "calendar-unknown");
  EXPECT_EQ(program.post_empty("/api/v1/calendar").status, 401);
}

TEST(Reminders, ComeOnceBeforeTheEndAndOnceAfter) {
  Asked a;
  const auto count = [&] { return a.mails_to("natur@kreis.example").size(); };
  ASSERT_EQ(count(), 1U) << "the request itself";
  EXPECT_EQ(tick(*a.town.app, parse_date("2026-04-08").value()).reminded, 0) << "eight days ahead";
  EXPECT_EQ(tick(*a.town.app, parse_date("2026-04-11").value()).reminded, 1) << "the scheduler was off for two days";
  EXPECT_EQ(tick(*a.town.app, parse_date("2026-04-12").value()).reminded, 0);
  a.town.restart();
  EXPECT_EQ(tick(*a.town.app, parse_date("2026-04-13").value()).reminded, 0) << "not after a restart either";
  ASSERT_EQ(count(), 2U);
  EXPECT_NE(a.mails_to("natur@kreis.example").back().subject.find("16.04.2026"), std::string::npos);
  tick(*a.town.app, parse_date("2026-04-17").value());
  tick(*a.town.app, parse_date("2026-04-17").value());
  ASSERT_EQ(count(), 3U);
  EXPECT_NE(a.mails_to("natur@kreis.example").back().text.find("bleibt unberücksichtigt"), std::string::npos);
}

TEST(Reminders, WaitForTheMorningUnlessTheEndIsNear) {
  const auto kinds_on = [](const std::string& now, const char* today) {
    Asked a;
    a.town.clock.set(now);
    tick(*a.town.app, parse_date(today).value());
    std::string said;
    const auto all = a.town.store->read()->outbox().waiting(a.town.clock.now() + std::chrono::days{10}, 100);
    for (const auto& item : all) {
      if (mail_from_json(item.payload).subject.starts_with("Erinnerung"))
        said = item.kind + " " + to_string(item.not_before);
    }
    return said;
  };
  EXPECT_EQ(kinds_on("2026-04-10T22:05:00Z", "2026-04-11"), "digest 2026-04-11T04:00:00Z") << "five past midnight";
  EXPECT_EQ(kinds_on("2026-04-11T09:00:00Z", "2026-04-11"), "digest 2026-04-12T04:00:00Z");
  EXPECT_EQ(kinds_on("2026-04-15T09:00:00Z", "2026-04-15"), "mail 2026-04-15T09:00:00Z") << "due tomorrow";
}

TEST(Reminders, NobodyIsRemindedWhoHasAnswered) {
  Asked a;
  auto nature = a.town.visitor("natur@kreis.example");
  const std::string request = nature.get("/api/v1/statement-requests").body.at("requests").at(0).at("id");
  ASSERT_EQ(nature.post("/api/v1/statement-requests/" + request + "/statement", {{"outcome", "no_objection"}}).status,
            201);
  EXPECT_EQ(tick(*a.town.app, parse_date("2026-04-12").value()).reminded, 0);
  tick(*a.town.app, parse_date("2026-04-20").value());
  EXPECT_EQ(a.mails_to("natur@kreis.example").size(), 1U);
}

}  // namespace calendar_test
}  // namespace flurwerk::api::test
