// The PdfReader looks into PDFs that strangers made, and draws them anew without what is to be covered.
// Basis: such a file may be anything; whoever implements this must survive loops, bombs and broken parsers.
#pragma once

#include <string>
#include <vector>

#include "api/app/ports/document_store.hpp"
#include "permit-core/pre_check.hpp"

namespace flurwerk::api {

// To be covered; in parts of the page as it is shown: 0 is left and top, 1 right and bottom.
struct CoveredBox {
  int page = 1;  // from 1
  double left = 0, top = 0, width = 0, height = 0;
  friend bool operator==(const CoveredBox&, const CoveredBox&) = default;
};

class PdfReader {
 public:
  virtual ~PdfReader() = default;
  // What cannot be read is a state of the reading, never an exception.
  virtual PdfReading read(const DocumentReader& file) const = 0;
  // A PDF of pictures of its pages: no letters, no layers, no properties, and nothing beneath the boxes. Refused as
  // unsupported ("cannot-be-redacted") when it cannot be read, or has more pages than are drawn.
  virtual Result<std::string> redacted(const DocumentReader& file, const std::vector<CoveredBox>& boxes) const = 0;
  // Ends what is being read in another thread, and refuses to begin anything more.
  virtual void interrupt() const = 0;
};

}  // namespace flurwerk::api
