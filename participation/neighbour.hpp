// A Neighbour (Nachbar, § 71 HBO) of a project as the events have made them: named, notified, heard, or never reached.
// Legal basis: § 71 HBO. Nothing in law follows from silence but that nobody has to be awaited any longer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "permit-core/event.hpp"

namespace flurwerk::participation {

struct NeighbourAnswer {
  int version;
  NeighbourOutcome outcome;
  std::string text;
  Date received_on;
  bool late;
  std::string entered_from;  // "code", "paper", "mail"
  DocumentId source;         // what came on paper
};

enum class NeighbourStanding {
  named,       // not notified
  on_its_way,  // by certificate; its receipt is not known yet, so no period runs
  running,     // may object until the end of the period
  silent,      // the period is over, nothing was said
  consented,
  objected,
  returned,  // the letter came back: no period ever ran
};
std::string_view to_string(NeighbourStanding standing);

struct Notification {  // the last one that was sent to this neighbour
  std::string subject;
  std::vector<ReleasedDocument> released;
  std::string service;  // "post", "certificate", "handed_over"
  Date sent_on;
  DocumentId letter;
  std::optional<Deadline> deadline;
  std::optional<Date> received_on;  // proved; else the one assumed
  std::string evidence;
  std::optional<Date> returned_on;
  std::string returned_because;
};

struct Neighbour {
  NeighbourSpec spec;
  int number = 0;  // 1, 2, ... in the case: how others are told of them
  std::optional<Notification> notification;
  std::optional<Date> opened_on;  // their page
  std::optional<NeighbourAnswer> answer;
  std::vector<NeighbourAnswer> earlier;  // versions that were replaced, oldest first

  // In legal time: whether or not anybody has noticed the end of the period.
  NeighbourStanding standing(Date today) const;
  // The version that was released to this neighbour; none where nothing was, or the letter came back.
  std::optional<int> readable_version(const DocumentId& document) const;
};

}  // namespace flurwerk::participation
