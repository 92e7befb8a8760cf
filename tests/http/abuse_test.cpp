// Slow, endless and crowding clients do not keep others from being served (abuse tests 62, 63, 66; stop).
#include <gtest/gtest.h>

#include <sys/resource.h>

#include "tests/http/client.hpp"

namespace flurwerk::api::test {
namespace abuse_test {

using namespace std::chrono_literals;

ServerOptions quick() {
  ServerOptions options;
  options.threads = 8;
  options.long_transfers = 4;
  options.long_transfers_per_address = 2;
  options.head_time = 1500ms;
  options.idle_time = 2000ms;
  options.body_grace = 1500ms;
  return options;
}

// Ten ordinary requests one after another, all answered.
void expect_served(int port) {
  for (int i = 0; i < 10; ++i) ASSERT_EQ(body_of(get(port, "/hello")), "hello") << i;
}

TEST(Abuse, TwoHundredSlowHeadsReopenedAgainAndAgainHinderNobody) {
  Running server(quick());
  std::vector<Raw> slow;
  for (int round = 0; round < 3; ++round) {
    while (slow.size() < 200) slow.emplace_back(server.port(), "127.0.0." + std::to_string(2 + slow.size() % 5));
    for (auto& one : slow) one.send(round == 0 ? "GET /hello HTTP/1.1\r\nX-A" : "a");
    expect_served(server.port());
    for (int i = 0; i < 50; ++i) slow.pop_back();
  }
}

TEST(Abuse, ASlowHeadEndsAtItsDeadlineHoweverItTrickles) {
  Running server(quick());
  Raw slow(server.port());
  slow.send("GET /hello HTTP/1.1\r\nX-A: ");
  auto begin = std::chrono::steady_clock::now();
  bool open = true;
  while (open && std::chrono::steady_clock::now() - begin < 6s) {
    open = slow.send("a") && !slow.closed(100);
  }
  EXPECT_FALSE(open) << "one byte now and then must not keep it alive";
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 4s);
}

TEST(Abuse, SlowBodiesHinderNobodyAndEnd) {
  Running server(quick());
  std::vector<Raw> slow;
  for (int i = 0; i < 60; ++i) {
    slow.emplace_back(server.port(), "127.0.0." + std::to_string(2 + i % 5));
    // Half are collected by the loop, half are long transfers that hold a worker.
    slow.back().send("POST /stream HTTP/1.1\r\nHost: localhost\r\nContent-Length: " +
                     std::string(i % 2 == 0 ? "1000" : "10000000") + "\r\n\r\nabc");
  }
  expect_served(server.port());
  int refused = 0;
  int ended = 0;
  for (auto& one : slow) {
    std::string answer = one.read_all(6000);
    refused += status_of(answer) == 503 ? 1 : 0;
    ended += status_of(answer) == 408 || status_of(answer) == 400 ? 1 : 0;
    EXPECT_EQ(status_of(answer) == 503, !header_of(answer, "retry-after").empty());
  }
  EXPECT_EQ(refused, 26) << "30 wanted a worker for long, 4 may";
  EXPECT_EQ(refused + ended, 60);
}

TEST(Abuse, SlowReadersHoldNoWorkerAndAreCut) {
  Running server(quick());
  std::vector<Raw> slow;
  for (int i = 0; i < 40; ++i) {
    slow.emplace_back(server.port(), "127.0.0." + std::to_string(2 + i % 5));
    slow.back().send("GET /big HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }
  std::this_thread::sleep_for(300ms);
  expect_served(server.port());
  std::this_thread::sleep_for(4s);  // grace twice and a tick
  std::size_t got = slow.front().read_all(2000).size();
  EXPECT_LT(got, std::size_t{64} << 20U) << "a client that reads nothing is not waited for";
}

TEST(Abuse, LinesWithoutEndAreCutAtTheLimit) {
  Running server(quick());
  for (std::string begin : {std::string("GET /"), std::string("GET /hello HTTP/1.1\r\nX-A: ")}) {
    long before = peak_kib();
    Raw endless(server.port());
    std::size_t sent = begin.size();
    endless.send(begin);
    std::string block(1U << 20U, 'a');
    while (sent < (200U << 20U) && endless.send(block)) sent += block.size();
    EXPECT_LT(sent, 64U << 20U) << "closed long before 200 MiB";
    EXPECT_LT(peak_kib() - before, 30 * 1024);
  }
  expect_served(server.port());
}

TEST(Abuse, ThousandsOfIdleConnectionsLeaveRoom) {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
  if (limit.rlim_cur < 5000) GTEST_SKIP() << "this system allows only " << limit.rlim_cur << " open files";
  ServerOptions options = quick();
  options.idle_time = 60s;
  options.connections = 1000;
  options.connections_per_address = 400;
  Running server(options);
  std::vector<Raw> idle;
  for (int i = 0; i < 2000; ++i) idle.emplace_back(server.port(), "127.0.1." + std::to_string(1 + i % 50));
  expect_served(server.port());
  EXPECT_TRUE(idle.front().closed(2000)) << "the longest idle one made room";
  EXPECT_FALSE(idle.back().closed(50));
}

TEST(Abuse, OneAddressCannotTakeAllConnections) {
  ServerOptions options = quick();
  options.connections_per_address = 20;
  Running server(options);
  std::vector<Raw> crowd;
  for (int i = 0; i < 25; ++i) crowd.emplace_back(server.port(), "127.0.0.9");
  EXPECT_EQ(status_of(crowd.back().read_answer()), 503);
  expect_served(server.port());
}

TEST(Abuse, AFullQueueRefusesInsteadOfGrowing) {
  ServerOptions options = quick();
  options.threads = 2;
  options.queue = 4;
  Running server(options);
  std::vector<Raw> busy;
  for (int i = 0; i < 20; ++i) {
    busy.emplace_back(server.port());
    busy.back().send("GET /slow/600 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    if (i == 1) std::this_thread::sleep_for(100ms);  // both workers have taken theirs
  }
  int served = 0;
  int refused = 0;
  for (auto& one : busy) {
    std::string answer = one.read_all(8000);
    served += status_of(answer) == 200 ? 1 : 0;
    refused += status_of(answer) == 503 && !header_of(answer, "retry-after").empty() ? 1 : 0;
  }
  EXPECT_EQ(served + refused, 20);
  EXPECT_EQ(served, 6) << "two at work and four waiting";
}

TEST(Abuse, ClientsThatLeaveInTheMiddleHarmNobody) {
  Running server(quick());
  for (int i = 0; i < 300; ++i) {
    Raw leaving(server.port());
    leaving.send(i % 3 == 0   ? "GET /big HTTP/1.1\r\nHost: localhost\r\n\r\n"
                 : i % 3 == 1 ? "POST /stream HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999999\r\n\r\nabc"
                              : "GET /hel");
  }
  expect_served(server.port());
}

TEST(Stop, EndsWithinSecondsWhateverClientsDo) {
  ServerOptions options = quick();
  options.body_grace = 60s;
  options.head_time = 60s;
  options.stop_time = 500ms;
  Running server(options);
  std::vector<Raw> hanging;
  for (const char* start :
       {"", "GET /hel", "POST /stream HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9000000\r\n\r\nabc",
        "POST /json HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{",
        "GET /big HTTP/1.1\r\nHost: localhost\r\n\r\n"}) {
    hanging.emplace_back(server.port());
    hanging.back().send(start);
  }
  std::this_thread::sleep_for(200ms);
  EXPECT_LT(server.stop(), 3s);
}

TEST(Stop, LetsARunningHandlerFinishItsAnswer) {
  Running server(quick());
  Raw raw(server.port());
  raw.send("GET /slow/400 HTTP/1.1\r\nHost: localhost\r\n\r\n");
  std::this_thread::sleep_for(100ms);
  server.stop();
  EXPECT_EQ(body_of(raw.read_all(1000)), "slept");
}

}  // namespace abuse_test
}  // namespace flurwerk::api::test
