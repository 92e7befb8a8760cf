// Sentences about letters of the authority to the applicant: a demand, an extension, how they and the notice are served.
// Basis: § 41 HVwVfG, § 41 Abs. 2a VwVfG.
#pragma once

#include <optional>
#include <string>

#include "api/cli/scenario/acts.hpp"
#include "permit-core/decision.hpp"

namespace flurwerk::api::scenario {

Words list_of(const std::string& text);  // "site-plan,drawings"
// How a letter was handed over; none where no way is named: known today.
Result<std::optional<HandedOver>> handed(const std::string& by, const std::string& on);
// `by` a way of service, `on` a day, or both empty: known today. Without a length the one of the law data.
Result<void> demand(Stage& stage, const std::string& types, const std::string& length, const std::string& by = {},
                    const std::string& on = {});
Result<void> extend(Stage& stage, const std::string& length, const std::string& by = {}, const std::string& on = {});
// Ready for retrieval, with consent.
Result<void> offer_demand_of(Stage& stage, const std::string& types, const std::string& length);
Result<void> offer_extension_by(Stage& stage, const std::string& length);
Result<void> offer(Stage& stage, bool consent);
Result<void> retrieve(Stage& stage, const std::string& who);  // "designer"

}  // namespace flurwerk::api::scenario
