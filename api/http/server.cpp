#include "api/http/server.hpp"

#include <poll.h>
#include <thread>

#include "api/http/server_admission.hpp"
#include "api/http/server_carrier.hpp"
#include "api/http/server_loop.hpp"
#include "api/http/server_queue.hpp"

namespace flurwerk::api {

struct Server::Impl {
  Impl(ServerOptions given, std::vector<Route> table)
      : options(std::move(given)),
        routes(std::move(table)),
        admission(options, routes),
        queue(options.queue),
        loop(options, admission, queue),
        carrier(options, routes, admission, loop.stopping()) {}

  // The client usually asks again at once: stay with it for a moment if no one else waits.
  bool asks_again(Connection& connection) {
    constexpr int moment_ms = 1;
    if (connection.phase != Phase::head || !queue.relaxed() || loop.stopping()) return false;
    if (connection.in.empty()) {
      pollfd waiting{connection.fd, POLLIN, 0};
      if (::poll(&waiting, 1, moment_ms) != 1 || waiting.revents != POLLIN) return false;
      connection.since = monotonic_ms();
      if (!receive(connection, options.head_bytes)) {
        if (connection.in.empty()) connection.phase = Phase::closed;
        return false;
      }
    }
    // Only complete requests with a small body; the loop takes the rest.
    if (connection.reserved > 0 || connection.long_transfer) return false;
    switch (admission.advance(connection)) {
      case Admission::Next::ready: return true;
      case Admission::Next::answered: carrier.send_on(connection); return false;
      case Admission::Next::more:
      case Admission::Next::ready_long: return false;
    }
    return false;
  }

  void work() {
    while (Connection* connection = queue.pop()) {
      if (connection->phase == Phase::sending) {
        carrier.send_on(*connection);
      } else {
        carrier.serve(*connection);
      }
      while (asks_again(*connection)) carrier.serve(*connection);
      loop.give_back(connection);
    }
  }

  ServerOptions options;
  std::vector<Route> routes;
  Admission admission;
  WorkQueue queue;
  Loop loop;
  Carrier carrier;
};

Server::Server(ServerOptions options, std::vector<Route> routes)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(routes))) {}

Server::~Server() = default;

Result<int> Server::bind(const std::string& host, int port) { return impl_->loop.bind(host, port); }

void Server::run() {
  std::vector<std::jthread> workers;
  for (std::size_t i = 0; i < impl_->options.threads; ++i) workers.emplace_back([this] { impl_->work(); });
  impl_->loop.run();
  impl_->queue.close();
}

void Server::stop() noexcept { impl_->loop.stop(); }

}  // namespace flurwerk::api
