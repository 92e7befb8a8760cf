// What happens to a request between question and answer: delivery, acknowledgement, handing on, extension; replacement
// of a refused consent. Legal basis: § 70 Abs. 1 Satz 3, 4 HBO, § 36 Abs. 2 Satz 3, § 36a Abs. 2 BauGB.
#pragma once

#include "participation/participation.hpp"
#include "permit-core/application.hpp"
#include "permit-core/context.hpp"

namespace flurwerk::participation {

// By the authority: the day on which the agency had the request. Later than assumed, the period runs from that day.
struct RecordDelivery {
  RequestId request;
  Date delivered_on;     // from the day of sending to today
  std::string evidence;  // "Empfangsbekenntnis vom ..."
};
Decided record_delivery(const Application& application, const Participation& participation,
                        const RecordDelivery& command, const Context& context);

// By the agency; once. Acknowledging again is nothing to do.
Decided acknowledge_request(const Application& application, const Participation& participation,
                            const RequestId& request, const Context& context);

// By the agency: who in it, or below it, works on the request now, in place of whom it was handed on to before. A body of
// the register reads along and writes at the draft; the answer stays the asked agency's.
struct HandOn {
  RequestId request;
  std::string to;
  AgencyId agency{};  // the body of the register; empty: words alone
};
Decided hand_on_request(const Application& application, const Participation& participation, const HandOn& command,
                        const Context& context);

// Whether and how far the law lets a request's period be prolonged; nullptr: it does not.
const PeriodRule* extension_rule(const StatementRequest& request, const LawAt& law);
// The last day that an extension can reach. Refused: "not-extendable", "extended-already", "period-over".
Result<Date> latest_extension(const StatementRequest& request, const Context& context);

struct AskExtension {
  RequestId request;
  Date until;
  std::string reason;
};
Decided ask_extension(const Application& application, const Participation& participation, const AskExtension& command,
                      const Context& context);

// By the authority. `until` absent: refused, and then with a reason. It may grant a day of its own.
struct AnswerExtension {
  RequestId request;
  std::optional<Date> until;
  std::string reason;
};
Decided answer_extension(const Application& application, const Participation& participation,
                         const AnswerExtension& command, const Context& context);

// By the authority: a consent that was refused in time, and unlawfully, no longer stands in the way. Not for § 36a.
struct ReplaceConsent {
  RequestId request;
  std::string reason;
};
Decided replace_consent(const Application& application, const Participation& participation,
                        const ReplaceConsent& command, const Context& context);

}  // namespace flurwerk::participation
