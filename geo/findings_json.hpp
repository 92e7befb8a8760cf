// Findings as the JSON that the command line and the HTTP interface both answer with.
// Shape:
// {"findings":[{check,subject,verdict,legal_basis,measured,limit,tolerance,message,steps,evidence}],"law":{land,on}}.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>

#include "geo/finding.hpp"
#include "geo/reproject.hpp"
#include "permit-core/calendar/date.hpp"

namespace flurwerk::geo {

std::string_view to_string(Verdict verdict);  // "pass", "fail", "warning", "not_checked"

// One finding: {check,subject,verdict,legal_basis,measured,limit,tolerance,message,steps,evidence}.
nlohmann::ordered_json finding_json(const Finding& finding, Crs crs);

// Evidence is written in `crs`, the design document's own, with a "crs" member unless that is CRS84.
std::string findings_to_json(std::span<const Finding> findings, Crs crs, std::string_view land, Date on);

}  // namespace flurwerk::geo
