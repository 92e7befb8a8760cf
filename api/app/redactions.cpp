#include "api/app/redactions.hpp"

#include <algorithm>
#include <mutex>

#include "api/app/passwords.hpp"
#include "api/app/visibility.hpp"
#include "permit-core/draft.hpp"

namespace flurwerk::api {

namespace {

constexpr std::size_t most_boxes = 1000;

tl::unexpected<Refusal> wrong(const char* code, Text text, Text cure, std::string field = {}) {
  return refuse(RefusalKind::invalid, code, std::move(text), std::move(cure), {}, std::move(field));
}

Result<void> boxes_valid(const std::vector<CoveredBox>& boxes) {
  if (boxes.empty()) {
    return wrong("nothing-covered", {"Es ist nichts zum Schwärzen markiert.", "Nothing is marked to be covered."},
                 {"Ziehen Sie auf den Seiten Rahmen um das, was nicht veröffentlicht werden darf.",
                  "Draw boxes on the pages around what must not be published."},
                 "/boxes");
  }
  if (boxes.size() > most_boxes) {
    return wrong("too-many-boxes", {"Das sind zu viele Rahmen.", "These are too many boxes."},
                 {"Fassen Sie benachbarte Rahmen zusammen.", "Join boxes that lie beside each other."}, "/boxes");
  }
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const auto& box = boxes[i];
    const bool inside = box.page >= 1 && box.left >= 0 && box.top >= 0 && box.width > 0 && box.height > 0 &&
                        box.left + box.width <= 1.000001 && box.top + box.height <= 1.000001;
    if (!inside) {
      return wrong("box-outside", {"Ein Rahmen liegt nicht auf der Seite.", "A box does not lie on the page."},
                   {"Ziehen Sie ihn neu.", "Draw it anew."}, "/boxes/" + std::to_string(i));
    }
  }
  return {};
}

struct Source {
  FiledDocument document;
  DocumentVersion version;
};

Result<Source> source_of(const App& app, const Caller& caller, const ApplicationId& application,
                         const DocumentId& document, int version) {
  const auto view = app.store.read();
  auto the_case = load_for(*view, caller, Action::redact_document, application);
  if (!the_case) return tl::unexpected(the_case.error());
  const auto* found = the_case->application.document(document);
  if (found == nullptr || !may_see(caller, *the_case, document)) return tl::unexpected(no_such_document());
  const auto at = std::ranges::find(found->versions, version, &DocumentVersion::version);
  if (at == found->versions.end()) return tl::unexpected(no_such_document());
  if (at->media_type != "application/pdf") {
    return refuse(RefusalKind::unsupported, "no-pdf",
                  {"Nur PDF-Dateien lassen sich hier schwärzen.", "Only PDFs can be redacted here."},
                  {"Speichern Sie das Bild als PDF und legen Sie es ab.", "Save the picture as a PDF and file it."});
  }
  return Source{*found, *at};
}

// Drawing takes seconds and much memory: one at a time.
Result<std::string> drawn(const App& app, const Source& source, const std::vector<CoveredBox>& boxes) {
  static std::mutex one_at_a_time;
  const std::unique_lock lock{one_at_a_time, std::try_to_lock};
  if (!lock.owns_lock() || app.pdf_reader == nullptr) {
    return refuse(RefusalKind::too_many, "redaction-busy",
                  {"Gerade wird schon eine andere Datei geschwärzt.", "Another file is being redacted just now."},
                  {"Versuchen Sie es in einer Minute noch einmal.", "Try again in a minute."});
  }
  const auto file = app.documents.open(source.version.sha256);
  if (!file) return tl::unexpected(file.error());
  return app.pdf_reader->redacted(**file, boxes);
}

}  // namespace

Result<Done> redact_document(App& app, const Caller& caller, const Precondition& precondition,
                             const ApplicationId& application, const DocumentId& document, int version,
                             const std::vector<CoveredBox>& boxes) {
  if (auto ok = boxes_valid(boxes); !ok) return tl::unexpected(ok.error());
  const auto source = source_of(app, caller, application, document, version);
  if (!source) return tl::unexpected(source.error());
  const auto bytes = drawn(app, *source, boxes);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto writer = app.documents.begin(app.config.upload_limit_bytes);
  if (auto ok = writer->write(*bytes); !ok) return tl::unexpected(ok.error());
  const auto stored = writer->finish();
  if (!stored) return tl::unexpected(stored.error());
  DocumentId id{new_id()};
  return change(app, caller, precondition,
                {Action::redact_document,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx&) -> Decided {
                   if (const auto copy = redacted_copy_of(the_case.application, document, 0); copy.document != nullptr)
                     id = copy.document->id;
                   return flurwerk::file_document(the_case.application,
                                                  {id,
                                                   std::string{redacted_copy},
                                                   "Geschwärzt: " + source->document.title,
                                                   "geschwaerzt-" + source->version.file_name,
                                                   stored->media_type,
                                                   stored->sha256,
                                                   stored->size_bytes,
                                                   "authority",
                                                   {},
                                                   {},
                                                   DocumentSource{application, document, version}},
                                                  context);
                 },
                 [&](Tx&, const Case&, Done& done) { done.id = id.value; }});
}

RedactedCopy redacted_copy_of(const Application& application, const DocumentId& document, int version) {
  RedactedCopy found;
  for (const auto& copy : application.documents) {
    for (const auto& one : copy.versions) {
      const auto& from = one.redacted_from;
      if (from && from->document == document && (version == 0 || from->version == version)) found = {&copy, &one};
    }
  }
  return found;
}

}  // namespace flurwerk::api
