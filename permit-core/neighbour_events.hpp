// What has happened with neighbours (§ 71 HBO) and the public (§ 72 HBO): events, as in event.hpp, which includes this.
// Persons are referenced by id; codes and addresses stand nowhere in the log.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "permit-core/calendar/date.hpp"
#include "permit-core/deadline.hpp"
#include "permit-core/id.hpp"
#include "permit-core/release.hpp"

namespace flurwerk {

struct NeighbourSpec {
  NeighbourId neighbour;
  PersonId person;                 // a row of its own, erasable
  std::vector<ParcelKey> parcels;  // theirs
  std::int64_t boundary_mm;        // in common with the plot; 0: touching in a corner, or not measured
  std::string concern;             // what the checks say about this side: "§ 6 Abs. 5 HBO: 1,20 m statt 3,00 m"
};
struct NeighboursNamed {
  std::vector<NeighbourSpec> neighbours;
};
struct NeighbourRemoved {  // named by mistake; nothing was sent
  NeighbourId neighbour;
  std::string reason;
};
struct NeighbourNotice {
  NeighbourId neighbour;
  DocumentId letter;
  std::optional<Deadline> deadline;  // absent until the receipt is known (service by certificate)
};
struct NeighboursNotified {
  std::string subject;                     // the departures they hear of
  std::vector<ReleasedDocument> released;  // the plans they may look at
  std::string service;                     // "post", "certificate" (PZU), "handed_over"
  Date sent_on;
  std::vector<NeighbourNotice> notices;
};
struct NeighbourPageOpened {  // first time the page behind the code was opened
  NeighbourId neighbour;
};
struct NeighbourReceiptRecorded {
  NeighbourId neighbour;
  Date received_on;
  std::string evidence;
  std::optional<Deadline> deadline;  // from this day; absent: it is the day that was assumed
};
struct NeighbourLetterReturned {  // never arrived: no period runs
  NeighbourId neighbour;
  Date on;
  std::string reason;
};
enum class NeighbourOutcome { consent, objection };
struct NeighbourAnswered {
  NeighbourId neighbour;
  int answer_version;
  NeighbourOutcome outcome;
  std::string text;
  Date received_on;
  bool late;
  std::string entered_from;  // "code", "paper", "mail"
  DocumentId source;         // what came on paper or by mail
};
struct PublicAnnounced {
  AnnouncementId announcement;
  std::string ground;  // id of AnnouncementGround: "many-persons"
  std::string basis;   // "§ 72 Abs. 1 Satz 1 Nr. 1 HBO"
  std::string subject;
  std::string place;                       // where and when the papers can be read
  std::vector<ReleasedDocument> released;  // that are on display
  std::optional<Date> applied_on;          // by the principal, where it takes an application
  Date published_on;
  Date display_from;    // first day of the display
  Deadline display;     // its last day
  Deadline objections;  // last day for objections
};
struct PermitAnnounced {  // öffentliche Bekanntgabe der Baugenehmigung, § 72 Abs. 4
  AnnouncementId announcement;
  AnnouncementId project;  // the announcement of the project before the decision
  std::string basis;       // "§ 72 Abs. 4 Satz 1 HBO"
  std::string tenor;       // verfügender Teil of the notice
  std::string remedies_text;
  std::string place;  // where and when the whole notice can be read
  Date published_on;
  Deadline display;   // of the notice; with its end third parties count as served
  Deadline remedies;  // of third parties who did not object
};
struct AnnouncementWithdrawn {
  AnnouncementId announcement;
  std::string reason;
};
struct ObjectionRaised {
  ObjectionId objection;
  AnnouncementId announcement;
  PersonId person;
  std::string text;
  Date received_on;
  bool late;
  std::string entered_from;  // "page", "paper", "mail"
  DocumentId source;
};

}  // namespace flurwerk
