// multipart/form-data: parts arrive in order, and what is none costs little (abuse test 65).
#include <gtest/gtest.h>

#include "tests/http/client.hpp"

namespace flurwerk::api::test {
namespace parts_test {

std::string head(std::size_t length, const std::string& type = "multipart/form-data; boundary=XX") {
  return "POST /parts HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + type +
         "\r\nContent-Length: " + std::to_string(length) + "\r\n\r\n";
}

std::string part(const std::string& disposition, const std::string& content) {
  return "--XX\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
}

std::string send(int port, const std::string& body) { return ask(port, head(body.size()) + body); }

// Sends `block` again and again until `total` bytes are out or the server has enough.
std::string flood(int port, const std::string& begin, std::size_t total) {
  Raw raw(port);
  raw.send(head(total) + begin);
  std::string block(1U << 20U, 'a');
  for (std::size_t sent = begin.size(); sent + block.size() <= total && raw.send(block);) sent += block.size();
  return raw.read_answer();
}

TEST(Parts, ArriveInOrderWithTheirNames) {
  Running server;
  std::string answer =
      send(server.port(), part("name=\"a\"", "1") + part("name=\"f\"; filename=\"Plan.pdf\"", "12345") + "--XX--\r\n");
  EXPECT_EQ(status_of(answer), 200);
  EXPECT_EQ(body_of(answer).substr(0, 13), "a|;f|Plan.pdf");
}

TEST(Parts, CutOrBrokenOnesAreRefused) {
  Running server;
  EXPECT_EQ(status_of(send(server.port(), part("name=\"a\"", "1"))), 400) << "no closing boundary";
  EXPECT_EQ(status_of(send(server.port(), "nothing of the kind")), 400);
  EXPECT_EQ(status_of(send(server.port(), "")), 400);
  EXPECT_EQ(status_of(ask(server.port(), head(4, "multipart/form-data") + "abcd")), 400) << "no boundary named";
}

TEST(Parts, NamesThatAreNoTextAreRefused) {
  Running server;
  EXPECT_EQ(status_of(send(server.port(), part("name=\"\xf6\"", "1") + "--XX--\r\n")), 415);
  EXPECT_EQ(status_of(send(server.port(), part("name=\"f\"; filename=\"Pl\xe4ne.pdf\"", "1") + "--XX--\r\n")), 415);
  EXPECT_EQ(status_of(send(server.port(), part("name=\"f\"; filename=\"Pläne.pdf\"", "1") + "--XX--\r\n")), 200);
}

TEST(Parts, SixtyMegabytesWithoutBoundaryEndSoonAndFlat) {
  Running server;
  long before = peak_kib();
  for (std::string begin : {std::string("x"), std::string("--XX\r\nX-A: "), std::string("--XX\r\n"),
                            part("name=\"a\"", "1") + "--XXjunk"}) {
    std::string answer = flood(server.port(), begin, 60U << 20U);
    EXPECT_EQ(status_of(answer), 400) << begin;
  }
  EXPECT_LT(peak_kib() - before, 30 * 1024);
}

TEST(Parts, EmptyPartsCountToo) {
  Running server;
  std::string many;
  for (int i = 0; i < 20'000; ++i) many += part("name=\"a\"", "");
  EXPECT_EQ(status_of(send(server.port(), many + "--XX--\r\n")), 200);
}

}  // namespace parts_test
}  // namespace flurwerk::api::test
