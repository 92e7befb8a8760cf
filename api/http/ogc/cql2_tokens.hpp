// The words of CQL2 text: names, texts, numbers and signs, each with its place.
// Basis: OGC 21-065r2, annex B (BNF).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace flurwerk::api {

struct CqlToken {
  enum class Kind { end, name, quoted_name, text, number, sign, fault } kind = Kind::end;
  std::string value;    // of a name or a sign in upper case where it may be a keyword; of a text without quotes
  std::string written;  // as it stands there
  std::size_t at = 0;   // character, from 1
};

// The last one is `end`, or `fault` where reading stopped.
std::vector<CqlToken> cql_tokens(std::string_view text);

}  // namespace flurwerk::api
