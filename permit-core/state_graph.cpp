#include "permit-core/state_graph.hpp"

#include <algorithm>
#include <array>

namespace flurwerk {

namespace {

using enum ApplicationState;

template <class E>
constexpr Transition row(ApplicationState from, ApplicationState to, std::string_view basis) {
  return {from, event_type<E>, Branch::any, to, basis};
}
template <class E>
constexpr Transition row(ApplicationState from, Branch branch, ApplicationState to, std::string_view basis) {
  return {from, event_type<E>, branch, to, basis};
}

constexpr Transition graph_rows[] = {
    row<ApplicationStarted>(draft, draft, "§ 69 Abs. 1 HBO"),
    row<DraftSaved>(draft, draft, "§ 69 Abs. 1 HBO"),
    row<PartyNamed>(draft, draft, "§§ 56, 57 HBO"),
    row<DocumentFiled>(draft, Branch::by_applicant, draft, "§ 69 Abs. 2 HBO"),
    row<ApplicationSubmitted>(draft, submitted, "§ 69 Abs. 1 HBO"),
    row<ApplicationWithdrawn>(draft, withdrawn, "§ 69 Abs. 1 HBO"),

    row<DocumentFiled>(submitted, Branch::by_authority, submitted, "§ 69 Abs. 2 Satz 2 HBO"),
    row<DocumentsDemanded>(submitted, incomplete, "§ 70 Abs. 2 Satz 4 HBO"),
    row<CompletenessConfirmed>(submitted, complete, "§ 65 Abs. 2 Satz 1 HBO"),
    row<CompletenessDeemed>(submitted, complete, "§ 70 Abs. 2 Satz 2 HBO"),
    row<ApplicationRejected>(submitted, rejected, "§ 70 Abs. 2 Satz 3 HBO"),
    row<ApplicationWithdrawn>(submitted, withdrawn, "§ 69 Abs. 1 HBO"),
    row<DeadlineMissed>(submitted, submitted, "§ 70 Abs. 2 HBO"),

    row<DocumentFiled>(incomplete, Branch::by_applicant, incomplete, "§ 70 Abs. 2 Satz 4 HBO"),
    row<DocumentFiled>(incomplete, Branch::by_authority, incomplete, "§ 69 Abs. 2 Satz 2 HBO"),
    row<DocumentsDemanded>(incomplete, incomplete, "§ 70 Abs. 2 Satz 4 HBO, § 31 Abs. 7 HVwVfG"),
    row<DocumentsSupplied>(incomplete, submitted, "§ 70 Abs. 2 Satz 4 HBO"),
    row<WithdrawalProposed>(incomplete, incomplete, "§ 70 Abs. 2 Satz 5 HBO"),
    row<WithdrawalDeemed>(incomplete, withdrawn_deemed, "§ 70 Abs. 2 Satz 5 HBO"),
    row<ApplicationWithdrawn>(incomplete, withdrawn, "§ 69 Abs. 1 HBO"),

    row<RoundOpened>(complete, in_consultation, "§ 70 Abs. 1 HBO"),
    row<DocumentFiled>(complete, Branch::by_authority, complete, "§ 69 Abs. 2 Satz 2 HBO"),
    row<DecisionPeriodExtended>(complete, complete, "§ 65 Abs. 2, § 70 Abs. 4 HBO"),
    row<DecisionDrafted>(complete, complete, "§ 74 HBO"),
    row<DecisionReturned>(complete, complete, "§ 74 HBO"),
    row<DecisionApproved>(complete, complete, "§ 74 HBO"),
    row<DecisionServed>(complete, Branch::granted, granted, "§ 74 Abs. 1 HBO, § 41 HVwVfG"),
    row<DecisionServed>(complete, Branch::granted_partly, granted_partly, "§ 74 Abs. 1 HBO, § 41 HVwVfG"),
    row<DecisionServed>(complete, Branch::refused, refused, "§ 74 Abs. 1 HBO, § 41 HVwVfG"),
    row<DeemedPermitArisen>(complete, deemed_granted, "§ 65 Abs. 2 Satz 3 HBO"),
    row<DeadlineMissed>(complete, complete, "§ 70 Abs. 4 HBO"),
    row<ApplicationWithdrawn>(complete, withdrawn, "§ 69 Abs. 1 HBO"),

    row<RoundOpened>(in_consultation, in_consultation, "§ 70 Abs. 1 HBO"),
    row<RequestOpened>(in_consultation, in_consultation, "§ 70 Abs. 1 HBO"),
    row<RequestWithdrawn>(in_consultation, in_consultation, "§ 70 Abs. 1 HBO"),
    row<StatementSubmitted>(in_consultation, in_consultation, "§ 70 Abs. 1 HBO"),
    row<SilenceRecorded>(in_consultation, in_consultation, "§ 70 Abs. 1 HBO"),
    row<DocumentFiled>(in_consultation, Branch::by_authority, in_consultation, "§ 69 Abs. 2 Satz 2 HBO"),
    row<DocumentFiled>(in_consultation, Branch::by_agency, in_consultation, "§ 70 Abs. 1 HBO"),
    row<DecisionPeriodExtended>(in_consultation, in_consultation, "§ 65 Abs. 2, § 70 Abs. 4 HBO"),
    row<DecisionDrafted>(in_consultation, in_consultation, "§ 74 HBO"),
    row<DecisionReturned>(in_consultation, in_consultation, "§ 74 HBO"),
    row<DecisionApproved>(in_consultation, in_consultation, "§ 74 HBO"),
    row<DecisionServed>(in_consultation, Branch::granted, granted, "§ 74 Abs. 1 HBO, § 41 HVwVfG"),
    row<DecisionServed>(in_consultation, Branch::granted_partly, granted_partly, "§ 74 Abs. 1 HBO, § 41 HVwVfG"),
    row<DecisionServed>(in_consultation, Branch::refused, refused, "§ 74 Abs. 1 HBO, § 41 HVwVfG"),
    row<DeemedPermitArisen>(in_consultation, deemed_granted, "§ 65 Abs. 2 Satz 3 HBO"),
    row<DeadlineMissed>(in_consultation, in_consultation, "§ 70 Abs. 4 HBO"),
    row<ApplicationWithdrawn>(in_consultation, withdrawn, "§ 69 Abs. 1 HBO"),

    // The life of a request; the round before it is sent.
    row<RoundDrafted>(complete, complete, "§ 70 Abs. 1 HBO"),
    row<RoundDrafted>(in_consultation, in_consultation, "§ 70 Abs. 1 HBO"),
    row<RoundDiscarded>(complete, complete, "§ 70 Abs. 1 HBO"),
    row<RoundDiscarded>(in_consultation, in_consultation, "§ 70 Abs. 1 HBO"),
    row<RequestDelivered>(in_consultation, in_consultation, "§ 70 Abs. 1 Satz 3, 4 HBO"),
    row<RequestAcknowledged>(in_consultation, in_consultation, "§ 70 Abs. 1 HBO"),
    row<RequestHandedOn>(in_consultation, in_consultation, "§ 70 Abs. 1 HBO"),
    row<ExtensionAsked>(in_consultation, in_consultation, "§ 70 Abs. 1 Satz 3 HBO"),
    row<ExtensionAnswered>(in_consultation, in_consultation, "§ 70 Abs. 1 Satz 3 HBO"),
    row<ConsentReplaced>(in_consultation, in_consultation, "§ 36 Abs. 2 Satz 3 BauGB"),
    row<ConditionsWeighed>(complete, complete, "§ 74 Abs. 4 HBO"),
    row<ConditionsWeighed>(in_consultation, in_consultation, "§ 74 Abs. 4 HBO"),
    row<AnswersCarriedOver>(in_consultation, in_consultation, "§ 70 Abs. 1, § 74 Abs. 4 HBO"),
    row<RoundTakenBack>(in_consultation, Branch::only_round, complete, "§ 70 Abs. 1 HBO"),
    row<RoundTakenBack>(in_consultation, Branch::another_round, in_consultation, "§ 70 Abs. 1 HBO"),
    row<AgreementRecorded>(submitted, submitted, "§ 70 Abs. 1 Satz 2 HBO"),
    row<AgreementRecorded>(incomplete, incomplete, "§ 70 Abs. 1 Satz 2 HBO"),
    row<AgreementRecorded>(complete, complete, "§ 70 Abs. 1 Satz 2 HBO"),
    row<AgreementRecorded>(in_consultation, in_consultation, "§ 70 Abs. 1 Satz 2 HBO"),
    row<PapersWanted>(in_consultation, in_consultation, "§ 70 Abs. 1 HBO, § 26 Abs. 2 HVwVfG"),
    row<ApplicantAsked>(in_consultation, in_consultation, "§ 26 Abs. 2, § 28 Abs. 1 HVwVfG"),
    row<ApplicantReplied>(in_consultation, in_consultation, "§ 26 Abs. 2, § 28 Abs. 1 HVwVfG"),

    // The applicant changes the application while it is reviewed; the authority says what that does to the periods.
    row<ApplicationChanged>(submitted, submitted, "§ 69 Abs. 1, 2 HBO, § 22 Satz 2 Nr. 2 HVwVfG"),
    row<ApplicationChanged>(incomplete, incomplete, "§ 69 Abs. 1, 2 HBO, § 22 Satz 2 Nr. 2 HVwVfG"),
    row<ApplicationChanged>(complete, complete, "§ 69 Abs. 1, 2 HBO, § 22 Satz 2 Nr. 2 HVwVfG"),
    row<ApplicationChanged>(in_consultation, in_consultation, "§ 69 Abs. 1, 2 HBO, § 22 Satz 2 Nr. 2 HVwVfG"),
    row<DocumentFiled>(submitted, Branch::with_change, submitted, "§ 69 Abs. 2 HBO"),
    row<DocumentFiled>(incomplete, Branch::with_change, incomplete, "§ 69 Abs. 2 HBO"),
    row<DocumentFiled>(complete, Branch::with_change, complete, "§ 69 Abs. 2 HBO"),
    row<DocumentFiled>(in_consultation, Branch::with_change, in_consultation, "§ 69 Abs. 2 HBO"),
    row<PartyNamed>(submitted, submitted, "§§ 56, 57 HBO"),
    row<PartyNamed>(incomplete, incomplete, "§§ 56, 57 HBO"),
    row<PartyNamed>(complete, complete, "§§ 56, 57 HBO"),
    row<PartyNamed>(in_consultation, in_consultation, "§§ 56, 57 HBO"),
    row<ChangeAssessed>(submitted, submitted, "§ 70 Abs. 2 HBO"),
    row<ChangeAssessed>(incomplete, incomplete, "§ 70 Abs. 2 HBO"),
    row<ChangeAssessed>(complete, complete, "§ 65 Abs. 2, § 70 Abs. 2, 4 HBO"),
    row<ChangeAssessed>(in_consultation, in_consultation, "§ 65 Abs. 2, § 70 Abs. 2, 4 HBO"),
    row<DraftFiledAsChange>(draft, filed_as_change, "§ 69 Abs. 1, 2 HBO"),
    // Neighbours hear of departures before these are allowed; objections count until the decision.
    row<NeighboursNamed>(submitted, submitted, "§ 71 Abs. 1 HBO"),
    row<NeighbourRemoved>(submitted, submitted, "§ 71 Abs. 1 HBO"),
    row<NeighboursNotified>(submitted, submitted, "§ 71 Abs. 1 Satz 1 HBO"),
    row<NeighbourPageOpened>(submitted, submitted, "§ 71 Abs. 1 HBO"),
    row<NeighbourReceiptRecorded>(submitted, submitted, "§ 71 Abs. 1 Satz 2 HBO"),
    row<NeighbourLetterReturned>(submitted, submitted, "§ 71 Abs. 1 Satz 2 HBO"),
    row<NeighbourAnswered>(submitted, submitted, "§ 71 Abs. 1 Satz 2, Abs. 2 HBO"),
    row<PeriodEnded>(submitted, submitted, "§ 71 Abs. 1 HBO"),
    row<NeighboursNamed>(incomplete, incomplete, "§ 71 Abs. 1 HBO"),
    row<NeighbourRemoved>(incomplete, incomplete, "§ 71 Abs. 1 HBO"),
    row<NeighboursNotified>(incomplete, incomplete, "§ 71 Abs. 1 Satz 1 HBO"),
    row<NeighbourPageOpened>(incomplete, incomplete, "§ 71 Abs. 1 HBO"),
    row<NeighbourReceiptRecorded>(incomplete, incomplete, "§ 71 Abs. 1 Satz 2 HBO"),
    row<NeighbourLetterReturned>(incomplete, incomplete, "§ 71 Abs. 1 Satz 2 HBO"),
    row<NeighbourAnswered>(incomplete, incomplete, "§ 71 Abs. 1 Satz 2, Abs. 2 HBO"),
    row<PeriodEnded>(incomplete, incomplete, "§ 71 Abs. 1 HBO"),
    row<NeighboursNamed>(complete, complete, "§ 71 Abs. 1 HBO"),
    row<NeighbourRemoved>(complete, complete, "§ 71 Abs. 1 HBO"),
    row<NeighboursNotified>(complete, complete, "§ 71 Abs. 1 Satz 1 HBO"),
    row<NeighbourPageOpened>(complete, complete, "§ 71 Abs. 1 HBO"),
    row<NeighbourReceiptRecorded>(complete, complete, "§ 71 Abs. 1 Satz 2 HBO"),
    row<NeighbourLetterReturned>(complete, complete, "§ 71 Abs. 1 Satz 2 HBO"),
    row<NeighbourAnswered>(complete, complete, "§ 71 Abs. 1 Satz 2, Abs. 2 HBO"),
    row<PublicAnnounced>(complete, complete, "§ 72 Abs. 1, 2 HBO"),
    row<AnnouncementWithdrawn>(complete, complete, "§ 72 Abs. 3 HBO"),
    row<ObjectionRaised>(complete, complete, "§ 72 Abs. 3 Satz 3 Nr. 4 HBO"),
    row<PeriodEnded>(complete, complete, "§ 71 Abs. 1, § 72 Abs. 3 HBO"),
    row<NeighboursNamed>(in_consultation, in_consultation, "§ 71 Abs. 1 HBO"),
    row<NeighbourRemoved>(in_consultation, in_consultation, "§ 71 Abs. 1 HBO"),
    row<NeighboursNotified>(in_consultation, in_consultation, "§ 71 Abs. 1 Satz 1 HBO"),
    row<NeighbourPageOpened>(in_consultation, in_consultation, "§ 71 Abs. 1 HBO"),
    row<NeighbourReceiptRecorded>(in_consultation, in_consultation, "§ 71 Abs. 1 Satz 2 HBO"),
    row<NeighbourLetterReturned>(in_consultation, in_consultation, "§ 71 Abs. 1 Satz 2 HBO"),
    row<NeighbourAnswered>(in_consultation, in_consultation, "§ 71 Abs. 1 Satz 2, Abs. 2 HBO"),
    row<PublicAnnounced>(in_consultation, in_consultation, "§ 72 Abs. 1, 2 HBO"),
    row<AnnouncementWithdrawn>(in_consultation, in_consultation, "§ 72 Abs. 3 HBO"),
    row<ObjectionRaised>(in_consultation, in_consultation, "§ 72 Abs. 3 Satz 3 Nr. 4 HBO"),
    row<PeriodEnded>(in_consultation, in_consultation, "§ 71 Abs. 1, § 72 Abs. 3 HBO"),

    // No application and no decision: the municipality, and under § 64a the authority, may demand a procedure.
    row<ExemptionFiled>(draft, exemption_filed, "§ 64 Abs. 3 Satz 1 HBO"),
    row<DocumentFiled>(exemption_filed, Branch::by_authority, exemption_filed, "§ 69 Abs. 2 Satz 2 HBO"),
    row<ExemptionForwarded>(exemption_filed, exemption_filed, "§ 64 Abs. 3 Satz 2, 4 HBO"),
    row<ExemptionAnswered>(exemption_filed, Branch::waived, exemption_filed, "§ 64 Abs. 3 Satz 4 Nr. 2 HBO"),
    row<ExemptionAnswered>(exemption_filed, Branch::procedure_demanded, procedure_demanded,
                           "§ 64 Abs. 3 Satz 4 Nr. 1 HBO"),
    row<ExemptionAnswered>(exemption_filed, Branch::prohibition_requested, start_prohibited,
                           "§ 64 Abs. 3 Satz 4 Nr. 3 HBO, § 15 Abs. 1 Satz 2 BauGB"),
    row<StartAllowed>(exemption_filed, start_allowed, "§ 64 Abs. 3 Satz 4, 6 HBO"),
    row<PeriodEnded>(exemption_filed, exemption_filed, "§ 64a HBO"),
    row<ApplicationWithdrawn>(exemption_filed, withdrawn, "§ 69 Abs. 1 HBO"),

    // After the decision two periods still run: for remedies and for beginning the works.
    row<DeadlineMissed>(granted, granted, "§ 74 Abs. 7 HBO, § 70 VwGO"),
    row<DeadlineMissed>(granted_partly, granted_partly, "§ 74 Abs. 7 HBO, § 70 VwGO"),
    row<DeadlineMissed>(refused, refused, "§ 70 VwGO"),
    row<PeriodsStarted>(deemed_granted, deemed_granted, "§ 74 Abs. 7 HBO, § 42a Abs. 1 Satz 2 HVwVfG"),
    row<PeriodEnded>(granted, granted, "§ 74 Abs. 7 HBO, § 70 VwGO"),
    row<PeriodEnded>(granted_partly, granted_partly, "§ 74 Abs. 7 HBO, § 70 VwGO"),
    row<PeriodEnded>(refused, refused, "§ 70 VwGO"),
    row<PeriodEnded>(deemed_granted, deemed_granted, "§ 74 Abs. 7 HBO, § 58 Abs. 2 VwGO"),
    row<PeriodEnded>(start_allowed, start_allowed, "§ 64 Abs. 3 Satz 7 HBO"),

    // The permit is there; what follows is at the building site.
    row<SiteNoticeGiven>(granted, Branch::start, under_construction, "§ 75 Abs. 3 Satz 1 HBO"),
    row<ValidityExtensionRequested>(granted, granted, "§ 74 Abs. 7 Satz 2 HBO"),
    row<ValidityExtensionDecided>(granted, granted, "§ 74 Abs. 7 Satz 2, 3 HBO"),
    row<PermitExpired>(granted, expired, "§ 74 Abs. 7 Satz 1 HBO"),
    row<PermitCancelled>(granted, cancelled, "§§ 48, 49 HVwVfG"),
    row<AddresseeServed>(granted, granted, "§ 41 Abs. 1 HVwVfG, § 74 Abs. 6 HBO"),
    row<DocumentFiled>(granted, Branch::by_authority, granted, "§ 74 Abs. 3 HBO"),
    row<PermitAnnounced>(granted, granted, "§ 72 Abs. 4 HBO"),
    row<AnnouncementWithdrawn>(granted, granted, "§ 72 Abs. 4 HBO"),
    row<NoticeCorrected>(granted, granted, "§ 42 HVwVfG"),
    row<SiteNoticeGiven>(granted_partly, Branch::start, under_construction, "§ 75 Abs. 3 Satz 1 HBO"),
    row<ValidityExtensionRequested>(granted_partly, granted_partly, "§ 74 Abs. 7 Satz 2 HBO"),
    row<ValidityExtensionDecided>(granted_partly, granted_partly, "§ 74 Abs. 7 Satz 2, 3 HBO"),
    row<PermitExpired>(granted_partly, expired, "§ 74 Abs. 7 Satz 1 HBO"),
    row<PermitCancelled>(granted_partly, cancelled, "§§ 48, 49 HVwVfG"),
    row<AddresseeServed>(granted_partly, granted_partly, "§ 41 Abs. 1 HVwVfG, § 74 Abs. 6 HBO"),
    row<DocumentFiled>(granted_partly, Branch::by_authority, granted_partly, "§ 74 Abs. 3 HBO"),
    row<PermitAnnounced>(granted_partly, granted_partly, "§ 72 Abs. 4 HBO"),
    row<AnnouncementWithdrawn>(granted_partly, granted_partly, "§ 72 Abs. 4 HBO"),
    row<NoticeCorrected>(granted_partly, granted_partly, "§ 42 HVwVfG"),
    row<SiteNoticeGiven>(deemed_granted, Branch::start, under_construction, "§ 75 Abs. 3 Satz 1 HBO"),
    row<ValidityExtensionRequested>(deemed_granted, deemed_granted, "§ 74 Abs. 7 Satz 2 HBO"),
    row<ValidityExtensionDecided>(deemed_granted, deemed_granted, "§ 74 Abs. 7 Satz 2, 3 HBO"),
    row<PermitExpired>(deemed_granted, expired, "§ 74 Abs. 7 Satz 1 HBO"),
    row<PermitCancelled>(deemed_granted, cancelled, "§§ 48, 49 HVwVfG"),
    row<AddresseeServed>(deemed_granted, deemed_granted, "§ 41 Abs. 1 HVwVfG, § 74 Abs. 6 HBO"),
    row<DocumentFiled>(deemed_granted, Branch::by_authority, deemed_granted, "§ 74 Abs. 3 HBO"),
    row<NoticeCorrected>(refused, refused, "§ 42 HVwVfG"),
    row<AddresseeServed>(refused, refused, "§ 41 Abs. 1 HVwVfG, § 74 Abs. 6 HBO"),
    row<DocumentFiled>(refused, Branch::by_authority, refused, "§ 42 HVwVfG"),
    row<SiteNoticeGiven>(start_allowed, Branch::start, under_construction, "§ 75 Abs. 3 Satz 1 HBO"),
    row<PermitExpired>(start_allowed, expired, "§ 64 Abs. 3 Satz 7 HBO"),
    row<SiteNoticeGiven>(under_construction, Branch::shell, under_construction, "§ 84 Abs. 1 Satz 1 HBO"),
    row<SiteNoticeGiven>(under_construction, Branch::completion, completion_notified, "§ 84 Abs. 1 Satz 1 HBO"),
    row<SiteNoticeGiven>(under_construction, Branch::early_use, under_construction, "§ 84 Abs. 7 Satz 2 HBO"),
    row<SiteNoticeGiven>(completion_notified, Branch::early_use, completion_notified, "§ 84 Abs. 7 Satz 2 HBO"),
    row<WorksInterrupted>(under_construction, under_construction, "§ 74 Abs. 7 Satz 1, § 64 Abs. 3 Satz 7 HBO"),
    row<WorksResumed>(under_construction, under_construction, "§ 74 Abs. 7 Satz 1, § 64 Abs. 3 Satz 7 HBO"),
    row<PermitExpired>(under_construction, expired, "§ 74 Abs. 7 Satz 1, § 64 Abs. 3 Satz 7 HBO"),
    row<InspectionRecorded>(under_construction, under_construction, "§ 83, § 84 Abs. 3 HBO"),
    row<NoticeCorrected>(under_construction, under_construction, "§ 42 HVwVfG"),
    row<AddresseeServed>(under_construction, under_construction, "§ 41 Abs. 1 HVwVfG, § 74 Abs. 6 HBO"),
    row<PermitAnnounced>(under_construction, under_construction, "§ 72 Abs. 4 HBO"),
    row<AnnouncementWithdrawn>(under_construction, under_construction, "§ 72 Abs. 4 HBO"),
    row<PermitCancelled>(under_construction, cancelled, "§§ 48, 49 HVwVfG"),
    row<DocumentFiled>(under_construction, Branch::by_authority, under_construction, "§ 83, § 84 HBO"),
    row<PeriodEnded>(under_construction, under_construction, "§ 74 Abs. 7, §§ 75, 84 HBO, § 70 VwGO"),
    row<InspectionRecorded>(completion_notified, completion_notified, "§ 83, § 84 Abs. 3 HBO"),
    row<NoticeCorrected>(completion_notified, completion_notified, "§ 42 HVwVfG"),
    row<AddresseeServed>(completion_notified, completion_notified, "§ 41 Abs. 1 HVwVfG, § 74 Abs. 6 HBO"),
    row<PermitCancelled>(completion_notified, cancelled, "§§ 48, 49 HVwVfG"),
    row<DocumentFiled>(completion_notified, Branch::by_authority, completion_notified, "§ 83, § 84 HBO"),
    row<PeriodEnded>(completion_notified, completion_notified, "§ 74 Abs. 7, §§ 75, 84 HBO, § 70 VwGO"),
    row<PeriodEnded>(cancelled, cancelled, "§ 70 VwGO"),
    row<PeriodEnded>(expired, expired, "§ 70 VwGO"),

    // A holiday that is added or taken back moves what still runs.
    row<DeadlinesMoved>(submitted, submitted, "§ 31 Abs. 3 HVwVfG, § 193 BGB"),
    row<DeadlinesMoved>(incomplete, incomplete, "§ 31 Abs. 3 HVwVfG, § 193 BGB"),
    row<DeadlinesMoved>(complete, complete, "§ 31 Abs. 3 HVwVfG, § 193 BGB"),
    row<DeadlinesMoved>(in_consultation, in_consultation, "§ 31 Abs. 3 HVwVfG, § 193 BGB"),
    row<DeadlinesMoved>(exemption_filed, exemption_filed, "§ 31 Abs. 3 HVwVfG, § 193 BGB"),
    row<DeadlinesMoved>(granted, granted, "§ 31 Abs. 3 HVwVfG, § 193 BGB"),
    row<DeadlinesMoved>(granted_partly, granted_partly, "§ 31 Abs. 3 HVwVfG, § 193 BGB"),
    row<DeadlinesMoved>(refused, refused, "§ 31 Abs. 3 HVwVfG, § 193 BGB"),
    row<DeadlinesMoved>(deemed_granted, deemed_granted, "§ 31 Abs. 3 HVwVfG, § 193 BGB"),
    row<DeadlinesMoved>(start_allowed, start_allowed, "§ 31 Abs. 3 HVwVfG, § 193 BGB"),
    row<DeadlinesMoved>(under_construction, under_construction, "§ 31 Abs. 3 HVwVfG, § 193 BGB"),
    row<DeadlinesMoved>(completion_notified, completion_notified, "§ 31 Abs. 3 HVwVfG, § 193 BGB"),
    row<DeadlinesMoved>(cancelled, cancelled, "§ 31 Abs. 3 HVwVfG, § 193 BGB"),
    row<DeadlinesMoved>(expired, expired, "§ 31 Abs. 3 HVwVfG, § 193 BGB"),
    // Once a file is closed its persons can be forgotten; the permit of a building that stands is kept.
    row<PersonalDataErased>(refused, refused, "Art. 5 Abs. 1 lit. e, Art. 17 DSGVO"),
    row<PersonalDataErased>(withdrawn, withdrawn, "Art. 5 Abs. 1 lit. e, Art. 17 DSGVO"),
    row<PersonalDataErased>(withdrawn_deemed, withdrawn_deemed, "Art. 5 Abs. 1 lit. e, Art. 17 DSGVO"),
    row<PersonalDataErased>(rejected, rejected, "Art. 5 Abs. 1 lit. e, Art. 17 DSGVO"),
    row<PersonalDataErased>(procedure_demanded, procedure_demanded, "Art. 5 Abs. 1 lit. e, Art. 17 DSGVO"),
    row<PersonalDataErased>(start_prohibited, start_prohibited, "Art. 5 Abs. 1 lit. e, Art. 17 DSGVO"),
    row<PersonalDataErased>(expired, expired, "Art. 5 Abs. 1 lit. e, Art. 17 DSGVO"),
    row<PersonalDataErased>(cancelled, cancelled, "Art. 5 Abs. 1 lit. e, Art. 17 DSGVO"),
    row<PersonalDataErased>(completion_notified, completion_notified, "Art. 5 Abs. 1 lit. e, Art. 17 DSGVO"),

    // Statistics are asked once, whenever there is something to report; the link to a ruling or to the whole project.
    row<StatisticsGiven>(draft, draft, "§§ 3, 6 HBauStatG"),
    row<StatisticsGiven>(submitted, submitted, "§§ 3, 6 HBauStatG"),
    row<StatisticsGiven>(incomplete, incomplete, "§§ 3, 6 HBauStatG"),
    row<StatisticsGiven>(complete, complete, "§§ 3, 6 HBauStatG"),
    row<StatisticsGiven>(in_consultation, in_consultation, "§§ 3, 6 HBauStatG"),
    row<StatisticsGiven>(exemption_filed, exemption_filed, "§§ 3, 6 HBauStatG"),
    row<StatisticsGiven>(granted, granted, "§§ 3, 6 HBauStatG"),
    row<StatisticsGiven>(granted_partly, granted_partly, "§§ 3, 6 HBauStatG"),
    row<StatisticsGiven>(deemed_granted, deemed_granted, "§§ 3, 6 HBauStatG"),
    row<StatisticsGiven>(start_allowed, start_allowed, "§§ 3, 6 HBauStatG"),
    row<StatisticsGiven>(under_construction, under_construction, "§§ 3, 6 HBauStatG"),
    row<StatisticsGiven>(completion_notified, completion_notified, "§§ 3, 6 HBauStatG"),
    row<ApplicationLinked>(draft, draft, "§ 76 Abs. 1, § 77 Abs. 1 HBO"),
    row<ApplicationLinked>(submitted, submitted, "§ 76 Abs. 1, § 77 Abs. 1 HBO"),
    row<ApplicationLinked>(incomplete, incomplete, "§ 76 Abs. 1, § 77 Abs. 1 HBO"),
    row<ApplicationLinked>(complete, complete, "§ 76 Abs. 1, § 77 Abs. 1 HBO"),
    row<ApplicationLinked>(in_consultation, in_consultation, "§ 76 Abs. 1, § 77 Abs. 1 HBO"),
};

// clang-format off
constexpr std::array<std::string_view, application_state_count> state_ids = {
    "draft", "submitted", "incomplete", "complete", "in_consultation", "exemption_filed", "granted", "granted_partly",
    "refused", "deemed_granted", "withdrawn", "withdrawn_deemed", "rejected", "start_allowed", "procedure_demanded",
    "start_prohibited", "under_construction", "completion_notified", "expired", "cancelled", "filed_as_change"};
// clang-format on

// What a person would do to bring the event about; empty where only the system does.
const std::array<Text, event_count>& event_phrases() {
  static const std::array<Text, event_count> phrases = {{
      {"", ""},
      {"den Entwurf speichern", "save the draft"},
      {"Beteiligte benennen", "name the parties"},
      {"Unterlagen einreichen", "file documents"},
      {"den Antrag einreichen", "submit the application"},
      {"Unterlagen nachfordern", "demand documents"},
      {"die Nachreichung abschließen", "supply the demanded documents"},
      {"die Vollständigkeit bestätigen", "confirm completeness"},
      {"", ""},
      {"die Entscheidungsfrist verlängern", "extend the decision period"},
      {"", ""},
      {"die Rücknahmefiktion bestätigen", "confirm the deemed withdrawal"},
      {"den Antrag zurückweisen", "reject the application"},
      {"den Antrag zurücknehmen", "withdraw the application"},
      {"eine Entscheidung entwerfen", "draft a decision"},
      {"den Entscheidungsentwurf zurückgeben", "return the draft decision"},
      {"den Entscheidungsentwurf freigeben", "approve the draft decision"},
      {"den Bescheid bekannt geben", "serve the decision"},
      {"", ""},
      {"", ""},
      {"eine Beteiligungsrunde eröffnen", "open a round of participation"},
      {"eine Anforderung öffnen", "open a request"},
      {"eine Anforderung zurückziehen", "withdraw a request"},
      {"eine Stellungnahme abgeben", "submit a statement"},
      {"", ""},
      {"", ""},
      {"", ""},
      {"die Unterlagen zur Genehmigungsfreistellung einreichen", "file the documents for the exemption"},
      {"den Eingang bei der Gemeinde festhalten", "record the municipality's receipt"},
      {"die Erklärung zur Genehmigungsfreistellung festhalten", "record the declaration on the exemption"},
      {"", ""},
      {"eine Runde vorbereiten", "draft a round"},
      {"eine vorbereitete Runde verwerfen", "discard a drafted round"},
      {"den Zugang einer Anforderung festhalten", "record the delivery of a request"},
      {"den Eingang einer Anforderung bestätigen", "acknowledge a request"},
      {"eine Anforderung weitergeben", "hand a request on"},
      {"Fristverlängerung erbitten", "ask for an extension"},
      {"über eine Fristverlängerung entscheiden", "answer a request for extension"},
      {"ein versagtes Einvernehmen ersetzen", "replace a refused consent"},
      {"Nebenbestimmungen abwägen", "weigh conditions"},
      {"Baubeginn oder Fertigstellung anzeigen", "notify the start or the completion of the works"},
      {"die Unterbrechung der Arbeiten festhalten", "record that the works are interrupted"},
      {"die Fortsetzung der Arbeiten festhalten", "record that the works go on"},
      {"eine Besichtigung festhalten", "record an inspection"},
      {"die Verlängerung der Geltungsdauer beantragen", "apply for an extension of the validity"},
      {"über die Verlängerung der Geltungsdauer entscheiden", "decide on the extension of the validity"},
      {"das Erlöschen feststellen", "confirm the expiry"},
      {"den Bescheid berichtigen", "correct the notice"},
      {"die Genehmigung zurücknehmen oder widerrufen", "withdraw or revoke the permit"},
      {"weiteren Beteiligten bekannt geben", "serve further addressees"},
      {"den Antrag ändern", "change the application"},
      {"eine Änderung beurteilen", "assess a change"},
      {"den Entwurf als Änderung einreichen", "file the draft as a change"},
      {"Nachbarn benennen", "name neighbours"},
      {"einen Nachbarn streichen", "remove a neighbour"},
      {"Nachbarn benachrichtigen", "notify neighbours"},
      {"", ""},
      {"den Zugang bei einem Nachbarn festhalten", "record a neighbour's receipt"},
      {"den Rücklauf eines Schreibens festhalten", "record that a letter came back"},
      {"die Antwort eines Nachbarn festhalten", "record a neighbour's answer"},
      {"das Vorhaben öffentlich bekannt machen", "announce the project to the public"},
      {"eine Bekanntmachung zurücknehmen", "withdraw an announcement"},
      {"eine Einwendung festhalten", "record an objection"},
      {"die Genehmigung öffentlich bekannt geben", "announce the permit to the public"},
      {"nach einer Planänderung erneut beteiligen", "ask again about changed plans"},
      {"", ""},
      {"Personendaten löschen", "erase personal data"},
      {"eine Beteiligungsrunde zurücknehmen", "take a round back"},
      {"eine frühere Zustimmung festhalten", "record an earlier agreement"},
      {"Unterlagen vermissen", "ask for papers"},
      {"die Bauherrschaft fragen", "ask the applicant"},
      {"auf eine Rückfrage antworten", "answer a question"},
      {"Angaben zur Baustatistik machen", "give the details for statistics"},
      {"einen anderen Vorgang als Grundlage nennen", "name another case as its basis"},
  }};
  return phrases;
}

// The phrase of a row, finer where the branch says more than the event.
Text phrase_of(const Transition& transition) {
  switch (transition.branch) {
    case Branch::start: return {"den Baubeginn anzeigen", "notify the start of the works"};
    case Branch::shell: return {"die Fertigstellung des Rohbaus anzeigen", "notify the completion of the shell"};
    case Branch::completion: return {"die abschließende Fertigstellung anzeigen", "notify the completion"};
    case Branch::early_use: return {"die vorzeitige Benutzung mitteilen", "notify early use"};
    case Branch::granted: return {"den Bescheid bekannt geben (Genehmigung)", "serve the decision (grant)"};
    case Branch::granted_partly:
      return {"den Bescheid bekannt geben (teilweise Genehmigung)", "serve the decision (grant in part)"};
    case Branch::with_change: return {"Unterlagen mit einer Änderung einreichen", "file documents with a change"};
    case Branch::refused: return {"den Bescheid bekannt geben (Ablehnung)", "serve the decision (refusal)"};
    default: return event_phrases()[transition.event];
  }
}

Text possible_in(ApplicationState state) {
  Text list;
  std::array<bool, event_count> seen{};
  for (const Transition& transition : graph_rows) {
    if (transition.from != state || seen[transition.event]) continue;
    seen[transition.event] = true;
    const Text& phrase = event_phrases()[transition.event];
    if (phrase.de.empty()) continue;
    list.de += (list.de.empty() ? "" : ", ") + phrase.de;
    list.en += (list.en.empty() ? "" : ", ") + phrase.en;
  }
  if (list.de.empty()) return {"Nichts mehr: das Verfahren ist beendet.", "Nothing any more: the procedure is over."};
  return {"Möglich ist jetzt: " + list.de + ".", "Possible now: " + list.en + "."};
}

}  // namespace

std::string_view to_string(ApplicationState state) { return state_ids[static_cast<std::size_t>(state)]; }

Text name_of(ApplicationState state) {
  static const std::array<Text, application_state_count> names = {{
      {"Entwurf", "draft"},
      {"eingereicht", "submitted"},
      {"unvollständig, Unterlagen nachgefordert", "incomplete, documents demanded"},
      {"vollständig", "complete"},
      {"in Beteiligung", "in consultation"},
      {"zur Genehmigungsfreistellung eingereicht", "filed for permit exemption"},
      {"genehmigt", "granted"},
      {"teilweise genehmigt", "granted in part"},
      {"abgelehnt", "refused"},
      {"als genehmigt geltend", "deemed granted"},
      {"zurückgenommen", "withdrawn"},
      {"als zurückgenommen geltend", "deemed withdrawn"},
      {"zurückgewiesen", "rejected"},
      {"freigestellt, Baubeginn zulässig", "exempted, works may begin"},
      {"Baugenehmigungsverfahren gefordert", "permit procedure demanded"},
      {"Untersagung beantragt", "prohibition requested"},
      {"im Bau, Beginn angezeigt", "under construction, start notified"},
      {"Fertigstellung angezeigt", "completion notified"},
      {"erloschen", "expired"},
      {"aufgehoben", "cancelled"},
      {"als Änderung eingereicht", "filed as a change"},
  }};
  return names[static_cast<std::size_t>(state)];
}

bool is_closed(ApplicationState state) { return state >= granted; }

std::span<const Transition> transitions() { return graph_rows; }

StateMask states_allowing(EventType event, Branch branch) {
  StateMask mask = 0;
  for (const Transition& transition : graph_rows) {
    if (transition.event == event && (branch == Branch::any || transition.branch == branch)) {
      mask = static_cast<StateMask>(mask | bit(transition.from));
    }
  }
  return mask;
}

Result<ApplicationState> next_state(ApplicationState from, EventType event, Branch branch) {
  std::string_view basis;
  for (const Transition& transition : graph_rows) {
    if (transition.event != event) continue;
    const bool same_branch = branch == Branch::any || transition.branch == branch;
    if (basis.empty() || same_branch) basis = transition.basis;
    if (transition.from == from && same_branch) return transition.to;
  }
  const Text phrase = event_phrases()[event];
  const Text what = phrase.de.empty() ? Text{std::string(event_names[event]), std::string(event_names[event])} : phrase;
  const Text state = name_of(from);
  return refuse(RefusalKind::wrong_state, "wrong-state",
                {"Der Antrag ist \"" + state.de + "\"; \"" + what.de + "\" ist in diesem Stand nicht möglich.",
                 "The application is \"" + state.en + "\"; it is not possible to " + what.en + " now."},
                possible_in(from), std::string(basis));
}

std::string graph_as_dot() {
  std::string dot = "digraph application {\n  rankdir=LR;\n";
  for (const Transition& transition : graph_rows) {
    if (transition.from == transition.to) continue;
    dot += "  " + std::string(to_string(transition.from)) + " -> " + std::string(to_string(transition.to)) +
           " [label=\"" + std::string(event_names[transition.event]) + "\\n" + std::string(transition.basis) + "\"];\n";
  }
  return dot + "}\n";
}

std::string graph_as_table() {
  std::string table_text = "| Stand | Was möglich ist | danach | Rechtsgrundlage |\n|---|---|---|---|\n";
  for (std::size_t state = 0; state < application_state_count; ++state) {
    for (const Transition& transition : graph_rows) {
      if (transition.from != static_cast<ApplicationState>(state)) continue;
      const Text phrase = phrase_of(transition);
      table_text += "| " + name_of(transition.from).de + " | ";
      table_text += phrase.de.empty() ? "(von selbst) `" + std::string(event_names[transition.event]) + "`" : phrase.de;
      table_text += " | " + (transition.from == transition.to ? "–" : name_of(transition.to).de) + " | ";
      table_text += std::string(transition.basis) + " |\n";
    }
  }
  return table_text;
}

}  // namespace flurwerk
