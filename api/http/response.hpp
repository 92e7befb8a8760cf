// An answer as handlers give it; the server adds security headers, length, range and connection handling.
// RFC 9110 section 14 (ranges), RFC 6266 (Content-Disposition).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "api/http/request.hpp"

namespace flurwerk::api {

// A body too large for memory. The server asks for pieces, whole or of one byte range.
struct Download {
  std::uint64_t size = 0;  // bytes
  // Fills `into` from byte `offset`; gives the number of bytes put there. 0 means it cannot be read on: the answer is
  // cut off, so that the client sees that it is incomplete. Also the place to check that access still holds.
  std::function<std::size_t(std::uint64_t offset, std::span<char> into)> read;
};

struct Response {
  int status = 200;
  std::string content_type;  // empty: no body
  std::string body;
  Fields headers;  // additional ones; replaces a default of the same name (Cache-Control, ...)
  std::optional<Download> download;

  Response& with(std::string name, std::string value);  // sets or replaces one header
};

Response json_response(std::string json, int status = 200);
Response text_response(std::string text, int status = 200);
Response no_content();
Response redirect(std::string location, int status = 303);
// `filename` may be anything a user typed: it is written safely (quoted ASCII and filename*=UTF-8''), `inline_view`
// only for types the browser shows inertly.
Response file_response(Download download, std::string content_type, std::string_view filename, std::string etag = {},
                       bool inline_view = false);

// Content-Disposition for a name of a user's choice: no path, no control or direction characters.
std::string content_disposition(std::string_view filename, bool inline_view);

}  // namespace flurwerk::api
