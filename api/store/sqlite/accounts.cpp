#include "api/store/sqlite/accounts.hpp"

#include "api/store/sqlite/columns.hpp"
#include "api/store/sqlite/sql.hpp"

namespace flurwerk::api {
namespace {

Account read_account(const Query& q) {
  return {{q.text(0)},
          q.text(1),
          q.text(2),
          q.text(3),
          instant(q, 4),
          maybe_instant(q, 5),
          static_cast<int>(q.integer(6)),
          maybe_instant(q, 7)};
}
Authority read_authority(const Query& q) {
  return {{q.text(0)}, q.text(1), q.text(2), q.text(3), q.text(4), q.text(5), q.text(6), q.text(7)};
}
Agency read_agency(const Query& q) {
  return {{q.text(0)},       {q.text(1)},        q.text(2),  q.text(3),  q.text(4),
          q.text(5),         q.text(6),          q.text(7),  q.text(8),  maybe_date(q, 9),
          maybe_date(q, 10), q.integer(11) != 0, q.text(12), q.text(13), maybe_instant(q, 14)};
}

template <class Read>
auto first(Query& query, Read read) -> std::optional<decltype(read(query))> {
  if (!query.step()) return std::nullopt;
  return read(query);
}
template <class Read>
auto all(Query query, Read read) {
  std::vector<decltype(read(query))> rows;
  while (query.step()) rows.push_back(read(query));
  return rows;
}

}  // namespace

std::optional<Account> SqliteAccounts::account(const AccountId& id) const {
  auto query = database_.query(sql("account_by_id"));
  return first(query.bind("id", id.value), read_account);
}

std::optional<Account> SqliteAccounts::account_by_email(const std::string& email) const {
  auto query = database_.query(sql("account_by_email"));
  return first(query.bind("email", email), read_account);
}

std::vector<Account> SqliteAccounts::accounts() const { return all(database_.query(sql("accounts")), read_account); }

std::vector<Membership> SqliteAccounts::memberships(const AccountId& id) const {
  auto query = database_.query(sql("memberships"));
  query.bind("account", id.value);
  return all(std::move(query), [](const Query& q) { return Membership{q.text(0), {q.text(1)}, {q.text(2)}}; });
}

std::optional<Session> SqliteAccounts::session(const std::string& token_sha256) const {
  auto query = database_.query(sql("session"));
  return first(query.bind("token_sha256", token_sha256), [](const Query& q) {
    return Session{q.text(0), {q.text(1)}, q.text(2), instant(q, 3), instant(q, 4)};
  });
}

std::optional<Authority> SqliteAccounts::authority(const AuthorityId& id) const {
  auto query = database_.query(sql("authority"));
  return first(query.bind("id", id.value), read_authority);
}

std::vector<Authority> SqliteAccounts::authorities() const {
  return all(database_.query(sql("authorities")), read_authority);
}

std::optional<Agency> SqliteAccounts::agency(const AgencyId& id) const {
  auto query = database_.query(sql("agency"));
  return first(query.bind("id", id.value), read_agency);
}

std::vector<Agency> SqliteAccounts::agencies() const { return all(database_.query(sql("agencies")), read_agency); }

std::vector<AgencyId> SqliteAccounts::agencies_used_by(const AuthorityId& authority) const {
  auto query = database_.query(sql("agencies_used_by"));
  query.bind("authority", authority.value);
  return all(std::move(query), [](const Query& q) { return AgencyId{q.text(0)}; });
}

std::vector<AuthorityId> SqliteAccounts::users_of(const AgencyId& agency) const {
  auto query = database_.query(sql("agency_users"));
  query.bind("agency", agency.value);
  return all(std::move(query), [](const Query& q) { return AuthorityId{q.text(0)}; });
}

bool SqliteAccounts::put_account(const Account& account) {
  if (const auto other = account_by_email(account.email); other && other->id != account.id) return false;
  const std::string created_at = to_string(account.created_at);
  const auto disabled_at = text_of(account.disabled_at), last_failure_at = text_of(account.last_failure_at);
  auto query = database_.query(sql("put_account"));
  query.bind("id", account.id.value).bind("email", account.email).bind("name", account.name);
  query.bind("password_hash", account.password_hash).bind("created_at", created_at).bind("disabled_at", disabled_at);
  query.bind("failed_attempts", account.failed_attempts).bind("last_failure_at", last_failure_at).run();
  return true;
}

void SqliteAccounts::set_memberships(const AccountId& id, const std::vector<Membership>& memberships) {
  database_.query(sql("clear_memberships")).bind("account", id.value).run();
  for (const auto& membership : memberships) {
    auto query = database_.query(sql("add_membership"));
    query.bind("account", id.value).bind("role", membership.role);
    query.bind("authority", membership.authority.value).bind("agency", membership.agency.value).run();
  }
}

void SqliteAccounts::put_session(const Session& session) {
  const std::string created_at = to_string(session.created_at), expires_at = to_string(session.expires_at);
  auto query = database_.query(sql("put_session"));
  query.bind("token_sha256", session.token_sha256).bind("account", session.account.value).bind("csrf", session.csrf);
  query.bind("created_at", created_at).bind("expires_at", expires_at).run();
}

void SqliteAccounts::end_session(const std::string& token_sha256) {
  database_.query(sql("end_session")).bind("token_sha256", token_sha256).run();
}

void SqliteAccounts::end_sessions_of(const AccountId& account) {
  database_.query(sql("end_sessions_of")).bind("account", account.value).run();
}

int SqliteAccounts::end_sessions_expired(Instant now) {
  const std::string text = to_string(now);
  database_.query(sql("end_sessions_expired")).bind("now", text).run();
  return static_cast<int>(database_.changes());
}

void SqliteAccounts::put_authority(const Authority& a) {
  auto query = database_.query(sql("put_authority"));
  query.bind("id", a.id.value).bind("name", a.name).bind("land", a.land).bind("street", a.street);
  query.bind("postal_code", a.postal_code).bind("city", a.city).bind("email", a.email);
  query.bind("file_prefix", a.file_prefix).run();
}

void SqliteAccounts::put_agency(const Agency& a) {
  auto query = database_.query(sql("put_agency"));
  const auto iso = [](const std::optional<Date>& date) {
    return date ? std::optional(to_string(*date)) : std::nullopt;
  };
  const auto from = iso(a.absent_from), until = iso(a.absent_until);
  query.bind("id", a.id.value).bind("name", a.name).bind("kind", a.kind).bind("email", a.email);
  query.bind("topics", a.topics).bind("acts", a.acts).bind("area", a.area).bind("deputy", a.deputy);
  query.bind("absent_from", from).bind("absent_until", until).bind("second_person", a.second_person ? 1 : 0);
  const auto removed_at = a.removed_at ? std::optional(to_string(*a.removed_at)) : std::nullopt;
  query.bind("channel", a.channel).bind("postal_address", a.postal_address).bind("removed_at", removed_at);
  (a.authority.empty() ? query.bind_null("authority") : query.bind("authority", a.authority.value)).run();
}

void SqliteAccounts::use_agency(const AuthorityId& authority, const AgencyId& agency) {
  database_.query(sql("use_agency")).bind("authority", authority.value).bind("agency", agency.value).run();
}

void SqliteAccounts::stop_using_agency(const AuthorityId& authority, const AgencyId& agency) {
  database_.query(sql("stop_using_agency")).bind("authority", authority.value).bind("agency", agency.value).run();
}

std::optional<AccountId> SqliteAccounts::calendar_owner(const std::string& token_sha256) const {
  auto query = database_.query(sql("calendar_owner"));
  if (!query.bind("token_sha256", token_sha256).step()) return std::nullopt;
  return AccountId{query.text(0)};
}

void SqliteAccounts::put_calendar(const AccountId& account, const std::string& token_sha256) {
  database_.query(sql("put_calendar")).bind("account", account.value).bind("token_sha256", token_sha256).run();
}

}  // namespace flurwerk::api
