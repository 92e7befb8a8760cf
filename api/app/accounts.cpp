#include "api/app/accounts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "api/app/passwords.hpp"
#include "api/app/plain_values.hpp"
#include "permit-core/access.hpp"

namespace flurwerk::api {

namespace {

Result<void> check_email(const std::string& email) {
  if (like_an_address(email)) return {};
  return refuse(RefusalKind::invalid, "email-invalid", {"Das ist keine E-Mail-Adresse.", "This is no e-mail address."},
                {}, {}, "/email");
}

Result<void> check_password(const std::string& password) {
  if (password.size() >= 12) return {};
  return refuse(RefusalKind::invalid, "password-too-short",
                {"Das Passwort braucht mindestens 12 Zeichen.", "The password needs at least 12 characters."}, {}, {},
                "/password");
}

Result<void> check_memberships(const View& view, const std::vector<Membership>& memberships) {
  for (std::size_t i = 0; i < memberships.size(); ++i) {
    const auto& membership = memberships[i];
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

tl::unexpected<Refusal> email_in_use() {
  return refuse(
      RefusalKind::invalid, "email-in-use",
      {"Zu dieser E-Mail-Adresse gibt es schon ein Konto.", "There already is an account for this e-mail address."}, {},
      {}, "/email");
}

bool administers(const std::vector<Membership>& memberships) {
  return std::ranges::any_of(memberships, [](const Membership& one) { return one.role == "administrator"; });
}

}  // namespace

Result<AccountId> add_account(App& app, const NewAccount& account) {
  if (auto ok = check_email(account.email); !ok) return tl::unexpected(ok.error());
  if (auto ok = check_password(account.password); !ok) return tl::unexpected(ok.error());
  const std::string hash = hash_password(account.password);  // slow: before the transaction
  return app.store.write([&](Tx& tx) -> Result<AccountId> {
    if (auto ok = check_memberships(tx, account.memberships); !ok) return tl::unexpected(ok.error());
    Account row{AccountId{new_id()}, account.email, account.name, hash, app.clock.now(), {}, 0, {}};
    if (!tx.accounts().put_account(row)) return email_in_use();
    tx.accounts().set_memberships(row.id, account.memberships);
    return row.id;
  });
}

Result<AccountChange> account_as_it_is(const View& view, const AccountId& account) {
  const auto row = view.accounts().account(account);
  if (!row) {
    return refuse(RefusalKind::not_found, "account-unknown",
                  {"Dieses Konto gibt es nicht.", "There is no such account."});
  }
  return AccountChange{row->email, row->name, {}, view.accounts().memberships(account), row->disabled_at.has_value()};
}

Result<void> change_account(App& app, const AccountId& by, const AccountId& account, const AccountChange& change) {
  if (auto ok = check_email(change.email); !ok) return ok;
  if (change.password) {
    if (auto ok = check_password(*change.password); !ok) return ok;
  }
  if (by == account && (change.disabled || !administers(change.memberships))) {
    return refuse(RefusalKind::forbidden, "own-account",
                  {"Das eigene Konto kann sich die Verwaltung nicht nehmen.",
                   "An administrator cannot shut out their own account."},
                  {"Ein anderes Konto der Verwaltung kann das tun.", "Another administrator's account can do so."});
  }
  const std::string hash = change.password ? hash_password(*change.password) : "";  // slow: before the transaction
  return app.store
      .write([&](Tx& tx) -> Result<bool> {
        const auto before = account_as_it_is(tx, account);
        if (!before) return tl::unexpected(before.error());
        if (auto ok = check_memberships(tx, change.memberships); !ok) return tl::unexpected(ok.error());
        auto row = *tx.accounts().account(account);
        row.email = change.email;
        row.name = change.name;
        if (change.password) {
          row.password_hash = hash;
          row.failed_attempts = 0;
        }
        if (change.disabled != before->disabled) {
          row.disabled_at = change.disabled ? std::optional{app.clock.now()} : std::nullopt;
        }
        if (!tx.accounts().put_account(row)) return email_in_use();
        tx.accounts().set_memberships(account, change.memberships);
        if (change.password || change.disabled || change.memberships != before->memberships) {
          tx.accounts().end_sessions_of(account);
        }
        return true;
      })
      .map([](bool) {});
}

}  // namespace flurwerk::api
