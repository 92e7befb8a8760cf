// A server with a few routes and raw sockets that talk to it as badly as they like.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "api/http/server.hpp"

namespace flurwerk::api::test {

// A blocking socket to the server on 127.0.0.1; `from` is the client's own address (127.0.0.0/8).
class Raw {
 public:
  explicit Raw(int port, const std::string& from = "127.0.0.1");
  ~Raw();
  Raw(Raw&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Raw(const Raw&) = delete;
  Raw& operator=(const Raw&) = delete;

  bool send(std::string_view bytes);             // false when the server has closed
  std::string read_all(int wait_ms = 20000);     // until the server closes or is silent for so long
  std::string read_answer(int wait_ms = 20000);  // one head and, by its Content-Length, its body
  bool closed(int wait_ms);                      // the server closes within that time
  void half_close();
  int fd() const { return fd_; }

 private:
  int fd_;
};

std::string ask(int port, std::string_view request, int wait_ms = 20000);  // one connection, all that comes back
std::string get(int port, std::string_view path, std::string_view headers = "");
int status_of(std::string_view answer);
std::string header_of(std::string_view answer, std::string_view name);  // lower-case name; empty if not there
std::string body_of(std::string_view answer);
long peak_kib();      // VmHWM of this process
long resident_kib();  // VmRSS

// The routes every test may use: GET /hello, /boom, /file (1 MiB), /big (64 MiB), /whoami, /slow/{ms};
// POST /json, /form, /parts, /stream (limit 300 MiB), /tiny (stream, limit 1000), /nothing.
std::vector<Route> routes();

class Running {
 public:
  explicit Running(ServerOptions options = {}, std::vector<Route> table = routes());
  ~Running();
  int port() const { return port_; }
  std::chrono::milliseconds stop();  // how long it took
  std::string log() const;

 private:
  std::shared_ptr<std::string> log_;
  std::unique_ptr<Server> server_;
  int port_ = 0;
  std::thread thread_;
};

}  // namespace flurwerk::api::test
