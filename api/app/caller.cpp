#include "api/app/caller.hpp"

#include <algorithm>

#include "api/app/passwords.hpp"

namespace flurwerk::api {

namespace {

constexpr auto session_length = std::chrono::hours{12};
constexpr int free_attempts = 5;
constexpr auto longest_wait = std::chrono::seconds{900};

// 1 s after the fifth failure, doubling, never more than a quarter of an hour.
std::chrono::seconds wait_after(int failures) {
  if (failures < free_attempts) return std::chrono::seconds{0};
  const int doublings = std::min(failures - free_attempts, 10);
  return std::min(std::chrono::seconds{1 << doublings}, std::chrono::seconds{longest_wait});
}

Refusal wrong_pair() {
  return {RefusalKind::unauthenticated,
          "wrong-credentials",
          {"E-Mail-Adresse und Passwort passen nicht zusammen.", "E-mail address and password do not match."},
          {"Prüfen Sie beides; Groß- und Kleinschreibung des Passworts zählt.",
           "Check both; the password is case-sensitive."},
          {},
          "/password"};
}

Caller caller_from(const View& view, const Account& account, std::string csrf) {
  return {viewer_of(view, account.id), account.name, account.email, std::move(csrf), {}};
}

}  // namespace

Viewer viewer_of(const View& view, const AccountId& account) {
  Viewer viewer{account, {}, {}};
  for (const auto& membership : view.accounts().memberships(account)) {
    if (const auto role = parse_role(membership.role)) {
      viewer.memberships.push_back({*role, membership.authority, membership.agency});
    }
  }
  return viewer;
}

namespace {

// The first membership that is enough by itself.
template <class Permits>
Actor acting_as(const Caller& caller, Permits permits) {
  if (!caller.viewer.link.empty()) return {AccountId{"link"}, "agency_link", caller.link_agency};
  for (const auto& membership : caller.viewer.memberships) {
    if (!permits(Viewer{caller.viewer.account, {membership}, {}})) continue;
    return {caller.viewer.account, std::string{to_string(membership.role)}, membership.agency};
  }
  return {caller.viewer.account, "anonymous", {}};
}

}  // namespace

Actor actor_of(const Caller& caller, Action action) {
  return acting_as(caller, [&](const Viewer& alone) { return may(alone, action); });
}

Actor actor_of(const Caller& caller, Action action, const CaseFacts& facts) {
  return acting_as(caller, [&](const Viewer& alone) { return allowed(alone, action, facts).has_value(); });
}

Actor system_actor() { return {AccountId{"system"}, "system", {}}; }

Result<SignedIn> sign_in(App& app, const std::string& email, const std::string& password) {
  const Instant now = app.clock.now();
  const auto account = app.store.read()->accounts().account_by_email(email);
  if (!account || account->disabled_at || account->password_hash.empty()) {
    pretend_to_check(password);
    return tl::unexpected(wrong_pair());
  }
  if (account->last_failure_at && now < *account->last_failure_at + wait_after(account->failed_attempts)) {
    return refuse(RefusalKind::too_many, "too-many-attempts",
                  {"Zu viele Fehlversuche für dieses Konto.", "Too many failed attempts for this account."},
                  {"Warten Sie einige Minuten und versuchen Sie es erneut.", "Wait some minutes and try again."});
  }
  const bool matches = password_matches(account->password_hash, password);  // slow: outside the write transaction
  const std::string token = new_token();
  return app.store
      .write([&](Tx& tx) -> Result<std::optional<SignedIn>> {
        auto current = tx.accounts().account(account->id);
        if (!current || current->disabled_at) return std::optional<SignedIn>{};
        current->failed_attempts = matches ? 0 : current->failed_attempts + 1;
        current->last_failure_at = matches ? std::nullopt : std::optional{now};
        tx.accounts().put_account(*current);
        if (!matches) return std::optional<SignedIn>{};
        const Session session{sha256_hex(token), current->id, new_token(), now, now + session_length};
        tx.accounts().put_session(session);
        return SignedIn{token, caller_from(tx, *current, session.csrf), session.expires_at};
      })
      .and_then([](std::optional<SignedIn> signed_in) -> Result<SignedIn> {
        if (!signed_in) return tl::unexpected(wrong_pair());
        return std::move(*signed_in);
      });
}

void sign_out(App& app, const std::string& token) {
  (void)app.store.write([&](Tx& tx) -> Result<bool> {
    tx.accounts().end_session(sha256_hex(token));
    return true;
  });
}

Caller caller_of_session(const App& app, const std::string& token) {
  const auto view = app.store.read();
  const auto session = view->accounts().session(sha256_hex(token));
  if (!session || session->expires_at <= app.clock.now()) return {};
  const auto account = view->accounts().account(session->account);
  if (!account || account->disabled_at) return {};
  return caller_from(*view, *account, session->csrf);
}

Result<Caller> caller_of_link(App& app, const std::string& token) {
  const auto view = app.store.read();
  const auto link = view->links().link(sha256_hex(token));
  if (!link || link->revoked_at) {
    return refuse(RefusalKind::not_found, "link-unknown",
                  {"Diesen Link gibt es nicht oder nicht mehr.", "This link does not exist, or no longer does."},
                  {"Prüfen Sie, ob die Adresse vollständig aus der Nachricht übernommen wurde, oder bitten Sie die "
                   "Bauaufsicht um einen neuen Link.",
                   "Check that the address was copied whole from the message, or ask the authority for a new link."});
  }
  if (link->expires_at <= app.clock.now()) {
    return refuse(RefusalKind::not_found, "link-expired", {"Dieser Link ist abgelaufen.", "This link has expired."},
                  {"Ein neuer Link kann nur an die hinterlegte Adresse gesendet werden.",
                   "A new link can be sent to the stored address only."});
  }
  const auto row = view->lists().request(link->request);
  if (!row) throw std::logic_error("link to a request that is not in the state tables");
  const auto agency = view->accounts().agency(row->agency);
  Caller caller;
  caller.viewer.account = AccountId{"link"};
  caller.viewer.memberships = {{Role::agency_member, {}, row->agency}};
  caller.viewer.link = link->request;
  caller.name = agency ? agency->name : row->agency.value;
  caller.link_agency = row->agency;
  return caller;
}

}  // namespace flurwerk::api
