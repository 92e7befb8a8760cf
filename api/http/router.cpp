#include "api/http/router.hpp"

#include <algorithm>
#include <stdexcept>

namespace flurwerk::api {
namespace {

std::vector<std::string> segments_of(std::string_view path) {
  std::vector<std::string> segments;
  std::size_t begin = 1;
  while (begin <= path.size()) {
    std::size_t end = std::min(path.find('/', begin), path.size());
    segments.emplace_back(path.substr(begin, end - begin));
    begin = end + 1;
  }
  return segments;
}

bool is_param(const std::string& segment) { return segment.size() > 2 && segment.front() == '{'; }
bool is_rest(const std::string& segment) { return is_param(segment) && segment[1] == '*'; }

// Sorts exact before {param} before {*rest}, segment by segment, so that the first match is the best.
std::string rank(const std::vector<std::string>& segments) {
  std::string key;
  for (const auto& segment : segments) key += is_rest(segment) ? "2" : is_param(segment) ? "1" : "0";
  return key;
}

bool fits(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (is_rest(pattern[i])) return i <= path.size();
    if (i >= path.size()) return false;
    if (is_param(pattern[i]) ? path[i].empty() : pattern[i] != path[i]) return false;
  }
  return pattern.size() == path.size();
}

Fields params_of(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
  Fields params;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (is_rest(pattern[i])) {
      std::string rest;
      for (std::size_t j = i; j < path.size(); ++j) rest += (j == i ? "" : "/") + path[j];
      params.emplace_back(pattern[i].substr(2, pattern[i].size() - 3), rest);
    } else if (is_param(pattern[i])) {
      params.emplace_back(pattern[i].substr(1, pattern[i].size() - 2), path[i]);
    }
  }
  return params;
}

}  // namespace

Router::Router(const std::vector<Row>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (rows[i].method == rows[j].method && rows[i].pattern == rows[j].pattern) {
        throw std::invalid_argument("route twice: " + rows[i].method + " " + rows[i].pattern);
      }
    }
    entries_.push_back({rows[i].method, segments_of(rows[i].pattern), i});
  }
  std::stable_sort(entries_.begin(), entries_.end(),
                   [](const Entry& a, const Entry& b) { return rank(a.segments) < rank(b.segments); });
}

Match Router::find(std::string_view method, std::string_view path) const {
  Match match;
  std::string_view wanted = method == "HEAD" ? "GET" : method;
  auto segments = segments_of(path);
  bool catch_all_only = true;
  for (const auto& entry : entries_) {
    if (!fits(entry.segments, segments)) continue;
    bool catch_all = is_rest(entry.segments.back());
    if (catch_all && !catch_all_only) break;  // a path known more exactly is not the catch-all's
    catch_all_only = catch_all_only && catch_all;
    if (entry.method == wanted && match.route == Match::npos) {
      match.route = entry.index;
      match.params = params_of(entry.segments, segments);
    }
    if (match.allow.find(entry.method) == std::string::npos) {
      match.allow += (match.allow.empty() ? "" : ", ") + entry.method + (entry.method == "GET" ? ", HEAD" : "");
    }
  }
  if (!match.allow.empty()) match.allow += ", OPTIONS";
  return match;
}

}  // namespace flurwerk::api
