#include "api/app/accounts.hpp"

#include <fmt/format.h>

#include "api/app/passwords.hpp"
#include "permit-core/access.hpp"

namespace flurwerk::api {

namespace {

Result<void> check(const View& view, const NewAccount& account) {
  if (account.email.find('@') == std::string::npos) {
    return refuse(RefusalKind::invalid, "email-invalid",
                  {"Das ist keine E-Mail-Adresse.", "This is no e-mail address."}, {}, {}, "/email");
  }
  if (account.password.size() < 12) {
    return refuse(RefusalKind::invalid, "password-too-short",
                  {"Das Passwort braucht mindestens 12 Zeichen.", "The password needs at least 12 characters."}, {}, {},
                  "/password");
  }
  for (std::size_t i = 0; i < account.memberships.size(); ++i) {
    const auto& membership = account.memberships[i];
    const bool known = parse_role(membership.role) &&
                       (membership.authority.empty() || view.accounts().authority(membership.authority)) &&
                       (membership.agency.empty() || view.accounts().agency(membership.agency));
    const bool tied = (membership.role != "clerk" && membership.role != "approver") || !membership.authority.empty();
    const bool agency = membership.role != "agency_member" || !membership.agency.empty();
    if (known && tied && agency) continue;
    return refuse(RefusalKind::invalid, "membership-invalid",
                  {"Rolle, Behörde oder Fachbehörde gibt es nicht, oder die Angabe fehlt.",
                   "Role, authority or agency does not exist, or is missing."},
                  {"Sachbearbeitung und Freigabe brauchen eine Behörde, Mitglieder einer Fachbehörde diese.",
                   "Clerks and approvers need an authority, agency members their agency."},
                  {}, fmt::format("/memberships/{}", i));
  }
  return {};
}

}  // namespace

Result<AccountId> add_account(App& app, const NewAccount& account) {
  const std::string hash = hash_password(account.password);  // slow: before the transaction
  return app.store.write([&](Tx& tx) -> Result<AccountId> {
    if (auto ok = check(tx, account); !ok) return tl::unexpected(ok.error());
    Account row{AccountId{new_id()}, account.email, account.name, hash, app.clock.now(), {}, 0, {}};
    if (!tx.accounts().put_account(row)) {
      return refuse(
          RefusalKind::invalid, "email-in-use",
          {"Zu dieser E-Mail-Adresse gibt es schon ein Konto.", "There already is an account for this e-mail address."},
          {}, {}, "/email");
    }
    tx.accounts().set_memberships(row.id, account.memberships);
    return row.id;
  });
}

Result<void> disable_account(App& app, const AccountId& account) {
  return app.store
      .write([&](Tx& tx) -> Result<bool> {
        auto row = tx.accounts().account(account);
        if (!row) {
          return refuse(RefusalKind::not_found, "account-unknown",
                        {"Dieses Konto gibt es nicht.", "There is no such account."});
        }
        if (!row->disabled_at) row->disabled_at = app.clock.now();
        tx.accounts().put_account(*row);
        tx.accounts().end_sessions_of(account);
        return true;
      })
      .map([](bool) {});
}

}  // namespace flurwerk::api
