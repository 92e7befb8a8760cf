// Tells what a file is by its first and last bytes: PDF, PNG or JPEG, or none of them.
// Basis: ISO 32000-1 7.5.5 (trailer), PNG 5.2 and 11.2.5, JPEG B.1.1.3; ASVS 5.2.2.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace flurwerk::api {

inline constexpr std::size_t head_bytes = 16;
inline constexpr std::size_t tail_bytes = 65536 + 22;  // as far back as the end record of a ZIP archive may lie

// Whether anything that begins like this, head_bytes long, could be accepted.
bool may_become_document(std::string_view head);

// `head`: the first bytes, up to head_bytes; `tail`: the last bytes, up to tail_bytes. Empty: not accepted, which
// includes a PDF that is at the same time a ZIP archive.
std::string media_type_of(std::string_view head, std::string_view tail);

}  // namespace flurwerk::api
