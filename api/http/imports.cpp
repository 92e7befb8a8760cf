#include <nlohmann/json.hpp>
#include <stdexcept>

#include "api/app/import_jobs.hpp"
#include "api/http/drawing_place.hpp"
#include "api/http/handlers.hpp"
#include "api/http/values_json.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;

ImportJobs& jobs_of(const Call& call) {
  if (call.app.imports == nullptr) throw std::logic_error("this program serves without import jobs");
  return *call.app.imports;
}

json instant_json(const std::optional<Instant>& at) { return at ? json(flurwerk::to_string(*at)) : json(nullptr); }

// Kept as text that this program wrote.
json kept(const std::string& text) { return text.empty() ? json(nullptr) : json::parse(text); }

// The list shows how each import went; the report stands under its own address.
json import_json(const View& view, const ImportJob& job, bool with_report) {
  const auto& record = job.record;
  const auto account = view.accounts().account(record.asked_by);
  json out{{"id", record.id},
           {"as", record.as},
           {"file_name", record.file_name},
           {"size_bytes", record.size_bytes},
           {"sha256", record.sha256.empty() ? json(nullptr) : json(record.sha256)},
           {"state", name_of(record.state)},
           {"progress", job.progress},
           {"asked_by", account ? json(account->name) : json(nullptr)},
           {"asked_at", flurwerk::to_string(record.asked_at)},
           {"started_at", instant_json(record.started_at)},
           {"ended_at", instant_json(record.ended_at)},
           {"refusal", kept(record.refusal)}};
  if (with_report) out["report"] = kept(record.report);
  return out;
}

Result<Response> answer(const Call& call, const Result<ImportJob>& job, int status = 200) {
  if (!job) return tl::unexpected(job.error());
  return json_response(
      import_json(*call.app.store.read(), *job, true).dump(-1, ' ', false, json::error_handler_t::replace), status);
}

}  // namespace

Result<Response> get_imports(Call& call) {
  json imports = json::array(), sources = json::array();
  const auto view = call.app.store.read();
  for (const auto& job : jobs_of(call).list()) imports.push_back(import_json(*view, job, false));
  for (const auto& source : call.app.store.parcels().sources()) {
    sources.push_back(
        {{"as", source.kind}, {"file_name", source.name}, {"imported_at", flurwerk::to_string(source.imported_at)}});
  }
  return json_response(json{{"imports", std::move(imports)}, {"sources", std::move(sources)}}.dump(
      -1, ' ', false, json::error_handler_t::replace));
}

Result<Response> post_import(Call& call) {
  auto options = drawing_place(call);
  if (!options) return tl::unexpected(options.error());
  options->as = call.request.query_or("as");
  auto incoming =
      jobs_of(call).receive(std::move(*options), call.request.query_or("file_name"), call.caller.viewer.account);
  if (!incoming) return tl::unexpected(incoming.error());
  Result<void> written;
  auto read =
      call.request.read_body([&](std::string_view bytes) { return (written = incoming->write(bytes)).has_value(); });
  if (!written) return tl::unexpected(written.error());
  if (!read) return tl::unexpected(read.error());
  return answer(call, incoming->finish(), 202);
}

Result<Response> get_import(Call& call) {
  return answer(call, jobs_of(call).job(std::string{call.request.path_param("import")}));
}

Result<Response> post_import_cancel(Call& call) {
  return answer(call, jobs_of(call).cancel(std::string{call.request.path_param("import")}));
}

}  // namespace flurwerk::api
