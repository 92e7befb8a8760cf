#include "geo/json_text.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "permit-core/utf8.hpp"

namespace flurwerk::geo {
namespace {

constexpr const char* broken_text = "\\ufffd";

void put_control(std::string& out, unsigned char c) {
  constexpr std::string_view digits = "0123456789abcdef";
  switch (c) {
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: out += "\\u00";
  }
  out += digits[c >> 4U];
  out += digits[c & 15U];
}

constexpr std::array<double, 10> tens = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

}  // namespace

void put_json_text(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c >= 0x80) {
      const auto length = utf8_length(text, at);
      if (length == 0)
        out += broken_text;
      else
        out.append(text, at, length);
      at += length == 0 ? 1 : length;
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    if (c < 0x20 || c == 0x7f)
      put_control(out, c);
    else
      out += static_cast<char>(c);
    ++at;
  }
  out += '"';
}

void put_number(std::string& out, double value) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  std::array<char, 32> text;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value);
  out.append(text.data(), end.ptr);
}

void put_fixed(std::string& out, double value, int digits) {
  const double scaled = std::nearbyint(value * tens[static_cast<std::size_t>(digits)]);
  if (!(std::abs(scaled) < 9e15)) return put_number(out, value);
  auto whole = static_cast<std::int64_t>(scaled);
  if (whole < 0) out += '-';
  auto rest = static_cast<std::uint64_t>(whole < 0 ? -whole : whole);
  while (digits > 0 && rest % 10 == 0) rest /= 10, --digits;
  std::array<char, 32> text;
  char* const end = text.data() + text.size();
  char* at = end;
  for (int i = 0; rest != 0 || i <= digits; ++i) {
    if (i == digits && digits > 0) *--at = '.';
    *--at = static_cast<char>('0' + rest % 10);
    rest /= 10;
  }
  out.append(at, end);
}

}  // namespace flurwerk::geo
