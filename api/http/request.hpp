// A request as handlers see it: already bounded, decoded and routed.
// RFC 9110 and 9112; what of them is refused before a handler runs stands in guard.hpp.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "permit-core/refusal.hpp"

namespace flurwerk::api {

using Fields = std::vector<std::pair<std::string, std::string>>;

enum class Language { de, en };

// Receives the next bytes of a body; false stops reading (the connection is closed after the answer).
using BodySink = std::function<bool(std::string_view)>;

// One part of multipart/form-data, before its bytes. The filename is what the client wrote: never a path to open.
struct PartHead {
  std::string name;
  std::string filename;
  std::string content_type;
};
using PartSink = std::function<bool(const PartHead&)>;

struct Request {
  std::string method;          // GET (also for HEAD), POST, PUT, PATCH, DELETE
  std::string path;            // percent-decoded, without query
  Fields path_params;          // {name} of the route's pattern -> value
  Fields query;                // percent-decoded, in order; a name may repeat
  Fields headers;              // names in lower case, values trimmed
  std::string remote_address;  // of the socket, or what a trusted proxy says
  bool secure = false;         // arrived by TLS, as a trusted proxy says
  std::string body;            // whole body; empty for BodyKind::stream and ::multipart

  // For BodyKind::stream: hands the body to the sink, in order, in pieces of some KiB. Gives the number of bytes.
  // Refuses "too-large", "body-incomplete" (client left or was too slow), "body-not-wanted" (the sink said no).
  std::function<Result<std::uint64_t>(const BodySink&)> read_body;
  // For BodyKind::multipart: calls `part` before each part, then `bytes` with its content. Same refusals.
  std::function<Result<std::uint64_t>(const PartSink& part, const BodySink& bytes)> read_parts;

  std::optional<std::string_view> header(std::string_view lower_case_name) const;
  std::optional<std::string_view> query_value(std::string_view name) const;  // the first of that name
  std::vector<std::string> query_values(std::string_view name) const;        // all, in their order
  std::string query_or(std::string_view name, std::string_view otherwise = {}) const;
  std::string_view path_param(std::string_view name) const;             // empty if the route has none
  std::optional<std::string_view> cookie(std::string_view name) const;  // none if it stands there twice
  Language language() const;                                            // Accept-Language; German unless en leads
};

// application/x-www-form-urlencoded text as fields; refuses broken escapes, NUL, no UTF-8, over 200 fields.
Result<Fields> parse_form(std::string_view text);
// Decodes %XX (and '+' as blank if wanted); nothing if an escape is broken, or NUL or no UTF-8 comes out.
std::optional<std::string> percent_decode(std::string_view text, bool plus_is_blank = false);

}  // namespace flurwerk::api
