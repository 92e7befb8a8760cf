// What every legal value carries: its paragraph, when it holds, how sure we are of it.
// Basis: architecture rule "law as data"; the values themselves stand in permit-core/law/<land>/*.json.
#pragma once

#include <optional>
#include <string>

#include "permit-core/calendar/date.hpp"
#include "permit-core/refusal.hpp"

namespace flurwerk {

enum class Confidence { statute, unsure };  // unsure: `note` says what is open and must be shown to the user

struct Sourced {
  std::string basis;               // "§ 6 Abs. 5 HBO"
  Date valid_from{};               // first day on which the value holds
  std::optional<Date> valid_to{};  // last day; none: still in force
  Confidence confidence = Confidence::statute;
  std::optional<Text> note{};  // always present when unsure
};

}  // namespace flurwerk
