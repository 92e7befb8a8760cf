// A short fingerprint of data files, so that a record can say which version of the law it was made under.
// FNV-1a, 64 bit: tells versions apart; no protection against forgery is asked of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace flurwerk {

inline constexpr std::uint64_t fingerprint_seed = 14695981039346656037u;

constexpr std::uint64_t fingerprint(std::string_view text, std::uint64_t seed = fingerprint_seed) {
  for (const char c : text) seed = (seed ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return seed;
}

inline std::string to_hex(std::uint64_t value) {
  std::string hex(16, '0');
  for (auto at = hex.rbegin(); at != hex.rend(); ++at, value >>= 4) *at = "0123456789abcdef"[value & 15u];
  return hex;
}

}  // namespace flurwerk
