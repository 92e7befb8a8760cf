// The HTTP server behind its guard: bounded in headers, bodies, time, connections and queue.
// RFC 9112; an own loop collects heads and small bodies, cpp-httplib carries the rest (docs/decisions).
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "api/http/request.hpp"
#include "api/http/response.hpp"
#include "permit-core/refusal.hpp"

namespace flurwerk::api {

enum class BodyKind {
  none,       // no body allowed (Content-Length 0 is fine)
  json,       // application/json (or +json), depth and duplicate keys checked, in Request::body
  form,       // application/x-www-form-urlencoded, in Request::body; read with parse_form
  multipart,  // multipart/form-data, through Request::read_parts
  stream,     // anything, through Request::read_body
};

// A Refusal becomes application/problem+json; an exception a 500 without its text (which goes to ServerOptions::log).
using Handler = std::function<Result<Response>(Request&)>;

struct Route {
  std::string operation_id;
  std::string method;   // GET (HEAD comes with it), POST, PUT, PATCH, DELETE
  std::string pattern;  // "/api/v1/applications/{id}"; a last segment {*rest} takes the remaining path
  BodyKind body = BodyKind::none;
  std::uint64_t max_body = 1U << 20U;  // bytes
  Handler handler;
};

struct ServerOptions {
  std::size_t threads = 16;        // workers running handlers
  std::size_t queue = 256;         // complete requests waiting for a worker; more get 503
  std::size_t long_transfers = 8;  // workers that may be held by uploads and slow downloads at once
  std::size_t connections = 4096;  // open sockets; the longest idle one is closed for a new one
  std::size_t connections_per_address = 512;
  std::size_t long_transfers_per_address = 6;
  std::size_t head_bytes = 16384;  // request line and headers together
  std::size_t target_bytes = 4096;
  std::size_t header_count = 64;
  std::size_t buffered_body_bytes = 256U << 10U;  // a body up to here is collected before a worker is taken
  std::size_t buffer_budget = 128U << 20U;        // all collected bodies and unsent answers together
  std::chrono::milliseconds head_time{10'000};    // from first byte to the end of the headers
  std::chrono::milliseconds idle_time{30'000};    // kept alive without a request
  std::chrono::milliseconds body_grace{10'000};   // a transfer may always take this long, then needs the rate below
  std::uint64_t minimum_rate = 4096;              // bytes per second, of bodies and of answers
  std::chrono::milliseconds stop_time{3'000};     // running handlers get this long at stop()
  std::vector<std::string> public_hosts;          // names answered to besides localhost and IP literals of loopback
  std::vector<std::string> trusted_proxies;       // addresses whose X-Forwarded-For and -Proto are believed
  std::function<void(const std::string&)> log;    // one line per fault (an exception's text, never shown to clients)
};

class Server {
 public:
  // Throws std::invalid_argument for two routes with the same method and pattern (a bug).
  Server(ServerOptions options, std::vector<Route> routes);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Listens on host:port (0: a free one) and gives the port; "address-in-use" or "address-unusable" otherwise.
  Result<int> bind(const std::string& host, int port);
  // Serves until stop(); returns within stop_time after it, however clients behave.
  void run();
  // May be called from any thread and from a signal handler.
  void stop() noexcept;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace flurwerk::api
