// The conditions of a list and the texts bound to them. Only fixed fragments: few statements, all cached.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "api/store/sqlite/database.hpp"

namespace flurwerk::api {

class ListConditions {
 public:
  // `value` is bound to `name`; "" binds nothing.
  void add(const std::string& condition, const char* name, std::string value) {
    clause_ += (clause_.empty() ? " WHERE " : " AND ") + condition;
    if (*name != '\0') also(name, std::move(value));
  }
  void also(const char* name, std::string value) { texts_.emplace_back(name, std::move(value)); }
  const std::string& clause() const { return clause_; }
  void bind(Query& query) const {
    for (const auto& [name, value] : texts_) query.bind(name, value);
  }

 private:
  std::string clause_;
  std::vector<std::pair<const char*, std::string>> texts_;
};

}  // namespace flurwerk::api
