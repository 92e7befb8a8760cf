// Turns a handler's answer into what goes over the wire: security headers, byte range, HEAD, clean header values.
// RFC 9110 sections 13 and 14; OWASP ASVS 5.0 section 3.4.
#pragma once

#include <string>
#include <string_view>

#include "api/http/response.hpp"

namespace flurwerk::api {

struct Asked {
  bool head_only = false;  // HEAD
  bool secure = false;     // came by TLS
  std::string_view range;  // header Range, empty if there is none
  std::string_view if_range;
  std::string_view if_none_match;
  Language language = Language::de;
};

// What is sent: status, all headers including Content-Length, and either a body or a slice of the download.
struct Wire {
  int status = 200;
  Fields headers;
  std::string body;
  std::optional<Download> download;
  std::uint64_t offset = 0;  // of the slice, bytes
  std::uint64_t length = 0;
};

Wire to_wire(Response response, const Asked& asked);
// Status line, headers and body of a wire without download.
std::string serialize(const Wire& wire, bool close);

}  // namespace flurwerk::api
