// Ids under which the law data holds the periods that no procedure row names.
// Basis: permit-core/law/*/periods.json.
#pragma once

#include <string_view>

namespace flurwerk::rule_ids {

inline constexpr std::string_view completeness_again =
    "completeness-check-again";                          // of what was supplied upon a demand
inline constexpr std::string_view demand = "demand";     // Nachforderung: length set by the authority
inline constexpr std::string_view remedy = "objection";  // Widerspruch
inline constexpr std::string_view remedy_uninstructed = "objection-without-instruction";  // nobody was told of it
inline constexpr std::string_view service_post = "service-post";                          // Bekanntgabefiktion
inline constexpr std::string_view service_portal = "service-portal";                      // day after retrieval
inline constexpr std::string_view service_registered = "service-registered";              // Einschreiben, Übergabe
inline constexpr std::string_view portal_retrieval = "portal-retrieval";                  // last day of retrieval
// Waiting periods and notices of the building site.
inline constexpr std::string_view start_notice = "start-notice";            // Baubeginnsanzeige
inline constexpr std::string_view completion_notice = "completion-notice";  // Anzeige der Fertigstellung
inline constexpr std::string_view fit_out_start = "fit-out-start";
inline constexpr std::string_view use_start = "use-start";
inline constexpr std::string_view early_use_notice = "early-use-notice";
inline constexpr std::string_view cancellation_knowledge = "cancellation-knowledge";  // a year since known
inline constexpr std::string_view statement = "statement";                            // opinion of an agency
inline constexpr std::string_view formal_act = "formal-act";                     // Benehmen, Einvernehmen, Zustimmung
inline constexpr std::string_view neighbour_objections = "neighbour-objection";  // § 71: from receipt
inline constexpr std::string_view neighbour_post = "neighbour-post";             // when a letter counts as received
inline constexpr std::string_view public_display = "public-display";             // § 72: Auslegung
inline constexpr std::string_view public_objections = "public-objection";        // after the display
inline constexpr std::string_view permit_display = "permit-display";             // of the notice, § 72 Abs. 4

}  // namespace flurwerk::rule_ids
