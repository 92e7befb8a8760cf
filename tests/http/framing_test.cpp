// What could be read in two ways is refused, and the connection ends there (abuse tests 13, 54, 61, 63, 67).
#include <gtest/gtest.h>

#include "tests/http/client.hpp"

namespace flurwerk::api::test {
namespace framing_test {

struct Case {
  const char* what;
  std::string request;
  int status;
};

std::string post(const std::string& headers, const std::string& body = "", const std::string& path = "/stream") {
  return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n" + body;
}

std::string line(const std::string& first) { return first + "\r\nHost: localhost\r\n\r\n"; }

std::vector<Case> cases() {
  using namespace std::string_literals;
  return {
      {"length and chunks", post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
      {"two lengths", post("Content-Length: 5\r\nContent-Length: 6\r\n", "hello!"), 400},
      {"two equal lengths", post("Content-Length: 5\r\nContent-Length: 5\r\n", "hello"), 400},
      {"list of lengths", post("Content-Length: 5, 5\r\n", "hello"), 400},
      {"signed length", post("Content-Length: +5\r\n", "hello"), 400},
      {"negative length", post("Content-Length: -1\r\n"), 400},
      {"length beyond 64 bit", post("Content-Length: 99999999999999999999999\r\n"), 400},
      {"coding twice", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n"), 400},
      {"coding unknown", post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"), 501},
      {"coding listed", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), 501},
      {"chunks in 1.0", "POST /stream HTTP/1.0\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
      {"folded header", post("X-A: 1\r\n and more\r\n"), 400},
      {"space before colon", post("Content-Length : 5\r\n", "hello"), 400},
      {"header without colon", post("nonsense\r\n"), 400},
      {"header without name", post(": x\r\n"), 400},
      {"bare line feed", "GET /hello HTTP/1.1\nHost: localhost\r\n\r\n", 400},
      {"bare carriage return", post("X-A: 1\rX-B: 2\r\n"), 400},
      {"NUL in a header", post("X-A: a\0b\r\n"s), 400},
      {"two hosts", "GET /hello HTTP/1.1\r\nHost: localhost\r\nHost: evil\r\n\r\n", 400},
      {"no host", "GET /hello HTTP/1.1\r\n\r\n", 400},
      {"foreign host", "GET /hello HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421},
      {"body of a GET", "GET /hello HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nGET ", 400},
      {"compressed body", post("Content-Encoding: gzip\r\nContent-Length: 4\r\n", "\x1f\x8b\x08\x01"), 415},
      {"unknown expectation", post("Expect: tea\r\nContent-Length: 4\r\n", "tea!"), 417},
      {"TRACE", line("TRACE /hello HTTP/1.1"), 405},
      {"CONNECT", line("CONNECT localhost:22 HTTP/1.1"), 405},
      {"unknown method", line("BREW /hello HTTP/1.1"), 501},
      {"method in lower case", line("get /hello HTTP/1.1"), 501},
      {"version 2 in text", line("GET /hello HTTP/2.0"), 505},
      {"no version", line("GET /hello"), 400},
      {"two blanks", line("GET /hello HTTP/1.1 HTTP/1.1"), 400},
      {"whole address", line("GET http://localhost/hello HTTP/1.1"), 400},
      {"asterisk", line("GET * HTTP/1.1"), 400},
      {"parent folder", line("GET /a/../hello HTTP/1.1"), 400},
      {"parent folder, encoded", line("GET /a/%2e%2e/hello HTTP/1.1"), 400},
      {"encoded slash", line("GET /a%2f..%2fhello HTTP/1.1"), 400},
      {"encoded backslash", line("GET /a%5chello HTTP/1.1"), 400},
      {"encoded NUL", line("GET /hello%00.pdf HTTP/1.1"), 400},
      {"encoded line end", line("GET /hello%0d%0aX-A:%201 HTTP/1.1"), 400},
      {"broken escape", line("GET /hello%g1 HTTP/1.1"), 400},
      {"cut escape", line("GET /hello%4 HTTP/1.1"), 400},
      {"double slash", line("GET //evil.example/hello HTTP/1.1"), 400},
      {"bytes outside ASCII", line("GET /h\xc3\xa4llo HTTP/1.1"), 400},
      {"NUL in the query", line("GET /hello?a=%00 HTTP/1.1"), 400},
      {"address too long", line("GET /" + std::string(5000, 'a') + " HTTP/1.1"), 414},
      {"65 headers", post([] {
         std::string many;
         for (int i = 0; i < 65; ++i) many += "X-" + std::to_string(i) + ": 1\r\n";
         return many;
       }()),
       431},
      {"headers of 20 KiB", post("X-A: " + std::string(20'000, 'a') + "\r\n"), 431},
  };
}

TEST(Framing, AmbiguousRequestsAreRefusedAndNothingBehindThemIsRead) {
  Running server;
  for (const auto& one : cases()) {
    std::string answer = ask(server.port(), one.request + "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n");
    EXPECT_EQ(status_of(answer), one.status) << one.what << "\n" << answer.substr(0, 200);
    EXPECT_EQ(header_of(answer, "connection"), "close") << one.what;
    EXPECT_EQ(answer.find("HTTP/1.1", 8), std::string::npos) << one.what << ": a second request was answered";
    EXPECT_EQ(header_of(answer, "content-type"), "application/problem+json") << one.what;
  }
  EXPECT_EQ(body_of(get(server.port(), "/hello")), "hello");
}

TEST(Framing, ABodyLongerThanStatedIsTheNextRequestAndThatIsRefused) {
  Running server;
  std::string answer = ask(server.port(), post("Content-Length: 3\r\n", "abcdefg\r\n\r\n"));
  EXPECT_EQ(body_of(answer).substr(0, 1), "3");
  EXPECT_NE(answer.find("HTTP/1.1 400"), std::string::npos);
}

TEST(Framing, ABodyShorterThanStatedIsIncomplete) {
  Running server;
  for (const char* size : {"1000", "1000000"}) {  // collected by the loop; read by a worker
    Raw raw(server.port());
    raw.send(post("Content-Length: " + std::string(size) + "\r\n", "abc"));
    raw.half_close();
    std::string answer = raw.read_all();
    EXPECT_TRUE(answer.empty() || status_of(answer) == 400) << answer;
  }
}

TEST(Framing, ChunksThatLieEndTheConnection) {
  Running server;
  for (const char* chunks :
       {"ffffffffffffffffff\r\nabc\r\n0\r\n\r\n", "-5\r\nabc\r\n0\r\n\r\n", "zz\r\nabc\r\n0\r\n\r\n",
        "3\r\nabcdef\r\n0\r\n\r\n", "fffffffffffffffe\r\nabc\r\n0\r\n\r\n"}) {
    Raw raw(server.port());
    raw.send(post("Transfer-Encoding: chunked\r\n", chunks));
    raw.half_close();
    std::string answer = raw.read_all();
    EXPECT_EQ(status_of(answer), 400) << chunks << answer;
    EXPECT_EQ(header_of(answer, "connection"), "close");
  }
}

TEST(Framing, WellFormedChunksAreReadAndCounted) {
  Running server;
  std::string answer =
      ask(server.port(), post("Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n4;x=y\r\ndefg\r\n0\r\n\r\n"));
  EXPECT_EQ(status_of(answer), 200);
  EXPECT_EQ(body_of(answer), "7");
  EXPECT_EQ(header_of(answer, "connection"), "close") << "nothing may follow chunks";
}

TEST(Framing, PipelinedRequestsAreAnsweredInOrder) {
  Running server;
  std::string hello = "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n";
  std::string answer = ask(server.port(), post("Content-Length: 2\r\n", "ab") + hello + hello +
                                              "GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  std::size_t count = 0;
  for (std::size_t at = 0; (at = answer.find("HTTP/1.1 200", at)) != std::string::npos; ++at) ++count;
  EXPECT_EQ(count, 4U) << answer;
}

TEST(Framing, HeadAndOptionsAndOverridesFollowTheSameRules) {
  Running server;
  std::string head = ask(server.port(), "HEAD /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(status_of(head), 200);
  EXPECT_EQ(header_of(head, "content-length"), "5");
  EXPECT_EQ(body_of(head), "");
  std::string options = ask(server.port(), "OPTIONS /json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(status_of(options), 204);
  EXPECT_EQ(header_of(options, "allow"), "POST, OPTIONS");
  EXPECT_EQ(header_of(options, "content-length"), "");
  std::string wrong = get(server.port(), "/json");
  EXPECT_EQ(status_of(wrong), 405);
  EXPECT_EQ(header_of(wrong, "allow"), "POST, OPTIONS");
  for (const char* name : {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"}) {
    EXPECT_EQ(body_of(get(server.port(), "/hello", std::string(name) + ": DELETE\r\n")), "hello");
  }
}

TEST(Framing, NobodyElseSaysWhereARequestComesFrom) {
  Running server;
  std::string seen =
      body_of(get(server.port(), "/whoami",
                  "REMOTE_ADDR: 6.6.6.6\r\nLOCAL_PORT: 1\r\nX-Forwarded-For: 6.6.6.6\r\nX-Forwarded-Proto: https\r\n"));
  EXPECT_EQ(seen.substr(0, seen.find('\n')), "127.0.0.1");
  EXPECT_EQ(seen.find("6.6.6.6"), std::string::npos) << seen;
  ServerOptions behind;
  behind.trusted_proxies = {"127.0.0.1"};
  Running proxied(behind);
  std::string told = body_of(get(proxied.port(), "/whoami", "X-Forwarded-For: 6.6.6.6, 10.0.0.7\r\n"));
  EXPECT_EQ(told.substr(0, told.find('\n')), "10.0.0.7") << "only the hop our proxy saw itself counts";
}

TEST(Framing, ExpectContinueIsAnsweredOnlyWhenTheBodyIsWelcome) {
  Running server;
  Raw welcome(server.port());
  welcome.send(post("Content-Length: 3\r\nExpect: 100-continue\r\n"));
  EXPECT_EQ(status_of(welcome.read_answer()), 100);
  welcome.send("abc");
  EXPECT_EQ(body_of(welcome.read_answer()), "3");
  Raw refused(server.port());
  refused.send(post("Content-Length: 999999999999\r\nExpect: 100-continue\r\n"));
  EXPECT_EQ(status_of(refused.read_answer()), 413);
}

}  // namespace framing_test
}  // namespace flurwerk::api::test
