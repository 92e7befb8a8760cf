// Folding the log: what each event does to an application beside moving it along the state graph.
#include <algorithm>
#include <stdexcept>
#include <utility>

#include "permit-core/application.hpp"
#include "permit-core/berlin_day.hpp"
#include "permit-core/settling.hpp"

namespace flurwerk {

namespace {

// What concerns the participation, the messages or the file alone.
template <class E>
concept OfOthers = detail::is_one_of<
    E, std::variant<RoundDiscarded, RequestAcknowledged, ExtensionAsked, ExtensionAnswered, ConsentReplaced,
                    ConditionsWeighed, AnswersCarriedOver, AgreementRecorded, PapersWanted, ApplicantAsked,
                    ApplicantReplied, MessageSent, FileAccessGranted, FileAccessUsed, FileAccessEnded, NeighboursNamed,
                    NeighbourRemoved, NeighbourPageOpened, ObjectionRaised, RequestOpened, RoundDrafted>>;

struct Fold {
  Application& application;
  const RecordedEvent& recorded;
  Date day;

  void operator()(const ApplicationStarted& e) const {
    if (application.version != 0) throw std::logic_error("ApplicationStarted is not the first event");
    application.authority = e.authority;
    application.land = e.land;
    application.procedure = e.procedure;
    application.applicant = e.applicant;
    application.title = e.title;
    application.copied_from = e.copied_from;
    application.change_of = e.change_of;
    application.change_of_draft_version = e.change_of_draft_version;
    turn(application, day, Side::applicant);
  }
  void operator()(const DraftSaved& e) const {
    application.draft_version = e.draft_version;
    application.draft_sha256 = e.content_sha256;
    application.has_design = e.has_design;
    application.title = e.title;
    application.procedure = e.procedure;
    application.parcels = e.parcels;
    application.address = e.address;
  }
  void operator()(const PartyNamed& e) const {
    std::erase_if(application.parties, [&](const Party& party) { return party.role == e.role; });
    application.parties.push_back({e.role, e.person, e.account});
  }
  void operator()(const DocumentFiled& e) const {
    auto it = std::ranges::find(application.documents, e.document, &FiledDocument::id);
    if (it == application.documents.end()) {
      application.documents.push_back({e.document, {}, {}, e.filed_by_side, e.request, {}});
      it = application.documents.end() - 1;
    }
    it->type = e.document_type;
    it->title = e.title;
    it->versions.push_back({e.document_version, e.file_name, e.media_type, e.sha256, e.size_bytes, recorded.at,
                            e.copied_from, e.title, e.redacted_from});
    for (DemandedItem& item : application.demanded) {
      if (item.id == e.demanded_item) item.answered_by = e.document;
    }
  }
  void operator()(const ApplicationSubmitted& e) const {
    application.file_number = e.file_number;
    application.received_on = e.received_on;
    track(application, e.completeness, Purpose::completeness);
    turn(application, e.received_on, Side::authority);
  }
  void operator()(const DocumentsDemanded& e) const {
    settle(application, Purpose::completeness, Met{day});
    served_letter(letter_demand, e.letter);
    replace_demand(application, e.deadline.id);
    track(application, e.deadline, Purpose::demand);
    application.demanded.insert(application.demanded.end(), e.items.begin(), e.items.end());
    application.withdrawal_proposed_on.reset();
    turn(application, day, Side::applicant);
  }
  void operator()(const DocumentsSupplied& e) const {
    settle(application, Purpose::demand, Met{e.received_on});
    const NoticeOffered* more_time = application.open_offer(letter_demand);
    if (more_time != nullptr && more_time->items.empty()) take_offer_back(letter_demand, e.received_on);
    track(application, e.completeness, Purpose::completeness);
    turn(application, e.received_on, Side::authority);
  }
  void operator()(const CompletenessConfirmed& e) const {
    settle(application, Purpose::completeness, Met{day});
    take_offer_back(letter_demand, day);
    application.complete_on = e.complete_on;
    track(application, e.decision, Purpose::decision);
  }
  void operator()(const CompletenessDeemed& e) const {
    for (TrackedDeadline& tracked : application.deadlines) {
      if (tracked.running() && tracked.purpose == Purpose::completeness) {
        const Date over = day_after(tracked.deadline.due_on());
        tracked.settlement = Lapsed{over, SilenceEffect::deemed_complete};
        take_offer_back(letter_demand, over);
      }
    }
    application.complete_on = e.complete_on;
    application.completeness_deemed = true;
    application.decision_start_open = !e.start_settled;
    track(application, e.decision, Purpose::decision);
    track(application, e.later, Purpose::decision);
  }
  void operator()(const DecisionPeriodExtended& e) const {
    served_letter(letter_extension, e.letter);
    settle(application, Purpose::decision, Replaced{e.deadline.id});
    track(application, e.deadline, Purpose::decision);
    track(application, e.later, Purpose::decision);
    application.decision_period_extended = true;
  }
  void operator()(const DecisionStartDetermined& e) const {
    const auto before = std::exchange(application.decision_start, std::nullopt);
    take_offer_back(letter_extension, day);
    if (!e.deadline) return settle(application, Purpose::decision, Moot{day});
    if (application.postponed() != nullptr) application.postponement_doubt = true;
    settle(application, Purpose::decision, Replaced{e.deadline->id});
    track(application, e.deadline, Purpose::decision);
    const bool put_right = before && before->by_statements && e.by_statements;  // it depends on the same requests
    application.decision_start =
        DecisionStart{e.deadline->derivation.from, e.by_statements, put_right ? before->rounds : application.rounds};
  }
  // Of a permit procedure the municipality's planning is waited for; of an exemption nothing is decided any more.
  void operator()(const DecisionPostponed& e) const {
    settle(application, Purpose::postponement, Replaced{e.until.id});
    track(application, e.until, Purpose::postponement);
    application.postponements.push_back(e);
    if (is_closed(application.state)) return;
    if (!e.decision) application.postponement_doubt = true;
    rest(e.decision, e.later);
    turn(application, e.on, Side::agencies);
  }
  void operator()(const PostponementEnded& e) const {
    const bool lifted = !e.reason.empty();
    settle(application, Purpose::postponement,
           lifted ? Settlement{Met{e.last_day}} : Settlement{Lapsed{day_after(e.last_day), SilenceEffect::none}});
    rest(e.decision, e.later);
    if (is_closed(application.state) || !application.open_requests.empty()) return;
    turn(application, lifted ? day : day_after(e.last_day), Side::authority);
  }
  void rest(const std::optional<Deadline>& decision, const std::optional<Deadline>& later) const {
    if (!decision) return;
    settle(application, Purpose::decision, Replaced{decision->id});
    track(application, decision, Purpose::decision);
    track(application, later, Purpose::decision);
  }
  void operator()(const DeemedPermitWaived& e) const {
    application.fiction_waived = e;
    for (TrackedDeadline& tracked : application.deadlines) {
      if (tracked.running() && tracked.purpose == Purpose::decision) tracked.deadline.on_silence = SilenceEffect::none;
    }
  }
  void operator()(const WithdrawalProposed& e) const {
    settle(application, Purpose::demand, Lapsed{e.lapsed_on, SilenceEffect::deemed_withdrawn_proposed});
    application.withdrawal_proposed_on = e.lapsed_on;
    turn(application, e.lapsed_on, Side::authority);
  }
  void operator()(const WithdrawalDeemed& e) const { close(application, e.withdrawn_on); }
  void operator()(const ApplicationChanged& e) const {
    application.draft_version = e.draft_version;
    application.draft_sha256 = e.content_sha256;
    application.has_design = e.has_design;
    application.title = e.title;
    application.parcels = e.parcels;
    application.address = e.address;
    application.changes.push_back({e, {}, {}});
    track(application, e.completeness, Purpose::completeness);
    return_decision_for(e.change);
    if (application.state != ApplicationState::incomplete) turn(application, e.received_on, Side::authority);
  }
  // What was drafted or approved was about the former version.
  void return_decision_for(const std::string& change) const {
    const std::string because = "Der Antrag wurde geändert (" + change + ").";
    if (auto* draft = std::get_if<DecisionInDraft>(&application.decision)) {
      draft->returned_because = because;
    } else if (const auto* approved = std::get_if<DecisionApprovedState>(&application.decision)) {
      application.decision = DecisionInDraft{DecisionText{approved->text}, because};
      take_offer_back(letter_decision, day);
    }
  }
  // What lies ready of this kind lies ready no longer, since it has no subject any more.
  void take_offer_back(std::string_view letter, Date on) const {
    if (application.open_offer(letter) == nullptr) return;
    settle(application, Purpose::retrieval, Moot{on});
    if (letter != letter_extension) turn(application, on, Side::authority);
  }
  // A letter of this kind is served: the one that lay ready, or in another way in its place.
  void served_letter(std::string_view letter, const DocumentId& retrieved) const {
    const NoticeOffered* offer = application.open_offer(letter);
    if (offer == nullptr) return;
    settle(application, Purpose::retrieval, offer->notice == retrieved ? Settlement{Met{day}} : Settlement{Moot{day}});
  }
  void operator()(const ChangeAssessed& e) const {
    application.changes.back().assessed = e;
    application.changes.back().assessed_on = day;
    if (!e.procedure.empty()) switch_to(e);
    if (e.completeness) {
      settle(application, Purpose::completeness, Replaced{e.completeness->id});
      track(application, e.completeness, Purpose::completeness);
    } else if (application.complete_on) {
      settle(application, Purpose::completeness, Met{day});
    }
    if (e.decision_waits) {
      settle(application, Purpose::decision, Moot{day});
      complete_anew(e.complete_on);
    }
    if (!e.decision) return;
    settle(application, Purpose::decision, Replaced{e.decision->id});
    track(application, e.decision, Purpose::decision);
    complete_anew(e.complete_on);
  }
  void complete_anew(std::optional<Date> complete_on) const {
    application.postponement_doubt = application.postponed() != nullptr;
    take_offer_back(letter_extension, day);  // of a period that runs no longer
    application.complete_on = complete_on;
    application.completeness_deemed = false;
    application.decision_start_open = false;
    application.decision_period_extended = false;
    application.decision_start.reset();
  }
  // The periods of the former procedure have no subject any more; those of the new one follow.
  void switch_to(const ChangeAssessed& e) const {
    application.procedure = e.procedure;
    if (!e.decision) settle(application, Purpose::decision, Moot{day});
    if (!e.completeness && !e.complete_on) settle(application, Purpose::completeness, Moot{day});
    if (e.complete_on) complete_anew(e.complete_on);
  }
  void operator()(const DraftFiledAsChange&) const { close(application, day); }
  void operator()(const ApplicationRejected&) const {
    settle(application, Purpose::completeness, Met{day});
    close(application, day);
  }
  void operator()(const ApplicationWithdrawn&) const { close(application, day); }
  void operator()(const DecisionDrafted& e) const {
    application.decision =
        DecisionInDraft{{e.decision_version, e.outcome, e.conditions, e.reasons, e.fee_cents, recorded.actor.account,
                         e.deviations, e.refused_part, e.fee, e.text_blocks, e.questions},
                        {}};
  }
  void operator()(const DecisionReturned& e) const {
    if (const auto* approved = std::get_if<DecisionApprovedState>(&application.decision)) {
      application.decision = DecisionInDraft{DecisionText{approved->text}, e.reason};
      take_offer_back(letter_decision, day);
    } else {
      std::get<DecisionInDraft>(application.decision).returned_because = e.reason;
    }
  }
  void operator()(const DecisionApproved&) const {
    DecisionText text = std::get<DecisionInDraft>(application.decision).text;
    application.decision = DecisionApprovedState{std::move(text), recorded.actor.account, day};
  }
  void operator()(const NoticeOffered& e) const {
    settle(application, Purpose::retrieval, Replaced{e.deadline.id});
    application.offers.push_back(e);
    track(application, e.deadline, Purpose::retrieval);
    if (e.letter != letter_extension) turn(application, e.sent_on, Side::applicant);  // work goes on meanwhile
  }
  void operator()(const DecisionServed& e) const {
    if (const NoticeOffered* offer = application.open_offer(); offer != nullptr && offer->notice == e.notice) {
      settle(application, Purpose::retrieval, Met{e.on.value_or(day)});
    }
    DecisionApprovedState approved = std::get<DecisionApprovedState>(application.decision);
    // Notices were once dated by the day on which the serving was recorded.
    application.decision =
        DecisionServedState{std::move(approved.text),         approved.approved_by, e.notice, e.service, e.served_on,
                            e.on ? approved.approved_on : day};
    settle(application, Purpose::decision, Met{e.served_on});
    if (e.outcome != DecisionOutcome::refused) application.permitted_on = e.served_on;
    close(application, e.served_on);
    for (const Deadline& deadline : e.deadlines) track(application, deadline, Purpose::after_decision);
  }
  void operator()(const DeemedPermitArisen& e) const {
    settle(application, Purpose::decision, Lapsed{e.arisen_on, SilenceEffect::deemed_permit});
    application.permitted_on = e.arisen_on;
    application.permit_note = e.note;
    close(application, e.arisen_on);
  }
  void operator()(const DeadlineMissed& e) const { settle_one(application, e.deadline, SilenceEffect::none); }
  void operator()(const PeriodEnded& e) const {
    settle_one(application, e.deadline, e.effect);
    const TrackedDeadline* ended = application.deadline(e.deadline);
    if (ended != nullptr && ended->purpose == Purpose::retrieval &&
        application.offers.back().letter != letter_extension) {
      turn(application, day_after(ended->deadline.due_on()), Side::authority);
    }
  }
  void operator()(const PeriodsStarted& e) const {
    for (const Deadline& deadline : e.deadlines) track(application, deadline, Purpose::after_decision);
  }
  void operator()(const ExemptionFiled& e) const {
    application.file_number = e.file_number;
    application.received_on = e.received_on;
    application.notice_only = e.notice;
    for (const Deadline& deadline : e.deadlines) track(application, deadline, Purpose::exemption);
    turn(application, e.received_on, Side::authority);
  }
  void operator()(const ExemptionForwarded& e) const {
    application.municipality_received_on = e.municipality_received_on;
    if (e.deadline) {
      replace_rule(*e.deadline);
      track(application, *e.deadline, Purpose::exemption);
    }
    turn(application, e.municipality_received_on, Side::agencies);
  }
  void operator()(const ExemptionAnswered& e) const {
    for (TrackedDeadline& tracked : application.deadlines) {
      if (tracked.deadline.id == e.deadline && tracked.running()) tracked.settlement = Met{e.received_on};
    }
    if (e.answer != ExemptionAnswer::waived) return close(application, e.received_on);
    turn(application, e.received_on, Side::authority);
  }
  void operator()(const StartAllowed& e) const {
    settle(application, Purpose::exemption, Lapsed{e.allowed_on, SilenceEffect::start_allowed});
    application.permitted_on = e.allowed_on;
    close(application, e.allowed_on);
    for (const Deadline& deadline : e.deadlines) track(application, deadline, Purpose::after_decision);
  }
  void after(const std::vector<Deadline>& deadlines) const {
    for (const Deadline& deadline : deadlines) track(application, deadline, Purpose::after_decision);
  }
  // Of the periods after the decision: the validity, an interruption; one that has run out only if it can be revived.
  void settle_lapsing(const Settlement& settlement, bool lapsed_too) const {
    for (TrackedDeadline& tracked : application.deadlines) {
      const bool lapses = tracked.deadline.on_silence == SilenceEffect::lapses;
      const bool live = tracked.running() || (lapsed_too && std::holds_alternative<Lapsed>(tracked.settlement));
      if (lapses && live && tracked.purpose == Purpose::after_decision) tracked.settlement = settlement;
    }
  }
  void replace_rule(const Deadline& by) const {
    for (TrackedDeadline& tracked : application.deadlines) {
      if (tracked.running() && tracked.deadline.rule == by.rule) tracked.settlement = Replaced{by.id};
    }
  }
  void operator()(const SiteNoticeGiven& e) const {
    application.site_notices.push_back(e);
    for (const Deadline& deadline : e.deadlines) replace_rule(deadline);
    if (e.notice == SiteNoticeKind::start) settle_lapsing(Met{e.planned_on}, false);
    after(e.deadlines);
  }
  void operator()(const WorksInterrupted& e) const {
    application.interrupted_since = e.since;
    track(application, e.deadline, Purpose::after_decision);
  }
  void operator()(const WorksResumed& e) const {
    settle_lapsing(Met{e.on}, false);
    application.interrupted_since.reset();
  }
  void operator()(const InspectionRecorded& e) const { application.inspections.push_back(e); }
  void operator()(const ValidityExtensionRequested& e) const {
    application.validity_request = e;
    turn(application, e.received_on, Side::authority);
  }
  void operator()(const ValidityExtensionDecided& e) const {
    if (e.deadline) {
      settle_lapsing(Replaced{e.deadline->id}, true);
      track(application, e.deadline, Purpose::after_decision);
    }
    after(e.remedies);
    application.validity_request.reset();
    turn(application, e.served_on, Side::nobody);
  }
  void operator()(const PermitExpired& e) const {
    application.expired_on = e.expired_on;
    close(application, e.expired_on);
  }
  void operator()(const NoticeCorrected& e) const { application.corrections.push_back(e); }
  void operator()(const PermitCancelled& e) const {
    application.cancellation = e;
    close(application, e.served_on);
    after(e.deadlines);
  }
  void operator()(const AddresseeServed& e) const {
    application.addressees.push_back(e);
    after(e.deadlines);
  }
  void operator()(const RoundOpened& e) const {
    if (e.requests.empty()) return;  // it says who is not asked
    ++application.rounds;
    for (const StatementRequestSpec& request : e.requests) {
      if (std::ranges::find(application.asked, request.agency) == application.asked.end()) {
        application.asked.push_back(request.agency);
      }
      application.open_requests.push_back(request.request);
    }
    turn(application, day, Side::agencies);
  }
  void operator()(const RequestWithdrawn& e) const { request_ended(application, e.request, day); }
  void operator()(const StatementSubmitted& e) const { request_ended(application, e.request, e.received_on); }
  void operator()(const SilenceRecorded& e) const { request_ended(application, e.request, e.effective_on); }
  void operator()(const RequestDelivered& e) const {
    if (!e.reopens) return;
    application.open_requests.push_back(e.request);
    turn(application, day, Side::agencies);
  }
  void operator()(const RoundTakenBack& e) const {
    if (!e.requests.empty()) --application.rounds;
    for (const AgencyId& one : e.not_asked) std::erase(application.asked, one);
    application.open_requests.insert(application.open_requests.end(), e.reopened.begin(), e.reopened.end());
    for (const RequestId& request : e.requests) request_ended(application, request, day);
    const bool about_changed_plans = !e.reopened.empty() || !e.carried.empty();
    if (about_changed_plans) turn(application, day, Side::authority);  // it has to decide on them anew
  }
  // The life of a request belongs to the participation alone.
  void operator()(const RequestHandedOn& e) const {
    if (!e.agency.empty() && std::ranges::find(application.below, e.agency) == application.below.end()) {
      application.below.push_back(e.agency);
    }
  }
  void operator()(const DeadlinesMoved& e) const {
    for (const Deadline& moved : e.deadlines) {
      for (TrackedDeadline& tracked : application.deadlines) {
        if (tracked.deadline.id == moved.id && tracked.running()) tracked.deadline = moved;
      }
    }
  }
  void operator()(const PersonalDataErased& e) const { application.erased = e; }
  void operator()(const StatisticsGiven& e) const {
    for (const StatisticsAnswer& answer : e.answers) {
      std::erase_if(application.statistics,
                    [&](const StatisticsAnswer& old) { return old.field == answer.field && old.of == answer.of; });
      if (!answer.value.empty() || !answer.reason.empty()) application.statistics.push_back(answer);
    }
    application.statistics_complete = e.complete;
  }
  template <OfOthers E>
  void operator()(const E&) const {}
  void operator()(const ApplicationLinked& e) const { application.links.push_back(e); }
  // Of neighbours and the public the periods are the application's; the rest is the participation's.
  void settle_subject(const std::string& subject, Purpose purpose, const Settlement& settlement) const {
    for (TrackedDeadline& tracked : application.deadlines) {
      if (tracked.running() && tracked.purpose == purpose && tracked.deadline.subject == subject) {
        tracked.settlement = settlement;
      }
    }
  }
  void operator()(const NeighboursNotified& e) const {
    for (const NeighbourNotice& notice : e.notices) track(application, notice.deadline, Purpose::neighbour);
  }
  void operator()(const NeighbourReceiptRecorded& e) const {
    if (!e.deadline) return;
    settle_subject(e.neighbour.value, Purpose::neighbour, Replaced{e.deadline->id});
    track(application, e.deadline, Purpose::neighbour);
  }
  void operator()(const NeighbourLetterReturned& e) const {
    settle_subject(e.neighbour.value, Purpose::neighbour, Moot{e.on});
  }
  void operator()(const NeighbourAnswered& e) const {
    settle_subject(e.neighbour.value, Purpose::neighbour, Met{e.received_on});
  }
  void operator()(const PublicAnnounced& e) const {
    track(application, e.display, Purpose::announcement);
    track(application, e.objections, Purpose::announcement);
  }
  void operator()(const PermitAnnounced& e) const {
    track(application, e.display, Purpose::announcement);
    track(application, e.remedies, Purpose::announcement);
  }
  void operator()(const AnnouncementWithdrawn& e) const {
    settle_subject(e.announcement.value, Purpose::announcement, Moot{day});
  }
};

}  // namespace

void apply(Application& application, const RecordedEvent& recorded) {
  const auto next = next_state(application.state, recorded.event.index(), branch_of(recorded.event));
  if (!next) throw std::logic_error("event " + std::to_string(recorded.seq) + ": " + next.error().text.en);
  if (application.version == 0 && !std::holds_alternative<ApplicationStarted>(recorded.event)) {
    throw std::logic_error("the first event of an application is not ApplicationStarted");
  }
  std::visit(Fold{application, recorded, berlin_day(recorded.at)}, recorded.event);
  application.state = *next;
  ++application.version;
}

Application fold(ApplicationId id, std::span<const RecordedEvent> events) {
  Application application;
  application.id = std::move(id);
  for (const RecordedEvent& recorded : events) apply(application, recorded);
  return application;
}

}  // namespace flurwerk
