// Other programs are told of events: signed, in order, at least once, without persons, and never inside the house.
#include "api/app/webhooks.hpp"

#include <gtest/gtest.h>

#include "api/app/webhook_target.hpp"
#include "api/jobs/webhooks.hpp"
#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace webhooks_test {

// A receiver that takes or does not.
class Receiver final : public WebhookRoute {
 public:
  std::string send(const SignedMessage& message) override {
    tried.push_back(message);
    return why;
  }
  std::string kinds() const {
    std::string list;
    for (const auto& one : tried) list += json::parse(one.body).at("kind").get<std::string>() + " ";
    return list;
  }
  std::string why;
  std::vector<SignedMessage> tried;
};

class WebhookSending : public testing::Test {
 protected:
  WebhookSending() { town.app->config.webhook_allow = {"receiver.house"}; }
  Answer add(const std::string& url) { return admin.post("/api/v1/webhooks", {{"authority", "amt"}, {"url", url}}); }
  void later(std::chrono::minutes by) {
    town.clock.set(to_string(town.clock.now() + by));
    admin.again();
  }
  json listed() { return admin.get("/api/v1/webhooks").body.at("webhooks").at(0); }
  SmallTown town;
  Visitor admin = town.visitor("admin@amt.example");
  Receiver receiver;
};

TEST_F(WebhookSending, AnAdministratorAddsAReceiverAndSeesItsSecretOnce) {
  auto clerk = town.visitor("clerk@amt.example");
  EXPECT_EQ(clerk.get("/api/v1/webhooks").status, 403);
  EXPECT_EQ(clerk.post("/api/v1/webhooks", {{"authority", "amt"}, {"url", "https://x.example/"}}).status, 403);
  const auto added = add("http://receiver.house/events");
  ASSERT_EQ(added.status, 201) << added.text;
  EXPECT_EQ(added.body.at("secret").get<std::string>().rfind("whsec_", 0), 0u);
  EXPECT_EQ(admin.get("/api/v1/webhooks").text.find("whsec_"), std::string::npos);
  send_webhooks(*town.app, receiver);
  EXPECT_EQ(receiver.kinds(), "Hello ");
  EXPECT_EQ(listed().at("waiting"), 0);
  EXPECT_NE(listed().at("taken_at"), nullptr);
  EXPECT_EQ(admin.post_empty("/api/v1/webhooks/" + added.body.at("id").get<std::string>() + "/removal").status, 204);
  EXPECT_TRUE(admin.get("/api/v1/webhooks").body.at("webhooks").empty());
}

TEST_F(WebhookSending, WhatIsRecordedIsToldInOrderSignedAndWithoutPersons) {
  auto designer = town.visitor("designer@x.example");
  const auto added = add("http://receiver.house/events");
  const std::string secret = added.body.at("secret");
  const auto id = ready_draft(town, designer);
  ASSERT_EQ(designer.post_empty("/api/v1/applications/" + id + "/submit").status, 201);
  send_webhooks(*town.app, receiver);
  EXPECT_EQ(receiver.kinds(), "Hello ApplicationSubmitted ") << "a draft is not the authority's to know of";
  const auto& told = receiver.tried.back();
  const auto body = json::parse(told.body);
  EXPECT_EQ(body.at("application"), id);
  EXPECT_EQ(body.at("file_number"), "PRF-2026-0001");
  EXPECT_EQ(body.at("url"), town.app->config.public_url + "/vorgaenge/" + id);
  EXPECT_EQ(body.size(), 6u) << told.body;
  EXPECT_EQ(told.signature, webhook_signature(secret, told.id, told.timestamp, told.body));
  receiver.tried.clear();
  send_webhooks(*town.app, receiver);
  EXPECT_TRUE(receiver.tried.empty()) << "what was taken is not told again";
}

