// An Application (Bauantrag) as its events have made it: state, documents, deadlines, decision, and whose turn it was.
// Legal basis: §§ 65, 69, 70, 74 HBO. A value: nothing here is stored, all of it is folded from the log.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "permit-core/deadline.hpp"
#include "permit-core/event.hpp"
#include "permit-core/state_graph.hpp"

namespace flurwerk {

struct DocumentVersion {
  int version;  // 1, 2, ...
  std::string file_name;
  std::string media_type;
  std::string sha256;
  std::int64_t size_bytes;
  Instant filed_at;
  std::optional<DocumentSource> copied_from{};
  std::string title{};  // as this version was filed
  std::optional<DocumentSource> redacted_from{};
};
struct FiledDocument {  // Bauvorlage, or an attachment to a statement, or the notice
  DocumentId id;
  std::string type;  // id of RequiredDocument, "other", "statement_attachment", "notice", "letter"
  std::string title;
  std::string filed_by_side;  // "applicant", "authority", "agency"
  RequestId request;
  std::vector<DocumentVersion> versions;             // oldest first, never empty
  const DocumentVersion* version(int number) const;  // nullptr: there is none
};

struct Party {
  std::string role;  // "principal", "designer"
  PersonId person;
  AccountId account;  // empty: no account of their own
};

struct DecisionText {
  int version;
  DecisionOutcome outcome;
  std::vector<Condition> conditions;
  std::string reasons;
  std::int64_t fee_cents;
  AccountId drafted_by;
  std::vector<DeviationRuling> deviations{};
  std::string refused_part{};
  std::optional<FeeRecord> fee{};
  std::vector<std::string> text_blocks{};
  std::vector<QuestionRuling> questions{};
};
struct NoDecision {};
struct DecisionInDraft {
  DecisionText text;
  std::string returned_because;  // empty unless the approver sent it back
};
struct DecisionApprovedState {
  DecisionText text;
  AccountId approved_by;
  Date approved_on;
};
struct DecisionServedState {
  DecisionText text;
  AccountId approved_by;
  DocumentId notice;
  std::string service;
  Date served_on;
  Date dated;  // as the notice is dated
};
using DecisionState = std::variant<NoDecision, DecisionInDraft, DecisionApprovedState, DecisionServedState>;

struct DecisionStart {  // what began the decision period, where the law lets it begin with statements
  Date on;
  bool by_statements;  // false: completeness, nobody having been asked
  int rounds;          // that had been opened by then
};

struct ChangeRecord {  // Änderung eines eingereichten Antrags
  ApplicationChanged filed;
  std::optional<ChangeAssessed> assessed;
  std::optional<Date> assessed_on;
};

// Whose turn it was: from a day to a day.
enum class Side { applicant, authority, agencies, nobody };
std::string_view to_string(Side side);
struct Turn {
  Date from;
  std::optional<Date> to;  // none: still
  Side side;
};

struct Application {
  ApplicationId id;
  std::int64_t version = 0;  // number of events folded, those of the participation included; the ETag
  ApplicationState state = ApplicationState::draft;
  AuthorityId authority;
  std::string land;
  std::string procedure;
  std::string title;
  AccountId applicant;
  int draft_version = 0;  // 0: nothing saved yet
  std::string draft_sha256;
  bool has_design = false;
  std::vector<ParcelKey> parcels;
  std::vector<Party> parties;  // the latest of each role
  std::vector<FiledDocument> documents;
  std::string file_number;                       // empty before submission
  std::optional<Date> received_on;               // Eingang
  std::optional<Date> complete_on;               // the decision period starts here
  std::optional<Date> municipality_received_on;  // of an exemption: forwarded to it
  bool notice_only = false;                      // filed as a mere notice: nobody can demand a procedure
  bool completeness_deemed = false;              // complete by silence, not by confirmation
  bool decision_start_open = false;              // from when the decision period runs nobody has settled
  std::optional<Text> permit_note;               // what the statute leaves open about a deemed permit's day
  std::vector<DemandedItem> demanded;
  std::optional<Date> withdrawal_proposed_on;  // lapsed uncured; the authority has to confirm
  std::vector<TrackedDeadline> deadlines;      // its own, not those of statement requests
  bool decision_period_extended = false;
  std::vector<DecisionPostponed> postponements;      // oldest first; only the last may run
  bool postponement_doubt = false;                   // whether the decision period rested meanwhile nobody has settled
  std::optional<DeemedPermitWaived> fiction_waived;  // silence at the end of the decision period grants nothing
  std::optional<DecisionStart> decision_start;  // none: not begun, or begun by completeness alone as in most Länder
  int rounds = 0;
  std::vector<AgencyId> asked;           // agencies that were asked at any time
  std::vector<AgencyId> below;           // agencies to which one of these handed its request on
  std::vector<RequestId> open_requests;  // not answered, not silent, not withdrawn
  DecisionState decision;
  std::vector<NoticeOffered> offers;  // letters for retrieval, oldest first; only the last may be open
  std::vector<Turn> turns;
  std::string address;        // of the plot, as the cadastre had it when the draft was saved
  ApplicationId copied_from;  // the earlier application that it began as a copy of
  ApplicationId change_of;    // a draft that is to change this one
  int change_of_draft_version = 0;
  std::vector<ChangeRecord> changes;         // oldest first; only the last may be open
  std::optional<Date> permitted_on;          // served, deemed given, or works allowed without a permit
  std::vector<StatisticsAnswer> statistics;  // the latest of each field of each section
  bool statistics_complete = false;          // nothing that the applicant is asked is left open
  std::vector<ApplicationLinked> links;      // what it stands on, what stands on it
  // After the decision, as the events have it.
  std::vector<AddresseeServed> addressees;  // beside the principal
  std::vector<SiteNoticeGiven> site_notices;
  std::optional<Date> interrupted_since;
  std::vector<InspectionRecorded> inspections;
  std::optional<ValidityExtensionRequested> validity_request;  // not decided yet
  std::vector<NoticeCorrected> corrections;
  std::optional<PersonalDataErased> erased;
  std::optional<PermitCancelled> cancellation;
  std::optional<Date> expired_on;

