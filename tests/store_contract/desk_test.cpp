// What every store promises about an agency's own desk.
#include "tests/store_contract/backend.hpp"

namespace flurwerk::api {
namespace desk_test {

const Instant morning = story::at("2026-03-02T08:00:00Z");

template <class Backend>
class AgencyDesk : public StoreContract<Backend> {
 protected:
  template <class Work>
  void write(Work work) {
    this->store()
        .write([&](Tx& tx) -> Result<bool> {
          work(tx.desk());
          return true;
        })
        .value();
  }
  void SetUp() override {
    this->store()
        .write([&](Tx& tx) -> Result<bool> {
          tx.accounts().put_agency({{"fire"}, {}, "Brandschutz", "fire", "f@x.de"});
          tx.accounts().put_agency({{"water"}, {}, "Wasser", "water", "w@x.de"});
          return true;
        })
        .value();
  }
};
TYPED_TEST_SUITE(AgencyDesk, Backends);

TYPED_TEST(AgencyDesk, ADraftIsTheLastOneAndTakesItsSignaturesWithIt) {
  EXPECT_FALSE(this->store().read()->desk().draft({"r1"}));
  this->write([](Desk& desk) {
    desk.put_draft({{"r1"}, 1, R"({"text":"ä"})", {"u1"}, morning});
    desk.put_draft({{"r1"}, 2, "{}", {"u2"}, morning});
    desk.put_signature({"r1"}, {{"u1"}, 1, morning, ""});
    desk.put_signature({"r1"}, {{"u1"}, 2, morning, "alt"});
    desk.put_signature({"r1"}, {{"u1"}, 2, morning, "neu"});
  });
  const auto draft = this->store().read()->desk().draft({"r1"});
  ASSERT_TRUE(draft);
  EXPECT_EQ(draft->version, 2);
  EXPECT_EQ(draft->written_by.value, "u2");
  EXPECT_EQ(draft->at, morning);
  const auto signatures = this->store().read()->desk().signatures({"r1"});
  ASSERT_EQ(signatures.size(), 2U) << "one a person and version";
  EXPECT_EQ(signatures[1].remark, "neu");
  this->write([](Desk& desk) { desk.remove_draft({"r1"}); });
  EXPECT_FALSE(this->store().read()->desk().draft({"r1"}));
  EXPECT_TRUE(this->store().read()->desk().signatures({"r1"}).empty());
}

TYPED_TEST(AgencyDesk, TextBlocksAreListedByAgencyAndTitle) {
  this->write([](Desk& desk) {
    desk.put_text_block({"b1", {"fire"}, "Zufahrt", "obligation", "", "3 m", ""});
    desk.put_text_block({"b2", {"fire"}, "Alarm", "hint", "Technik", "Melder", "§ 14"});
    desk.put_text_block({"b3", {"water"}, "Graben", "hint", "", "frei", ""});
    desk.put_text_block({"b1", {"fire"}, "Zufahrt", "obligation", "", "3,50 m", ""});
  });
  const auto blocks = this->store().read()->desk().text_blocks({"fire"});
  ASSERT_EQ(blocks.size(), 2U);
  EXPECT_EQ(blocks[0].title, "Alarm");
  EXPECT_EQ(blocks[0].legal_basis, "§ 14");
  EXPECT_EQ(blocks[1].text, "3,50 m");
  this->write([](Desk& desk) { desk.remove_text_block("b1"); });
  EXPECT_FALSE(this->store().read()->desk().text_block("b1"));
  EXPECT_EQ(this->store().read()->desk().text_block("b3")->agency.value, "water");
}

}  // namespace desk_test
}  // namespace flurwerk::api
