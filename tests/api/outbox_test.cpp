// What leaves the outbox, in which order, and what becomes of messages that nobody takes.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "api/jobs/outbox.hpp"
#include "api/jobs/smtp.hpp"
#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace outbox_test {

// Takes messages as it is told to, recipient by recipient.
class Post final : public MailRoute {
 public:
  Delivery send(const OutgoingMail& mail) override {
    const auto told = answers.find(mail.mail.to);
    const auto answer = told == answers.end() ? Delivery::taken : told->second;
    if (answer == Delivery::taken) taken.push_back(mail);
    return answer;
  }
  std::string why() const override { return "because"; }
  std::vector<std::string> subjects() const {
    std::vector<std::string> all;
    for (const auto& one : taken) all.push_back(one.mail.subject);
    return all;
  }
  std::map<std::string, Delivery> answers;
  std::vector<OutgoingMail> taken;
};

class OutboxSending : public testing::Test {
 protected:
  OutboxSending() {
    town.clock.set("2026-03-02T08:00:00Z");
    send();  // what the town itself has to say
    post.taken.clear();
  }
  void mail(const std::string& to, const std::string& subject, Urgency urgency = Urgency::at_once) {
    const auto done = town.store->write([&](Tx& tx) -> Result<bool> {
      post_mail(tx, {to, subject, "Guten Tag,\n\n" + subject + "\nhttps://amt.example/antraege/1?a=1&b=2\n"},
                town.clock.now(), urgency);
      return true;
    });
    ASSERT_TRUE(done);
  }
  SendReport send() { return send_outbox(*town.app, post, refused); }
  SmallTown town;
  Post post;
  FileRoute refused{town.dir / "refused", "amt@amt.example"};
};

using Subjects = std::vector<std::string>;

TEST_F(OutboxSending, InOrderAndOnce) {
  mail("ada@x.example", "1");
  mail("bob@x.example", "2");
  mail("ada@x.example", "3");
  EXPECT_EQ(send().sent, 3);
  EXPECT_EQ(post.subjects(), (Subjects{"1", "2", "3"}));
  EXPECT_EQ(send().sent, 0) << "nothing twice";
}

TEST_F(OutboxSending, OneRecipientWaitsAndNobodyElse) {
  post.answers["ada@x.example"] = Delivery::later;
  mail("ada@x.example", "1");
  mail("ada@x.example", "2");
  mail("bob@x.example", "3");
  EXPECT_EQ(send().failed.size(), 1u) << "the second is not even tried";
  EXPECT_EQ(post.subjects(), Subjects{"3"});
  post.answers.clear();
  EXPECT_EQ(send().sent, 0) << "not before its time";
  town.clock.set("2026-03-02T08:02:00Z");
  send();
  EXPECT_EQ(post.subjects(), (Subjects{"3", "1", "2"})) << "nothing overtakes";
}

TEST_F(OutboxSending, AServerThatIsAwayIsAskedOnceAndNothingIsLost) {
  post.answers["ada@x.example"] = Delivery::unreachable;
  mail("ada@x.example", "1");
  mail("bob@x.example", "2");
  EXPECT_EQ(send().failed.size(), 1u);
  EXPECT_TRUE(post.taken.empty());
  post.answers.clear();
  EXPECT_EQ(send().sent, 2) << "tried again at once when it is back";
  EXPECT_EQ(post.subjects(), (Subjects{"1", "2"}));
}

TEST_F(OutboxSending, WhatIsRefusedForGoodIsKeptAsAFile) {
  post.answers["nobody@x.example"] = Delivery::refused;
  mail("nobody@x.example", "1");
  mail("ada@x.example", "2");
  const auto report = send();
  ASSERT_EQ(report.failed.size(), 1u);
  EXPECT_NE(report.failed[0].find("nobody@x.example: because"), std::string::npos) << report.failed[0];
  EXPECT_EQ(post.subjects(), Subjects{"2"});
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(town.dir / "refused"))
    files += entry.path().extension() == ".eml" ? 1U : 0U;
  EXPECT_EQ(files, 1u);
  EXPECT_EQ(send().failed.size(), 0u) << "it is over";
}

