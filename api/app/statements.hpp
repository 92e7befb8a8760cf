// Use cases of the participation: suggesting agencies, opening a round with its signed links, giving a statement.
// Basis: § 70 Abs. 1 HBO; the rules themselves stand in participation.
#pragma once

#include "api/app/change.hpp"
#include "api/app/desk.hpp"
#include "participation/round.hpp"
#include "participation/statement.hpp"
#include "participation/suggest.hpp"

namespace flurwerk::api {

struct SuggestedAgency {
  participation::Suggestion suggestion;
  std::optional<Agency> agency;  // of the authority's register; none: it has no agency of that kind
  Text competence{};             // why this one of its kind, where areas decide
};
struct SuggestedAgencies {
  std::vector<SuggestedAgency> suggested;
  std::vector<participation::NotChecked> not_checked;
  LawAt law;  // whose rules these are
};
Result<SuggestedAgencies> suggest_agencies(const App& app, const Caller& caller, const ApplicationId& application);

// Makes a signed link for every request and posts it to the agency's stored address.
Result<Done> open_round(App& app, const Caller& caller, const Precondition& precondition,
                        const ApplicationId& application, const std::string& title,
                        std::vector<participation::RequestDraft> requests, std::vector<DroppedSuggestion> dropped = {});
// When a round sent `now` leaves: late enough to take it back, and on the day that counts as the day of receipt.
Instant leaving(const App& app, Instant now);
// What waits to be sent about a request that is asked no more.
void recall_mail(Tx& tx, const RequestId& request);
// Until when a round of that application can be taken back: its first mail waits for that; none: something has left.
std::optional<Instant> round_leaves_at(const View& view, const participation::Participation& participation,
                                       const RoundId& round, Instant now);
// Takes a whole round back before anything of it has left, or refuses as "round-has-left". Its links end.
Result<Done> undo_round(App& app, const Caller& caller, const Precondition& precondition,
                        const ApplicationId& application, const RoundId& round);
// The application that a request belongs to; not_found for unknown ones.
Result<ApplicationId> application_of(const View& view, const RequestId& request);
Result<Done> withdraw_request(App& app, const Caller& caller, const Precondition& precondition,
                              const RequestId& request, const std::string& reason);
// When a round was opened: since then its agencies are waited for.
Instant opened_at(const Case& the_case, const RoundId& round);
// The agency has opened its page; recorded once, and once of each signed link (`token`; empty: by account).
Result<Done> note_opened(App& app, const Caller& caller, const RequestId& request, const std::string& token = {});
// Where the agency wants two people, only what is released from its draft, and not by who wrote it
// ("second-person-needed"). The draft ends with it; see may_release for `seen`.
Result<Done> submit_statement(App& app, const Caller& caller, const Precondition& precondition,
                              const participation::SubmitStatement& statement, const SeenDraft& seen = {});

struct RenewedLink {
  SignedLink link;
  Instant expires_at;
};
// Ends the old links of the request and posts a new one to the agency's stored address, and to no other.
Result<RenewedLink> renew_link(App& app, const Caller& caller, const RequestId& request);
// What a link that ended with the withdrawal of its request still opens; none: it ended otherwise, or never was.
struct WithdrawnRequest {
  Case the_case;
  RequestId request;
};
std::optional<WithdrawnRequest> withdrawn_behind(const View& view, const std::string& token);
// Asked for by the holder of an expired link: the new one goes to the stored address alone, never onto the page.
Result<void> resend_expired_link(App& app, const std::string& token);

// The agency for each suggestion: of several of a kind the one in whose area the plot lies.
std::vector<SuggestedAgency> agencies_for(const App& app, const View& view, const Application& application,
                                          const std::vector<participation::Suggestion>& suggestions);
// Says of each agency what kind it is. Refused as "agency-unknown", with its place: one that the authority has not in its
// register.
Result<void> in_register(const View& view, const AuthorityId& authority,
                         std::vector<participation::RequestDraft>& requests);
// A signed link for every request of the round, posted to the agency's stored address; leaves then.
void send_requests(const App& app, Tx& tx, const ApplicationId& application, const RoundId& round, Instant leaves_at,
                   Done& done);

// Agencies that an authority may ask: its own entries and the shared ones.
std::vector<Agency> agencies_of(const View& view, const AuthorityId& authority);

}  // namespace flurwerk::api
