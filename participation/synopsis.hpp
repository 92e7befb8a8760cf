// The Synopsis: all statements side by side, by topic and agency, with every condition numbered for the decision.
// Legal basis: § 70 Abs. 1, §§ 71, 72, § 74 Abs. 4 HBO (weighing what others said, taking conditions over).
#pragma once

#include "participation/participation.hpp"

namespace flurwerk::participation {

struct SynopsisColumn {  // one request
  RequestId request;
  AgencyId agency;
  Act act;
  Text standing;                            // "Keine Einwände", "gilt als erteilt seit 03.03.2026", "offen bis ..."
  std::optional<StatementOutcome> outcome;  // none: no statement
  bool late = false;
  std::string text;
  std::optional<Text> plans;  // when the plans are no longer those that it was asked about: what became of it
};
struct NumberedCondition {
  int number;  // 1, 2, ... over the whole synopsis
  RequestId request;
  AgencyId agency;
  Condition condition;
  std::optional<int> same_as;    // number of the first condition that says the same
  std::vector<int> contradicts;  // numbers of those that may not go together with it
  std::optional<Weighing> weighing;
};
struct SynopsisRow {                                  // one topic, however it is spelled: case and punctuation apart
  std::string topic;                                  // as first written
  std::vector<std::vector<NumberedCondition>> cells;  // one per column, in the columns' order
  std::vector<std::string> texts;                     // likewise: what the statement says to this topic; may be empty
};
struct SynopsisObjection {  // of a neighbour or of the public; named by number, never by name
  std::string id;           // of the neighbour or the objection
  bool neighbour;
  int number;
  std::vector<ParcelKey> parcels;  // a neighbour's
  std::string text;
  Date received_on;
  bool late;
  std::optional<Weighing> weighing;
};
struct Synopsis {
  std::vector<SynopsisColumn> columns;        // requests in the order they were made
  std::vector<SynopsisRow> rows;              // topics in order of first mention
  std::vector<SynopsisObjection> objections;  // neighbours first
};
Synopsis synopsis(const Participation& participation);

}  // namespace flurwerk::participation
