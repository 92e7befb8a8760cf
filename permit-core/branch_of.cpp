// Which branch of the state graph an event takes, where one kind of event has several.
#include "permit-core/state_graph.hpp"

namespace flurwerk {

Branch branch_of(const Event& event) {
  if (const auto* filed = std::get_if<DocumentFiled>(&event)) {
    if (!filed->change.empty()) return Branch::with_change;
    if (filed->filed_by_side == "authority") return Branch::by_authority;
    return filed->filed_by_side == "agency" ? Branch::by_agency : Branch::by_applicant;
  }
  if (const auto* served = std::get_if<DecisionServed>(&event)) {
    if (served->outcome == DecisionOutcome::granted) return Branch::granted;
    return served->outcome == DecisionOutcome::refused ? Branch::refused : Branch::granted_partly;
  }
  if (const auto* given = std::get_if<SiteNoticeGiven>(&event)) {
    switch (given->notice) {
      case SiteNoticeKind::start: return Branch::start;
      case SiteNoticeKind::shell: return Branch::shell;
      case SiteNoticeKind::completion: return Branch::completion;
      case SiteNoticeKind::early_use: return Branch::early_use;
    }
  }
  if (const auto* answered = std::get_if<ExemptionAnswered>(&event)) {
    if (answered->answer == ExemptionAnswer::waived) return Branch::waived;
    return answered->answer == ExemptionAnswer::procedure_demanded ? Branch::procedure_demanded
                                                                   : Branch::prohibition_requested;
  }
  if (const auto* back = std::get_if<RoundTakenBack>(&event)) {
    return back->only_round ? Branch::only_round : Branch::another_round;
  }
  if (const auto* offered = std::get_if<NoticeOffered>(&event)) {
    if (offered->letter == letter_demand) return Branch::of_demand;
    return offered->letter == letter_extension ? Branch::of_extension : Branch::of_decision;
  }
  return Branch::any;
}

}  // namespace flurwerk
