// Beginning an application as a copy of an earlier one, and changing one that is under review.
// Legal basis: § 69 Abs. 1, 2 HBO, § 22 Satz 2 Nr. 2 HVwVfG: the applicant says what is applied for. Effects: law data.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "permit-core/application.hpp"
#include "permit-core/context.hpp"

namespace flurwerk {

struct CopyApplication {
  bool as_change = false;              // the copy is to change the earlier one, which has to be under review
  std::vector<Party> parties;          // those of the earlier one, their persons copied to rows of their own
  std::function<DocumentId()> new_id;  // for each document
};
// The events of the new draft: content, parties and documents of the applicant as they were given before. The documents
// keep their hash and say where they stood first. Refused: nothing to copy, a procedure that is no longer carried.
Decided copy_application(const Application& earlier, const CopyApplication& command, const Context& context);

struct ChangeApplication {
  std::string reason;                  // what is changed and why, for the authority
  std::vector<Party> parties;          // of the draft, those that differ from the application's
  std::function<DocumentId()> new_id;  // for each document that the application does not have yet
};
// The events of the application under review: `draft`, begun as its copy, takes the place of its content; documents that
// differ come as new versions. Refused while an earlier change is not assessed, when nothing differs, when the draft
// lacks what an application needs, or was made from a version that is no longer the newest.
Decided change_application(const Application& application, const Application& draft, const ChangeApplication& command,
                           const Context& context);

struct AssessChange {
  std::string change;               // "k1"
  std::string effect;               // id of the law data: whether the periods begin anew
  std::string reason;               // required: a date that is moved has to be defended
  std::optional<Date> complete_on;  // receipt of everything; required where the decision period begins anew
  std::string procedure{};          // id of the law data: into which an effect that switches moves the case
};
// Ids of the procedures into which a change may move the case: those that decide on an application for a permit.
std::vector<std::string> procedures_to_switch_to(const Application& application, const LawAt& law);
Decided assess_change(const Application& application, const AssessChange& command, const Context& context);

}  // namespace flurwerk
