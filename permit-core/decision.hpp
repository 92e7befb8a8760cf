// Commands about the decision: extending its period, drafting, returning, approving by a second person, serving.
// Legal basis: § 65 Abs. 2, § 70 Abs. 4, § 74 HBO, §§ 36, 41 HVwVfG.
#pragma once

#include "permit-core/application.hpp"
#include "permit-core/context.hpp"

namespace flurwerk {

// Formal acts of others that stand in the way of a decision; computed by the module participation.
struct OpenAct {
  RequestId request;  // empty: nobody was asked
  AgencyId agency;    // may be empty where nobody was asked
  Act act;
  std::optional<Date> resolves_on;  // first day on which silence resolves it; none: silence never does
  Text what{};                      // for people: "Zustimmung", with the agency's name once the register was looked at
  std::string rule{};               // of the law data, where nobody was asked: "municipality-consent"
};
struct OpenActs {
  std::vector<OpenAct> open;               // asked, unanswered, period running: nothing can be decided yet
  std::vector<OpenAct> missing;            // unanswered, and silence gave nothing: nothing can be granted
  std::vector<OpenAct> refused;            // consent refused: nothing can be granted
  std::vector<OpenAct> not_responsible{};  // who was asked is not, and nobody else was: nothing can be granted
  std::vector<OpenAct> not_asked{};        // a rule names it, nobody was asked or left out: nothing can be granted
  std::vector<Text> unweighed{};           // "Auflage 2 (Feuerwehr)", "Einwendung 1": nothing can be granted
  bool ready() const {
    return open.empty() && missing.empty() && refused.empty() && not_responsible.empty() && not_asked.empty() &&
           unweighed.empty();
  }
};

// Ways of making an act known, one list for every letter: retrieval (§ 41 Abs. 2a VwVfG), post and electronic sending
// (§ 41 Abs. 2), and, by formal service, Postzustellungsurkunde and Einschreiben durch Übergabe (§§ 3, 4 VwZG).
enum class Service { portal, post, certificate, electronic, registered };
std::string_view to_string(Service service);
std::optional<Service> parse_service(std::string_view text);

// How and when a letter was handed over. Portal: day of retrieval; post, registered: day of posting; electronic: day of
// sending; certificate (PZU): day of delivery. Not after today.
struct HandedOver {
  Service service;
  Date on;
};

struct ExtendDecisionPeriod {
  Period by;                                // at most what the law allows, once
  std::string reason;                       // wichtiger Grund
  std::optional<HandedOver> handed_over{};  // none: made known today, in some other way; not on the period's last day
  DocumentId letter{};                      // that lay ready and is retrieved (permit-core/retrieval)
};
Decided extend_decision_period(const Application& application, const ExtendDecisionPeriod& command,
                               const Context& context);

struct DraftDecision {
  DecisionOutcome outcome;
  std::vector<Condition> conditions;  // ids may be empty: they are numbered c1, c2, ...
  std::string reasons;                // required for a refusal or a partial grant
  std::int64_t fee_cents;
  std::vector<DeviationRuling> deviations{};  // decided one by one; ids may be empty: a1, a2, ...
  std::string refused_part{};                 // required for a partial grant
  std::optional<FeeRecord> fee{};             // how fee_cents came about; none: entered by hand
  std::vector<std::string> text_blocks{};     // ids of those that the reasons were written from
  std::vector<QuestionRuling> questions{};    // of a preliminary enquiry, one by one; ids may be empty: f1, f2, ...
};
Decided draft_decision(const Application& application, const DraftDecision& command, const OpenActs& open_acts,
                       const Context& context);

struct ReturnDecision {
  std::string reason;
};
Decided return_decision(const Application& application, const ReturnDecision& command, const Context& context);

// Four eyes: never by the account that drafted it. `decision_version` is the one the approver has read.
struct ApproveDecision {
  int decision_version;
};
Decided approve_decision(const Application& application, const ApproveDecision& command, const OpenActs& open_acts,
                         const Context& context);

struct ServeDecision {
  Service service;
  Date on;            // as HandedOver has it, and not before the approval
  DocumentId notice;  // the rendered PDF, filed before
};
// `open_acts` as on this day: an answer may have been corrected since the decision was approved.
Decided serve_decision(const Application& application, const ServeDecision& command, const OpenActs& open_acts,
                       const Context& context);

// Service by retrieval from the portal, § 41 Abs. 2a VwVfG: the notice lies ready until the last day of the rule
// "portal-retrieval", and is served by whoever may retrieve it. Refused where a retrieval on the last day would come
// after the decision period; without consent; while an offer runs.
struct OfferNotice {
  bool consent;
  DocumentId notice;  // the rendered PDF, filed before
};
Decided offer_notice(const Application& application, const OfferNotice& command, const OpenActs& open_acts,
                     const Context& context);
// Refused where acts of others, or what they said and nobody has weighed, stand in the way of this outcome.
Result<void> acts_allow(DecisionOutcome outcome, const OpenActs& acts);

// Bekannt gegeben am: the day on which something handed over on `on` counts as known.
Result<Date> served_on(Service service, Date on, const Context& context);
// The same, refused for a day of handing over that lies before `earliest` or after today.
Result<Date> known_on(const HandedOver& handed_over, Date earliest, const Context& context);

}  // namespace flurwerk
