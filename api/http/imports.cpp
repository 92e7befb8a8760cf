#include <nlohmann/json.hpp>
#include <stdexcept>

#include "api/app/import_jobs.hpp"
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

json box_json(const std::optional<geo::Box>& box) {
  return box ? json::array({box->min_x, box->min_y, box->max_x, box->max_y}) : json(nullptr);
}

json report_json(const ImportOutcome& outcome) {
  const auto& report = outcome.report;
  json skipped = json::array(), warnings = json::array();
  for (const auto& one : report.skipped) {
    skipped.push_back(
        {{"object", one.object}, {"place", one.place}, {"why", text_json(one.why)}, {"cure", text_json(one.cure)}});
  }
  json findings = json::array();
  for (const auto& finding : report.findings) {
    findings.push_back({{"severity", geo::to_string(finding.severity)},
                        {"object", finding.object},
                        {"place", finding.place},
                        {"text", text_json(finding.text)}});
  }
  for (const auto& warning : report.warnings) warnings.push_back(text_json(warning));
  return {{"unchanged", outcome.summary.unchanged},
          {"added", outcome.summary.added},
          {"replaced", outcome.summary.replaced},
          {"removed", outcome.summary.removed},
          {"sha256", outcome.sha256},
          {"format", report.format},
          {"counts", report.counts},
          {"skipped", std::move(skipped)},
          {"skipped_count", report.skipped_count},
          {"findings", std::move(findings)},
          {"finding_count", report.finding_count},
          {"not_read", report.not_read},
          {"warnings", std::move(warnings)},
          {"source_crs", report.source_crs},
          {"reprojection", report.reprojection},
          {"extent", box_json(report.extent)}};
}

json refusal_json(const Refusal& refusal) {
  return {{"code", refusal.code},
          {"text", text_json(refusal.text)},
          {"cure", refusal.cure.de.empty() ? json(nullptr) : text_json(refusal.cure)}};
}

// The list shows how each import went; the report stands under its own address.
json import_json(const ImportJob& job, bool with_report) {
  json out{{"id", job.id},
           {"as", job.as},
           {"file_name", job.file_name},
           {"size_bytes", job.size_bytes},
           {"state", to_string(job.state)},
           {"progress", job.progress},
           {"asked_at", flurwerk::to_string(job.asked_at)},
           {"started_at", instant_json(job.started_at)},
           {"ended_at", instant_json(job.ended_at)},
           {"refusal", job.refusal ? refusal_json(*job.refusal) : json(nullptr)}};
  if (with_report) out["report"] = job.outcome ? report_json(*job.outcome) : json(nullptr);
  return out;
}

Result<Response> answer(const Result<ImportJob>& job, int status = 200) {
  if (!job) return tl::unexpected(job.error());
  return json_response(import_json(*job, true).dump(-1, ' ', false, json::error_handler_t::replace), status);
}

}  // namespace

Result<Response> get_imports(Call& call) {
  json imports = json::array(), sources = json::array();
  for (const auto& job : jobs_of(call).list()) imports.push_back(import_json(job, false));
  for (const auto& source : call.app.store.parcels().sources()) {
    sources.push_back(
        {{"as", source.kind}, {"file_name", source.name}, {"imported_at", flurwerk::to_string(source.imported_at)}});
  }
  return json_response(json{{"imports", std::move(imports)}, {"sources", std::move(sources)}}.dump(
      -1, ' ', false, json::error_handler_t::replace));
}

Result<Response> post_import(Call& call) {
  auto incoming = jobs_of(call).receive(call.request.query_or("as"), call.request.query_or("file_name"),
                                        call.caller.viewer.account);
  if (!incoming) return tl::unexpected(incoming.error());
  Result<void> written;
  auto read =
      call.request.read_body([&](std::string_view bytes) { return (written = incoming->write(bytes)).has_value(); });
  if (!written) return tl::unexpected(written.error());
  if (!read) return tl::unexpected(read.error());
  return answer(incoming->finish(), 202);
}

Result<Response> get_import(Call& call) {
  return answer(jobs_of(call).job(std::string{call.request.path_param("import")}));
}

Result<Response> post_import_cancel(Call& call) {
  return answer(jobs_of(call).cancel(std::string{call.request.path_param("import")}));
}

}  // namespace flurwerk::api
