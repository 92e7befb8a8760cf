// The PdfReader that lets a confined child of this program do the reading: a broken parser ends the child, nothing else.
// Basis: docs/decisions (reading strangers' PDFs); the child takes the file from standard input and answers on standard output.
#pragma once

#include <filesystem>

#include "api/app/ports/pdf_reader.hpp"

namespace flurwerk::api {

inline constexpr std::int64_t most_pdf_bytes = std::int64_t{100} << 20;

class PdfChild final : public PdfReader {
 public:
  // `program`: this program; it is called as `program read-pdf` and `program redact-pdf BOXES`.
  explicit PdfChild(std::filesystem::path program = "/proc/self/exe", int seconds = 60);
  PdfChild(const PdfChild&) = delete;
  PdfChild& operator=(const PdfChild&) = delete;
  ~PdfChild() override;
  PdfReading read(const DocumentReader& file) const override;
  Result<std::string> redacted(const DocumentReader& file, const std::vector<CoveredBox>& boxes) const override;
  void interrupt() const override;

 private:
  std::filesystem::path program_;
  int seconds_;  // by the clock on the wall; then the child is killed
  int stop_;     // an eventfd; readable once interrupted
};

// The child's side: confines itself, reads standard input, writes standard output. Exit status: 0 when it answered.
int read_pdf_here();
int redact_pdf_here(const std::string& boxes);  // JSON: [[page, left, top, width, height], ...]

}  // namespace flurwerk::api
