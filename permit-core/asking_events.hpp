// What happens around asking agencies beside question and answer, and where a condition has its place; for event.hpp.
// Legal basis: § 70 Abs. 1 HBO, §§ 26, 28, 37 Abs. 1 HVwVfG.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "permit-core/calendar/date.hpp"
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

// The round was opened and nothing of it had left: nobody was asked, and no period ran.
struct RoundTakenBack {
  RoundId round;
  std::vector<RequestId> requests;
  std::vector<AgencyId> not_asked;  // those whom no other round asks
  bool only_round;                  // then no consultation has begun
};
// The agency agreed before the procedure began: it is not asked (§ 70 Abs. 1 Satz 2 HBO).
struct AgreementRecorded {
  AgencyId agency;
  Act act;
  Date agreed_on;
  DocumentId source;  // the letter
};

// What the applicant is asked because of a request, through the authority; no provision sets a period, nothing follows.
struct PapersWanted {  // by the agency, of the authority
  RequestId request;
  std::string papers;
};
struct ApplicantAsked {
  RequestId request;
  std::string question;
  int statement_version;  // the one that the applicant is shown and replies to; 0: none
};
struct ApplicantReplied {
  RequestId request;
  std::string text;
};

}  // namespace flurwerk
