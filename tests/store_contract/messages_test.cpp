// What every store promises about messages: words beside the log, counts of what is unread by side; and personal codes.
#include "tests/store_contract/backend.hpp"

namespace flurwerk::api {
namespace messages_test {

const Instant noon = story::at("2026-03-02T12:00:00Z");

template <class Backend>
class StoredMessages : public StoreContract<Backend> {
 protected:
  template <class Work>
  void write(Work work) {
    this->store()
        .write([&](Tx& tx) -> Result<bool> {
          work(tx);
          return true;
        })
        .value();
  }
  void SetUp() override {
    write([&](Tx& tx) { tx.accounts().put_account({{"u1"}, "u1@x.de", "u1", "h", noon, {}, 0, {}}); });
    for (const std::string id : {"a1", "a2"}) {
      this->record_draft(id);
      this->record(id, story::submitted("BA-" + id, "2026-04-02"));
    }
  }
  std::int64_t sent(const std::string& id, const std::string& side, bool to_applicant, std::vector<AgencyId> agencies,
                    const std::string& application = "a1") {
    return this->record(application, {MessageSent{{id}, side, to_applicant, std::move(agencies), "d"}}).back().seq;
  }
  int unread(std::string_view side, const std::string& agency = {}, const std::string& account = "u1") {
    return this->store().read()->messages().unread({account}, {"a1"}, side, {agency});
  }
};
TYPED_TEST_SUITE(StoredMessages, Backends);

TYPED_TEST(StoredMessages, WhatOthersWroteIsUnreadUntilItIsMarked) {
  this->sent("m1", "applicant", true, {});
  const auto second = this->sent("m2", "authority", true, {{"fire"}});
  this->sent("m3", "agency", false, {{"water"}});
  this->sent("m4", "applicant", true, {}, "a2");
  EXPECT_EQ(this->unread("authority"), 2) << "m1 and m3";
  EXPECT_EQ(this->unread("applicant"), 1) << "m2";
  EXPECT_EQ(this->unread("agency", "fire"), 1) << "m2";
  EXPECT_EQ(this->unread("agency", "water"), 0) << "wrote m3, may not read m2";
  EXPECT_EQ(this->unread("agency"), 0);
  this->write([&](Tx& tx) { tx.messages().mark_read({"u1"}, {"a1"}, second); });
  EXPECT_EQ(this->unread("authority"), 1);
  EXPECT_EQ(this->unread("authority", "", "nobody"), 2) << "each account for itself";
  this->write([&](Tx& tx) { tx.messages().mark_read({"u1"}, {"a1"}, second - 1); });
  EXPECT_EQ(this->store().read()->messages().read_until({"u1"}, {"a1"}), second) << "never back";
  this->store().rebuild();
  EXPECT_EQ(this->unread("authority"), 1) << "folded anew from the log, the mark stays";
}

TYPED_TEST(StoredMessages, WordsStandBesideTheLogAndAreForgotten) {
  this->write([&](Tx& tx) {
    tx.messages().put_words({"a1"}, {{"m1"}, "salz", "Grüße"});
    tx.messages().put_words({"a2"}, {{"m2"}, "salz", "anderswo"});
    tx.messages().mark_read({"u1"}, {"a1"}, 7);
  });
  this->reopen();
  const auto words = this->store().read()->messages().words({"a1"});
  ASSERT_EQ(words.size(), 1u);
  EXPECT_EQ(words[0].text, "Grüße");
  EXPECT_EQ(this->store().read()->erasures().beside({"a1"}, {}).messages, 1);
  this->write([&](Tx& tx) { tx.erasures().forget({"a1"}, {}); });
  EXPECT_TRUE(this->store().read()->messages().words({"a1"}).empty());
  EXPECT_EQ(this->store().read()->messages().read_until({"u1"}, {"a1"}), 0);
  EXPECT_EQ(this->store().read()->messages().words({"a2"}).size(), 1u);
}

TYPED_TEST(StoredMessages, APersonalCodeIsANeighboursOrThatOfAnInspection) {
  this->write([&](Tx& tx) {
    tx.links().put_personal_code({"aa", {"a1"}, {"n1"}, {}, noon, {}});
    tx.links().put_personal_code({"bb", {"a1"}, {}, {"f1"}, noon, {}});
    tx.links().revoke_codes_of(FileAccessId{"f1"}, noon);
  });
  const auto view = this->store().read();
  EXPECT_EQ(view->links().personal_code("aa")->neighbour.value, "n1");
  EXPECT_FALSE(view->links().personal_code("aa")->revoked_at);
  EXPECT_EQ(view->links().personal_code("bb")->access.value, "f1");
  EXPECT_EQ(view->links().personal_code("bb")->revoked_at, noon);
  EXPECT_FALSE(view->links().personal_code("cc"));
}

}  // namespace messages_test
}  // namespace flurwerk::api
