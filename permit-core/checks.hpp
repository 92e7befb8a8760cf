// The few checks that every command makes: the right moment, a text that is there, a rule that the law data has.
// Basis: permit-core/state_graph.hpp for the moment; the law data of the Land for the rules.
#pragma once

#include <string>
#include <string_view>

#include "permit-core/application.hpp"
#include "permit-core/context.hpp"

namespace flurwerk {

// The one way to ask whether an event may happen now.
template <class E>
Result<void> may_happen(const Application& application, Branch branch = Branch::any) {
  if (auto next = next_state(application.state, event_type<E>, branch); !next) return tl::unexpected(next.error());
  return {};
}

// Refused: empty or longer than `most` bytes. `name` is what the field is called, `pointer` where it stands.
Result<void> need_text(std::string_view value, std::size_t most, const Text& name, const std::string& pointer);

// Refused as "no-such-rule": the law data of this Land and day has no such period.
Result<const PeriodRule*> need_period(const LawAt& law, std::string_view id);
Result<const Procedure*> need_procedure(const LawAt& law, std::string_view id, const std::string& pointer);

bool is_sha256(std::string_view text);
// A text with the same date in both notations put where "{}" stands.
Text with_date(std::string_view de, std::string_view en, Date date);

}  // namespace flurwerk
