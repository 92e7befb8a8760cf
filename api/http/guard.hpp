// Reads a request's head strictly: what two programs could read differently is refused.
// RFC 9112 sections 2.2, 3, 5, 6 (request smuggling: 11.2).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>
#include "api/http/request.hpp"

namespace flurwerk::api {

struct HeadLimits {
  std::size_t head_bytes = 16384;
  std::size_t target_bytes = 4096;
  std::size_t header_count = 64;
};

struct Head {
  std::string method;  // as sent
  std::string target;
  std::string path;  // decoded
  Fields query;
  Fields headers;  // lower-case names; nothing that only a server may say (remote_addr, ...)
  std::string host;
  std::uint64_t content_length = 0;
  bool chunked = false;
  bool keep_alive = true;
  bool expects_continue = false;
};

// Why a head is refused; the connection is closed after the answer.
struct HeadFault {
  int status;             // 400, 405, 413, 414, 415, 417, 421, 431, 501, 505
  std::string_view code;  // kebab-case
};

// Position behind the empty line that ends the head, if it is there.
std::optional<std::size_t> head_end(std::string_view bytes);
// Fault of an unfinished head that can be known already (a line that is too long, a bare line feed).
std::optional<HeadFault> early_fault(std::string_view bytes, const HeadLimits& limits);
// The head, without its body. `bytes` ends with the empty line.
tl::expected<Head, HeadFault> parse_head(std::string_view bytes, const HeadLimits& limits);

}  // namespace flurwerk::api
