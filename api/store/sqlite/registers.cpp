#include "api/store/sqlite/registers.hpp"

#include "api/app/sha256.hpp"
#include "api/store/sqlite/columns.hpp"
#include "api/store/sqlite/search_words.hpp"
#include "api/store/sqlite/sql.hpp"

namespace flurwerk::api {
namespace {

Link read_link(const Query& q) {
  return {q.text(0), {q.text(1)}, q.text(2), instant(q, 3), instant(q, 4), maybe_instant(q, 5), maybe_instant(q, 6)};
}

OutboxItem read_outbox_item(const Query& q) {
  return {q.integer(0), q.text(1), q.text(2),   q.text(3), instant(q, 4), instant(q, 5), static_cast<int>(q.integer(6)),
          q.text(7),    q.text(8), q.integer(9)};
}

}  // namespace

std::optional<Person> SqliteParties::person(const PersonId& id) const {
  auto q = database_.query(sql("person"));
  if (!q.bind("id", id.value).step()) return std::nullopt;
  return Person{{q.text(0)}, q.text(1), q.text(2), q.text(3),          q.text(4),
                q.text(5),   q.text(6), q.text(7), maybe_instant(q, 8)};
}

std::optional<std::string> SqliteParties::draft_content(const std::string& sha256) const {
  auto query = database_.query(sql("draft_content"));
  if (!query.bind("sha256", sha256).step()) return std::nullopt;
  return query.text(0);
}

void SqliteParties::put_person(const Person& p) {
  const auto erased_at = text_of(p.erased_at);
  auto query = database_.query(sql("put_person"));
  query.bind("id", p.id.value).bind("name", p.name).bind("street", p.street).bind("postal_code", p.postal_code);
  query.bind("city", p.city).bind("email", p.email).bind("phone", p.phone);
  query.bind("qualification", p.qualification).bind("erased_at", erased_at).run();
  const std::string text = searchable(p.name + " " + p.city + " " + p.email);
  database_.query(sql("put_person_text")).bind("person", p.id.value).bind("text", text).run();
}

void SqliteParties::erase_person(const PersonId& id, Instant at) {
  if (!person(id)) return;
  Person nobody;
  nobody.id = id;
  nobody.erased_at = at;
  put_person(nobody);
}

std::string SqliteParties::put_draft_content(const std::string& body) {
  std::string sha256 = sha256_hex(body);
  database_.query(sql("put_draft_content")).bind("sha256", sha256).bind("body", body).run();
  return sha256;
}

std::optional<Link> SqliteLinks::link(const std::string& token_sha256) const {
  auto query = database_.query(sql("link"));
  if (!query.bind("token_sha256", token_sha256).step()) return std::nullopt;
  return read_link(query);
}

std::vector<Link> SqliteLinks::links_of(const RequestId& request) const {
  std::vector<Link> links;
  auto query = database_.query(sql("links_of"));
  query.bind("request", request.value);
  while (query.step()) links.push_back(read_link(query));
  return links;
}

void SqliteLinks::put_link(const Link& link) {
  const std::string created_at = to_string(link.created_at), expires_at = to_string(link.expires_at);
  const auto first_used_at = text_of(link.first_used_at), revoked_at = text_of(link.revoked_at);
  auto query = database_.query(sql("put_link"));
  query.bind("token_sha256", link.token_sha256).bind("request", link.request.value).bind("email", link.email);
  query.bind("created_at", created_at).bind("expires_at", expires_at);
  query.bind("first_used_at", first_used_at).bind("revoked_at", revoked_at).run();
}

void SqliteLinks::mark_used(const std::string& token_sha256, Instant at) {
  const std::string text = to_string(at);
  database_.query(sql("mark_link_used")).bind("token_sha256", token_sha256).bind("at", text).run();
}

void SqliteLinks::revoke_links_of(const RequestId& request, Instant at) {
  const std::string text = to_string(at);
  database_.query(sql("revoke_links_of")).bind("request", request.value).bind("at", text).run();
}

std::optional<PersonalCode> SqliteLinks::personal_code(const std::string& code_sha256) const {
  auto q = database_.query(sql("personal_code"));
  if (!q.bind("code_sha256", code_sha256).step()) return std::nullopt;
  return PersonalCode{code_sha256, {q.text(0)}, {q.text(1)}, {q.text(2)}, instant(q, 3), maybe_instant(q, 4)};
}

void SqliteLinks::put_personal_code(const PersonalCode& code) {
  const std::string created_at = to_string(code.created_at);
  auto query = database_.query(sql("put_personal_code"));
  query.bind("code_sha256", code.code_sha256).bind("application", code.application.value);
  query.bind("neighbour", code.neighbour.value).bind("access", code.access.value).bind("created_at", created_at).run();
}

void SqliteLinks::revoke_codes_of(const NeighbourId& neighbour, Instant at) {
  const std::string text = to_string(at);
  database_.query(sql("revoke_neighbour_codes")).bind("neighbour", neighbour.value).bind("at", text).run();
}

void SqliteLinks::revoke_codes_of(const FileAccessId& access, Instant at) {
  const std::string text = to_string(at);
  database_.query(sql("revoke_access_codes")).bind("access", access.value).bind("at", text).run();
}

std::vector<OutboxItem> SqliteOutbox::waiting(Instant now, int limit, Lane lane) const {
  const std::string text = to_string(now);
  std::vector<OutboxItem> items;
  auto q = database_.query(sql("outbox_waiting"));
  q.bind("now", text).bind("limit", limit).bind("webhooks", lane == Lane::webhooks ? 1 : 0);
  while (q.step()) items.push_back(read_outbox_item(q));
  return items;
}

std::optional<OutboxItem> SqliteOutbox::waiting_about(const std::string& about) const {
  auto q = database_.query(sql("outbox_about"));
  if (!q.bind("about", about).step()) return std::nullopt;
  return read_outbox_item(q);
}

std::vector<OutboxItem> SqliteOutbox::shipped_together(std::int64_t shipment) const {
  std::vector<OutboxItem> items;
  auto q = database_.query(sql("outbox_shipment"));
  q.bind("shipment", shipment);
  while (q.step()) items.push_back(read_outbox_item(q));
  return items;
}

std::vector<Departure> SqliteOutbox::departures(const std::string& about) const {
  std::vector<Departure> list;
  auto q = database_.query(sql("outbox_departures"));
  q.bind("about", about);
  while (q.step()) list.push_back({instant(q, 0), q.integer(1) != 0, q.text(2)});
  return list;
}

std::optional<IdempotentAnswer> SqliteOutbox::answer(const std::string& key, const AccountId& account,
                                                     const std::string& operation) const {
  auto q = database_.query(sql("idempotent_answer"));
  q.bind("key", key).bind("account", account.value).bind("operation", operation);
  if (!q.step()) return std::nullopt;
  return IdempotentAnswer{key, account, operation, q.text(0), static_cast<int>(q.integer(1)), q.text(2), instant(q, 3)};
}

std::int64_t SqliteOutbox::post(const OutboxItem& item) {
  const std::string at = to_string(item.created_at), not_before = to_string(item.not_before);
  auto query = database_.query(sql("post"));
  query.bind("kind", item.kind).bind("queue", item.queue).bind("payload", item.payload);
  query.bind("at", at).bind("not_before", not_before).bind("about", item.about).run();
  return database_.last_rowid();
}

bool SqliteOutbox::post_once(const std::string& key, const OutboxItem& item) {
  if (!once(key, item.created_at)) return false;
  post(item);
  return true;
}

bool SqliteOutbox::once(const std::string& key, Instant at) {
  const std::string text = to_string(at);
  database_.query(sql("post_once")).bind("key", key).bind("at", text).run();
  return database_.changes() > 0;
}

void SqliteOutbox::ship_together(const std::vector<std::int64_t>& ids) {
  for (const auto id : ids) {
    database_.query(sql("outbox_ship")).bind("id", id).bind("shipment", ids.front()).run();
  }
}

void SqliteOutbox::done(std::int64_t id, Instant at) {
  const std::string text = to_string(at);
  database_.query(sql("outbox_done")).bind("id", id).bind("at", text).run();
}

void SqliteOutbox::refused(std::int64_t id, Instant at, const std::string& why) {
  const std::string text = to_string(at);
  database_.query(sql("outbox_refused")).bind("id", id).bind("at", text).bind("why", why).run();
}

void SqliteOutbox::retry(std::int64_t id, Instant not_before, const std::string& why) {
  const std::string text = to_string(not_before);
  database_.query(sql("outbox_retry")).bind("id", id).bind("not_before", text).bind("why", why).run();
}

void SqliteOutbox::give_up(std::int64_t id, Instant at, const std::string& why) {
  const std::string text = to_string(at);
  database_.query(sql("outbox_give_up")).bind("id", id).bind("at", text).bind("why", why).run();
}

int SqliteOutbox::recall(const std::string& about) {
  database_.query(sql("outbox_recall")).bind("about", about).run();
  return static_cast<int>(database_.changes());
}

void SqliteOutbox::remember(const IdempotentAnswer& answer) {
  const std::string at = to_string(answer.at);
  auto query = database_.query(sql("remember_answer"));
  query.bind("key", answer.key).bind("account", answer.account.value).bind("operation", answer.operation);
  query.bind("request_sha256", answer.request_sha256).bind("status", answer.status).bind("body", answer.body);
  query.bind("at", at).run();
}

int SqliteOutbox::forget_answers_before(Instant at) {
  const std::string text = to_string(at);
  database_.query(sql("forget_answers")).bind("at", text).run();
  return static_cast<int>(database_.changes());
}

}  // namespace flurwerk::api
