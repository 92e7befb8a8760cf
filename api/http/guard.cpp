#include "api/http/guard.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "api/http/text.hpp"

namespace flurwerk::api {
namespace {

using Fault = tl::unexpected<HeadFault>;
Fault fault(int status, std::string_view code) { return Fault(HeadFault{status, code}); }

bool is_token_char(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_token_char); }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// Names that cpp-httplib writes itself and would believe from a client, and the override of methods.
bool is_forged(std::string_view name) {
  return name == "remote_addr" || name == "remote_port" || name == "local_addr" || name == "local_port" ||
         name.find('_') != std::string_view::npos || name == "x-http-method-override" || name == "x-http-method" ||
         name == "x-method-override" || name == "x-original-url" || name == "x-rewrite-url";
}

// Headers that must not be said twice: two readers could believe two different ones.
bool is_single(std::string_view name) {
  constexpr std::array<std::string_view, 10> names{
      "host",          "content-length", "transfer-encoding", "content-type", "expect",
      "authorization", "range",          "if-match",          "origin",       "content-encoding"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool clean_path(std::string_view path) {
  if (path.empty() || path.front() != '/') return false;
  for (unsigned char c : path) {
    if (c < 0x20 || c == 0x7f || c == '\\') return false;
  }
  std::size_t begin = 1;
  while (begin <= path.size()) {
    std::size_t end = std::min(path.find('/', begin), path.size());
    std::string_view segment = path.substr(begin, end - begin);
    if (segment == "." || segment == ".." || (segment.empty() && end != path.size())) return false;
    begin = end + 1;
  }
  return true;
}

tl::expected<void, HeadFault> read_target(Head& head) {
  std::string_view target = head.target;
  for (std::string_view scheme : {"http://", "https://"}) {  // absolute form, as a proxy is asked
    if (target.substr(0, scheme.size()) == scheme) return fault(400, "target-not-a-path");
  }
  if (target.empty() || target.front() != '/') return fault(400, "target-not-a-path");
  for (unsigned char c : target) {
    if (c <= 0x20 || c >= 0x7f || c == '#') return fault(400, "target-not-ascii");
  }
  std::size_t mark = target.find('?');
  std::string_view raw = target.substr(0, mark);
  for (std::size_t at = raw.find('%'); at != std::string_view::npos; at = raw.find('%', at + 1)) {
    std::string escape = lower(raw.substr(at, 3));
    if (escape == "%2f" || escape == "%5c" || escape == "%00") return fault(400, "target-encoded-slash");
  }
  auto path = percent_decode(raw);
  if (!path || !clean_path(*path)) return fault(400, "target-not-clean");
  head.path = std::move(*path);
  if (mark != std::string_view::npos) {
    auto query = parse_form(target.substr(mark + 1));
    if (!query) return fault(400, "query-malformed");
    head.query = std::move(*query);
  }
  return {};
}

tl::expected<void, HeadFault> read_request_line(std::string_view line, Head& head, const HeadLimits& limits) {
  std::size_t first = line.find(' ');
  std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return fault(400, "request-line-malformed");
  std::string_view method = line.substr(0, first);
  std::string_view target = line.substr(first + 1, last - first - 1);
  std::string_view version = line.substr(last + 1);
  if (!is_token(method) || target.find(' ') != std::string_view::npos) return fault(400, "request-line-malformed");
  if (version != "HTTP/1.1" && version != "HTTP/1.0") {
    return version.substr(0, 5) == "HTTP/" ? fault(505, "http-version-unknown") : fault(400, "request-line-malformed");
  }
  head.keep_alive = version == "HTTP/1.1";
  if (target.size() > limits.target_bytes) return fault(414, "target-too-long");
  if (method == "TRACE" || method == "CONNECT") return fault(405, "method-not-allowed");
  constexpr std::array<std::string_view, 7> methods{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
  if (std::find(methods.begin(), methods.end(), method) == methods.end()) return fault(501, "method-unknown");
  head.method = method;
  head.target = target;
  return read_target(head);
}

tl::expected<void, HeadFault> read_header(std::string_view line, Head& head) {
  if (line.front() == ' ' || line.front() == '\t') return fault(400, "header-folded");
  std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return fault(400, "header-malformed");
  std::string name = lower(line.substr(0, colon));
  std::string_view value = trim(line.substr(colon + 1));
  for (unsigned char c : value) {
    if ((c < 0x20 && c != '\t') || c == 0x7f) return fault(400, "header-malformed");
  }
  if (is_forged(name)) return {};
  if (is_single(name)) {
    for (const auto& [known, unused] : head.headers) {
      if (known == name) return fault(400, "header-twice");
    }
  }
  head.headers.emplace_back(std::move(name), std::string(value));
  return {};
}

// How long the body is, and how it comes. Two statements about it are refused, not reconciled.
tl::expected<void, HeadFault> read_framing(Head& head, bool old_version) {
  std::optional<std::string_view> length;
  std::optional<std::string_view> coding;
  for (const auto& [name, value] : head.headers) {
    if (name == "content-length") length = value;
    if (name == "transfer-encoding") coding = value;
    if (name == "host") head.host = value;
    if (name == "expect") {
      if (lower(value) != "100-continue") return fault(417, "expectation-unknown");
      head.expects_continue = true;
    }
    if (name == "connection") {
      std::string tokens = lower(value);
      if (tokens.find("close") != std::string::npos) head.keep_alive = false;
      if (old_version && tokens == "keep-alive") head.keep_alive = true;
    }
    if (name == "upgrade") head.keep_alive = false;
    if (name == "content-encoding" && lower(value) != "identity") return fault(415, "content-encoding-not-accepted");
  }
  if (length && coding) return fault(400, "length-stated-twice");
  if (coding) {
    if (old_version || lower(*coding) != "chunked") return fault(old_version ? 400 : 501, "transfer-encoding-unknown");
    head.chunked = true;
  }
  if (length) {
    bool digits = !length->empty() && length->size() <= 18 &&
                  std::all_of(length->begin(), length->end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits) return fault(400, "content-length-malformed");
    std::from_chars(length->data(), length->data() + length->size(), head.content_length);
  }
  if (head.host.empty() && !old_version) return fault(400, "host-missing");
  return {};
}

}  // namespace

std::optional<std::size_t> head_end(std::string_view bytes) {
  std::size_t at = bytes.find("\r\n\r\n");
  if (at == std::string_view::npos) return std::nullopt;
  return at + 4;
}

std::optional<HeadFault> early_fault(std::string_view bytes, const HeadLimits& limits) {
  std::size_t line = bytes.find("\r\n");
  if (line == std::string_view::npos && bytes.size() > limits.target_bytes + 32)
    return HeadFault{414, "target-too-long"};
  if (bytes.size() > limits.head_bytes) return HeadFault{431, "headers-too-large"};
  return std::nullopt;
}

tl::expected<Head, HeadFault> parse_head(std::string_view bytes, const HeadLimits& limits) {
  if (bytes.size() > limits.head_bytes) return fault(431, "headers-too-large");
  Head head;
  std::size_t count = 0;
  std::size_t begin = 0;
  bool old_version = false;
  while (true) {
    std::size_t end = bytes.find("\r\n", begin);
    if (end == std::string_view::npos) return fault(400, "request-line-malformed");
    std::string_view line = bytes.substr(begin, end - begin);
    for (char c : line) {  // a bare CR, LF or NUL is a line end to some readers and none to others
      if (c == '\r' || c == '\n' || c == '\0') return fault(400, "line-malformed");
    }
    if (begin == 0) {
      if (auto read = read_request_line(line, head, limits); !read) return Fault(read.error());
      old_version = line.substr(line.size() - 8) == "HTTP/1.0";
    } else if (line.empty()) {
      break;
    } else {
      if (++count > limits.header_count) return fault(431, "headers-too-many");
      if (auto read = read_header(line, head); !read) return Fault(read.error());
    }
    begin = end + 2;
  }
  if (auto read = read_framing(head, old_version); !read) return Fault(read.error());
  bool body_expected = head.method != "GET" && head.method != "HEAD" && head.method != "OPTIONS";
  if (!body_expected && (head.content_length > 0 || head.chunked)) return fault(400, "body-not-expected");
  return head;
}

}  // namespace flurwerk::api