  const FiledDocument* document(const DocumentId& document_id) const;
  const Party* party(std::string_view role) const;
  const ChangeRecord* open_change() const;                         // filed and not assessed; nullptr if none
  const NoticeOffered* open_offer() const;                         // not retrieved, not ended; nullptr if none
  const NoticeOffered* open_offer(std::string_view letter) const;  // the same, if it is this letter
  // Open, or nobody came for it and the letter is still to be served; nullptr if none.
  const NoticeOffered* unserved_offer() const;
  bool retrieved(const NoticeOffered& offer) const;
  const DecisionPostponed* postponed() const;  // running; nullptr: the decision is not put off
  // The running deadline for this purpose, or any with this id; nullptr if none.
  const TrackedDeadline* running_deadline(Purpose purpose) const;
  const TrackedDeadline* deadline(const DeadlineId& deadline_id) const;
  // The decision period with whose end the permit was deemed granted, the later where two readings ran; nullptr: it was not.
  const TrackedDeadline* permit_by_silence() const;
  DeadlineId next_deadline_id(int offset = 0) const;  // "d3"
  // Somebody was asked after statements had begun the decision period: the law leaves open whether it goes on.
  bool start_in_doubt() const;
};

// Each as it is on file now; what is not on file is left out.
std::vector<ReleasedDocument> newest_versions(const Application& application, const std::vector<DocumentId>& documents);

// The content that an event gives the application, if it does: saved as a draft, or filed as a change.
struct SavedDraft {
  int version;
  std::string content_sha256;
};
std::optional<SavedDraft> saved_draft(const Event& event);

// Folds one event. An event that the state graph does not allow is a broken log: std::logic_error.
void apply(Application& application, const RecordedEvent& recorded);
Application fold(ApplicationId id, std::span<const RecordedEvent> events);

}  // namespace flurwerk
