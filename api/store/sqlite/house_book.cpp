#include "api/store/sqlite/house_book.hpp"

#include <stdexcept>

#include "api/store/sqlite/columns.hpp"
#include "api/store/sqlite/sql.hpp"

namespace flurwerk::api {

std::vector<HouseRuleEntry> SqliteHouseBook::entries(const AuthorityId& authority) const {
  std::vector<HouseRuleEntry> list;
  auto q = database_.query(sql("house_rules"));
  q.bind("authority", authority.value);
  while (q.step()) {
    const auto kind = parse_house_rule_kind(q.text(1));
    if (!kind) throw std::runtime_error("house_rule: unknown kind " + q.text(1));
    list.push_back({q.integer(0), *kind, q.text(2), date(q, 3), q.text(4), q.text(5), {q.text(6)}, instant(q, 7)});
  }
  return list;
}

std::vector<ApplicationId> SqliteHouseBook::running_from(const AuthorityId& authority, Date from) const {
  std::vector<ApplicationId> list;
  const std::string first = to_string(from);
  auto q = database_.query(sql("running_from"));
  q.bind("from", first).bind("authority", authority.value);
  while (q.step()) list.push_back({q.text(0)});
  return list;
}

std::optional<Instant> SqliteHouseBook::last_decision(const AuthorityId& authority) const {
  auto q = database_.query(sql("last_decision"));
  return q.bind("authority", authority.value).step() ? maybe_instant(q, 0) : std::nullopt;
}

void SqliteHouseBook::add(const AuthorityId& authority, const HouseRuleEntry& entry) {
  const std::string valid_from = to_string(entry.valid_from), at = to_string(entry.at);
  auto q = database_.query(sql("put_house_rule"));
  q.bind("authority", authority.value).bind("kind", to_string(entry.kind)).bind("key", entry.key);
  q.bind("valid_from", valid_from).bind("content", entry.content).bind("reason", entry.reason);
  q.bind("account", entry.account.value).bind("at", at).run();
}

}  // namespace flurwerk::api
