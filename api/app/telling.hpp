// Who is told by mail what happened in a case, at once or with the next morning's mail: one table, telling_rows.cpp.
// Basis: § 25 HVwVfG, § 74 Abs. 6 HBO. No mail says what its reader may not see in the case; who acted is not told.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/app/mail.hpp"

namespace flurwerk::api {

// Records like Tx::record and posts, in the same transaction, what the table says; `before`: the case until then.
std::vector<Receipt> record_and_tell(const App& app, Tx& tx, const Case& before, const Actor& actor, Instant at,
                                     const std::string& law_version, const std::vector<Event>& events);

// To whom the authority's own mail about a case goes: who works on it, their deputy while they are absent, else the
// authority's own address. Empty: there is none.
struct Addressee {
  std::string email;
  std::string name;  // empty: nobody in particular
  AccountId account{};
};
Addressee in_charge(const View& view, const Application& application, Date today);

// `said` has subject and text; address and names are as every mail about a case has them. `place`: of the
// authority's page, as its address names it. Without an address nothing is posted.
void tell_in_charge(const App& app, Tx& tx, const Application& application, Instant at, const Mail& said,
                    Urgency urgency, const std::string& place = {});
void tell_applicant(const App& app, Tx& tx, const Application& application, Instant at, const Mail& said,
                    Urgency urgency);

// By which what is sent about a request is found again.
std::string about_asking(const RequestId& request);
std::string about_reminder(const RequestId& request);
// A mail about a request, or to the applicant at once, that the mail server refused for good: whoever works on the case is told.
// Any other: nothing happens.
void tell_undelivered(const App& app, Tx& tx, const OutboxItem& item, Instant at, const std::string& why);

}  // namespace flurwerk::api
