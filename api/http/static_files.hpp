// The web pages, served from inside the program.
// RFC 9110 (ETag, If-None-Match, Accept-Encoding), RFC 8246 (immutable).
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "api/http/request.hpp"
#include "api/http/response.hpp"
#include "permit-core/embedded.hpp"

namespace flurwerk::api {

// A handler for the route "/{*path}". A page route (no dot in its last segment) gets index.html; an unknown file 404.
// "x.js.gz" beside "x.js" is what a client gets that accepts gzip. Names with a hash ("app-3fA9c1d2.js") never change.
class StaticFiles {
 public:
  explicit StaticFiles(std::span<const EmbeddedFile> files);
  Result<Response> operator()(const Request& request) const;

 private:
  struct Entry {
    std::string_view plain;
    std::string_view gzip;
    std::string etag;
    std::string content_type;
    bool immutable = false;
  };
  std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace flurwerk::api
