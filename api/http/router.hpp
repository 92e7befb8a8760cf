// Finds the route for a method and path: a plain table, exact segments and {param}.
// RFC 9110 sections 9.1 (HEAD), 9.3.7 (OPTIONS), 15.5.6 (405 and Allow).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/http/request.hpp"

namespace flurwerk::api {

struct Match {
  std::size_t route = npos;  // index into the patterns given; npos: no such route
  Fields params;
  std::string allow;  // methods this path has ("GET, HEAD, POST"); empty: path unknown
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

class Router {
 public:
  struct Row {
    std::string method;
    std::string pattern;
  };
  // Throws std::invalid_argument when two rows are the same.
  explicit Router(const std::vector<Row>& rows);
  // `path` starts with '/'. An exact segment wins over {param}, which wins over {*rest}.
  Match find(std::string_view method, std::string_view path) const;

 private:
  struct Entry {
    std::string method;
    std::vector<std::string> segments;
    std::size_t index;
  };
  std::vector<Entry> entries_;
};

}  // namespace flurwerk::api
