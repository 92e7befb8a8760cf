// What every fuzzer needs: the input as text, and an invariant that stays checked in every kind of build.
// Basis: libFuzzer's LLVMFuzzerTestOneInput; a broken invariant aborts, so that libFuzzer keeps the input.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "permit-core/refusal.hpp"

namespace flurwerk::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

inline void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "invariant broken: %s\n", what);
  std::abort();
}

// Whoever is refused is told what is wrong, in both languages, under a stable name.
inline void must_explain(const Refusal& refusal) {
  must(!refusal.code.empty() && refusal.code.find(' ') == std::string::npos, "a refusal has a kebab-case code");
  must(!refusal.text.de.empty() && !refusal.text.en.empty(), "a refusal says what is wrong, in German and English");
}

// The first piece up to `mark`; the rest stays in `text`.
inline std::string_view cut(std::string_view& text, char mark) {
  const auto at = text.find(mark);
  const auto piece = text.substr(0, at);
  text = at == std::string_view::npos ? std::string_view{} : text.substr(at + 1);
  return piece;
}

}  // namespace flurwerk::fuzz
