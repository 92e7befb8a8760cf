// A client with many kept-alive connections that gives statements as fast as the server takes them.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <thread>
#include <vector>

#include "bench.hpp"

namespace flurwerk::bench {

namespace {

struct Answer {
  int status = 0;
  std::string head, body;
};

class Line {
 public:
  Line(const std::string& host, int port) : fd_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    ::inet_pton(AF_INET, host.c_str(), &address.sin_addr);
    if (::connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
      throw std::runtime_error("cannot connect");
    const int on = 1;
    ::setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  }
  ~Line() { ::close(fd_); }
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;

  Answer post(const std::string& path, const std::string& headers, const std::string& body) {
    const std::string request = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" +
                                headers + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    if (::send(fd_, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size()))
      throw std::runtime_error("the server does not read");
    return read();
  }

 private:
  Answer read() {
    Answer answer;
    std::size_t end = 0, length = 0;
    while (end == 0 || in_.size() < end + length) {
      std::array<char, 16384> piece;
      const auto got = ::recv(fd_, piece.data(), piece.size(), 0);
      if (got <= 0) throw std::runtime_error("the server has closed the connection");
      in_.append(piece.data(), static_cast<std::size_t>(got));
      if (end != 0 || (end = in_.find("\r\n\r\n")) == std::string::npos) {
        end = end == std::string::npos ? 0 : end;
        continue;
      }
      end += 4;
      const auto at = in_.find("Content-Length: ");
      if (at < end) length = std::stoul(in_.substr(at + 16));
    }
    answer.head = in_.substr(0, end);
    answer.body = in_.substr(end, length);
    answer.status = std::stoi(answer.head.substr(9, 3));
    in_.erase(0, end + length);
    return answer;
  }

  int fd_;
  std::string in_;
};

// Cookie and CSRF token as header lines.
std::string sign_in(const std::string& host, int port) {
  Line line(host, port);
  const auto answer =
      line.post("/api/v1/session", "", nlohmann::json{{"email", member_email}, {"password", member_password}}.dump());
  const auto at = answer.head.find("Set-Cookie: ");
  if (answer.status >= 300 || at == std::string::npos) throw std::runtime_error("cannot sign in: " + answer.body);
  const auto cookie = answer.head.substr(at + 12, answer.head.find(';', at) - at - 12);
  return "Cookie: " + cookie + "\r\nX-CSRF-Token: " + nlohmann::json::parse(answer.body).at("csrf").get<std::string>() +
         "\r\n";
}

std::vector<std::string> lines_of(const std::filesystem::path& list, int from, int count) {
  std::vector<std::string> lines;
  std::ifstream in(list);
  std::string line;
  for (int i = 0; std::getline(in, line) && i < from + count; ++i) {
    if (i >= from) lines.push_back(line);
  }
  if (static_cast<int>(lines.size()) != count) throw std::runtime_error("not enough open requests");
  return lines;
}

}  // namespace

double statements(const StatementLoad& load) {
  const auto requests = lines_of(load.list, load.from, load.count);
  const auto headers = sign_in(load.host, load.port);
  const std::string body = nlohmann::json{
      {"outcome", "conditions"},
      {"text", "Gegen das Vorhaben bestehen keine Bedenken, wenn die Nebenbestimmung beachtet wird."},
      {"conditions",
       {{{"kind", "obligation"},
         {"topic", "Niederschlagswasser"},
         {"text", "Das Niederschlagswasser ist auf dem Grundstück zu versickern."},
         {"legal_basis", "§ 37 Abs. 4 HWG"},
         {"reason", ""}}}}}.dump();
  std::atomic<std::size_t> next{0}, accepted{0};
  std::vector<double> took(requests.size());  // ms, each written by the client that asked
  std::vector<std::string> faults(static_cast<std::size_t>(load.connections));
  const Stopwatch watch;
  {
    std::vector<std::jthread> clients;
    for (auto& fault : faults) {
      clients.emplace_back([&] {
        try {
          Line line(load.host, load.port);
          for (std::size_t i = next++; i < requests.size(); i = next++) {
            const Stopwatch one;
            const auto answer = line.post("/api/v1/statement-requests/" + requests[i] + "/statement", headers, body);
            if (answer.status != 201) throw std::runtime_error(std::to_string(answer.status) + " " + answer.body);
            took[i] = one.seconds() * 1000;
            ++accepted;
          }
        } catch (const std::exception& error) {
          fault = error.what();
        }
      });
    }
  }
  const double seconds = watch.seconds();
  for (const auto& fault : faults) {
    if (!fault.empty()) throw std::runtime_error("a statement was not accepted: " + fault);
  }
  std::sort(took.begin(), took.end());
  if (!load.p99.empty()) std::ofstream(load.p99, std::ios::app) << took[took.size() * 99 / 100] << "\n";
  return static_cast<double>(accepted) / seconds;
}

}  // namespace flurwerk::bench
