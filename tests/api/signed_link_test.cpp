// What the authority sees of a request's signed link, and that reading behind one is in nobody's way.
#include <gtest/gtest.h>

#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace signed_link_test {

struct Asked {
  SmallTown town;
  Visitor designer = town.visitor("designer@x.example");
  Visitor clerk = town.visitor("clerk@amt.example");
  Visitor guest = town.visitor();
  std::string at = "/api/v1/applications/" + ready_draft(town, designer);
  std::string request, link;  // addresses of the request and of its page

  Asked() {
    now("2026-03-16T09:00:00Z");
    EXPECT_EQ(designer.post_empty(at + "/submit").status, 201);
    EXPECT_EQ(clerk.post(at + "/confirm-completeness", {{"complete_on", "2026-03-16"}}).status, 201);
    const json released = json::array({clerk.get(at).body.at("documents").at(0).at("id")});
    const auto sent = clerk.post(
        at + "/rounds",
        {{"title", "Runde"}, {"requests", {{{"agency", "natur"}, {"act", "opinion"}, {"released", released}}}}});
    EXPECT_EQ(sent.status, 201) << sent.text;
    request = "/api/v1/statement-requests/" + sent.body.at("links").at(0).at("request").get<std::string>();
    link = page_of(sent.body.at("links").at(0).at("url"));
  }
  static std::string page_of(const std::string& url) { return url.substr(url.find("/l/")); }
  void now(const std::string& instant) {
    town.clock.set(instant);
    designer.again();
    clerk.again();
  }
  json state() { return clerk.get(request).body.at("link"); }
};

TEST(SignedLink, TheAuthoritySeesWhereItWentAndWhetherItStillOpens) {
  Asked c;
  EXPECT_EQ(c.state().at("state"), "valid");
  EXPECT_EQ(c.state().at("sent_to"), "natur@kreis.example");
  EXPECT_EQ(c.state().at("made_at"), "2026-03-16T09:00:00Z");
  EXPECT_TRUE(c.state().at("opened_at").is_null());
  EXPECT_TRUE(c.state().at("revoked_at").is_null());
  EXPECT_EQ(c.clerk.get(c.at).body.at("requests").at(0).at("link"), c.state()) << "and in the case";

  c.now("2026-03-17T10:00:00Z");
  ASSERT_EQ(c.guest.get(c.link).status, 200);
  c.now("2026-03-18T10:00:00Z");
  ASSERT_EQ(c.guest.get(c.link).status, 200);
  EXPECT_EQ(c.state().at("opened_at"), "2026-03-17T10:00:00Z") << "the first time";

  const auto renewed = c.clerk.post_empty(c.request + "/link");
  ASSERT_EQ(renewed.status, 201);
  EXPECT_EQ(c.state().at("made_at"), "2026-03-18T10:00:00Z");
  EXPECT_TRUE(c.state().at("opened_at").is_null()) << "the new one was not";
  EXPECT_EQ(c.clerk.get(c.request).body.at("opened_at"), "2026-03-17T10:00:00Z") << "the request was";
  c.now("2026-03-19T10:00:00Z");
  ASSERT_EQ(c.guest.get(Asked::page_of(renewed.body.at("url"))).status, 200);
  EXPECT_EQ(c.state().at("opened_at"), "2026-03-19T10:00:00Z");

  const auto on = [&](const std::string& day) {
    return c.clerk.get(c.at + "?as_of=" + day).body.at("requests").at(0).at("link");
  };
  EXPECT_EQ(on("2026-03-16").at("made_at"), "2026-03-16T09:00:00Z") << "as it was known on that day";
  EXPECT_EQ(on("2026-03-16").at("state"), "valid");
  EXPECT_TRUE(on("2026-03-16").at("opened_at").is_null());
  EXPECT_EQ(on("2026-03-17").at("opened_at"), "2026-03-17T10:00:00Z");

  const std::string end = c.state().at("expires_at");
  c.now(end);
  EXPECT_EQ(c.state().at("state"), "expired");
}

