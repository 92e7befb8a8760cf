// The head reader by itself, at its edges.
#include "api/http/guard.hpp"

#include <gtest/gtest.h>

namespace flurwerk::api {
namespace guard_test {

tl::expected<Head, HeadFault> read(const std::string& bytes) { return parse_head(bytes, {}); }

TEST(Guard, ReadsAnOrdinaryRequest) {
  auto head =
      read("POST /a%20b/c?x=1%2B1&y=a+b&z HTTP/1.1\r\nHost: LocalHost:80\r\nContent-Length: 007\r\nX-A:  b \t\r\n\r\n");
  ASSERT_TRUE(head);
  EXPECT_EQ(head->path, "/a b/c");
  EXPECT_EQ(head->query, (Fields{{"x", "1+1"}, {"y", "a b"}, {"z", ""}}));
  EXPECT_EQ(head->content_length, 7U);
  EXPECT_EQ(head->headers.back(), (std::pair<std::string, std::string>{"x-a", "b"}));
  EXPECT_TRUE(head->keep_alive);
}

TEST(Guard, OldVersionsKeepAliveOnlyWhenTheySaySo) {
  EXPECT_FALSE(read("GET / HTTP/1.0\r\n\r\n")->keep_alive);
  EXPECT_TRUE(read("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")->keep_alive);
  EXPECT_FALSE(read("GET / HTTP/1.1\r\nHost: a\r\nConnection: Close\r\n\r\n")->keep_alive);
}

TEST(Guard, DropsHeadersOnlyAServerMayWrite) {
  auto head = read("GET / HTTP/1.1\r\nHost: a\r\nREMOTE_ADDR: 1.2.3.4\r\nContent_Length: 5\r\n\r\n");
  ASSERT_TRUE(head);
  EXPECT_EQ(head->headers.size(), 1U);
  EXPECT_EQ(head->content_length, 0U);
}

TEST(Guard, EveryCutOfARequestIsUnfinishedAndNoneIsAccepted) {
  std::string whole = "GET /hello?a=%41 HTTP/1.1\r\nHost: a\r\nX-A: b\r\n\r\n";
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(head_end(whole.substr(0, size))) << size;
    EXPECT_FALSE(read(whole.substr(0, size))) << size;
  }
  EXPECT_EQ(head_end(whole), whole.size());
}

TEST(Guard, EveryChangedByteIsReadOrRefusedButNeverChangesTheFraming) {
  std::string whole = "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n";
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (int byte = 0; byte < 256; ++byte) {
      std::string changed = whole;
      changed[at] = static_cast<char>(byte);
      auto head = read(changed);
      EXPECT_FALSE(head && head->chunked);
    }
  }
}

}  // namespace guard_test
}  // namespace flurwerk::api
