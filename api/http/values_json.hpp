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
nlohmann::json derivation_json(const Derivation& derivation);
nlohmann::json released_json(const std::vector<ReleasedDocument>& released);
nlohmann::json deadline_json(const Deadline& deadline, const Settlement& settlement, const LawAt& law);

// A date in a query or a body; refused with the field's name.
Result<Date> date_from(std::string_view text, const std::string& field);

}  // namespace flurwerk::api
