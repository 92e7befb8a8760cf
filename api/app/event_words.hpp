// The words of the log's enumerations, and the marks of fields that came later or hold what people wrote. Internal to event_fields.hpp.
#pragma once

#include <array>
#include <string_view>

#include "permit-core/event.hpp"

namespace flurwerk::api::event_fields {

// Names of an enumeration's values, in their order.
template <class Enum>
inline constexpr std::array<std::string_view, 0> words{};
template <>
inline constexpr std::array<std::string_view, 3> words<DecisionOutcome>{"granted", "granted_partly", "refused"};
template <>
inline constexpr std::array<std::string_view, 5> words<ConditionKind>{"obligation", "condition", "time_limit",
                                                                      "reservation", "hint"};
template <>
inline constexpr std::array<std::string_view, 5> words<Act>{"opinion", "benehmen", "einvernehmen", "zustimmung",
                                                            "permit"};
template <>
inline constexpr std::array<std::string_view, 9> words<SilenceEffect>{
    "none",          "deemed_complete", "disregarded", "deemed_given", "deemed_permit", "deemed_withdrawn_proposed",
    "deemed_served", "start_allowed",   "lapses"};
template <>
inline constexpr std::array<std::string_view, 2> words<ExemptionSide>{"municipality", "authority"};
template <>
inline constexpr std::array<std::string_view, 3> words<ExemptionAnswer>{"waived", "procedure_demanded",
                                                                        "prohibition_requested"};
template <>
inline constexpr std::array<std::string_view, 4> words<StatementOutcome>{"no_objection", "conditions", "objection",
                                                                         "not_responsible"};

template <>
inline constexpr std::array<std::string_view, 3> words<DeviationKind>{"deviation", "exception", "exemption"};
template <>
inline constexpr std::array<std::string_view, 3> words<QuestionAnswer>{"yes", "no", "not_answered"};
template <>
inline constexpr std::array<std::string_view, 4> words<SiteNoticeKind>{"start", "shell", "completion", "early_use"};
template <>
inline constexpr std::array<std::string_view, 2> words<CancellationKind>{"withdrawal", "revocation"};
template <>
inline constexpr std::array<std::string_view, 3> words<WeighingResult>{"taken_over", "adapted", "rejected"};
template <>
inline constexpr std::array<std::string_view, 2> words<NeighbourOutcome>{"consent", "objection"};

// Name of a field that holds what people wrote in their own words. Those stand beside the log (decision 18).
struct Words {
  const char* name;
  operator const char*() const { return name; }
};
// Name of a field that events written earlier do not have: absent while it is empty, so that their hashes hold.
struct Since {
  constexpr explicit Since(const char* field) : name{field} {}
  constexpr explicit Since(Words field) : name{field.name}, words{true} {}
  const char* name;
  bool words = false;
  operator const char*() const { return name; }
};

}  // namespace flurwerk::api::event_fields
