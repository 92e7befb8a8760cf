// The Participation (Beteiligung) of an application as its events have made it: rounds and, in them, requests.
// Legal basis: § 70 Abs. 1 HBO, §§ 36, 36a BauGB, and the special acts named by each request.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "participation/announcement.hpp"
#include "participation/neighbour.hpp"
#include "participation/plans.hpp"
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
  std::string entered_from;            // "link", "account", "paper", "mail"
  std::vector<std::string> grounds{};  // of a refusal, where the law lists them
  std::string refer_to{};              // who is responsible instead
  std::vector<TopicText> topics{};     // what is said beside `text`, topic by topic
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
  std::int64_t event = 0;               // number of the event in the log: who was asked after it
};
struct Withdrawn {
  Date on;
  std::string reason;  // empty when the case was closed
  Open before{};       // what it is again when the round is taken back that asked anew
};
using RequestState = std::variant<Open, Answered, Silent, Withdrawn>;
std::string_view to_string(const RequestState& state);  // "open", "answered", "silent", "withdrawn"

// What happened to a request beside being asked and answered. Sent is the round's day; the rest is kept apart.
struct Trail {
  std::optional<Date> delivered_on;  // proved; without it the receipt is the one assumed when the round was sent
  std::string evidence;
  std::optional<Date> acknowledged_on;
  std::string handed_on_to;
  AgencyId handed_on_agency;  // its members read along and write at the draft; the answer stays the asked agency's
  struct Extension {
    Date until;
    std::string reason;
    Date asked_on;
    std::optional<Date> answered_on;
    bool granted = false;
    std::string refused_because;
  };
  std::optional<Extension> extension;  // the last one asked for
  struct Former {
    Deadline deadline;
    Date until;  // the day on which another took its place
  };
  std::vector<Former> former;      // deadlines that were replaced, oldest first
  std::vector<Statement> earlier;  // versions that were corrected, oldest first
  struct Replacement {
    Date on;
    std::string reason;
    std::string basis;
  };
  std::optional<Replacement> consent_replaced;
  struct CarriedOver {
    Date on;
    Plans plans;  // that the answer holds for as well
    std::string reason;
  };
  std::vector<CarriedOver> carried_over;  // oldest first; the last one holds
  struct Wanted {
    Date on;
    std::string papers;
  };
  std::vector<Wanted> papers_wanted;  // by the agency
  struct Question {
    Date on;
    std::string text;
    int statement_version;  // that the applicant is shown; 0: none
    std::optional<Date> replied_on;
    std::string reply;
    std::vector<DocumentId> attachments{};  // of that statement, which the applicant may read
  };
  std::vector<Question> questions;  // to the applicant; all but the last are answered
};

struct StatementRequest {     // Anforderung der Stellungnahme
  StatementRequestSpec spec;  // its deadline is the one that holds now
  RoundId round;
  RequestState state;
  Trail trail{};
  Plans plans{};           // that it asks about
  std::int64_t event = 0;  // number of the event in the log that asked
  // The period as it was first set: an extension runs under a rule of its own.
  const std::string& first_rule() const {
    return trail.former.empty() ? spec.deadline.rule : trail.former.front().deadline.rule;
  }
  bool is_open() const { return std::holds_alternative<Open>(state); }
  const Statement* statement() const;  // nullptr unless answered
  // The plans that its answer holds for: those it asks about, or later ones that it was carried over to.
  const Plans& stands_for() const { return trail.carried_over.empty() ? plans : trail.carried_over.back().plans; }
};

struct Round {  // Beteiligungsrunde
  RoundId id;
  std::string title;
  Date opened_on;
  std::vector<CarriedOver> carried{};  // answers that stand for the changed plans since it was opened
};

// Akteneinsicht: somebody outside was let read these documents.
struct FileAccess {
  FileAccessGranted granted;
  Date granted_on;
  struct Use {
    Date on;
    DocumentId document;  // empty: the list
    int version;
  };
  std::vector<Use> uses{};  // oldest first, each once a day
  std::optional<Date> ended_on{};
  std::string ended_because{};
  bool open_on(Date day) const { return !ended_on && day <= granted.until; }
};

// A rule named an agency, and the authority decided not to ask it.
struct LeftOut {
  RoundId round;
  DroppedSuggestion suggestion;
};

struct Participation {
  std::vector<Round> rounds;
  std::vector<StatementRequest> requests;
  std::vector<AgreementRecorded> agreements;  // given before the procedure began
  std::vector<LeftOut> left_out{};            // oldest first
  std::optional<RoundDrafted> draft;          // the round that is being put together; nobody outside knows of it
  std::vector<Weighing> weighings;            // the last word on each condition
  std::vector<Neighbour> neighbours;          // in the order they were named
  int neighbours_named = 0;                   // those removed included: numbers are not given twice
  std::vector<Announcement> announcements;
  std::vector<PermitAnnouncement> permit_announcements;
  std::vector<Objection> objections;  // of the public
  std::vector<FileAccess> accesses;
  Plans plans;  // as they are now
  // Answers carried over to the plans as they are now with nobody asked anew: no round, but taken back like one.
  std::optional<Round> carried_alone{};
  std::optional<Date> closed_on;  // decided, withdrawn or rejected: nothing more is accepted

  const StatementRequest* request(const RequestId& id) const;
  const Weighing* weighing(const RequestId& request, const std::string& condition) const;
  const Weighing* weighing_of(const std::string& objection) const;  // id of a neighbour or an objection
  const Neighbour* neighbour(const NeighbourId& id) const;
  const Announcement* announcement(const AnnouncementId& id) const;
  const PermitAnnouncement* permit_announcement(const AnnouncementId& id) const;
  const Objection* objection(const ObjectionId& id) const;
  const FileAccess* access(const FileAccessId& id) const;
};

// Folds one event; those of the application itself matter where they close the case.
void apply(Participation& participation, const RecordedEvent& recorded);
Participation fold(std::span<const RecordedEvent> events);

// Refused as "wrong-agency" unless the actor acts for the agency that was asked.
Result<void> must_be_asked(const StatementRequest& request, const Actor& actor);

// The refusal for an unknown request, or one that is not the viewer's to know about.
Refusal no_such_request();

// A later request for the same act of the same agency has taken the place of this one, withdrawn ones left out.
bool asked_again_since(const Participation& participation, const RequestId& request);

// Formal acts that still stand in the way of a decision on `today`; those nobody was asked for: see unasked.hpp.
OpenActs open_acts(const Participation& participation, Date today);

// Silence worded by its effect: "disregarded", "deemed given", never as harmless. `act` as in the request.
Text wording(SilenceEffect effect, Act act);
Text name_of(Act act);  // {"Einvernehmen", "consent (Einvernehmen)"}

}  // namespace flurwerk::participation
