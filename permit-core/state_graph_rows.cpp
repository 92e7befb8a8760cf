// The rows of the state graph.
#include <algorithm>
#include <array>

#include "permit-core/state_graph.hpp"

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

// Row by row, in the order in which an application goes through them.
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
    row<NoticeOffered>(submitted, Branch::of_demand, submitted, "§ 70 Abs. 2 Satz 4 HBO, § 41 Abs. 2a VwVfG"),

    row<DocumentFiled>(incomplete, Branch::by_applicant, incomplete, "§ 70 Abs. 2 Satz 4 HBO"),
    row<DocumentFiled>(incomplete, Branch::by_authority, incomplete, "§ 69 Abs. 2 Satz 2 HBO"),
    row<DocumentsDemanded>(incomplete, incomplete, "§ 70 Abs. 2 Satz 4 HBO, § 31 Abs. 7 HVwVfG"),
    row<NoticeOffered>(incomplete, Branch::of_demand, incomplete, "§ 70 Abs. 2 Satz 4 HBO, § 41 Abs. 2a VwVfG"),
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
    row<NoticeOffered>(complete, Branch::of_decision, complete, "§ 41 Abs. 2a VwVfG"),
    row<NoticeOffered>(complete, Branch::of_extension, complete, "§ 65 Abs. 2, § 70 Abs. 4 HBO, § 41 Abs. 2a VwVfG"),
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
    row<NoticeOffered>(in_consultation, Branch::of_decision, in_consultation, "§ 41 Abs. 2a VwVfG"),
    row<NoticeOffered>(in_consultation, Branch::of_extension, in_consultation,
                       "§ 65 Abs. 2, § 70 Abs. 4 HBO, § 41 Abs. 2a VwVfG"),
    row<DecisionServed>(in_consultation, Branch::granted, granted, "§ 74 Abs. 1 HBO, § 41 HVwVfG"),
    row<DecisionServed>(in_consultation, Branch::granted_partly, granted_partly, "§ 74 Abs. 1 HBO, § 41 HVwVfG"),
    row<DecisionServed>(in_consultation, Branch::refused, refused, "§ 74 Abs. 1 HBO, § 41 HVwVfG"),
    row<DeemedPermitArisen>(in_consultation, deemed_granted, "§ 65 Abs. 2 Satz 3 HBO"),
    row<DeadlineMissed>(in_consultation, in_consultation, "§ 70 Abs. 4 HBO"),
    row<ApplicationWithdrawn>(in_consultation, withdrawn, "§ 69 Abs. 1 HBO"),

    // The municipality may have the decision put off; where the Land allows it, the applicant waives the deemed permit.
    row<DecisionPostponed>(complete, complete, "§ 15 Abs. 1, 3 BauGB"),
    row<DecisionPostponed>(in_consultation, in_consultation, "§ 15 Abs. 1, 3 BauGB"),
    row<DecisionPostponed>(start_prohibited, start_prohibited, "§ 15 Abs. 1 Satz 2, 3 BauGB"),
    row<PostponementEnded>(complete, complete, "§ 15 Abs. 1, 3 BauGB"),
    row<PostponementEnded>(in_consultation, in_consultation, "§ 15 Abs. 1, 3 BauGB"),
    row<PostponementEnded>(start_prohibited, start_prohibited, "§ 15 Abs. 1 Satz 2, 3 BauGB"),
    row<DeemedPermitWaived>(submitted, submitted, "Art. 68 Abs. 2 Satz 3 BayBO, § 58 Abs. 1a Satz 2 LBO"),
    row<DeemedPermitWaived>(incomplete, incomplete, "Art. 68 Abs. 2 Satz 3 BayBO, § 58 Abs. 1a Satz 2 LBO"),
    row<DeemedPermitWaived>(complete, complete, "Art. 68 Abs. 2 Satz 3 BayBO, § 58 Abs. 1a Satz 2 LBO"),
    row<DeemedPermitWaived>(in_consultation, in_consultation, "Art. 68 Abs. 2 Satz 3 BayBO, § 58 Abs. 1a Satz 2 LBO"),

    // Where the law lets the decision period begin with statements, which Hesse's does not.
    row<DecisionStartDetermined>(complete, complete, "§ 65 Abs. 2, § 70 Abs. 4 HBO"),
    row<DecisionStartDetermined>(in_consultation, in_consultation, "§ 65 Abs. 2, § 70 Abs. 4 HBO"),

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
    row<PeriodEnded>(submitted, submitted, "§ 71 Abs. 1 HBO, § 41 Abs. 2a VwVfG"),
    row<NeighboursNamed>(incomplete, incomplete, "§ 71 Abs. 1 HBO"),
    row<NeighbourRemoved>(incomplete, incomplete, "§ 71 Abs. 1 HBO"),
    row<NeighboursNotified>(incomplete, incomplete, "§ 71 Abs. 1 Satz 1 HBO"),
    row<NeighbourPageOpened>(incomplete, incomplete, "§ 71 Abs. 1 HBO"),
    row<NeighbourReceiptRecorded>(incomplete, incomplete, "§ 71 Abs. 1 Satz 2 HBO"),
    row<NeighbourLetterReturned>(incomplete, incomplete, "§ 71 Abs. 1 Satz 2 HBO"),
    row<NeighbourAnswered>(incomplete, incomplete, "§ 71 Abs. 1 Satz 2, Abs. 2 HBO"),
    row<PeriodEnded>(incomplete, incomplete, "§ 71 Abs. 1 HBO, § 41 Abs. 2a VwVfG"),
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
    row<PeriodEnded>(complete, complete, "§ 71 Abs. 1, § 72 Abs. 3 HBO, § 41 Abs. 2a VwVfG"),
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
    row<PeriodEnded>(in_consultation, in_consultation, "§ 71 Abs. 1, § 72 Abs. 3 HBO, § 41 Abs. 2a VwVfG"),

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

// What leaves the state as it is and can happen at any time once the application is filed.
struct Anytime {
  EventType event;
  std::string_view basis;
};
constexpr Anytime anytime[] = {
    {event_type<MessageSent>, "§ 25 Abs. 1, 2 HVwVfG"},
    {event_type<FileAccessGranted>, "§ 29 HVwVfG"},
    {event_type<FileAccessUsed>, "§ 29 HVwVfG"},
    {event_type<FileAccessEnded>, "§ 29 HVwVfG"},
};
constexpr std::size_t filed_states = application_state_count - 2;  // all but drafts: of applications and of changes

constexpr auto all_rows = [] {
  std::array<Transition, std::size(graph_rows) + std::size(anytime) * filed_states> rows{};
  auto end = std::ranges::copy(graph_rows, rows.begin()).out;
  for (const Anytime& one : anytime) {
    for (int i = 0; i < application_state_count; ++i) {
      const auto state = static_cast<ApplicationState>(i);
      if (state != draft && state != filed_as_change) *end++ = {state, one.event, Branch::any, state, one.basis};
    }
  }
  return rows;
}();

}  // namespace

std::span<const Transition> transitions() { return all_rows; }

}  // namespace flurwerk