TEST_F(OutboxSending, WhatCanWaitComesTogetherNextMorning) {
  mail("ada@x.example", "1", Urgency::can_wait);
  mail("bob@x.example", "2", Urgency::can_wait);
  mail("ada@x.example", "3", Urgency::can_wait);
  mail("ada@x.example", "4");
  send();
  EXPECT_EQ(post.subjects(), Subjects{"4"}) << "what is urgent does not wait for what is not";
  town.clock.set("2026-03-03T04:59:00Z");
  EXPECT_EQ(send().sent, 0);
  town.clock.set("2026-03-03T05:00:00Z");  // six o'clock in Berlin
  EXPECT_EQ(send().sent, 2);
  ASSERT_EQ(post.subjects(), (Subjects{"4", "2 Nachrichten zu Ihren Vorhaben", "2"}));
  const auto& both = post.taken[1].mail;
  EXPECT_EQ(both.to, "ada@x.example");
  EXPECT_LT(both.text.find("1\n"), both.text.find("3\n"));
}

TEST_F(OutboxSending, AMessageIsPlainTextAndHtmlWithOneId) {
  FileRoute files{town.dir / "out", "amt@amt.example"};
  const OutgoingMail mail{7,
                          {"ada@x.example\r\nBcc: eve@x.example", "Prüfung <b>", "Zeile\nhttps://a.example/?x=1&y=2\n"},
                          town.clock.now()};
  ASSERT_EQ(files.send(mail), Delivery::taken);
  std::ostringstream text;
  text << std::ifstream{town.dir / "out" / "00000007.eml", std::ios::binary}.rdbuf();
  const auto eml = text.str();
  EXPECT_NE(eml.find("\r\nTo: ada@x.exampleBcc: eve@x.example\r\n"), std::string::npos) << "no header of its own";
  EXPECT_NE(eml.find("Message-ID: <7."), std::string::npos);
  EXPECT_NE(eml.find("multipart/alternative"), std::string::npos);
  EXPECT_EQ(files.send(mail), Delivery::taken);
  std::ostringstream again;
  again << std::ifstream{town.dir / "out" / "00000007.eml", std::ios::binary}.rdbuf();
  EXPECT_EQ(again.str(), eml) << "sent again it is the same message";
}

TEST(Smtp, OnlyThisMachineIsSpokenToInTheClear) {
  for (const char* url : {"smtp://127.0.0.1", "smtp://127.0.0.1:25", "smtp://localhost:1025/", "smtp://[::1]:25"})
    EXPECT_FALSE(must_encrypt(url)) << url;
  for (const char* url :
       {"smtp://mail.example.org", "smtp://localhost.example.org", "smtp://127.0.0.1.example.org:25",
        "smtp://localhost@mail.example.org", "smtp://localhost:25@mail.example.org", "smtp://10.0.0.1"})
    EXPECT_TRUE(must_encrypt(url)) << url;
}

TEST(Smtp, AnAddressOfSomethingElseIsRefused) {
  for (const char* url : {"http://mail.example", "mail.example", "", "file:///etc/passwd"}) {
    const auto route = smtp_route({url, "", "a@b.example"});
    ASSERT_FALSE(route) << url;
    EXPECT_EQ(route.error().code, "smtp-address");
  }
  const auto nobody = smtp_route({"smtp://127.0.0.1:1", "", "a@b.example"});
  ASSERT_TRUE(nobody);
  EXPECT_EQ((*nobody)->send({1, {"c@d.example", "s", "t"}, Instant{}}), Delivery::unreachable);
  EXPECT_FALSE((*nobody)->why().empty());
}

}  // namespace outbox_test
}  // namespace flurwerk::api::test