TEST(SignedLink, OfAWithdrawnRequestOpensNothing) {
  Asked c;
  ASSERT_EQ(c.clerk.post(c.request + "/withdraw", {{"reason", "Irrtum"}}).status, 201);
  EXPECT_EQ(c.state().at("state"), "revoked");
  EXPECT_EQ(c.state().at("revoked_at"), "2026-03-16T09:00:00Z");
}

TEST(SignedLink, IsNobodyElsesToKnow) {
  Asked c;
  EXPECT_TRUE(c.clerk.get(c.request).body.contains("link"));
  EXPECT_FALSE(c.town.visitor("natur@kreis.example").get(c.request).body.contains("link"));
  const json applicants = c.designer.get(c.at).body.at("requests").at(0);
  EXPECT_EQ(applicants.at("agency").at("id"), "natur");
  EXPECT_FALSE(applicants.contains("link"));
}

TEST(SignedLink, OpeningItIsProvedAndStopsNoSave) {
  Asked c;
  const auto seen = c.clerk.get(c.at);
  const std::string before = "If-Match: " + seen.header("etag") + "\r\n";
  const json draft{{"outcome", "granted"}, {"reasons", "Gründe"}, {"fee_cents", 0}, {"conditions", json::array()}};
  ASSERT_EQ(c.guest.get(c.link).status, 200);
  auto nature = c.town.visitor("natur@kreis.example");
  const auto acknowledged = nature.post_empty(c.request + "/acknowledgement");
  ASSERT_EQ(acknowledged.status, 201) << acknowledged.text;
  EXPECT_EQ(nature.post_empty(c.request + "/acknowledgement").body.at("event"), acknowledged.body.at("event"))
      << "twice changes nothing: the same receipt";
  const auto events = c.clerk.get(c.at + "/events").body.at("events");
  EXPECT_EQ(std::ranges::count(events, "RequestOpened", [](const json& one) { return one.at("type"); }), 1);
  EXPECT_GT(c.clerk.get(c.at).body.at("version"), seen.body.at("version"));
  ASSERT_EQ(c.clerk.put(c.at + "/decision", draft, before).status, 200) << "nothing of it was edited";

  const auto stale = c.clerk.put(c.at + "/decision", draft, before);
  EXPECT_EQ(stale.status, 412) << "this one would overwrite a colleague's";
  EXPECT_EQ(stale.body.at("code"), "changed-meanwhile");
  EXPECT_EQ(c.clerk.put(c.at + "/decision", draft, "If-Match: \"999\"\r\n").status, 412) << "a version to come";
}

TEST(SignedLink, ItsPageSaysWhoWaitsForWhomAndSinceWhen) {
  Asked c;
  const auto says = [&](const std::string& words, const char* language = "") {
    return c.guest.get(c.link + language).text.find(words) != std::string::npos;
  };
  EXPECT_TRUE(says("Auf Ihre Antwort wird gewartet: seit heute."));
  c.now("2026-03-16T23:30:00Z");  // in Berlin the next day
  EXPECT_TRUE(says("Auf Ihre Antwort wird gewartet: seit gestern."));
  c.now("2026-03-28T10:00:00Z");
  EXPECT_TRUE(says("Your answer is waited for: for 12 days.", "?lang=en"));
  auto nature = c.town.visitor("natur@kreis.example");
  ASSERT_EQ(nature.post(c.request + "/statement", {{"outcome", "no_objection"}}).status, 201);
  c.now("2026-03-31T10:00:00Z");
  EXPECT_TRUE(says("Ihre Antwort liegt der Behörde vor: seit 3 Tagen."));
  EXPECT_FALSE(says("wird gewartet"));
}

TEST(SignedLink, AnAnswerIsMoreThanReading) {
  Asked c;
  const std::string before = "If-Match: " + c.clerk.get(c.at).header("etag") + "\r\n";
  auto nature = c.town.visitor("natur@kreis.example");
  ASSERT_EQ(nature.post(c.request + "/statement", {{"outcome", "no_objection"}}).status, 201);
  const json draft{{"outcome", "granted"}, {"reasons", "Gründe"}, {"fee_cents", 0}, {"conditions", json::array()}};
  EXPECT_EQ(c.clerk.put(c.at + "/decision", draft, before).status, 412);
}

}  // namespace signed_link_test
}  // namespace flurwerk::api::test
