#include "api/store/sqlite/sql.hpp"

#include <stdexcept>
#include <string>
#include <unordered_map>

#include "permit-core/embedded.hpp"

namespace flurwerk {
std::span<const EmbeddedFile> embedded_files_sql();
}

namespace flurwerk::api {

std::string_view sql(std::string_view name) {
  static const auto queries = [] {
    std::unordered_map<std::string_view, std::string_view> map;
    for (const auto& file : embedded_files_sql()) map.emplace(file.path.substr(0, file.path.rfind('.')), file.content);
    return map;
  }();
  const auto found = queries.find(name);
  if (found == queries.end()) throw std::logic_error("no query " + std::string(name));
  return found->second;
}

}  // namespace flurwerk::api
