// A Refusal says why a command was not carried out: what is wrong, on which legal basis, and how to mend it.
// Exceptions are for bugs and broken disks alone; whatever a user can cause is a Refusal.
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace flurwerk {

// The same sentence in German (first) and English.
struct Text {
  std::string de;
  std::string en;
  friend bool operator==(const Text&, const Text&) = default;
};

// What went wrong, in kinds a caller can act on. api/http/problem.cpp maps them to HTTP status codes.
enum class RefusalKind {
  malformed,  // cannot be read at all
  invalid,    // readable, but a value is wrong
  unauthenticated,
  forbidden,    // known, but not this person's to do
  not_found,    // unknown, or not this person's to know about
  wrong_state,  // right command, wrong moment
  outdated,     // somebody else changed it meanwhile (If-Match)
  too_large,
  unsupported,  // content of a kind that is not accepted
  too_many,     // slow down
};

struct Refusal {
  RefusalKind kind;
  std::string code;         // stable, kebab-case: "not-complete-yet"
  Text text;                // what and where
  Text cure;                // how to mend it; may be empty
  std::string legal_basis;  // "§ 70 Abs. 2 HBO"; empty where no law is concerned
  std::string field;        // JSON pointer or parameter at fault; empty if none
};

template <class T>
using Result = tl::expected<T, Refusal>;

inline tl::unexpected<Refusal> refuse(RefusalKind kind, std::string code, Text text, Text cure = {},
                                      std::string legal_basis = {}, std::string field = {}) {
  return tl::unexpected(
      Refusal{kind, std::move(code), std::move(text), std::move(cure), std::move(legal_basis), std::move(field)});
}

}  // namespace flurwerk
