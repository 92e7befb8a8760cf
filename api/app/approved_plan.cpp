#include "api/app/approved_plan.hpp"

#include <fmt/format.h>

#include "api/app/documents.hpp"

namespace flurwerk::api {

namespace {

constexpr std::int64_t most_bytes = 256 << 20;  // all of it is held in memory

tl::unexpected<Refusal> not_approved() {
  return refuse(RefusalKind::wrong_state, "not-approved",
                {"Diese Fassung gehört zu keiner erteilten Genehmigung.", "This version belongs to no permit."},
                {"Gestempelt wird die letzte vor dem Bescheid eingereichte Fassung einer Bauvorlage.",
                 "The last version of a document filed before the notice is stamped."},
                "§ 74 HBO");
}

}  // namespace

bool is_approved(const Application& application, const FiledDocument& document, int version) {
  const auto* served = std::get_if<DecisionServedState>(&application.decision);
  const auto* notice = served ? application.document(served->notice) : nullptr;
  if (!notice || served->text.outcome == DecisionOutcome::refused || application.cancellation) return false;
  if (document.filed_by_side != "applicant") return false;
  // The last one that was there when the notice was made is the one that it names.
  const DocumentVersion* approved = nullptr;
  for (const auto& one : document.versions)
    if (one.filed_at <= notice->versions.front().filed_at) approved = &one;
  return approved != nullptr && approved->version == version;
}

Result<std::string> approved_plan(const App& app, const Caller& caller, const ApplicationId& application,
                                  const DocumentId& document, int version) {
  auto opened = open_document(app, caller, application, document, version);  // whether the caller may read it
  if (!opened) return tl::unexpected(opened.error());
  const auto view = app.store.read();
  const auto the_case = view->load(application);
  if (!the_case) return tl::unexpected(the_case.error());
  const auto& found = the_case->application;
  const auto* plan = found.document(document);
  if (plan == nullptr || !is_approved(found, *plan, version)) return not_approved();
  const auto& served = std::get<DecisionServedState>(found.decision);
  if (opened->version.media_type != "application/pdf" || opened->reader->size() > most_bytes)
    return refuse(RefusalKind::unsupported, "cannot-be-stamped",
                  {"Gestempelt werden nur PDF bis 256 MiB.", "Only PDFs of up to 256 MiB are stamped."},
                  {"Maßgeblich ist die im Bescheid genannte SHA-256 der Datei.",
                   "The file's SHA-256 as named in the notice is decisive."});
  std::string bytes(static_cast<std::size_t>(opened->reader->size()), '\0');
  if (opened->reader->read(0, bytes) != bytes.size()) throw std::runtime_error("a document is shorter than recorded");
  const auto authority = view->accounts().authority(found.authority);
  const bool whole = served.text.outcome == DecisionOutcome::granted;
  return app.renderer.stamped(
      bytes,
      {whole ? "Bauaufsichtlich genehmigt" : "Teilweise genehmigt – siehe Bescheid",
       {authority ? authority->name : found.authority.value, fmt::format("Aktenzeichen {}", found.file_number),
        fmt::format("Bescheid vom {}", german_date(served.dated)), fmt::format("{}, Version {}", plan->title, version),
        "SHA-256 der Urschrift", opened->version.sha256.substr(0, 32), opened->version.sha256.substr(32)},
       found.document(served.notice)->versions.front().filed_at});
}

}  // namespace flurwerk::api
