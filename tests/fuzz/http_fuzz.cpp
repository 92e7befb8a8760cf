// Whole connections: head, body, form parts and what is answered, through the door and the carrier of the real server.
// Input: the bytes a client sends before it closes; several requests may follow each other.
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <charconv>

#include "api/http/server_admission.hpp"
#include "api/http/server_carrier.hpp"
#include "fuzz.hpp"

namespace flurwerk::api {
namespace {

using fuzz::must;

constexpr std::uint64_t most_body = 4096;

Result<Response> echo(Request& request) {
  must(!request.path.empty() && request.path.front() == '/' && request.path.find('\0') == std::string::npos,
       "a path is a path");
  must(("/" + request.path + "/").find("/../") == std::string::npos, "no path climbs");
  must(request.body.size() <= most_body, "a body keeps to its limit");
  std::uint64_t bytes = 0;
  std::string name = "answer";
  if (request.read_body) {
    auto read = request.read_body([&](std::string_view piece) { return (bytes += piece.size()) <= most_body; });
    if (!read) return tl::unexpected(read.error());
    must(*read == bytes, "the number of bytes is the number of bytes");
  } else if (request.read_parts) {
    auto read = request.read_parts(
        [&](const PartHead& part) {
          name = part.filename;
          return true;
        },
        [&](std::string_view piece) {
          bytes += piece.size();
          return true;
        });
    if (!read) return tl::unexpected(read.error());
  }
  must(bytes <= most_body, "what arrives keeps to the limit");
  const std::string sent = request.body + name + std::string(request.query_value("q").value_or(""));
  Download download{sent.size(), [sent](std::uint64_t offset, std::span<char> into) {
                      return sent.copy(into.data(), into.size(), offset);
                    }};
  return file_response(download, "application/octet-stream", name)
      .with("X-Asked", std::string(request.path_param("id")));
}

const std::vector<Route>& routes() {
  static const std::vector<Route> table{
      {"get", "GET", "/x/{id}", BodyKind::none, most_body, echo},
      {"json", "POST", "/json", BodyKind::json, most_body, echo},
      {"form", "POST", "/form", BodyKind::form, most_body, echo},
      {"parts", "POST", "/parts", BodyKind::multipart, most_body, echo},
      {"stream", "PUT", "/stream", BodyKind::stream, most_body, echo},
  };
  return table;
}

// As the loop does it, until the client has to say more. For each answer: whether its body is sent, too.
std::vector<bool> answers_to(Connection& connection, const Admission& admission, Carrier& carrier) {
  std::vector<bool> answers;
  while (answers.size() < 16 &&
         (connection.phase == Phase::head || connection.phase == Phase::body)) {  // more would fill the socket
    switch (admission.advance(connection)) {
      case Admission::Next::more: return answers;
      case Admission::Next::answered:
        answers.push_back(connection.head.method != "HEAD");
        carrier.send_on(connection);
        break;
      case Admission::Next::ready:
      case Admission::Next::ready_long:
        answers.push_back(connection.head.method != "HEAD");
        must(connection.match.route < routes().size(), "only a known route is served");
        must(!(connection.head.chunked && connection.head.content_length > 0), "a body has one length");
        carrier.serve(connection);
        break;
    }
  }
  return answers;
}

std::string received(int fd) {
  std::string all;
  std::array<char, 65536> piece;
  for (ssize_t n = 0; (n = ::recv(fd, piece.data(), piece.size(), MSG_DONTWAIT)) > 0;)
    all.append(piece.data(), static_cast<std::size_t>(n));
  return all;
}

// Each answer begins where the one before ends: nothing of the request has become a header or an answer of its own.
void must_be_answers(std::string_view wire, const std::vector<bool>& with_body) {
  std::size_t index = 0;
  while (!wire.empty()) {
    must(wire.starts_with("HTTP/1.1 "), "an answer begins where the last one ended");
    const auto end = wire.find("\r\n\r\n");
    must(end != std::string_view::npos, "a head has an end");
    const auto head = wire.substr(0, end + 2);
    wire.remove_prefix(end + 4);
    if (head.starts_with("HTTP/1.1 100 ")) continue;
    must(index < with_body.size(), "no more answers than requests");
    const auto at = head.find("Content-Length: ");
    std::size_t length = 0;
    if (at != std::string_view::npos) std::from_chars(head.data() + at + 16, head.data() + head.size(), length);
    must(head.find("X-Content-Type-Options: nosniff") != std::string_view::npos, "every answer has its guards");
    if (with_body[index++]) wire.remove_prefix(std::min(length, wire.size()));
  }
}

}  // namespace
}  // namespace flurwerk::api

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace flurwerk::api;
  static const ServerOptions options;
  static const std::atomic<bool> stopping{false};
  static const Admission admission{options, routes()};
  static Carrier carrier{options, routes(), admission, stopping};
  int ends[2];
  if (size > 32768 || ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends) != 0) return 0;
  ::shutdown(ends[1], SHUT_WR);  // all that the client says is there already
  Connection connection;
  connection.fd = ends[0];
  connection.address = "127.0.0.1";
  connection.in.assign(reinterpret_cast<const char*>(data), size);
  connection.enter(Phase::head);
  const auto answers = answers_to(connection, admission, carrier);
  if (connection.phase != Phase::closed) must_be_answers(received(ends[1]), answers);
  ::close(ends[0]);
  ::close(ends[1]);
  return 0;
}
