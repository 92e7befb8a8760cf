// When the decision period begins where the law lets it begin with statements: once the application is complete and all
// that is necessary is in, at the latest when the periods set for it are over.
// Legal basis: § 71 Abs. 6 Satz 2 BauO NRW 2018; § 54 Abs. 5 Satz 2, § 58 Abs. 1a Nr. 1 LBO (Baden-Württemberg).
#pragma once

#include <optional>

#include "participation/participation.hpp"
#include "permit-core/application.hpp"
#include "permit-core/context.hpp"

namespace flurwerk::participation {

// What stands in the log about the beginning is no longer, or not yet, what the case says: the event that says it. Empty
// where the law counts from completeness, and while nothing changes. Asked after every change of a case.
//
// Whoever is asked is asked because it is necessary (§ 71 Abs. 3 BauO NRW, § 53 Abs. 4 LBO), so every request counts; of a
// request that was withdrawn, the day of that. Asking before anything has come in shows that the period had not begun
// with completeness; asking later leaves one that has begun as it is, unless the rule lets it begin anew.
Decided decision_start(const Application& application, const Participation& participation, const Context& context);

// The decision period that would run if everybody who is still asked used all of their time; while somebody is awaited.
struct AwaitedStart {
  int requests;       // that are open
  Deadline deadline;  // its derivation says when it begins at the latest, and by which period
};
Result<std::optional<AwaitedStart>> awaited_start(const Application& application, const Participation& participation,
                                                  const Context& context);

// The decision period is over and nothing is deemed granted, since a refused consent has not been replaced (§ 58 Abs. 1a
// Nr. 3 LBO): what is recorded instead. Empty where that is no condition, or is met.
std::vector<Event> no_deemed_permit(const Application& application, const Participation& participation,
                                    const Deadline& decision, const Context& context);

// Refuses a command once silence has begun a decision period which has itself run out with effect, recorded or not.
Result<void> not_overtaken(const Application& application, const Participation& participation, const Context& context);

}  // namespace flurwerk::participation
