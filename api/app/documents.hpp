// Use cases about documents: filing one as it streams in, and opening one for somebody who may read it.
// Basis: § 69 Abs. 2 HBO (Bauvorlagen). The bytes are durable before the event says that they are there.
#pragma once

#include <memory>
#include <string>

#include "api/app/change.hpp"

namespace flurwerk::api {

struct DocumentInput {
  DocumentId document;  // empty: a new one; else a new version of it
  std::string type;
  std::string title;  // empty: the file name
  std::string file_name;
  std::string demanded_item;  // may be empty
  RequestId request;          // attachment to a statement
};

// An upload that has been let in: hand it the bytes, then finish it. Destroyed before, it leaves nothing.
class Upload {
 public:
  // Refused before a single byte is taken when the caller may not file here.
  static Result<Upload> begin(App& app, const Caller& caller, const ApplicationId& application, DocumentInput input);
  Result<void> write(std::string_view bytes) { return writer_->write(bytes); }
  Result<Done> finish(const Precondition& precondition);

 private:
  Upload(App& app, const Caller& caller, ApplicationId application, DocumentInput input);
  App* app_;
  Caller caller_;
  ApplicationId application_;
  DocumentInput input_;
  std::unique_ptr<DocumentWriter> writer_;
};

struct OpenedDocument {
  std::unique_ptr<DocumentReader> reader;
  DocumentVersion version;
};
// Refused as not_found unless the caller sees the case and this document of it (api/app/visibility.hpp).
// Without a version: the newest one that this caller may read.
Result<OpenedDocument> open_document(const App& app, const Caller& caller, const ApplicationId& application,
                                     const DocumentId& document, std::optional<int> version);

}  // namespace flurwerk::api
