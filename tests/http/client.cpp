#include "tests/http/client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <algorithm>
#include <cctype>
#include <cstring>
#include <fstream>
#include <mutex>
#include <stdexcept>

namespace flurwerk::api::test {
namespace {

std::mutex log_mutex;

sockaddr_in loopback(const std::string& address, int port) {
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(static_cast<std::uint16_t>(port));
  inet_pton(AF_INET, address.c_str(), &to.sin_addr);
  return to;
}

bool readable(int fd, int wait_ms) {
  pollfd waiting{fd, POLLIN, 0};
  return ::poll(&waiting, 1, wait_ms) == 1;
}

long from_status(const std::string& key) {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    long value = 0;
    if (word == key && status >> value) return value;
  }
  return -1;
}

Response echo(std::uint64_t bytes) { return text_response(std::to_string(bytes)); }

Download pattern(std::uint64_t size) {
  return {size, [](std::uint64_t offset, std::span<char> into) {
            for (std::size_t i = 0; i < into.size(); ++i) into[i] = static_cast<char>('a' + (offset + i) % 26);
            return into.size();
          }};
}

Result<Response> count_parts(Request& request) {
  std::string seen;
  auto total = request.read_parts(
      [&](const PartHead& part) {
        seen += part.name + "|" + part.filename + ";";
        return true;
      },
      [](std::string_view) { return true; });
  if (!total) return tl::unexpected(total.error());
  return text_response(seen + std::to_string(*total));
}

Result<Response> count_stream(Request& request) {
  std::uint64_t count = 0;
  auto total = request.read_body([&](std::string_view bytes) {
    count += bytes.size();
    return true;
  });
  if (!total) return tl::unexpected(total.error());
  return echo(count);
}

Result<Response> whoami(Request& request) {
  std::string text = request.remote_address + "\n" + request.method + "\n";
  for (const auto& [name, value] : request.headers) text += name + ": " + value + "\n";
  return text_response(text);
}

}  // namespace

Raw::Raw(int port, const std::string& from) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in own = loopback(from, 0);
  sockaddr_in to = loopback("127.0.0.1", port);
  if (::bind(fd_, reinterpret_cast<sockaddr*>(&own), sizeof own) != 0 ||
      ::connect(fd_, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) {
    throw std::runtime_error(std::string("connect: ") + std::strerror(errno));
  }
}

Raw::~Raw() {
  if (fd_ >= 0) ::close(fd_);
}

bool Raw::send(std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

std::string Raw::read_all(int wait_ms) {
  std::string all;
  char buffer[65536];
  while (readable(fd_, wait_ms)) {
    ssize_t got = ::recv(fd_, buffer, sizeof buffer, 0);
    if (got <= 0) break;
    all.append(buffer, static_cast<std::size_t>(got));
  }
  return all;
}

std::string Raw::read_answer(int wait_ms) {
  std::string all;
  char byte = 0;
  while (all.find("\r\n\r\n") == std::string::npos && readable(fd_, wait_ms) && ::recv(fd_, &byte, 1, 0) == 1)
    all += byte;
  std::string length = header_of(all, "content-length");
  std::size_t left = length.empty() ? 0 : std::stoul(length);
  while (left > 0 && readable(fd_, wait_ms)) {
    char buffer[65536];
    ssize_t got = ::recv(fd_, buffer, std::min(left, sizeof buffer), 0);
    if (got <= 0) break;
    all.append(buffer, static_cast<std::size_t>(got));
    left -= static_cast<std::size_t>(got);
  }
  return all;
}

bool Raw::closed(int wait_ms) {
  char buffer[4096];
  while (readable(fd_, wait_ms)) {
    if (::recv(fd_, buffer, sizeof buffer, 0) <= 0) return true;
  }
  return false;
}

void Raw::half_close() { ::shutdown(fd_, SHUT_WR); }

std::string ask(int port, std::string_view request, int wait_ms) {
  Raw raw(port);
  raw.send(request);
  return raw.read_all(wait_ms);
}

std::string get(int port, std::string_view path, std::string_view headers) {
  return ask(port, "GET " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" +
                       std::string(headers) + "\r\n");
}

int status_of(std::string_view answer) { return answer.size() < 12 ? 0 : std::stoi(std::string(answer.substr(9, 3))); }

std::string header_of(std::string_view answer, std::string_view name) {
  std::string head(answer.substr(0, answer.find("\r\n\r\n")));
  std::string low = head;
  std::transform(low.begin(), low.end(), low.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  std::size_t at = low.find("\r\n" + std::string(name) + ": ");
  if (at == std::string::npos) return {};
  at += name.size() + 4;
  return head.substr(at, head.find("\r\n", at) - at);
}

std::string body_of(std::string_view answer) {
  std::size_t at = answer.find("\r\n\r\n");
  return at == std::string_view::npos ? std::string() : std::string(answer.substr(at + 4));
}

long peak_kib() { return from_status("VmHWM:"); }
long resident_kib() { return from_status("VmRSS:"); }

std::vector<Route> routes() {
  constexpr std::uint64_t mib = 1U << 20U;
  auto nothing = [](Request&) { return no_content(); };
  auto body = [](Request& request) { return text_response(request.body); };
  auto slow = [](Request& request) {
    std::this_thread::sleep_for(std::chrono::milliseconds(std::stoi(std::string(request.path_param("ms")))));
    return text_response("slept");
  };
  return {
      {"hello", "GET", "/hello", BodyKind::none, 0, [](Request&) { return text_response("hello"); }},
      {"boom", "GET", "/boom", BodyKind::none, 0,
       [](Request&) -> Result<Response> { throw std::runtime_error("secret /var/db SELECT"); }},
      {"file", "GET", "/file", BodyKind::none, 0,
       [](Request&) { return file_response(pattern(mib), "application/pdf", "Plan.pdf", "\"v1\""); }},
      {"big", "GET", "/big", BodyKind::none, 0,
       [](Request&) { return file_response(pattern(64 * mib), "application/pdf", "x.pdf"); }},
      {"whoami", "GET", "/whoami", BodyKind::none, 0, whoami},
      {"slow", "GET", "/slow/{ms}", BodyKind::none, 0, slow},
      {"json", "POST", "/json", BodyKind::json, mib, body},
      {"form", "POST", "/form", BodyKind::form, 4096, body},
      {"parts", "POST", "/parts", BodyKind::multipart, 100 * mib, count_parts},
      {"stream", "POST", "/stream", BodyKind::stream, 300 * mib, count_stream},
      {"tiny", "POST", "/tiny", BodyKind::stream, 1000, count_stream},
      {"unread", "POST", "/unread", BodyKind::stream, 300 * mib, nothing},
      {"nothing", "POST", "/nothing", BodyKind::none, 0, nothing},
  };
}

Running::Running(ServerOptions options, std::vector<Route> table) : log_(std::make_shared<std::string>()) {
  options.log = [log = log_](const std::string& line) {
    std::lock_guard lock(log_mutex);
    *log += line + "\n";
  };
  server_ = std::make_unique<Server>(std::move(options), std::move(table));
  auto port = server_->bind("127.0.0.1", 0);
  if (!port) throw std::runtime_error(port.error().text.en);
  port_ = *port;
  thread_ = std::thread([this] { server_->run(); });
}

Running::~Running() { stop(); }

std::chrono::milliseconds Running::stop() {
  auto begin = std::chrono::steady_clock::now();
  if (thread_.joinable()) {
    server_->stop();
    thread_.join();
  }
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
}

std::string Running::log() const {
  std::lock_guard lock(log_mutex);
  return *log_;
}

}  // namespace flurwerk::api::test
