// The DocumentStore keeps the bytes of uploaded and rendered documents under their SHA-256; identical content once.
// Basis: what finish() has answered is on disk (file and folder synced); the type is told by content, not by name.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "permit-core/refusal.hpp"

namespace flurwerk::api {

struct StoredDocument {
  std::string sha256;  // hex; also its name in the store
  std::int64_t size_bytes = 0;
  std::string media_type;  // "application/pdf", "image/png", "image/jpeg"
};

// One upload, written as it arrives. Destroyed before finish() it leaves nothing behind.
class DocumentWriter {
 public:
  virtual ~DocumentWriter() = default;
  virtual Result<void> write(std::string_view bytes) = 0;  // too_large once the limit is passed
  virtual Result<StoredDocument> finish() = 0;             // unsupported: neither PDF, PNG nor JPEG
};

class DocumentReader {
 public:
  virtual ~DocumentReader() = default;
  virtual std::int64_t size() const = 0;
  // Fills `buffer` from `offset`; returns how many bytes, 0 at the end. Safe from one thread at a time.
  virtual std::size_t read(std::int64_t offset, std::span<char> buffer) const = 0;
};

class DocumentStore {
 public:
  virtual ~DocumentStore() = default;
  virtual std::unique_ptr<DocumentWriter> begin(std::int64_t limit_bytes) = 0;
  virtual Result<std::unique_ptr<DocumentReader>> open(const std::string& sha256) const = 0;  // unknown -> not_found
};

}  // namespace flurwerk::api
