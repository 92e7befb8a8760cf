// Where a condition has its place on the plans or on the map (Planbezug): whether a mark points anywhere, and its words.
// Basis: § 37 Abs. 1 HVwVfG (a condition must be definite); coordinates on the map are ETRS89/UTM 32N (EPSG:25832).
#pragma once

#include <string>

#include "permit-core/application.hpp"
#include "permit-core/refusal.hpp"

namespace flurwerk {

// Refused: a mark that points nowhere or off the page or the map. `pointer`: of the mark. Whether its document may be
// named is for the caller to say.
Result<void> mark_valid(const PlanMark& mark, const std::string& pointer);

// Refused: another page than the first of a picture. How many pages a PDF has is not known here.
Result<void> on_a_page_of(const Application& application, const PlanMark& mark, const std::string& pointer);

// "Lageplan, Fassung 2, Seite 1, Markierung 3 (Treppenraum)"; `number` counts the marks of the list it stands in. A picture
// has no pages.
Text words_of(const PlanMark& mark, const Application& application, int number);

}  // namespace flurwerk
