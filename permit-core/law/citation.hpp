// What a provision is called in the Land of a case. The program names provisions by Hesse's acts; other Länder are data.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "permit-core/law/sourced.hpp"

namespace flurwerk {

// `basis` is what stands in the Land at the place of `id`.
struct Citation : Sourced {
  std::string id;    // "§ 70 HBO", "§ 74 Abs. 7 HBO"; or an act whose paragraphs keep their numbers: "HVwVfG"
  std::string sign;  // of such an act, where it counts articles: "Art."; else empty
};

// "§ 70 Abs. 1 HBO, § 41 HVwVfG, § 36 BauGB" becomes "§ 69 SächsBO, § 41 VwVfG, § 36 BauGB". Building codes divide their
// paragraphs each in its own way, so paragraphs and sentences are named only where a row does. What has no row keeps its
// name and says whose it is: "§ 64a HBO (Hessen)". `text` has citations alone, each ending with its act.
std::string cited(std::string_view text, const std::vector<Citation>& citations);

}  // namespace flurwerk
