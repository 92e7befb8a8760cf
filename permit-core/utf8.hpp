// Sound UTF-8: what comes from outside and is kept must be text, or nobody can read the page that shows it.
// Basis: RFC 3629, with its shortest forms and without surrogates.
#pragma once

#include <cstddef>
#include <string_view>

namespace flurwerk {

std::size_t utf8_length(std::string_view text, std::size_t at);  // bytes of the character at `at`; 0: none begins there
bool is_utf8(std::string_view text);

}  // namespace flurwerk
