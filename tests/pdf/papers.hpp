// PDFs for tests, made by cairo and qpdf: drawings with letters, scans without, protected ones.
#pragma once

#include <string>
#include <vector>

#include "api/app/ports/document_store.hpp"

namespace flurwerk::api::test {

struct Line {
  double x_mm, y_mm;  // of its baseline, from the upper left corner
  std::string text;
  double size = 12;  // points
};
struct Sheet {
  double width_mm, height_mm;
  std::vector<Line> lines;
  bool scanned = false;  // the lines are a picture
};
std::string pdf_of(const std::vector<Sheet>& sheets);
// Needs `password` to be opened; if empty, it only forbids changes.
std::string encrypted(const std::string& pdf, const std::string& password);
// Shown a quarter turned, as a scanner does it.
std::string turned(const std::string& pdf, int degrees);

class InMemory final : public DocumentReader {
 public:
  explicit InMemory(std::string bytes) : bytes_{std::move(bytes)} {}
  std::int64_t size() const override { return static_cast<std::int64_t>(bytes_.size()); }
  std::size_t read(std::int64_t offset, std::span<char> buffer) const override;

 private:
  std::string bytes_;
};

}  // namespace flurwerk::api::test
