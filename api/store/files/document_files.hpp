// The DocumentStore as files: DIR/documents/ab/abcd... named by SHA-256, uploads in progress in DIR/documents/tmp.
// Basis: write, fsync, rename, fsync the folder: what was acknowledged survives power loss; nothing half-done is found.
#pragma once

#include <filesystem>

#include "api/app/ports/document_store.hpp"

namespace flurwerk::api {

class DocumentFiles : public DocumentStore {
 public:
  // `dir` is DIR/documents. `clean`: create the folders and remove unfinished uploads of a former process.
  DocumentFiles(std::filesystem::path dir, bool clean);
  std::unique_ptr<DocumentWriter> begin(std::int64_t limit_bytes) override;
  Result<std::unique_ptr<DocumentReader>> open(const std::string& sha256) const override;

 private:
  std::filesystem::path dir_;
};

}  // namespace flurwerk::api
