// What happens around asking agencies beside question and answer, and where a condition has its place; for event.hpp.
// Legal basis: § 70 Abs. 1 HBO, §§ 26, 28, 37 Abs. 1 HVwVfG.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "permit-core/calendar/date.hpp"
#include "permit-core/deadline.hpp"
#include "permit-core/id.hpp"
#include "permit-core/law/law_book.hpp"

namespace flurwerk {

// Where a condition has its place (Planbezug): on a page of one version of a document, or on the map.
// Points on a page are millionths of its width and height from the top left corner; on the map mm in EPSG:25832.
struct MarkPoint {
  std::int64_t x;
  std::int64_t y;
  friend bool operator==(const MarkPoint&, const MarkPoint&) = default;
};
// One point marks a place. On a page two are corners of a rectangle, on the map three or more an area; none: words alone.
struct PlanMark {
  DocumentId document;  // empty: on the map
  int version;          // of the document
  int page;             // from 1
  std::vector<MarkPoint> points;
  std::string words;  // "Treppenraum im 1. OG"
  friend bool operator==(const PlanMark&, const PlanMark&) = default;
};

struct DroppedSuggestion {  // whom a rule named and the clerk left out
  std::string rule;
  std::string reason;
};
struct PlannedRequest {
  AgencyId agency;
  Act act;
  std::string trigger;
  std::string question;
  std::vector<DocumentId> released;
  std::string added_because;
  bool with_findings = false;
  std::vector<std::string> further_rules = {};
};
struct RoundDrafted {  // kept for later; no agency knows of it
  RoundId round;
  std::string title;
  std::vector<PlannedRequest> requests;
  std::vector<DroppedSuggestion> dropped;
};
struct RoundDiscarded {
  RoundId round;
};
struct RequestDelivered {  // the agency had it on this day, as somebody can prove
  RequestId request;
  Date delivered_on;
  std::string evidence;
  std::optional<Deadline> deadline;  // replaces the request's own, when it had it later than assumed
  bool reopens{};  // silence was recorded by the period assumed; by the proved one it had not come about then
};
struct RequestAcknowledged {  // the agency confirms that it has it; nothing in law follows
  RequestId request;
};
struct RequestHandedOn {  // inside the agency, or to a body below it
  RequestId request;
  std::string to;
  AgencyId agency{};  // the body below it, where the register has it: its members read along and write at the draft
};
struct ExtensionAsked {
  RequestId request;
  Date until;
  std::string reason;
};
struct ExtensionAnswered {
  RequestId request;
  std::string reason;                // of a refusal
  std::optional<Deadline> deadline;  // replaces the request's own; absent: refused
};
struct ConsentReplaced {  // an unlawfully refused consent of the municipality, by the authority
  RequestId request;
  std::string reason;
  std::string basis;
};
// Plans changed after these were asked: what was said, or is still awaited, holds for the changed plans, too.
struct CarriedOver {
  RequestId request;
  std::string reason;
};
struct AnswersCarriedOver {
  int draft_version;  // of the plans that they now hold for
  std::vector<CarriedOver> carried;
  RoundId round{};  // that was opened with it, or would have been had anybody been asked; empty in older events
};

// The round was opened and nothing of it had left: nobody was asked, and no period ran.
struct RoundTakenBack {
  RoundId round;
  std::vector<RequestId> requests;     // none: answers were carried over and nobody was to be asked
  std::vector<AgencyId> not_asked;     // those whom no other round asks
  bool only_round;                     // then no consultation has begun
  std::vector<CarriedOver> carried{};  // of a round about changed plans: what is carried over no longer
  std::vector<RequestId> reopened{};   // likewise: whom it asked again, and who still has to answer as before
};
// The agency agreed before the procedure began: it is not asked (§ 70 Abs. 1 Satz 2 HBO).
struct AgreementRecorded {
  AgencyId agency;
  Act act;
  Date agreed_on;
  DocumentId source;  // the letter
};

// One part of a statement: what it says to one topic.
struct TopicText {
  std::string topic;  // "Brandschutz"
  std::string text;
  friend bool operator==(const TopicText&, const TopicText&) = default;
};

// What the applicant is asked because of a request, through the authority; no provision sets a period, nothing follows.
struct PapersWanted {  // by the agency, of the authority
  RequestId request;
  std::string papers;
};
struct ApplicantAsked {
  RequestId request;
  std::string question;
  int statement_version;                  // the one that the applicant is shown and replies to; 0: none
  std::vector<DocumentId> attachments{};  // of that statement, which the applicant may read
};
struct ApplicantReplied {
  RequestId request;
  std::string text;
};

}  // namespace flurwerk
