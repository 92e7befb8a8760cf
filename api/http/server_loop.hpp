// The one thread that owns all sockets: accepts, collects heads and small bodies, watches the clock, lends to workers.
// A slow or idle client costs a socket and some bytes here, never a worker.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "api/http/server.hpp"
#include "api/http/server_admission.hpp"
#include "api/http/server_connection.hpp"
#include "api/http/server_queue.hpp"

namespace flurwerk::api {

class Loop {
 public:
  Loop(const ServerOptions& options, const Admission& admission, WorkQueue& queue);
  ~Loop();

  Result<int> bind(const std::string& host, int port);
  // Until stop(): then closes what waits, gives workers stop_time, cuts the rest and comes back when all are home.
  void run();
  void stop() noexcept;
  const std::atomic<bool>& stopping() const { return stopping_; }
  // From a worker: done with this connection for now.
  void give_back(Connection* connection);

 private:
  struct Usage {
    std::size_t connections = 0;
    std::size_t long_transfers = 0;
  };

  void accept_all();
  void add(int fd, const std::string& address, const std::string& key);
  bool make_room();
  void on_event(int fd, std::uint32_t events);
  void on_readable(Connection& connection);
  void drain(Connection& connection);
  void proceed(Connection& connection);  // from the bytes that are there
  void lend(Connection& connection, bool long_transfer);
  void take_back();
  void settle(Connection& connection);  // waits for what the phase needs
  void send(Connection& connection);
  void watch(Connection& connection, std::uint32_t events);
  void check_times();
  bool overdue(Connection& connection, std::int64_t now) const;
  void close(Connection& connection);
  bool reserve(Connection& connection, std::size_t bytes);
  void release(Connection& connection);
  void finish();

  const ServerOptions& options_;
  const Admission& admission_;
  WorkQueue& queue_;
  int listener_ = -1;
  int poller_ = -1;
  int bell_ = -1;  // rung by stop() and by workers
  std::atomic<bool> stopping_{false};
  std::unordered_map<int, std::unique_ptr<Connection>> connections_;
  std::map<std::string, Usage> usage_;
  std::size_t long_transfers_ = 0;
  std::size_t reserved_ = 0;
  std::size_t lent_ = 0;
  std::mutex home_mutex_;
  std::vector<Connection*> home_;  // given back, not taken yet
};

}  // namespace flurwerk::api
