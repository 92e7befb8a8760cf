#include "api/http/static_files.hpp"

#include <array>
#include <cstdint>
#include <cstdio>

namespace flurwerk::api {
namespace {

std::string content_type_of(std::string_view path) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 18> types{{
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".mjs", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json"},
      {".map", "application/json"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".jpg", "image/jpeg"},
      {".webp", "image/webp"},
      {".ico", "image/x-icon"},
      {".woff2", "font/woff2"},
      {".woff", "font/woff"},
      {".ttf", "font/ttf"},
      {".wasm", "application/wasm"},
      {".txt", "text/plain; charset=utf-8"},
      {".webmanifest", "application/manifest+json"},
      {".pdf", "application/pdf"},
  }};
  for (const auto& [ending, type] : types) {
    if (path.ends_with(ending)) return std::string(type);
  }
  return "application/octet-stream";
}

// FNV-1a over the content: equal content, equal tag; it guards caches, not secrets.
std::string etag_of(std::string_view content) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (unsigned char c : content) hash = (hash ^ c) * 1099511628211ULL;
  char text[48];
  std::snprintf(text, sizeof text, "%016llx-%zx", static_cast<unsigned long long>(hash), content.size());
  return text;
}

// "assets/app-3fA9c1d2.js": '-' or '.', then eight characters as bundlers write hashes, then the ending.
bool has_hash(std::string_view path) {
  std::string_view stem = path.substr(0, path.rfind('.'));
  if (stem.size() < 10 || stem.size() == path.size()) return false;
  char before = stem[stem.size() - 9];
  std::string_view hash = stem.substr(stem.size() - 8);
  bool mark = false;  // a capital or a digit: "-controls" is a word
  for (char c : hash) {
    bool letter = (c >= 'a' && c <= 'z') || c == '-' || c == '_';
    bool other = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!letter && !other) return false;
    mark = mark || other;
  }
  return mark && (before == '-' || before == '.');
}

bool accepts_gzip(const Request& request) {
  auto accepted = request.header("accept-encoding");
  return accepted && accepted->find("gzip") != std::string_view::npos &&
         accepted->find("gzip;q=0") == std::string_view::npos;
}

}  // namespace

StaticFiles::StaticFiles(std::span<const EmbeddedFile> files) {
  for (const auto& file : files) {
    if (file.path.ends_with(".gz")) continue;
    entries_[std::string(file.path)] =
        Entry{file.content, {}, etag_of(file.content), content_type_of(file.path), has_hash(file.path)};
  }
  for (const auto& file : files) {
    if (!file.path.ends_with(".gz")) continue;
    auto plain = entries_.find(file.path.substr(0, file.path.size() - 3));
    if (plain != entries_.end()) plain->second.gzip = file.content;
  }
}

Result<Response> StaticFiles::operator()(const Request& request) const {
  std::string_view path = std::string_view(request.path).substr(1);
  auto found = entries_.find(path);
  bool page = path.substr(path.rfind('/') + 1).find('.') == std::string_view::npos && path != "api" &&
              !path.starts_with("api/");
  if (found == entries_.end() && page) found = entries_.find("index.html");
  if (found == entries_.end()) {
    return refuse(RefusalKind::not_found, "not-found", {"Diese Seite gibt es nicht.", "There is no such page."});
  }
  const Entry& entry = found->second;
  bool gzip = !entry.gzip.empty() && accepts_gzip(request);
  std::string etag = "\"" + entry.etag + (gzip ? "-gz" : "") + "\"";
  Response response;
  response.with("ETag", etag);
  response.with("Cache-Control", entry.immutable ? "public, max-age=31536000, immutable" : "no-cache");
  if (!entry.gzip.empty()) response.with("Vary", "Accept-Encoding");
  auto known = request.header("if-none-match");
  if (known && (known->find(etag) != std::string_view::npos || *known == "*")) {
    response.status = 304;
    return response;
  }
  response.content_type = entry.content_type;
  if (gzip) response.with("Content-Encoding", "gzip");
  response.body = std::string(gzip ? entry.gzip : entry.plain);
  return response;
}

}  // namespace flurwerk::api
