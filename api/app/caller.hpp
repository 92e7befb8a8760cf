// The Caller is who a request comes from: an account with its roles, the holder of a signed link, or nobody.
// Basis: permit-core/access decides what they may do; here they are only recognised.
#pragma once

#include <optional>
#include <string>

#include "api/app/app.hpp"
#include "permit-core/access.hpp"
#include "permit-core/event.hpp"

namespace flurwerk::api {

struct Caller {
  Viewer viewer;
  std::string name;  // for greeting; empty for nobody
  std::string email;
  std::string csrf;      // empty unless signed in
  AgencyId link_agency;  // set with viewer.link
  bool signed_in() const { return !viewer.account.empty(); }
};

// Who acts when the caller does `action`: the role that permits it, and the agency it is done for.
Actor actor_of(const Caller& caller, Action action);
// The same in a case: whoever works for two agencies acts for the one that this request was made to.
Actor actor_of(const Caller& caller, Action action, const CaseFacts& facts);
Actor system_actor();
Viewer viewer_of(const View& view, const AccountId& account);

struct SignedIn {
  std::string token;  // goes into the cookie, is stored as a hash only
  Caller caller;
  Instant expires_at;
};
// Refuses wrong pairs and unknown addresses alike, in the same time; slows down after failures ("too-many-attempts").
Result<SignedIn> sign_in(App& app, const std::string& email, const std::string& password);
void sign_out(App& app, const std::string& token);
// The caller behind a session token; nobody when it is unknown, expired, or the account disabled.
Caller caller_of_session(const App& app, const std::string& token);

// The caller behind a signed link. Refused as "link-unknown" (altered, revoked) or "link-expired".
Result<Caller> caller_of_link(App& app, const std::string& token);

}  // namespace flurwerk::api
