// Erasing the persons of closed cases: which are due, what would go, the proposal and its confirmation by a second person.
#include "api/app/erasure.hpp"

#include <nlohmann/json.hpp>

#include "api/http/handlers.hpp"
#include "api/http/values_json.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;

json due_json(const ErasureDue& due) {
  return {{"rule", due.rule.key},      {"after", to_string(due.rule.after)},    {"basis", due.rule.basis},
          {"reason", due.rule.reason}, {"closed_on", to_string(due.closed_on)}, {"due_on", to_string(due.due_on)}};
}

json titles_json(const std::vector<DocumentRow>& documents) {
  json list = json::array();
  for (const auto& row : documents) {
    list.push_back(
        {{"title", row.title}, {"file_name", row.file_name}, {"version", row.version}, {"sha256", row.sha256}});
  }
  return list;
}

}  // namespace

Result<Response> get_erasures(Call& call) {
  json list = json::array();
  for (const auto& one : erasable_cases(call.app, call.caller, 200)) {
    list.push_back({{"application", one.application.value},
                    {"file_number", one.file_number},
                    {"due", due_json(one.due)},
                    {"proposed", one.proposed}});
  }
  return json_response(json{{"cases", std::move(list)}}.dump());
}

Result<Response> get_erasure(Call& call) {
  const auto seen = view_erasure(call.app, call.caller, call.application());
  if (!seen) return tl::unexpected(seen.error());
  json persons = json::array();
  for (const auto& person : seen->persons) persons.push_back({{"id", person.id.value}, {"name", person.name}});
  json proposal = nullptr;
  if (seen->proposal) {
    const auto account = call.app.store.read()->accounts().account(seen->proposal->account);
    proposal = {{"by", account ? account->name : seen->proposal->account.value},
                {"own", seen->proposal->account == call.caller.viewer.account},
                {"at", to_string(seen->proposal->at)}};
  }
  return json_response(json{{"due", seen->due ? due_json(*seen->due) : json(nullptr)},
                            {"not_yet", seen->not_yet ? text_json(seen->not_yet->text) : json(nullptr)},
                            {"persons", std::move(persons)},
                            {"documents", titles_json(seen->documents)},
                            {"shared_documents", titles_json(seen->shared_documents)},
                            {"notes", seen->beside.notes},
                            {"drafts", seen->beside.drafts},
                            {"mails", seen->beside.mails},
                            {"messages", seen->beside.messages},
                            {"words_beside", seen->words_beside},
                            {"words_inside", seen->words_inside},
                            {"proposal", std::move(proposal)}}
                           .dump());
}

Result<Response> post_erasure_proposal(Call& call) {
  if (auto ok = propose_erasure(call.app, call.caller, call.application()); !ok) return tl::unexpected(ok.error());
  return Response{204, {}, {}, {}, {}};
}

Result<Response> post_erasure(Call& call) {
  const auto precondition = call.precondition();
  if (!precondition) return tl::unexpected(precondition.error());
  return receipt_or_refusal(call, confirm_erasure(call.app, call.caller, *precondition, call.application()));
}

}  // namespace flurwerk::api
