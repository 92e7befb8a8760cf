#include "api/store/sqlite/messages.hpp"

#include "api/store/sqlite/sql.hpp"

namespace flurwerk::api {

std::vector<MessageWords> SqliteMessages::words(const ApplicationId& application) const {
  std::vector<MessageWords> list;
  auto q = database_.query(sql("message_words"));
  q.bind("application", application.value);
  while (q.step()) list.push_back({{q.text(0)}, q.text(1), q.text(2)});
  return list;
}

std::int64_t SqliteMessages::read_until(const AccountId& account, const ApplicationId& application) const {
  auto q = database_.query(sql("message_mark"));
  q.bind("account", account.value).bind("application", application.value);
  return q.step() ? q.integer(0) : 0;
}

int SqliteMessages::unread(const AccountId& account, const ApplicationId& application, std::string_view side,
                           const AgencyId& agency) const {
  auto q = database_.query(sql("messages_unread"));
  q.bind("account", account.value).bind("application", application.value).bind("side", side);
  q.bind("agency", agency.value);
  return q.step() ? static_cast<int>(q.integer(0)) : 0;
}

void SqliteMessages::put_words(const ApplicationId& application, const MessageWords& words) {
  auto query = database_.query(sql("put_message_words"));
  query.bind("id", words.message.value).bind("application", application.value);
  query.bind("salt", words.salt).bind("text", words.text).run();
}

void SqliteMessages::mark_read(const AccountId& account, const ApplicationId& application, std::int64_t until) {
  auto query = database_.query(sql("put_message_mark"));
  query.bind("account", account.value).bind("application", application.value).bind("until_seq", until).run();
}

}  // namespace flurwerk::api
