#include "api/app/documents.hpp"

#include <charconv>
#include <memory>
#include <nlohmann/json.hpp>

#include "api/app/approved_plan.hpp"
#include "api/app/redactions.hpp"
#include "api/app/statements.hpp"
#include "api/http/download.hpp"
#include "api/http/handlers.hpp"

namespace flurwerk::api {

namespace {

Refusal missing(const char* field) {
  return {RefusalKind::invalid,
          "parameter-missing",
          {std::string{"Der Parameter "} + field + " fehlt.", std::string{"The parameter "} + field + " is missing."},
          {},
          {},
          field};
}

// Before a byte of it is read.
Result<void> declared_size_fits(const Call& call) {
  const auto said = call.request.header("content-length").value_or("");
  std::int64_t size = 0;
  std::from_chars(said.data(), said.data() + said.size(), size);
  if (size <= call.app.config.upload_limit_bytes) return {};
  const std::string limit = std::to_string(call.app.config.upload_limit_bytes >> 20) + " MiB";
  return refuse(RefusalKind::too_large, "document-too-large",
                {"Die Datei ist größer als " + limit + ".", "The file is larger than " + limit + "."},
                {"Die Datei verkleinern oder aufteilen.", "Make the file smaller or split it."});
}

Result<Response> take_in(Call& call, const ApplicationId& application, DocumentInput input) {
  if (input.file_name.empty()) return tl::unexpected(missing("file_name"));
  auto precondition = call.precondition();
  if (!precondition) return tl::unexpected(precondition.error());
  auto upload = Upload::begin(call.app, call.caller, application, std::move(input));
  if (!upload) return tl::unexpected(upload.error());
  if (auto ok = declared_size_fits(call); !ok) return tl::unexpected(ok.error());
  Result<void> written;
  auto read =
      call.request.read_body([&](std::string_view bytes) { return (written = upload->write(bytes)).has_value(); });
  if (!written) return tl::unexpected(written.error());
  if (!read) return tl::unexpected(read.error());
  return receipt_or_refusal(call, upload->finish(*precondition));
}

// Negative, which is no version's number, where the path names none.
int version_in(const Call& call) {
  int version = 0;
  for (const char c : call.request.path_param("document_version")) {
    version = c >= '0' && c <= '9' && version < 1'000'000 ? version * 10 + (c - '0') : -1'000'000;
  }
  return version;
}

}  // namespace

Response download_of(OpenedDocument document, bool as_attachment) {
  const std::shared_ptr<DocumentReader> reader = std::move(document.reader);
  Download download{static_cast<std::uint64_t>(reader->size()), [reader](std::uint64_t offset, std::span<char> into) {
                      return reader->read(static_cast<std::int64_t>(offset), into);
                    }};
  return file_response(std::move(download), document.version.media_type, document.version.file_name,
                       "\"" + document.version.sha256 + "\"", !as_attachment);
}

Result<Response> post_document(Call& call) {
  if (call.request.query_or("type").empty()) return tl::unexpected(missing("type"));
  return take_in(call, call.application(),
                 {DocumentId{call.request.query_or("document")},
                  call.request.query_or("type"),
                  call.request.query_or("title"),
                  call.request.query_or("file_name"),
                  call.request.query_or("demanded_item"),
                  {}});
}

Result<Response> get_document(Call& call) {
  const int version = version_in(call);
  const DocumentId document{std::string{call.request.path_param("document")}};
  if (call.request.query_or("stamped") == "true") {
    auto plan = approved_plan(call.app, call.caller, call.application(), document, version);
    if (!plan) return tl::unexpected(plan.error());
    return Response{
        200, "application/pdf", std::move(*plan), {{"Content-Disposition", "inline; filename=\"genehmigt.pdf\""}}, {}};
  }
  auto opened = open_document(call.app, call.caller, call.application(), document, version);
  if (!opened) return tl::unexpected(opened.error());
  return download_of(std::move(*opened), call.request.query_or("download") == "true");
}

Result<Response> post_redaction(Call& call) {
  auto precondition = call.precondition();
  if (!precondition) return tl::unexpected(precondition.error());
  std::vector<CoveredBox> boxes;
  const auto body = nlohmann::json::parse(call.request.body);
  for (const auto& box : body.at("boxes")) {
    boxes.push_back({box.at("page"), box.at("left"), box.at("top"), box.at("width"), box.at("height")});
  }
  return receipt_or_refusal(
      call, redact_document(call.app, call.caller, *precondition, call.application(),
                            DocumentId{std::string{call.request.path_param("document")}}, version_in(call), boxes));
}

Result<Response> post_attachment(Call& call) {
  auto application = application_of(*call.app.store.read(), call.statement_request());
  if (!application) return tl::unexpected(application.error());
  return take_in(call, *application,
                 {{},
                  "statement_attachment",
                  call.request.query_or("title"),
                  call.request.query_or("file_name"),
                  {},
                  call.statement_request()});
}

}  // namespace flurwerk::api
