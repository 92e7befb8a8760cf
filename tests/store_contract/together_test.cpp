// What every store promises to writers who come at the same time.
#include <atomic>
#include <chrono>
#include <functional>
#include <latch>
#include <map>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "tests/store_contract/backend.hpp"

namespace flurwerk::api {
namespace together_test {

const Instant morning = story::at("2026-03-02T08:00:00Z");

Result<std::vector<Receipt>> start(Tx& tx, const std::string& id) {
  tx.outbox().post({0, "mail", "", id, morning, morning});
  const std::string content = tx.parties().put_draft_content("{}");
  return tx.record({id}, story::designer, morning, "v", story::draft("Haus", content, id));
}

template <class Backend>
class Together : public StoreContract<Backend> {
 protected:
  // How many applications everybody else sees now.
  std::int64_t visible() { return std::ssize(this->store().read()->lists().events_after(0, {}, 1 << 20)) / 4; }

  // Keeps the writer busy until `others` have been waiting behind it for a while; they then are one group.
  void behind_a_slow_writer(const std::vector<std::function<void()>>& others) {
    std::latch inside(1);
    std::vector<std::jthread> threads;
    threads.emplace_back([&] {
      this->store().write([&](Tx&) -> Result<bool> {
        inside.count_down();
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        return true;
      });
    });
    inside.wait();
    for (const auto& other : others) threads.emplace_back(other);
  }
};
TYPED_TEST_SUITE(Together, Backends);

TYPED_TEST(Together, ThoseWhoWaitShareOneCommit) {
  std::atomic<int> committed_between{0};
  std::vector<std::function<void()>> writers;
  for (int i = 0; i < 6; ++i) {
    writers.push_back([&, id = "a" + std::to_string(i)] {
      const bool kept = this->store()
                            .write([&](Tx& tx) -> Result<bool> {
                              committed_between += this->visible() > 0 ? 1 : 0;
                              return start(tx, id).has_value();
                            })
                            .has_value();
      EXPECT_TRUE(kept);
      EXPECT_TRUE(this->store().read()->load({id})) << "acknowledged before it was committed";
    });
  }
  this->behind_a_slow_writer(writers);
  EXPECT_EQ(committed_between, 0);
  EXPECT_EQ(this->visible(), 6);
}

TYPED_TEST(Together, WhoeverFailsTakesNobodyAlong) {
  const auto fails = [&](const std::string& id, bool throws) {
    const auto work = [&](Tx& tx) -> Result<bool> {
      if (!start(tx, id)) return true;
      if (throws) throw std::runtime_error(id);
      return refuse(RefusalKind::forbidden, id, {});
    };
    if (!throws) {
      const auto refused = this->store().write(work);
      ASSERT_FALSE(refused);
      EXPECT_EQ(refused.error().code, id);
      return;
    }
    try {
      this->store().write(work);
      ADD_FAILURE() << "the exception of " << id << " got lost";
    } catch (const std::runtime_error& error) {
      EXPECT_EQ(error.what(), id);
    }
  };
  const auto succeeds = [&](const std::string& id) {
    EXPECT_TRUE(this->store().write([&](Tx& tx) { return start(tx, id); }));
  };
  this->behind_a_slow_writer({[&] { succeeds("a1"); }, [&] { fails("refused", false); }, [&] { succeeds("a2"); },
                              [&] { fails("broken", true); }, [&] { succeeds("a3"); }});
  const auto view = this->store().read();
  for (const char* id : {"a1", "a2", "a3"}) EXPECT_TRUE(view->load({id})) << id;
  for (const char* id : {"refused", "broken"}) EXPECT_FALSE(view->load({id})) << id;
  EXPECT_EQ(view->outbox().waiting(story::at("2030-01-01T00:00:00Z")).size(), 3u);
  EXPECT_EQ(view->lists().events_after(0, {}, 100).back().recorded.seq, 12);  // no number was used up
  EXPECT_TRUE(this->store().verify(*this->documents_).ok);
}

// Several writers on few applications: every acknowledged event is there as acknowledged, in one unbroken chain.
TYPED_TEST(Together, EveryAcknowledgedEventIsThereInOrder) {
  constexpr int threads = 12, writes = 30;
  for (const char* id : {"a0", "a1", "a2"}) this->record_draft(id);
  std::mutex mutex;
  std::map<std::int64_t, std::string> acknowledged;
  std::atomic<int> refused{0};
  {
    std::vector<std::jthread> writers;
    for (int t = 0; t < threads; ++t) {
      writers.emplace_back([&, t] {
        for (int n = 0; n < writes; ++n) {
          const ApplicationId id{"a" + std::to_string((t + n) % 3)};
          const bool gives_up = (t + n) % 7 == 0;
          const auto receipts = this->store().write([&](Tx& tx) -> Result<std::vector<Receipt>> {
            const auto version = tx.load(id)->version;
            const std::string content = tx.parties().put_draft_content("{}");
            auto written = tx.record(id, story::designer, morning, "v",
                                     {DraftSaved{static_cast<int>(version), content, true, "Haus", "simplified", {}}});
            if (gives_up) return refuse(RefusalKind::outdated, "no", {});
            return written;
          });
          const std::lock_guard lock(mutex);
          if (!receipts)
            ++refused;
          else
            for (const auto& receipt : *receipts)
              EXPECT_TRUE(acknowledged.emplace(receipt.seq, receipt.hash).second) << receipt.seq << " given twice";
        }
      });
    }
  }
  EXPECT_GT(refused, 0);
  EXPECT_EQ(std::ssize(acknowledged), threads * writes - refused);
  this->reopen();
  std::map<std::int64_t, std::string> stored;
  for (const auto& event : this->store().read()->lists().events_after(12, {}, 1 << 20))
    stored.emplace(event.recorded.seq, event.row.hash);
  EXPECT_EQ(stored, acknowledged);
  const auto report = this->store().verify(*this->documents_);
  EXPECT_TRUE(report.ok) << report.message.en;
}

// A case is kept folded between commands: what a refused command had folded must not be served to the next.
TYPED_TEST(Together, WhatWasRolledBackIsNotSeenAgain) {
  this->record_draft("a1");
  this->record_draft("a2");
  const auto save = [](Tx& tx, const char* id, const char* title) {
    return tx.record({id}, story::designer, morning, "v", {DraftSaved{2, "s", true, title, "simplified", {}}});
  };
  EXPECT_FALSE(this->store().write([&](Tx& tx) -> Result<bool> {
    save(tx, "a1", "Verworfen");
    EXPECT_EQ(tx.load({"a1"})->application.title, "Verworfen");
    return refuse(RefusalKind::forbidden, "no", {});
  }));
  EXPECT_EQ(this->store().read()->load({"a1"})->application.title, "Einfamilienhaus");
  this->store().write([&](Tx& tx) -> Result<bool> {
    save(tx, "a2", "Anbau");  // takes the number of the event that was rolled back
    return true;
  });
  const auto old_view = this->store().read();
  this->store().write([&](Tx& tx) -> Result<bool> {
    EXPECT_EQ(tx.load({"a1"})->application.title, "Einfamilienhaus");
    save(tx, "a1", "Garage");
    return true;
  });
  EXPECT_EQ(this->store().read()->load({"a1"})->application.title, "Garage");
  EXPECT_EQ(old_view->load({"a1"})->application.title, "Einfamilienhaus");
  EXPECT_EQ(this->store().read()->load({"a1"})->version, 5);
}

}  // namespace together_test
}  // namespace flurwerk::api
