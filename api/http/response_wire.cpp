#include "api/http/response_wire.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "api/http/problem.hpp"

namespace flurwerk::api {
namespace {

constexpr std::string_view page_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
// What a user uploaded must never run as ours, even when a browser is made to open it.
constexpr std::string_view upload_policy = "default-src 'none'; sandbox; frame-ancestors 'none'";

bool same_name(std::string_view a, std::string_view b) {
  auto low = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return low(x) == low(y); });
}

std::string* find(Fields& headers, std::string_view name) {
  for (auto& [known, value] : headers) {
    if (same_name(known, name)) return &value;
  }
  return nullptr;
}

void set_default(Fields& headers, std::string_view name, std::string_view value) {
  if (!find(headers, name)) headers.emplace_back(name, value);
}

void set(Fields& headers, std::string_view name, std::string value) {
  if (auto* old = find(headers, name)) {
    *old = std::move(value);
  } else {
    headers.emplace_back(name, std::move(value));
  }
}

// No value can end its line: control characters become blanks.
void clean(Fields& headers) {
  for (auto& [name, value] : headers) {
    for (char& c : value) {
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
    }
  }
}

void add_security(Fields& headers, bool upload, bool secure) {
  set_default(headers, "Content-Security-Policy", upload ? upload_policy : page_policy);
  set_default(headers, "X-Content-Type-Options", "nosniff");
  set_default(headers, "X-Frame-Options", "DENY");
  set_default(headers, "Referrer-Policy", "no-referrer");
  set_default(headers, "Cache-Control", "no-store");
  set_default(headers, "Cross-Origin-Opener-Policy", "same-origin");
  set_default(headers, "Cross-Origin-Resource-Policy", "same-origin");
  set_default(headers, "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
  if (secure) set_default(headers, "Strict-Transport-Security", "max-age=31536000");
}

struct Slice {
  std::uint64_t offset;
  std::uint64_t length;
};
enum class RangeKind { none, one, unsatisfiable };

std::optional<std::uint64_t> number(std::string_view digits) {
  std::uint64_t value = 0;
  if (digits.empty() || digits.size() > 18) return std::nullopt;
  auto end = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (end.ptr != digits.data() + digits.size()) return std::nullopt;
  return value;
}

// One range of bytes. Several are refused: no client of ours needs them, and 900 of them are an attack.
RangeKind read_range(std::string_view text, std::uint64_t size, Slice& slice) {
  constexpr std::string_view unit = "bytes=";
  if (text.substr(0, unit.size()) != unit) return RangeKind::none;  // an unknown unit is ignored
  text.remove_prefix(unit.size());
  std::size_t dash = text.find('-');
  if (dash == std::string_view::npos || text.find(',') != std::string_view::npos) return RangeKind::unsatisfiable;
  auto first = number(text.substr(0, dash));
  auto last = number(text.substr(dash + 1));
  if (!first) {  // the last n bytes
    if (dash != 0 || !last || *last == 0 || size == 0) return RangeKind::unsatisfiable;
    slice.length = std::min(*last, size);
    slice.offset = size - slice.length;
    return RangeKind::one;
  }
  if (*first >= size || (last && *last < *first)) return RangeKind::unsatisfiable;
  if (!last && dash + 1 != text.size()) return RangeKind::unsatisfiable;
  slice.offset = *first;
  slice.length = std::min(last.value_or(size - 1), size - 1) - *first + 1;
  return RangeKind::one;
}

void apply_download(Wire& wire, const Asked& asked) {
  std::uint64_t size = wire.download->size;
  wire.length = size;
  set(wire.headers, "Accept-Ranges", "bytes");
  const auto* etag = find(wire.headers, "ETag");
  bool current = asked.if_range.empty() || (etag && *etag == asked.if_range);
  if (asked.range.empty() || !current) return;
  Slice slice{};
  switch (read_range(asked.range, size, slice)) {
    case RangeKind::none: return;
    case RangeKind::one:
      wire.status = 206;
      wire.offset = slice.offset;
      wire.length = slice.length;
      set(wire.headers, "Content-Range",
          "bytes " + std::to_string(slice.offset) + "-" + std::to_string(slice.offset + slice.length - 1) + "/" +
              std::to_string(size));
      return;
    case RangeKind::unsatisfiable: {
      Response refused = problem(416, "range-not-satisfiable",
                                 {"Dieser Ausschnitt der Datei ist nicht abrufbar; erlaubt ist genau einer.",
                                  "This range of the file cannot be had; exactly one is allowed."},
                                 asked.language);
      wire = to_wire(std::move(refused), asked);
      set(wire.headers, "Content-Range", "bytes */" + std::to_string(size));
      return;
    }
  }
}

const char* reason_of(int status) {
  switch (status) {
    case 200: return "OK";
    case 204: return "No Content";
    case 400: return "Bad Request";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 413: return "Content Too Large";
    case 503: return "Service Unavailable";
    default: return status < 400 ? "OK" : "Refused";
  }
}

}  // namespace

Wire to_wire(Response response, const Asked& asked) {
  Wire wire;
  wire.status = response.status;
  wire.headers = std::move(response.headers);
  const auto* etag = find(wire.headers, "ETag");
  bool unchanged = etag && wire.status == 200 && !asked.if_none_match.empty() &&
                   asked.if_none_match.find(*etag) != std::string_view::npos;
  if (unchanged) wire.status = 304;
  bool bodiless = wire.status == 204 || wire.status == 304;
  if (!bodiless) {
    if (!response.content_type.empty()) set(wire.headers, "Content-Type", std::move(response.content_type));
    wire.body = std::move(response.body);
    wire.download = std::move(response.download);
  }
  add_security(wire.headers, wire.download.has_value(), asked.secure);
  if (wire.download) apply_download(wire, asked);
  if (!bodiless) set(wire.headers, "Content-Length", std::to_string(wire.download ? wire.length : wire.body.size()));
  if (asked.head_only) {
    wire.body.clear();
    wire.download.reset();
    wire.length = 0;
  }
  clean(wire.headers);
  return wire;
}

std::string serialize(const Wire& wire, bool close) {
  std::string out = "HTTP/1.1 " + std::to_string(wire.status) + " " + reason_of(wire.status) + "\r\n";
  for (const auto& [name, value] : wire.headers) out += name + ": " + value + "\r\n";
  if (close) out += "Connection: close\r\n";
  return out + "\r\n" + wire.body;
}

}  // namespace flurwerk::api
