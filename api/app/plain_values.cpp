#include "api/app/plain_values.hpp"

#include <algorithm>

namespace flurwerk::api {

bool plain_id(std::string_view id) {
  return !id.empty() && id.size() <= 64 && std::ranges::all_of(id, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

bool like_an_address(std::string_view text) {
  const auto at = text.find('@');
  return text.size() <= 254 && at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
         text.find_first_of(" \t\r\n,;<>\"") == std::string_view::npos &&
         text.find('@', at + 1) == std::string_view::npos;
}

}  // namespace flurwerk::api
