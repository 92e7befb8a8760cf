// Use cases of the decision: drafting with conditions taken over, four eyes, rendering the notice, serving it.
// Basis: §§ 65, 74 HBO, §§ 36, 37, 39, 41 HVwVfG.
#pragma once

#include <string>

#include "api/app/change.hpp"
#include "permit-core/after_decision.hpp"
#include "permit-core/after_permit.hpp"
#include "permit-core/completeness.hpp"
#include "permit-core/decision.hpp"
#include "permit-core/fee.hpp"
#include "permit-core/retrieval.hpp"

namespace flurwerk::api {

// What of others stands in the way of a decision with these conditions: their acts, those that the rules of the law name and
// nobody was asked for, and what nobody has weighed; each in words with the agency's name.
OpenActs acts_in_the_way(const App& app, const View& view, const Case& the_case,
                         const std::vector<Condition>& conditions, Date today, const LawAt& law);
// Agencies named by a rule, neither asked nor left out with a reason, whose opinion silence would not replace either.
std::vector<OpenAct> opinions_not_asked(const App& app, const View& view, const Case& the_case, const LawAt& law);
// Those of the decision as it stands; empty where nothing is drafted.
const std::vector<Condition>& conditions_of(const DecisionState& decision);

// `fee`: how fee_cents comes out of the authority's table; none: entered by hand.
Result<Done> draft_decision(App& app, const Caller& caller, const Precondition& precondition,
                            const ApplicationId& application, const DraftDecision& command,
                            const std::optional<FeeInput>& fee = {});
Result<Done> return_decision(App& app, const Caller& caller, const Precondition& precondition,
                             const ApplicationId& application, const std::string& reason);
Result<Done> approve_decision(App& app, const Caller& caller, const Precondition& precondition,
                              const ApplicationId& application, int decision_version);

// The notice as it would be served now, marked as a draft; for the authority alone. Refused: nothing drafted.
Result<std::string> preview_notice(const App& app, const Caller& caller, const ApplicationId& application);
// Renders the notice, files it and serves it, all or nothing.
Result<Done> serve_decision(App& app, const Caller& caller, const Precondition& precondition,
                            const ApplicationId& application, Service service, Date on);

// Renders the notice, files it, and lets it lie ready for retrieval with a mail that says so, all or nothing (§ 41 Abs. 2a
// VwVfG). Refused, too: whoever applied cannot be reached by mail.
Result<Done> offer_notice(App& app, const Caller& caller, const Precondition& precondition,
                          const ApplicationId& application, bool consent);
// Retrieval of what lies ready, by whom it is for, which serves it; a second one changes nothing. `id` of the answer is the
// letter. What lies ready may be a demand or an extension, too (api/app/procedure).
Result<Done> retrieve_notice(App& app, const Caller& caller, const ApplicationId& application);

// What the notice says; `draft` marks every page.
Notice notice_of(const App& app, const View& view, const Case& the_case, Instant now, bool draft);
struct PermitWords {
  std::string tenor, remedies;
};
// What of a served permit is announced to the public (§ 72 Abs. 4 HBO), for a person to read once more: it names the
// project by the words of its announcement and nobody, unless a condition does.
PermitWords words_of_permit(const App& app, const View& view, const Case& the_case, Date today);
// What later notices about the same permit say.
Notice extension_notice(const App& app, const View& view, const Case& the_case, const Context& context,
                        const DecideValidity& decided);
Notice correction_notice(const App& app, const View& view, const Case& the_case, const Context& context,
                         const CorrectNotice& corrected);
// That the permit is deemed granted, since when and by which period; of the documents as they were at its end.
Notice deemed_permit_certificate(const App& app, const View& view, const Case& the_case, const Context& context);
Notice cancellation_notice(const App& app, const View& view, const Case& the_case, const Context& context,
                           const CancelPermit& cancelled);

// Letters that lie ready for retrieval. The demand lists what is open already, too.
Notice demand_letter(const App& app, const View& view, const Case& the_case, const Context& context,
                     const std::vector<DemandDocuments::Item>& items, const Period& length);
Notice extension_letter(const App& app, const View& view, const Case& the_case, const Context& context,
                        const DecisionPeriodExtended& extended);

// Renders and files a notice of the authority; `decide` then sees the application with it. All or nothing. `type`: of the
// document.
Decided file_notice(App& app, const Case& the_case, const Context& context, const std::string& title, Notice notice,
                    const DocumentId& id, const std::function<Decided(const Application&)>& decide,
                    const std::string& type = "notice");
// Refused as "no-message-possible": whoever applied cannot be told that a letter lies ready.
Result<void> can_be_told(const View& view, const Application& application);

}  // namespace flurwerk::api
