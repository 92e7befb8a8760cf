// What has happened to an application: past participles, never changed, each chained to the one before by its hash.
// Everything else (state, deadlines, lists) can be rebuilt from these; personal data is referenced by id, so it can be erased.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "permit-core/after_permit_events.hpp"
#include "permit-core/asking_events.hpp"
#include "permit-core/calendar/date.hpp"
#include "permit-core/deadline.hpp"
#include "permit-core/file_events.hpp"
#include "permit-core/id.hpp"
#include "permit-core/law/law_book.hpp"
#include "permit-core/neighbour_events.hpp"
#include "permit-core/postponement_events.hpp"

namespace flurwerk {

// Who did it. The system itself acts as account "system"; a signed link acts as the agency it was made for.
struct Actor {
  AccountId account;
  std::string role;  // "designer", "clerk", "agency_link", "system", ...
  AgencyId agency;   // empty unless acting for an agency
};

enum class DecisionOutcome { granted, granted_partly, refused };

// Art der Nebenbestimmung, § 36 HVwVfG; "hint" (Hinweis) binds nobody but is written beside them.
enum class ConditionKind { obligation, condition, time_limit, reservation, hint };

struct Condition {  // Nebenbestimmung
  std::string id;   // unique inside the application: "c3"
  ConditionKind kind;
  std::string topic;  // "Brandschutz"
  std::string text;
  std::string legal_basis;
  std::string reason;
  RequestId source;              // the statement it was taken over from; empty = the authority's own
  std::string source_condition;  // id of the condition inside that statement
  std::string text_block{};      // id of the text block it was written from; empty = none
  std::optional<PlanMark> mark{};
  friend bool operator==(const Condition&, const Condition&) = default;
};

// What the applicant asked to be let off, each decided on its own: Abweichung (§ 73 HBO), Ausnahme, Befreiung (§ 31 BauGB).
enum class DeviationKind { deviation, exception, exemption };
struct DeviationRuling {
  std::string id;  // "a1"
  DeviationKind kind;
  std::string rule;         // the provision that is departed from: "§ 6 Abs. 5 HBO"
  std::string subject;      // what is asked for
  bool protects_neighbour;  // the provision, or the one that allows the departure, serves neighbours
  bool granted;
  std::string reason;
  friend bool operator==(const DeviationRuling&, const DeviationRuling&) = default;
};

// One question of a preliminary enquiry (§ 76 HBO), answered on its own: only what was asked and answered binds.
enum class QuestionAnswer { yes, no, not_answered };
struct QuestionRuling {
  std::string id;  // "f1"
  std::string question;
  QuestionAnswer answer;
  std::string reason;
  friend bool operator==(const QuestionRuling&, const QuestionRuling&) = default;
};

// How a fee came about, in cents, so that the notice can show it.
struct FeeStep {
  Text what;  // "angefangene 1.000 €: 192 × 8,00 €"
  std::int64_t cents;
  friend bool operator==(const FeeStep&, const FeeStep&) = default;
};
struct FeeRecord {
  std::string item;   // id in the authority's table
  std::string basis;  // "Nr. 1.1 Bauaufsichtsgebührensatzung"
  Date table_of;      // valid_from of the table's row
  std::vector<FeeStep> steps;
  friend bool operator==(const FeeRecord&, const FeeRecord&) = default;
};

// One thing asked of the applicant before the file is complete (Nachforderung, § 70 Abs. 2 HBO).
struct DemandedItem {
  std::string id;             // "n1"
  std::string document_type;  // id of the law data's document list
  std::string reason;
  DocumentId answered_by;  // empty while open
  friend bool operator==(const DemandedItem&, const DemandedItem&) = default;
};

// --- Events of the application itself -----------------------------------------------------------------------------

struct ApplicationStarted {
  AuthorityId authority;
  std::string land;       // "HE"
  std::string procedure;  // id of the law data: "simplified", "full", ...
  AccountId applicant;    // the account that started it and owns the draft
  std::string title;
  ApplicationId copied_from{};    // an earlier one that this began as a copy of
  ApplicationId change_of{};      // set when this draft is to change an application under review
  int change_of_draft_version{};  // the version of it that was copied
};
struct DraftSaved {
  int draft_version;           // 1, 2, 3, ...
  std::string content_sha256;  // of the stored draft content (api/app/draft.hpp), which holds no personal data
  bool has_design;             // the content holds a drawn building, not only words
  std::string title;
  std::string procedure;
  std::vector<ParcelKey> parcels;
  std::string address{};  // of the first parcel that has one, as the cadastre had it on that day
};
struct PartyNamed {
  std::string role;   // "principal" or "designer"
  PersonId person;    // a row of its own, erasable
  AccountId account;  // the person's own account, empty if none; a principal's account sees the application
};
struct DocumentSource {  // where a copied document stood first; the bytes and their hash are the same
  ApplicationId application;
  DocumentId document;
  int version;
  friend bool operator==(const DocumentSource&, const DocumentSource&) = default;
};
struct DocumentFiled {
  DocumentId document;
  int document_version;       // 1, 2, ...: older versions are kept
  std::string document_type;  // "site_plan", "drawings", ...
  std::string title;
  std::string file_name;
  std::string media_type;  // by content
  std::string sha256;
  std::int64_t size_bytes;
  std::string filed_by_side;  // "applicant", "authority", "agency"
  RequestId request;          // set for an attachment to a statement
  std::string demanded_item;  // set when it answers a DemandedItem
  std::optional<DocumentSource> copied_from{};
  std::string change{};                           // set when it came with a change: "k1"
  std::optional<DocumentSource> redacted_from{};  // set on a redacted copy: what it shows, save what was covered
};
struct ApplicationSubmitted {
  std::string file_number;  // Aktenzeichen
  Date received_on;         // Eingang, day in Europe/Berlin
  int draft_version;
  std::optional<Deadline> completeness;  // absent where the law of that day has no completeness period
};
struct DocumentsDemanded {
  std::vector<DemandedItem> items;
  Date served_on;            // bekannt gegeben am
  Deadline deadline;         // the period set by the authority
  std::string service{};     // as of a decision; empty: known on the day of the event
  std::optional<Date> on{};  // handed over, with a service
  DocumentId letter{};       // that lay ready and was retrieved; empty: served in another way
};
struct DocumentsSupplied {
  Date received_on;
  bool partial;                          // the applicant says that something asked for does not come
  std::optional<Deadline> completeness;  // an alarm: whether a second completeness period runs is open in law
};
struct CompletenessConfirmed {
  Date complete_on;                  // date of complete receipt; the decision period starts here
  std::optional<Deadline> decision;  // absent for special buildings (§ 66): no period
};
struct CompletenessDeemed {
  Date complete_on;
  std::optional<Deadline> decision;
  Text note;                        // what the statute leaves open
  std::optional<Deadline> later{};  // the decision deadline by the reading that ends it later, if nothing settles it
  bool start_settled = false;       // the authority has settled from when the decision period runs
};
struct DecisionPeriodExtended {
  std::string reason;
  Deadline deadline;                // replaces the running decision deadline
  std::string service{};            // as of a decision; empty: known on the day of the event
  std::optional<Date> on{};         // handed over, with a service
  std::optional<Date> served_on{};  // bekannt gegeben am, with a service
  std::optional<Deadline> later{};  // as CompletenessDeemed has it
  DocumentId letter{};              // as DocumentsDemanded has it
};
struct WithdrawalProposed {  // the period of a demand ended uncured; the authority still has to confirm
  Date lapsed_on;
};
struct WithdrawalDeemed {
  Date withdrawn_on;  // first day after the period, not the day of the confirmation
};
struct ApplicationRejected {
  std::string reason;
};
struct ApplicationWithdrawn {
  std::string reason;
};
// The applicant changes what is applied for while it is reviewed. The application is from then on the changed one; what
// becomes of the periods the authority says.
struct ApplicationChanged {
  std::string change;  // "k1"
  Date received_on;
  std::string reason;
  int draft_version;  // of the changed content
  std::string content_sha256;
  bool has_design;
  std::string title;
  std::vector<ParcelKey> parcels;
  std::string address;
  std::optional<Deadline> completeness;  // an alarm: no statute sets a period for checking a change
  std::string procedure{};               // the one now asked for, where it is another; the authority decides
};
struct ChangeAssessed {
  std::string change;
  std::string effect;  // id of the law data: "minor", "substantial"
  std::string basis;
  std::string reason;
  std::optional<Date> complete_on;       // receipt of everything that the change needs
  std::optional<Deadline> completeness;  // anew, where completeness was not settled yet
  std::optional<Deadline> decision;      // anew
  std::string procedure{};               // into which the change moves the case; empty: it stays in its own
  bool decision_waits{};  // the decision period begins anew, but by statements: DecisionStartDetermined says when
};
struct DraftFiledAsChange {  // the end of a draft that was made to change another application
  ApplicationId application;
  std::string change;
};
struct DecisionDrafted {
  int decision_version;
  DecisionOutcome outcome;
  std::vector<Condition> conditions;
  std::string reasons;
  std::int64_t fee_cents;
  std::vector<DeviationRuling> deviations{};
  std::string refused_part{};              // of a partial grant: what is refused
  std::optional<FeeRecord> fee{};          // none: entered by hand
  std::vector<std::string> text_blocks{};  // ids of those that tenor and reasons were written from
  std::vector<QuestionRuling> questions{};
};
struct DecisionReturned {
  std::string reason;
};
struct DecisionApproved {
  int decision_version;
};
// A letter that lies ready for retrieval, § 41 Abs. 2a VwVfG. Its retrieval is the event that serves it on other ways, too.
inline constexpr std::string_view letter_decision, letter_demand = "demand", letter_extension = "extension";
struct NoticeOffered {
  DocumentId notice;                  // the rendered PDF, filed just before
  Date sent_on;                       // of the message that it is ready
  bool consent;                       // the recipient's, to service by retrieval; nothing is offered without
  Deadline deadline;                  // last day of retrieval
  std::string letter{};               // what it is: letter_decision, letter_demand, letter_extension
  std::vector<DemandedItem> items{};  // of a demand; they get their ids as it is served
  std::string length{};               // "4W": of the demand's period, or by which the decision period grows
  std::string reason{};               // of an extension
};
struct DecisionServed {
  DecisionOutcome outcome;
  DocumentId notice;                // the rendered PDF, filed just before or with its offer
  std::string service;              // as to_string(Service) has it: "portal", "post", ...
  Date served_on;                   // bekannt gegeben am
  std::vector<Deadline> deadlines;  // remedy period, validity
  std::optional<Date> on{};         // handed over; in older events not kept
};
struct DeemedPermitArisen {
  Date arisen_on;              // first day after the decision period
  std::optional<Text> note{};  // what the statute leaves open about that day
};
struct DeadlineMissed {  // nothing follows in law but somebody must look
  DeadlineId deadline;
  Text note;  // what to look at
};
struct PeriodEnded {  // ran out as foreseen and nobody was late: remedies, validity, a right to demand a procedure
  DeadlineId deadline;
  SilenceEffect effect;  // lapses: the permit has expired unless the works were begun
  Text note;
};
struct PeriodsStarted {  // by law, with what was recorded just before: a deemed permit's validity and remedies
  std::vector<Deadline> deadlines;
};

// --- Permit exemption (Genehmigungsfreistellung, §§ 64, 64a HBO): no application, no decision -----------------------

struct ExemptionFiled {
  std::string file_number;
  Date received_on;  // by the authority
  int draft_version;
  std::vector<Deadline>
      deadlines;  // of the municipality, at the latest from its fictitious receipt; § 64a: authority's
  bool notice{};  // a mere notice (§ 63a HBO): the wait, and nobody can demand a procedure
};
struct ExemptionForwarded {
  Date municipality_received_on;
  std::optional<Deadline> deadline;  // replaces the municipality's; absent: the fictitious start came first
};
enum class ExemptionSide { municipality, authority };
enum class ExemptionAnswer { waived, procedure_demanded, prohibition_requested };
struct ExemptionAnswered {
  ExemptionSide by;
  ExemptionAnswer answer;
  Date received_on;     // by the authority
  DeadlineId deadline;  // the period that this answers
};
struct StartAllowed {
  Date allowed_on;                  // first day on which the works may begin
  std::vector<Deadline> deadlines;  // within which they must
};

// --- Events of the participation (module participation decides them) ------------------------------------------------

struct StatementRequestSpec {
  RequestId request;
  AgencyId agency;
  Act act;
  std::string question;
  std::string legal_basis;
  std::string suggested_by;                // rule id, or empty when the clerk added it
  std::vector<ReleasedDocument> released;  // what exactly this agency may see
  SilenceEffect on_silence;
  Deadline deadline;               // from *its* receipt
  std::string added_because = {};  // why the clerk asks without a rule naming the agency
  RequestId asks_again = {};       // the request that changed plans have overtaken
  std::string again_because = {};  // what of the change concerns this agency
  bool with_findings = false;      // the design it is asked about is released, and what the checks say of it
  std::vector<std::string> further_rules = {};  // that name the same agency and act, beside `suggested_by`
  std::vector<std::string> rules() const;       // `suggested_by` first; none when the clerk added it
};
struct RoundOpened {
  RoundId round;
  std::string title;
  std::vector<StatementRequestSpec> requests;
  std::vector<DroppedSuggestion> dropped = {};
};
struct RequestOpened {  // first time the link or the page was opened by the agency
  RequestId request;
};
struct RequestWithdrawn {
  RequestId request;
  std::string reason;
};
enum class StatementOutcome { no_objection, conditions, objection, not_responsible };
struct StatementSubmitted {
  RequestId request;
  int statement_version;
  StatementOutcome outcome;
  std::string text;
  std::vector<Condition> conditions;
  std::vector<DocumentId> attachments;
  Date received_on;
  bool late;                              // after the period; what silence had brought about stays
  std::string entered_from;               // "link", "account", "paper", "mail"
  std::vector<std::string> grounds = {};  // of a refusal, where the law lists them: ids of RefusalGround
  std::string refer_to = {};              // "not responsible, ask X"
  std::vector<TopicText> topics = {};     // what is said beside `text`, topic by topic
};
struct SilenceRecorded {
  RequestId request;
  SilenceEffect effect;
  Date effective_on;  // first day after the period
};

// --- Weighing ---------------------------------------------------------------------------------------------------------

enum class WeighingResult { taken_over, adapted, rejected };
struct Weighing {
  RequestId request;
  std::string condition;  // its id inside the statement
  WeighingResult result;
  std::string reason;
  std::string objection = {};  // instead of request and condition: id of a neighbour or an objection
};
struct ConditionsWeighed {
  std::vector<Weighing> weighings;
};

// --- The file as the authority keeps it -----------------------------------------------------------------------------

struct DeadlinesMoved {  // a day became a holiday, or is none any more, and running periods end on another day
  std::string reason;
  std::vector<Deadline> deadlines;  // each takes the place of the running one of its id
};
struct PersonalDataErased {  // by a rule of the authority; ids and hashes in the log stay as they were
  std::string rule;          // key of the retention rule: "refused"
  std::string basis;         // as the authority gave it
  Date due_on;               // first day on which the rule allowed it
  AccountId proposed_by;     // the actor of the event confirmed it
  std::vector<PersonId> persons;
  std::vector<std::string> documents;  // SHA-256 of the files that were removed
  int texts;                           // notes, drafts and messages beside the log
};

// Statistics of building works (HBauStatG): what nobody can read off the case, in the values of the law data's fields.
struct StatisticsAnswer {
  std::string field;   // id of StatisticsField
  std::string value;   // empty: taken back, or not known
  std::string reason;  // why it is not known
  std::string of{};  // key of the StatisticsSection; empty: of the project, and of all buildings before each was asked
  friend bool operator==(const StatisticsAnswer&, const StatisticsAnswer&) = default;
};
struct StatisticsGiven {
  std::vector<StatisticsAnswer> answers;  // those that are new or changed
  bool complete;                          // nothing that the applicant is asked is left open
};
struct ApplicationLinked {    // another case that this one stands on
  std::string relation;       // "preliminary": its ruling binds; "whole": of which this is a part; "part": the reverse
  ApplicationId application;  // empty: a file on paper
  std::string file_number;
};

// Where the law lets the decision period begin with statements (§ 71 Abs. 6 BauO NRW, § 54 Abs. 5 LBO): it has begun, or
// it has not because somebody was asked. What ran until then gives way.
struct DecisionStartDetermined {
  std::optional<Deadline> deadline;  // absent: statements are awaited
  bool by_statements;                // begun by the last of them; false: by completeness, nobody having been asked
};

// Every event in the order of its number in the variant; the log writes its name.
// clang-format off
#define FLURWERK_EVENTS(X) \
  X(ApplicationStarted) X(DraftSaved) X(PartyNamed) X(DocumentFiled) X(ApplicationSubmitted) X(DocumentsDemanded)     \
  X(DocumentsSupplied) X(CompletenessConfirmed) X(CompletenessDeemed) X(DecisionPeriodExtended)                       \
  X(WithdrawalProposed) X(WithdrawalDeemed) X(ApplicationRejected) X(ApplicationWithdrawn) X(DecisionDrafted)         \
  X(DecisionReturned) X(DecisionApproved) X(DecisionServed) X(DeemedPermitArisen) X(DeadlineMissed) X(RoundOpened)    \
  X(RequestOpened) X(RequestWithdrawn) X(StatementSubmitted) X(SilenceRecorded) X(PeriodEnded) X(PeriodsStarted)      \
  X(ExemptionFiled) X(ExemptionForwarded) X(ExemptionAnswered) X(StartAllowed) X(RoundDrafted) X(RoundDiscarded)      \
  X(RequestDelivered) X(RequestAcknowledged) X(RequestHandedOn) X(ExtensionAsked) X(ExtensionAnswered)                \
  X(ConsentReplaced) X(ConditionsWeighed) X(SiteNoticeGiven) X(WorksInterrupted) X(WorksResumed)                      \
  X(InspectionRecorded) X(ValidityExtensionRequested) X(ValidityExtensionDecided) X(PermitExpired)                    \
  X(NoticeCorrected) X(PermitCancelled) X(AddresseeServed) X(ApplicationChanged) X(ChangeAssessed)                    \
  X(DraftFiledAsChange) X(NeighboursNamed) X(NeighbourRemoved) X(NeighboursNotified) X(NeighbourPageOpened)           \
  X(NeighbourReceiptRecorded) X(NeighbourLetterReturned) X(NeighbourAnswered) X(PublicAnnounced)                      \
  X(AnnouncementWithdrawn) X(ObjectionRaised) X(PermitAnnounced) X(AnswersCarriedOver)                              \
  X(DeadlinesMoved) X(PersonalDataErased) X(RoundTakenBack) X(AgreementRecorded) X(PapersWanted)                   \
  X(ApplicantAsked) X(ApplicantReplied) X(StatisticsGiven) X(ApplicationLinked) X(MessageSent)                     \
  X(FileAccessGranted) X(FileAccessUsed) X(FileAccessEnded) X(DecisionStartDetermined) X(NoticeOffered)   \
  X(DecisionPostponed) X(PostponementEnded) X(DeemedPermitWaived)
// clang-format on

namespace detail {
template <class None, class... Events>
using VariantOf = std::variant<Events...>;
#define FLURWERK_EVENT_TYPE(name) , name
using AnyEvent = VariantOf<void FLURWERK_EVENTS(FLURWERK_EVENT_TYPE)>;
#undef FLURWERK_EVENT_TYPE
template <class E, class Variant>
inline constexpr bool is_one_of = false;
template <class E, class... Events>
inline constexpr bool is_one_of<E, std::variant<Events...>> = (std::is_same_v<E, Events> || ...);
}  // namespace detail

// One of the events. A class of its own so that copying and destroying a variant of so many types is compiled once, in
// event.cpp, and not in every file that holds events: std::visit, std::get_if and the like take it as the variant it is.
class Event : public detail::AnyEvent {
 public:
  template <class E>
  requires detail::is_one_of<E, detail::AnyEvent> Event(E event);  // not explicit: an event of a kind is an event
  Event(const Event& other);
  Event(Event&& other) noexcept;
  Event& operator=(const Event& other);
  Event& operator=(Event&& other) noexcept;
  ~Event();
};
inline constexpr std::size_t event_count = std::variant_size_v<detail::AnyEvent>;

#define FLURWERK_EVENT_NAME(name) std::string_view(#name),
inline constexpr std::array<std::string_view, event_count> event_names = {FLURWERK_EVENTS(FLURWERK_EVENT_NAME)};
#undef FLURWERK_EVENT_NAME

inline std::string_view event_name(const Event& event) { return event_names[event.index()]; }

// An event with its place in the log; what the store returns.
struct RecordedEvent {
  std::int64_t seq;
  Instant at;
  Actor actor;
  std::string law_version;
  Event event;
};

}  // namespace flurwerk
