#include "api/store/sqlite/erasures.hpp"

#include <filesystem>
#include <set>

#include "api/store/sqlite/columns.hpp"
#include "api/store/sqlite/sql.hpp"

namespace flurwerk::api {

namespace {

std::string mail_file(std::int64_t id) {
  const std::string digits = std::to_string(id);
  return std::string(digits.size() < 8 ? 8 - digits.size() : 0, '0') + digits + ".eml";
}

// Mails that name one of the words, and the file each left in: a digest leaves under its first mail's number.
struct FoundMails {
  std::set<std::int64_t> ids;
  std::set<std::int64_t> files;
};
FoundMails mails_naming(Database& database, const std::vector<std::string>& words) {
  FoundMails found;
  for (const auto& word : words) {
    if (word.empty()) continue;
    auto query = database.query(sql("mails_with"));
    query.bind("word", word);
    struct Sent {
      std::int64_t id;
      std::string queue, done_at;
    };
    std::vector<Sent> rows;
    while (query.step()) rows.push_back({query.integer(0), query.text(1), query.text(2)});
    for (const auto& row : rows) {
      found.ids.insert(row.id);
      found.files.insert(row.id);
      if (row.done_at.empty()) continue;
      auto along = database.query(sql("mails_sent_along"));
      along.bind("queue", row.queue).bind("done_at", row.done_at).bind("id", row.id);
      while (along.step()) found.files.insert(along.integer(0));
    }
  }
  return found;
}

// Not while somebody still reads an older state of the database.
bool emptied_journal(Database& database) {
  auto checkpoint = database.query_once("PRAGMA wal_checkpoint(TRUNCATE)");
  return checkpoint.step() && checkpoint.integer(0) == 0;
}

int count_of(Database& database, const char* question, const ApplicationId& application) {
  auto query = database.query(sql(question));
  query.bind("application", application.value);
  return query.step() ? static_cast<int>(query.integer(0)) : 0;
}

}  // namespace

std::optional<ErasureProposal> SqliteErasures::proposal(const ApplicationId& application) const {
  auto q = database_.query(sql("erasure_proposal"));
  if (!q.bind("application", application.value).step()) return std::nullopt;
  return ErasureProposal{{q.text(0)}, {q.text(1)}, instant(q, 2)};
}

std::vector<ApplicationId> SqliteErasures::closed_until(const AuthorityId& authority,
                                                        const std::vector<std::string>& states, Instant until,
                                                        int limit) const {
  std::vector<ApplicationId> list;
  const std::string last = to_string(until);
  for (const auto& state : states) {
    auto q = database_.query(sql("closed_until"));
    q.bind("authority", authority.value).bind("state", state).bind("until", last).bind("limit", limit);
    while (q.step()) list.push_back({q.text(0)});
  }
  return list;
}

BesideTheLog SqliteErasures::beside(const ApplicationId& application, const std::vector<std::string>& words) const {
  return {count_of(database_, "count_notes", application), count_of(database_, "count_statement_drafts", application),
          static_cast<int>(mails_naming(database_, words).ids.size()),
          count_of(database_, "count_messages", application)};
}

std::vector<ApplicationId> SqliteErasures::with_document(const std::string& sha256) const {
  std::vector<ApplicationId> list;
  auto q = database_.query(sql("applications_with_document"));
  q.bind("sha256", sha256);
  while (q.step()) list.push_back({q.text(0)});
  return list;
}

void SqliteErasures::propose(const ErasureProposal& proposal) {
  const std::string at = to_string(proposal.at);
  auto q = database_.query(sql("put_erasure_proposal"));
  q.bind("application", proposal.application.value).bind("account", proposal.account.value);
  q.bind("at", at).run();
}

void SqliteErasures::remove_later(const std::string& path) {
  database_.query(sql("put_erased_file")).bind("path", path).run();
}

void SqliteErasures::forget(const ApplicationId& application, const std::vector<std::string>& words) {
  const FoundMails mails = mails_naming(database_, words);
  for (const auto id : mails.files) {
    remove_later("outbox/" + mail_file(id));
    remove_later("outbox/refused/" + mail_file(id));
  }
  for (const auto id : mails.ids) database_.query(sql("forget_mail")).bind("id", id).run();
  for (const char* statement :
       {"forget_notes", "forget_statement_drafts", "forget_messages", "forget_message_marks", "forget_proposal"}) {
    database_.query(sql(statement)).bind("application", application.value).run();
  }
}

void SqliteErasures::forget_document(const std::string& sha256) {
  database_.query(sql("forget_reading")).bind("sha256", sha256).run();
  remove_later("documents/" + sha256.substr(0, 2) + "/" + sha256);
}

void sweep_erased(Database& database, const std::filesystem::path& dir) {
  std::vector<std::string> waiting;
  {
    auto query = database.query(sql("erased_files_waiting"));
    while (query.step()) waiting.push_back(query.text(0));
  }
  if (waiting.empty()) return;
  bool all_gone = true;
  for (const auto& path : waiting) {
    std::error_code error;
    std::filesystem::remove(dir / path, error);
    all_gone = all_gone && !error;
  }
  // An index of words keeps removed rows in its older segments until they are merged, and the journal what was overwritten.
  for (const std::string index : {"search_index", "person_index", "pdf_index", "document_index"}) {
    database.query_once("INSERT INTO " + index + " (" + index + ") VALUES ('optimize')").run();
  }
  if (!all_gone || !emptied_journal(database)) return;
  for (const auto& path : waiting) database.query(sql("erased_file_gone")).bind("path", path).run();
}

}  // namespace flurwerk::api
