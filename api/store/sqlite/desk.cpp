#include "api/store/sqlite/desk.hpp"

#include "api/store/sqlite/columns.hpp"
#include "api/store/sqlite/sql.hpp"

namespace flurwerk::api {
namespace {

AgencyTextBlock read_text_block(const Query& q) {
  return {q.text(0), {q.text(1)}, q.text(2), q.text(3), q.text(4), q.text(5), q.text(6)};
}

}  // namespace

std::optional<StatementDraft> SqliteDesk::draft(const RequestId& request) const {
  auto q = database_.query(sql("statement_draft"));
  if (!q.bind("request", request.value).step()) return std::nullopt;
  return StatementDraft{request, static_cast<int>(q.integer(0)), q.text(1), {q.text(2)}, instant(q, 3)};
}

std::vector<CoSignature> SqliteDesk::signatures(const RequestId& request) const {
  std::vector<CoSignature> list;
  auto q = database_.query(sql("co_signatures"));
  q.bind("request", request.value);
  while (q.step()) list.push_back({{q.text(0)}, static_cast<int>(q.integer(1)), instant(q, 2), q.text(3)});
  return list;
}

std::vector<AgencyTextBlock> SqliteDesk::text_blocks(const AgencyId& agency) const {
  std::vector<AgencyTextBlock> list;
  auto q = database_.query(sql("agency_text_blocks"));
  q.bind("agency", agency.value);
  while (q.step()) list.push_back(read_text_block(q));
  return list;
}

std::optional<AgencyTextBlock> SqliteDesk::text_block(const std::string& id) const {
  auto q = database_.query(sql("agency_text_block"));
  if (!q.bind("id", id).step()) return std::nullopt;
  return read_text_block(q);
}

void SqliteDesk::put_draft(const StatementDraft& draft) {
  const std::string at = to_string(draft.at);
  auto query = database_.query(sql("put_statement_draft"));
  query.bind("request", draft.request.value).bind("version", draft.version).bind("content", draft.content);
  query.bind("written_by", draft.written_by.value).bind("at", at).run();
}

void SqliteDesk::remove_draft(const RequestId& request) {
  database_.query(sql("remove_statement_draft")).bind("request", request.value).run();
}

void SqliteDesk::put_signature(const RequestId& request, const CoSignature& signature) {
  const std::string at = to_string(signature.at);
  auto query = database_.query(sql("put_co_signature"));
  query.bind("request", request.value).bind("account", signature.account.value);
  query.bind("draft_version", signature.draft_version).bind("at", at).bind("remark", signature.remark).run();
}

void SqliteDesk::put_text_block(const AgencyTextBlock& block) {
  auto query = database_.query(sql("put_agency_text_block"));
  query.bind("id", block.id).bind("agency", block.agency.value).bind("title", block.title).bind("kind", block.kind);
  query.bind("topic", block.topic).bind("text", block.text).bind("legal_basis", block.legal_basis).run();
}

void SqliteDesk::remove_text_block(const std::string& id) {
  database_.query(sql("remove_agency_text_block")).bind("id", id).run();
}

}  // namespace flurwerk::api
