#include "api/http/response.hpp"

#include <cstdio>

namespace flurwerk::api {
namespace {

// Reads one UTF-8 character; 0xFFFD for a broken one. Advances `at`.
char32_t next_character(std::string_view text, std::size_t& at) {
  auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  unsigned char lead = byte(at);
  std::size_t length = lead < 0x80 ? 1 : lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
  if (length == 0 || lead >= 0xf5 || at + length > text.size()) {
    ++at;
    return 0xFFFD;
  }
  char32_t value = length == 1 ? lead : lead & (0xffU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xc0U) != 0x80U) {
      ++at;
      return 0xFFFD;
    }
    value = (value << 6U) | (byte(at + i) & 0x3fU);
  }
  at += length;
  return value;
}

// Control characters, and those that turn or hide text (RTL override, zero width, ...).
bool is_deceiving(char32_t c) {
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2060 && c <= 0x206f) || c == 0xfeff || c == 0xFFFD;
}

}  // namespace

Response& Response::with(std::string name, std::string value) {
  for (auto& [known, old] : headers) {
    if (known == name) {
      old = std::move(value);
      return *this;
    }
  }
  headers.emplace_back(std::move(name), std::move(value));
  return *this;
}

Response json_response(std::string json, int status) {
  Response response;
  response.status = status;
  response.content_type = "application/json";
  response.body = std::move(json);
  return response;
}

Response text_response(std::string text, int status) {
  Response response;
  response.status = status;
  response.content_type = "text/plain; charset=utf-8";
  response.body = std::move(text);
  return response;
}

Response no_content() {
  Response response;
  response.status = 204;
  return response;
}

Response redirect(std::string location, int status) {
  Response response;
  response.status = status;
  response.with("Location", std::move(location));
  return response;
}

std::string content_disposition(std::string_view filename, bool inline_view) {
  std::string plain;
  std::string encoded;
  for (std::size_t at = 0; at < filename.size() && plain.size() < 150;) {
    std::size_t begin = at;
    char32_t c = next_character(filename, at);
    if (is_deceiving(c) || c == '/' || c == '\\' || c == ':' || c == '"' || c == '*' || c == '?' || c == '<' ||
        c == '>' || c == '|' || (c == '.' && plain.empty())) {
      continue;
    }
    plain += c < 0x80 && c != '%' ? static_cast<char>(c) : '_';
    for (std::size_t i = begin; i < at; ++i) {
      auto byte = static_cast<unsigned char>(filename[i]);
      bool safe = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                  byte == '-' || byte == '.' || byte == '_';
      char escape[4];
      std::snprintf(escape, sizeof escape, "%%%02X", static_cast<unsigned>(byte));
      encoded += safe ? std::string(1, filename[i]) : escape;
    }
  }
  if (plain.empty()) plain = encoded = "dokument";
  return std::string(inline_view ? "inline" : "attachment") + "; filename=\"" + plain + "\"; filename*=UTF-8''" +
         encoded;
}

Response file_response(Download download, std::string content_type, std::string_view filename, std::string etag,
                       bool inline_view) {
  Response response;
  response.content_type = std::move(content_type);
  response.download = std::move(download);
  response.with("Content-Disposition", content_disposition(filename, inline_view));
  if (!etag.empty()) response.with("ETag", std::move(etag));
  return response;
}

}  // namespace flurwerk::api
