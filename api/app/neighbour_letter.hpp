// The letter that notifies a neighbour: what it is about, until when, and the code that opens their page.
// Basis: § 71 Abs. 1 HBO. Its words; api/render sets the type.
#pragma once

#include "api/app/ports/renderer.hpp"
#include "api/app/ports/store.hpp"

namespace flurwerk::api {

struct LetterInput {
  std::string subject;
  std::vector<DocumentId> released;
  std::string code;
  Date sent_on;
  const PeriodRule& period;  // of objections, as the law of the Land has it
};
Notice neighbour_letter_of(const View& view, const ParcelIndex& index, const Case& the_case,
                           const participation::Neighbour& neighbour, const LetterInput& input,
                           const std::string& public_url, Instant now);

}  // namespace flurwerk::api
