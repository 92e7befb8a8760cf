// Ids under which the law data holds the periods that no procedure row names.
// Basis: permit-core/law/*/periods.json.
#pragma once

#include <string_view>

namespace flurwerk::rule_ids {

inline constexpr std::string_view demand = "demand";     // Nachforderung: length set by the authority
inline constexpr std::string_view remedy = "objection";  // Widerspruch
inline constexpr std::string_view remedy_uninstructed = "objection-without-instruction";  // nobody was told of it
inline constexpr std::string_view service_post = "service-post";                          // Bekanntgabefiktion
inline constexpr std::string_view service_portal = "service-portal";                      // day after retrieval
inline constexpr std::string_view statement = "statement";                                // opinion of an agency
inline constexpr std::string_view formal_act = "formal-act";  // Benehmen, Einvernehmen, Zustimmung

}  // namespace flurwerk::rule_ids
