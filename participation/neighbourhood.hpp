// Hearing the neighbours: naming them, notifying each with a period of their own, taking their consent or objections.
// Legal basis: § 71 HBO; receipt by post as the law data assumes it (neighbour-post).
#pragma once

#include "participation/participation.hpp"
#include "permit-core/application.hpp"
#include "permit-core/context.hpp"

namespace flurwerk::participation {

// The refusal for an unknown neighbour, or a code that opens nothing.
Refusal no_such_neighbour();

// By the authority, before anything is sent. Refused: the plot's own parcels, nobody, more than 500.
Decided name_neighbours(const Application& application, const Participation& participation,
                        const std::vector<NeighbourSpec>& neighbours, const Context& context);

struct RemoveNeighbour {
  NeighbourId neighbour;
  std::string reason;
};
Decided remove_neighbour(const Application& application, const Participation& participation,
                         const RemoveNeighbour& command, const Context& context);

struct NotifyNeighbours {
  std::vector<NeighbourId> neighbours;
  std::string subject;               // the departures, in words a neighbour understands
  std::vector<DocumentId> released;  // plans of the applicant only
  std::string service;               // "post", "certificate", "handed_over"
  Date sent_on;                      // today, or before if it is recorded later
  std::vector<DocumentId> letters;   // one for each, filed just before
};
// Refused: who has consented (§ 71 Abs. 2), whose period runs already, a public announcement instead (§ 71 Abs. 4),
// anything but the applicant's plans.
Decided notify_neighbours(const Application& application, const Participation& participation,
                          const NotifyNeighbours& command, const Context& context);

// The neighbour has opened the page; recorded once.
Decided open_neighbour_page(const Application& application, const Participation& participation,
                            const NeighbourId& neighbour, const Context& context);

struct RecordNeighbourReceipt {
  NeighbourId neighbour;
  Date received_on;  // from the day of sending to today
  std::string evidence;
};
// Another day than the assumed one sets a period of its own from it, also after the assumed one is over.
Decided record_neighbour_receipt(const Application& application, const Participation& participation,
                                 const RecordNeighbourReceipt& command, const Context& context);

struct ReturnNeighbourLetter {
  NeighbourId neighbour;
  std::string reason;
};
Decided return_neighbour_letter(const Application& application, const Participation& participation,
                                const ReturnNeighbourLetter& command, const Context& context);

struct AnswerAsNeighbour {
  NeighbourId neighbour;
  NeighbourOutcome outcome = NeighbourOutcome::objection;
  std::string text;                 // needed for an objection
  std::optional<Date> received_on;  // of what came on paper; else today
  std::string entered_from;         // "code", "paper", "mail"
  DocumentId source;                // of paper and mail: the letter, on file
  std::optional<int> corrects;      // the version that this one replaces
};
// A consent may come before any notification (§ 71 Abs. 2). What comes after the period is accepted and marked late.
Decided answer_as_neighbour(const Application& application, const Participation& participation,
                            const AnswerAsNeighbour& command, const Context& context);

}  // namespace flurwerk::participation
