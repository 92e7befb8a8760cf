#include "api/app/approved_plan.hpp"

#include <fmt/format.h>

#include "api/app/documents.hpp"
#include "permit-core/berlin_day.hpp"

namespace flurwerk::api {

namespace {

constexpr std::int64_t most_bytes = 256 << 20;  // all of it is held in memory

tl::unexpected<Refusal> not_approved() {
  return refuse(
      RefusalKind::wrong_state, "not-approved",
      {"Diese Fassung gehört zu keiner erteilten Genehmigung.", "This version belongs to no permit."},
      {"Gestempelt wird die letzte vor dem Bescheid oder vor dem Ende der Entscheidungsfrist eingereichte Fassung "
       "einer Bauvorlage.",
       "The last version of a document filed before the notice, or before the decision period ended, is stamped."},
      "§ 74 HBO");
}

}  // namespace

const DocumentVersion* approved_version(const Application& application, const FiledDocument& document) {
  if (application.cancellation || document.filed_by_side != "applicant") return nullptr;
  const auto* served = std::get_if<DecisionServedState>(&application.decision);
  const auto* notice = served ? application.document(served->notice) : nullptr;
  const auto* silence = application.permit_by_silence();
  if (notice != nullptr ? served->text.outcome == DecisionOutcome::refused : silence == nullptr) return nullptr;
  // The last one that was there when the notice was made, or when the period for it ended.
  const DocumentVersion* approved = nullptr;
  for (const auto& one : document.versions) {
    const bool there = notice != nullptr ? one.filed_at <= notice->versions.front().filed_at
                                         : berlin_day(one.filed_at) <= silence->deadline.due_on();
    if (there) approved = &one;
  }
  return approved;
}

bool is_approved(const Application& application, const FiledDocument& document, int version) {
  const auto* approved = approved_version(application, document);
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
  if (opened->version.media_type != "application/pdf" || opened->reader->size() > most_bytes)
    return refuse(RefusalKind::unsupported, "cannot-be-stamped",
                  {"Gestempelt werden nur PDF bis 256 MiB.", "Only PDFs of up to 256 MiB are stamped."},
                  {"Maßgeblich ist die im Bescheid oder in der Bescheinigung genannte SHA-256 der Datei.",
                   "The file's SHA-256 as named in the notice or the certificate is decisive."});
  std::string bytes(static_cast<std::size_t>(opened->reader->size()), '\0');
  if (opened->reader->read(0, bytes) != bytes.size()) throw std::runtime_error("a document is shorter than recorded");
  const auto authority = view->accounts().authority(found.authority);
  const auto* served = std::get_if<DecisionServedState>(&found.decision);
  const bool whole = served == nullptr || served->text.outcome == DecisionOutcome::granted;
  return app.renderer.stamped(
      bytes,
      {served == nullptr ? "Gilt als genehmigt"
       : whole           ? "Bauaufsichtlich genehmigt"
                         : "Teilweise genehmigt – siehe Bescheid",
       {authority ? authority->name : found.authority.value, fmt::format("Aktenzeichen {}", found.file_number),
        served == nullptr ? fmt::format("durch Fristablauf seit {}", german_date(found.permitted_on.value_or(Date{})))
                          : fmt::format("Bescheid vom {}", german_date(served->dated)),
        fmt::format("{}, Version {}", plan->title, version), "SHA-256 der Urschrift",
        opened->version.sha256.substr(0, 32), opened->version.sha256.substr(32)},
       served == nullptr ? opened->version.filed_at : found.document(served->notice)->versions.front().filed_at});
}

}  // namespace flurwerk::api
