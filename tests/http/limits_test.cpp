// Bodies, ranges and what answers say about themselves (abuse tests 40, 44, 64, 65, 67-71).
#include <gtest/gtest.h>
#include <sys/socket.h>

#include "tests/http/client.hpp"

namespace flurwerk::api::test {
namespace limits_test {

std::string post(std::string_view path, std::string_view type, std::string_view body) {
  return "POST " + std::string(path) +
         " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + std::string(type) +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

TEST(Bodies, TwoHundredMegabytesPassThroughWithoutBeingHeld) {
  Running server;
  for (bool chunked : {false, true}) {
    long before = peak_kib();
    Raw raw(server.port());
    std::string block(1U << 20U, 'x');
    raw.send("POST /stream HTTP/1.1\r\nHost: localhost\r\n" +
             std::string(chunked ? "Transfer-Encoding: chunked" : "Content-Length: 209715200") + "\r\n\r\n");
    for (int i = 0; i < 200; ++i) {
      if (chunked) raw.send("100000\r\n");
      ASSERT_TRUE(raw.send(block));
      if (chunked) raw.send("\r\n");
    }
    if (chunked) raw.send("0\r\n\r\n");
    EXPECT_EQ(body_of(raw.read_answer()), "209715200");
    EXPECT_LT(peak_kib() - before, 30 * 1024) << "chunked: " << chunked;
  }
}

TEST(Bodies, ALimitHoldsForStatedLengthAndForChunks) {
  Running server;
  std::string stated = ask(server.port(), post("/tiny", "text/plain", std::string(1001, 'x')));
  EXPECT_EQ(status_of(stated), 413);
  std::string head = "POST /tiny HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";
  std::string chunked = ask(server.port(), head + "3e9\r\n" + std::string(1001, 'x') + "\r\n0\r\n\r\n");
  EXPECT_EQ(status_of(chunked), 413);
  EXPECT_EQ(body_of(ask(server.port(), head + "3e8\r\n" + std::string(1000, 'x') + "\r\n0\r\n\r\n")), "1000");
}

TEST(Bodies, OneByteChunksCannotGoOnForEver) {
  Running server;
  Raw raw(server.port());
  raw.send("POST /tiny HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
  std::string sizes(1U << 20U, '0');  // one chunk size, a megabyte of zeros long
  for (int i = 0; i < 50 && raw.send(sizes); ++i) {
  }
  EXPECT_EQ(status_of(raw.read_answer()), 400);
}

TEST(Bodies, WhatAHandlerDoesNotReadIsNotTakenForTheNextRequest) {
  Running server;
  std::string inner = "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n";
  std::string request = "POST /unread HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(inner.size()) +
                        "\r\n\r\n" + inner;
  std::string answer = ask(server.port(), request);
  EXPECT_EQ(status_of(answer), 204);
  EXPECT_EQ(header_of(answer, "connection"), "close");
  EXPECT_EQ(answer.find("hello"), std::string::npos);
}

TEST(Bodies, OnlyTheDeclaredKindIsAccepted) {
  Running server;
  EXPECT_EQ(status_of(ask(server.port(), post("/json", "text/plain", "{}"))), 415);
  EXPECT_EQ(status_of(ask(server.port(), post("/json", "application/json", "{}"))), 200);
  EXPECT_EQ(status_of(ask(server.port(), post("/json", "application/merge-patch+json; charset=utf-8", "{}"))), 200);
  EXPECT_EQ(status_of(ask(server.port(), post("/form", "application/json", "{}"))), 415);
  EXPECT_EQ(status_of(ask(server.port(), post("/nothing", "text/plain", "x"))), 400);
  EXPECT_EQ(status_of(ask(server.port(), post("/nothing", "text/plain", ""))), 204);
}

TEST(Bodies, UnsafeJsonNeverReachesAHandler) {
  Running server;
  for (const std::string& bad : {std::string(R"({"a":1,"a":2})"), std::string(R"({"a":{"__proto__":{}}})"),
                                 std::string("[1e999]"), std::string(1000, '['), std::string("{"), std::string(),
                                 std::string("{} {}"), "\"" + std::string("\xff\xfe") + "\""}) {
    std::string answer = ask(server.port(), post("/json", "application/json", bad));
    EXPECT_EQ(status_of(answer), 400) << bad.substr(0, 40);
    EXPECT_EQ(header_of(answer, "content-type"), "application/problem+json");
  }
  std::string large = "[\"" + std::string(600'000, 'x') + "\"]";  // collected by a worker
  EXPECT_EQ(body_of(ask(server.port(), post("/json", "application/json", large))), large);
}

TEST(Ranges, OneRangeIsServedExactly) {
  Running server;
  std::string answer = get(server.port(), "/file", "Range: bytes=26-51\r\n");
  EXPECT_EQ(status_of(answer), 206);
  EXPECT_EQ(header_of(answer, "content-range"), "bytes 26-51/1048576");
  EXPECT_EQ(header_of(answer, "content-length"), "26");
  EXPECT_EQ(body_of(answer), "abcdefghijklmnopqrstuvwxyz");
  EXPECT_EQ(body_of(get(server.port(), "/file", "Range: bytes=1048574-\r\n")).size(), 2U);
  EXPECT_EQ(body_of(get(server.port(), "/file", "Range: bytes=-3\r\n")).size(), 3U);
  EXPECT_EQ(body_of(get(server.port(), "/file", "Range: bytes=1048000-9999999\r\n")).size(), 576U);
  EXPECT_EQ(body_of(get(server.port(), "/file")).size(), 1048576U);
  std::string head = ask(server.port(), "HEAD /file HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(header_of(head, "content-length"), "1048576");
  EXPECT_EQ(header_of(head, "accept-ranges"), "bytes");
}

TEST(Ranges, ManyOrImpossibleOnesAreRefusedCheaply) {
  Running server;
  std::string many = "0-";
  for (int i = 0; i < 900; ++i) many += ",0-";
  for (const std::string& bad : {many, std::string("0-1,2-3"), std::string("2000000-"), std::string("5-2"),
                                 std::string("-0"), std::string("x-y"), std::string("99999999999999999999-")}) {
    std::string answer = get(server.port(), "/file", "Range: bytes=" + bad + "\r\n");
    EXPECT_EQ(status_of(answer), 416) << bad.substr(0, 30);
    EXPECT_EQ(header_of(answer, "content-range"), "bytes */1048576");
    EXPECT_LT(answer.size(), 3000U);
  }
  EXPECT_EQ(status_of(get(server.port(), "/file", "Range: pages=1-2\r\n")), 200) << "an unknown unit is ignored";
}

TEST(Ranges, IfRangeAndIfNoneMatchKnowTheVersion) {
  Running server;
  EXPECT_EQ(status_of(get(server.port(), "/file", "Range: bytes=0-1\r\nIf-Range: \"v1\"\r\n")), 206);
  EXPECT_EQ(status_of(get(server.port(), "/file", "Range: bytes=0-1\r\nIf-Range: \"v0\"\r\n")), 200);
  std::string same = get(server.port(), "/file", "If-None-Match: \"v1\"\r\n");
  EXPECT_EQ(status_of(same), 304);
  EXPECT_EQ(body_of(same), "");
}

TEST(Downloads, ALargeOneIsStreamed) {
  Running server;
  long before = peak_kib();
  Raw raw(server.port());
  raw.send("GET /big HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  std::size_t total = 0;
  char buffer[65536];
  for (ssize_t got = 0; (got = recv(raw.fd(), buffer, sizeof buffer, 0)) > 0;) total += static_cast<std::size_t>(got);
  EXPECT_GT(total, std::size_t{64} << 20U);
  EXPECT_LT(peak_kib() - before, 20 * 1024);
}

TEST(Answers, AllCarryTheSecurityHeaders) {
  Running server;
  for (const char* path : {"/hello", "/nope", "/boom", "/file", "/json", "/%00"}) {
    std::string answer = get(server.port(), path);
    EXPECT_NE(header_of(answer, "content-security-policy").find("frame-ancestors 'none'"), std::string::npos) << path;
    EXPECT_EQ(header_of(answer, "content-security-policy").find("unsafe"), std::string::npos) << path;
    EXPECT_EQ(header_of(answer, "x-content-type-options"), "nosniff") << path;
    EXPECT_EQ(header_of(answer, "referrer-policy"), "no-referrer") << path;
    EXPECT_EQ(header_of(answer, "cache-control"), "no-store") << path;
    EXPECT_EQ(header_of(answer, "cross-origin-opener-policy"), "same-origin") << path;
    EXPECT_EQ(header_of(answer, "server"), "") << path;
  }
}

TEST(Answers, ForeignOriginsGetNoPermission) {
  Running server;
  for (const char* origin : {"https://evil.example", "null"}) {
    std::string answer = get(server.port(), "/hello", std::string("Origin: ") + origin + "\r\n");
    EXPECT_EQ(header_of(answer, "access-control-allow-origin"), "");
  }
}

TEST(Answers, AnExceptionIsLoggedNotShown) {
  Running server;
  std::string answer = get(server.port(), "/boom");
  EXPECT_EQ(status_of(answer), 500);
  EXPECT_EQ(answer.find("secret"), std::string::npos);
  EXPECT_EQ(answer.find("SELECT"), std::string::npos);
  EXPECT_EQ(header_of(answer, "content-type"), "application/problem+json");
  EXPECT_NE(server.log().find("boom: secret"), std::string::npos);
}

TEST(Answers, UnknownPathsTellNothing) {
  Running server;
  for (const char* path : {"/admin", "/.git/config", "/metrics", "/etc/passwd", "/hello/", "/slow"}) {
    std::string answer = get(server.port(), path);
    EXPECT_EQ(status_of(answer), 404) << path;
    EXPECT_EQ(answer.find(path), std::string::npos) << "what was asked for is not repeated";
  }
}

TEST(Answers, LanguageFollowsTheReader) {
  Running server;
  EXPECT_NE(get(server.port(), "/nope").find("\"detail\":\"Diese Adresse"), std::string::npos);
  EXPECT_NE(get(server.port(), "/nope", "Accept-Language: en-GB,en;q=0.9,de;q=0.5\r\n").find("\"detail\":\"There is"),
            std::string::npos);
}

}  // namespace limits_test
}  // namespace flurwerk::api::test