TEST_F(WebhookSending, AReceiverThatTakesNothingHoldsItsOwnQueueUntilItIsGivenUpAndTriedAgain) {
  auto designer = town.visitor("designer@x.example");
  ASSERT_EQ(add("http://receiver.house/events").status, 201);
  const auto id = ready_draft(town, designer);
  ASSERT_EQ(designer.post_empty("/api/v1/applications/" + id + "/submit").status, 201);
  receiver.why = "HTTP 500";
  for (int i = 0; i < 30; ++i) {
    send_webhooks(*town.app, receiver);
    later(std::chrono::minutes{65});
  }
  EXPECT_EQ(receiver.tried.size(), 24u);
  for (const auto& one : receiver.tried) EXPECT_EQ(one.id, receiver.tried.front().id) << "the first holds the second";
  auto seen = listed();
  EXPECT_EQ(seen.at("waiting"), 2);
  EXPECT_EQ(seen.at("trouble").at("given_up"), true);
  EXPECT_EQ(seen.at("trouble").at("why"), "HTTP 500");
  receiver = {};
  EXPECT_EQ(admin.post_empty("/api/v1/webhooks/" + seen.at("id").get<std::string>() + "/retry").status, 204);
  send_webhooks(*town.app, receiver);
  EXPECT_EQ(receiver.kinds(), "Hello ApplicationSubmitted ");
  EXPECT_EQ(listed().at("trouble"), nullptr);
}

TEST_F(WebhookSending, AddressesInsideTheHouseAreRefusedUnlessTheOperatorAllowsThem) {
  for (const char* url : {"https://127.0.0.1/", "https://[::1]/", "https://localhost/", "https://10.1.2.3:8443/x",
                          "https://2130706433/", "https://0x7f.1/", "https://169.254.169.254/latest",
                          "https://[::ffff:10.0.0.1]/", "https://[fe80::1]/", "https://foo.localhost/"}) {
    const auto refused = add(url);
    EXPECT_EQ(refused.status, 422) << url << " " << refused.text;
    EXPECT_EQ(refused.body.value("code", ""), "webhook-inside") << url;
  }
  EXPECT_EQ(add("http://program.example/").body.value("code", ""), "webhook-not-encrypted");
  for (const char* url : {"ftp://program.example/", "program.example", "https://", "https://user:word@program.example/",
                          "https://program.example/#x"})
    EXPECT_EQ(add(url).body.value("code", ""), "webhook-address") << url;
  EXPECT_EQ(add("https://program.example/events").status, 201);
  EXPECT_EQ(
      admin.post("/api/v1/webhooks", {{"authority", "nobody"}, {"url", "https://x.example/"}}).body.value("code", ""),
      "authority-unknown");
}

// Nothing answers there; what counts is that the name, which is this machine's, is not called.
TEST(WebhookRoute, ANameThatLeadsInsideIsNotCalled) {
  const auto route = webhook_route({});
  EXPECT_NE(route->send({"https://localhost.localdomain/", "msg_1", 1, "v1,x", "{}"}), "");
  EXPECT_NE(route->send({"https://ip6-localhost/", "msg_1", 1, "v1,x", "{}"}), "");
}

TEST(WebhookTarget, KnowsWhichAddressesEverybodyReaches) {
  for (const char* inside : {"0.0.0.0",          "10.0.0.1",        "100.64.0.1",  "127.0.0.1",  "169.254.0.1",
                             "172.16.0.1",       "172.31.255.255",  "192.168.1.1", "198.18.0.1", "203.0.113.7",
                             "224.0.0.1",        "255.255.255.255", "::",          "::1",        "::ffff:8.8.8.8",
                             "64:ff9b::808:808", "fc00::1",         "fe80::1",     "ff02::1",    "2001:db8::1",
                             "2002:7f00:1::",    "2001::1",         "no address"})
    EXPECT_FALSE(is_public_address(inside)) << inside;
  for (const char* outside : {"8.8.8.8", "172.15.0.1", "172.32.0.1", "100.128.0.1", "193.99.144.80", "2a02:2e0:3fe::1",
                              "2001:4860:4860::8888"})
    EXPECT_TRUE(is_public_address(outside)) << outside;
}

// The example that standardwebhooks.com's libraries are tested with.
TEST(WebhookSignature, IsThatOfTheStandard) {
  EXPECT_EQ(webhook_signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330,
                              R"({"test": 2432232314})"),
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

}  // namespace webhooks_test
}  // namespace flurwerk::api::test
