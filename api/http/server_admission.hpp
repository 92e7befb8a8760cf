// Decides at the door, before any worker is taken: is the head sound, the host ours, the route known, the body allowed?
// RFC 9110 sections 7.4 (Host, 421), 9.3.7 (OPTIONS), 15.5.
#pragma once

#include <vector>

#include "api/http/response.hpp"
#include "api/http/server.hpp"
#include "api/http/server_connection.hpp"

namespace flurwerk::api {

class Admission {
 public:
  Admission(const ServerOptions& options, const std::vector<Route>& routes);

  enum class Next {
    more,        // wait for further bytes
    ready,       // head and body are there: a worker can serve it
    ready_long,  // the body is for the worker to read: takes a place among the long transfers
    answered,    // refused or OPTIONS: the answer is in `out`
  };
  // Looks at `in` as far as it is there. Safe from several threads for different connections.
  Next advance(Connection& connection) const;
  // Puts an answer into `out` that ends the connection.
  void refuse_and_close(Connection& connection, int status, std::string_view code) const;
  bool trusts(const std::string& address) const;

 private:
  Next answer(Connection& connection, Response response, bool close) const;
  std::optional<Next> refuse_head(Connection& connection) const;
  bool known_host(std::string_view host) const;

  const ServerOptions& options_;
  const std::vector<Route>& routes_;
  HeadLimits limits_;
  Router router_;
};

}  // namespace flurwerk::api
