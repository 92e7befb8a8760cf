// Serves one admitted request on a worker thread: cpp-httplib reads the body and writes the answer, we route.
// The only place that knows httplib.h (docs/decisions).
#pragma once

#include <atomic>
#include <memory>
#include <vector>

#include "api/http/server.hpp"
#include "api/http/server_admission.hpp"
#include "api/http/server_connection.hpp"

namespace flurwerk::api {

class Carrier {
 public:
  Carrier(const ServerOptions& options, const std::vector<Route>& routes, const Admission& admission,
          const std::atomic<bool>& stopping);
  ~Carrier();
  // Runs the handler for `connection.head` and sends as much as the socket takes. Afterwards the phase says what the
  // connection waits for: head (next request), sending, draining or closed.
  void serve(Connection& connection);
  // Sends on: rest of `out`, then pieces of the download, until the socket is full or some MiB are out.
  void send_on(Connection& connection);

 private:
  struct Library;
  std::unique_ptr<Library> library_;
};

}  // namespace flurwerk::api
