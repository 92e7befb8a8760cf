// The Renderer turns a decision into the notice (Bescheid) that is served: paper, as a PDF.
// Basis: § 74 HBO, § 37 HVwVfG (form, addressee, remedy instructions). What it says is decided before; it only sets type.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace flurwerk::api {

struct NoticeBlock {
  std::string heading;             // may be empty
  std::vector<std::string> texts;  // paragraphs
  bool numbered = false;           // paragraphs get 1., 2., ...
};

struct Notice {
  std::string sender;                                          // the authority, one line
  std::vector<std::string> recipient;                          // address lines
  std::vector<std::pair<std::string, std::string>> reference;  // "Aktenzeichen" -> "BA-2026-0007"
  std::string title;                                           // "Baugenehmigung"
  std::string subject;
  std::vector<NoticeBlock> blocks;
  std::string footer;  // repeated on every page beside the page number
  bool draft = false;  // says ENTWURF on every page
};

class Renderer {
 public:
  virtual ~Renderer() = default;
  virtual std::string pdf(const Notice& notice) const = 0;  // the bytes of a PDF, A4, fonts embedded
};

}  // namespace flurwerk::api
