// JSON written straight into one buffer, without a document in between: texts and numbers.
// Basis: RFC 8259; broken UTF-8 never stops an answer, names come from strangers' files.
#pragma once

#include <string>
#include <string_view>

namespace flurwerk::geo {

void put_json_text(std::string& out, std::string_view text);  // quoted; broken UTF-8 becomes U+FFFD
void put_number(std::string& out, double value);              // shortest that reads back the same; null if not finite
void put_fixed(std::string& out, double value, int digits);   // rounded, without trailing zeros; digits: at most 9

}  // namespace flurwerk::geo
