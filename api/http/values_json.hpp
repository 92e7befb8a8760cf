// Values that stand in many answers, as the contract writes them: texts, dates, deadlines and their derivation.
// Basis: api/openapi.yaml, components.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <vector>

#include "permit-core/deadline.hpp"
#include "permit-core/law/law_book.hpp"
#include "permit-core/release.hpp"

namespace flurwerk::api {

nlohmann::json text_json(const Text& text);
nlohmann::json date_json(const std::optional<Date>& date);  // null if there is none
// `event` names in the sentence what began the period.
nlohmann::json derivation_json(const Derivation& derivation, const Text& event = {});
nlohmann::json released_json(const std::vector<ReleasedDocument>& released);
// `begun`: what began it, where that is not what its rule says.
nlohmann::json deadline_json(const Deadline& deadline, const Settlement& settlement, const LawAt& law,
                             const Text& begun = {});

// A period as it is asked for in words: empty ones are not given. Refused, naming the field: a length and a named last
// day together, or neither.
struct PeriodAsked {
  std::string from, length, until, extend, extend_from;
};
Result<Derivation> asked_period(const PeriodAsked& asked, const HolidayCalendar& calendar, Shift shift);

// A date in a query or a body; refused with the field's name.
Result<Date> date_from(std::string_view text, const std::string& field);

}  // namespace flurwerk::api
