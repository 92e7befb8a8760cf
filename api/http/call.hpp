// One call of an operation: who is asking, what they sent, and the program behind it.
// Before a handler runs, session, CSRF token, role and body have been checked (api/http/routes.cpp).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "api/app/change.hpp"
#include "api/http/request.hpp"
#include "api/http/response.hpp"
#include "api/http/server.hpp"

namespace flurwerk::api {

struct Call {
  App& app;
  Request& request;
  Caller caller;
  bool secure = false;        // the browser speaks TLS with us or with the proxy before us
  std::string session_token;  // of the cookie, empty if none

  ApplicationId application() const { return ApplicationId{std::string{request.path_param("application")}}; }
  RequestId statement_request() const { return RequestId{std::string{request.path_param("request")}}; }
  Date today() const;
  // Reads If-Match and Idempotency-Key; refuses an If-Match that is no version.
  Result<Precondition> precondition() const;
};

using CallHandler = Result<Response> (*)(Call&);

struct Operation {
  const char* id;
  const char* method;
  const char* path;
  BodyKind body;
  std::uint64_t max_body;
  std::optional<Action> action;  // none: anybody may call it
  CallHandler handler;
};

// The whole surface.
std::span<const Operation> operations();
// The operations as routes of the server, with every check before the handler, and the web pages behind them.
std::vector<Route> routes(App& app);

// Answers shared by handlers.
Response receipt_response(const Call& call, const Done& done, int status = 201);
Result<Response> receipt_or_refusal(const Call& call, const Result<Done>& done, int status = 201);
std::string etag_of(std::int64_t version);

}  // namespace flurwerk::api
