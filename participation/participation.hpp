// The Participation (Beteiligung) of an application as its events have made it: rounds and, in them, requests.
// Legal basis: § 70 Abs. 1 HBO, §§ 36, 36a BauGB, and the special acts named by each request.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "permit-core/decision.hpp"
#include "permit-core/event.hpp"

namespace flurwerk::participation {

struct Statement {  // Stellungnahme
  int version;
  StatementOutcome outcome;
  std::string text;
  std::vector<Condition> conditions;
  std::vector<DocumentId> attachments;
  Date received_on;
  bool late;
  std::string entered_from;  // "link", "account", "paper"
};

struct Open {
  std::optional<Date> opened_on;  // first read by the agency; nothing in law follows from it
};
struct Silent {
  SilenceEffect effect;
  Date effective_on;  // first day after the period
};
struct Answered {
  Statement statement;
  std::optional<Silent> after_silence;  // a late statement does not undo what silence brought about
};
struct Withdrawn {
  Date on;
  std::string reason;  // empty when the case was closed
};
using RequestState = std::variant<Open, Answered, Silent, Withdrawn>;
std::string_view to_string(const RequestState& state);  // "open", "answered", "silent", "withdrawn"

struct StatementRequest {  // Anforderung der Stellungnahme
  StatementRequestSpec spec;
  RoundId round;
  RequestState state;
  bool is_open() const { return std::holds_alternative<Open>(state); }
  const Statement* statement() const;  // nullptr unless answered
};

struct Round {  // Beteiligungsrunde
  RoundId id;
  std::string title;
  Date opened_on;
};

struct Participation {
  std::vector<Round> rounds;
  std::vector<StatementRequest> requests;
  std::optional<Date> closed_on;  // decided, withdrawn or rejected: nothing more is accepted

  const StatementRequest* request(const RequestId& id) const;
  bool released_to(const AgencyId& agency, const DocumentId& document) const;
};

// Folds one event; those of the application itself matter where they close the case.
void apply(Participation& participation, const RecordedEvent& recorded);
Participation fold(std::span<const RecordedEvent> events);

// The refusal for an unknown request, or one that is not the viewer's to know about.
Refusal no_such_request();

// Formal acts that still stand in the way of a decision on `today`.
OpenActs open_acts(const Participation& participation, Date today);

// Silence worded by its effect: "disregarded", "deemed given", never as harmless. `act` as in the request.
Text wording(SilenceEffect effect, Act act);
Text name_of(Act act);  // {"Einvernehmen", "consent (Einvernehmen)"}

}  // namespace flurwerk::participation
