// Readers are not kept waiting while a new cadastre is counted.
#include "api/store/sqlite/latest.hpp"

#include <gtest/gtest.h>

#include <future>
#include <stdexcept>

namespace flurwerk::api {
namespace latest_test {

TEST(Latest, TellsWhatWasKnownWhileSomebodyLooksAgain) {
  Latest<int> latest;
  EXPECT_EQ(*latest.of(1, [] { return 10; }), 10);
  EXPECT_EQ(*latest.of(1, [] { return 99; }), 10) << "nothing new to look at";

  std::promise<void> looking, enough;
  auto slow = std::async(std::launch::async, [&] {
    return *latest.of(2, [&] {
      looking.set_value();
      enough.get_future().wait();
      return 20;
    });
  });
  looking.get_future().wait();
  EXPECT_EQ(*latest.of(2, [] { return 99; }), 10);
  enough.set_value();
  EXPECT_EQ(slow.get(), 20);
  EXPECT_EQ(*latest.of(2, [] { return 99; }), 20);
}

TEST(Latest, TheFirstToAskWaitForTheOneWhoLooks) {
  Latest<int> latest;
  std::promise<void> looking, enough;
  auto first = std::async(std::launch::async, [&] {
    return *latest.of(1, [&] {
      looking.set_value();
      enough.get_future().wait();
      return 10;
    });
  });
  looking.get_future().wait();
  auto second = std::async(std::launch::async, [&] { return *latest.of(1, [] { return 99; }); });
  enough.set_value();
  EXPECT_EQ(first.get(), 10);
  EXPECT_EQ(second.get(), 10);
}

TEST(Latest, ALookThatFailsLeavesWhatWasKnownAndIsTriedAgain) {
  Latest<int> latest;
  EXPECT_EQ(*latest.of(1, [] { return 10; }), 10);
  EXPECT_THROW(latest.of(2, []() -> int { throw std::runtime_error("disk"); }), std::runtime_error);
  EXPECT_EQ(*latest.of(1, [] { return 99; }), 10);
  EXPECT_EQ(*latest.of(2, [] { return 20; }), 20);
}

}  // namespace latest_test
}  // namespace flurwerk::api
