// The life of an application as one table: from which state, by which event, to which state, on which legal basis.
// Basis: §§ 65, 66, 69, 70, 74, 75, 84 HBO, row by row. Every command and every replay of the log goes through this table.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include "permit-core/event.hpp"
#include "permit-core/refusal.hpp"

namespace flurwerk {

enum class ApplicationState : std::uint8_t {
  draft,
  submitted,
  incomplete,
  complete,
  in_consultation,
  exemption_filed,
  granted,
  granted_partly,
  refused,
  deemed_granted,
  withdrawn,
  withdrawn_deemed,
  rejected,
  start_allowed,
  procedure_demanded,
  start_prohibited,
  under_construction,
  completion_notified,
  expired,
  cancelled,
  filed_as_change,
};
inline constexpr int application_state_count = 21;
std::string_view to_string(ApplicationState state);  // "in_consultation", also in JSON
Text name_of(ApplicationState state);                // {"in Beteiligung", "in consultation"}
bool is_closed(ApplicationState state);              // decided, withdrawn or rejected: no decision is awaited

// Which alternative of Event: event_type<RoundOpened>.
using EventType = std::size_t;
template <class E, std::size_t I = 0>
constexpr EventType find_event_type() {
  if constexpr (std::is_same_v<std::variant_alternative_t<I, detail::AnyEvent>, E>) {
    return I;
  } else {
    return find_event_type<E, I + 1>();
  }
}
template <class E>
inline constexpr EventType event_type = find_event_type<E>();

// What in an event decides between rows of the same state and type.
enum class Branch : std::uint8_t {
  any,
  by_applicant,
  by_authority,
  by_agency,
  with_change,
  granted,
  granted_partly,
  refused,
  waived,
  procedure_demanded,
  prohibition_requested,
  start,
  shell,
  completion,
  early_use,
  only_round,
  another_round,
  of_decision,
  of_demand,
  of_extension,
};
Branch branch_of(const Event& event);

struct Transition {
  ApplicationState from;
  EventType event;
  Branch branch;  // any: whatever the event says
  ApplicationState to;
  std::string_view basis;
};
std::span<const Transition> transitions();

// A set of states, one bit each.
using StateMask = std::uint32_t;
constexpr StateMask bit(ApplicationState state) { return static_cast<StateMask>(1u << static_cast<unsigned>(state)); }
inline constexpr StateMask all_states = (1u << application_state_count) - 1;
inline constexpr StateMask all_but_draft = all_states & static_cast<StateMask>(~bit(ApplicationState::draft));
StateMask states_allowing(EventType event, Branch branch = Branch::any);  // any: at least one branch is possible

// Where the event leads. The one refusal for a wrong moment: "wrong-state", naming the state, what is possible
// in it and the legal basis.
Result<ApplicationState> next_state(ApplicationState from, EventType event, Branch branch = Branch::any);

// The graph in Graphviz DOT, for permit-core/README.md and the documentation.
std::string graph_as_dot();
// What can be done in which state, as a Markdown table: docs/states.md, which a test compares with it.
std::string graph_as_table();

}  // namespace flurwerk
