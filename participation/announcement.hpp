// An Announcement (öffentliche Bekanntmachung, § 72 HBO) and the objections it brought, as the events have made them.
// Legal basis: § 72 HBO. What is on display follows from the day alone, whenever the scheduler runs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "participation/plans.hpp"
#include "permit-core/event.hpp"

namespace flurwerk::participation {

struct Objection {  // Einwendung
  ObjectionId id;
  int number = 0;  // 1, 2, ... in the case: how others are told of it
  AnnouncementId announcement;
  PersonId person;
  std::string text;
  Date received_on;
  bool late = false;
  std::string entered_from;  // "page", "paper", "mail"
  DocumentId source;
};

struct Announcement {
  PublicAnnounced said;
  std::optional<Date> withdrawn_on;
  std::string withdrawn_because;
  Plans plans{};  // that were announced

  bool published(Date today) const;   // and neither withdrawn nor over: the page is there
  bool on_display(Date today) const;  // the released documents can be read
  bool may_object(Date today) const;  // in time
};

struct PermitAnnouncement {  // öffentliche Bekanntgabe der Genehmigung, § 72 Abs. 4 HBO
  PermitAnnounced said;
  std::optional<Date> withdrawn_on;
  std::string withdrawn_because;

  bool published(Date today) const;  // neither withdrawn nor is the display over: the page is there
};

}  // namespace flurwerk::participation
