// The Renderer puts things on paper, as PDFs: the notice (Bescheid) that is served, the drawing to scale.
// Basis: § 74 HBO, § 37 HVwVfG (form, addressee, remedy instructions). What it says is decided before; it only sets type.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "geo/drawing.hpp"
#include "permit-core/calendar/date.hpp"
#include "permit-core/refusal.hpp"

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
  std::string footer;    // repeated on every page beside the page number
  bool draft = false;    // says ENTWURF on every page
  Instant made_at = {};  // the same notice of the same moment is the same bytes
};

struct DrawingRow {  // one finding on the sheet
  geo::Verdict verdict;
  std::string word;   // "nicht eingehalten"
  std::string basis;  // "§ 6 Abs. 5 HBO"
  std::string text;
};

struct DrawingSheet {
  geo::Drawing drawing;  // of geo::draw_at
  std::string title;
  std::vector<std::pair<std::string, std::string>> facts;  // "Aktenzeichen" -> "BA-2026-0007"
  std::vector<DrawingRow> rows;                            // gravest first; those without room are counted
  std::string note;                                        // what the sheet is, and is not
  Instant made_at = {};
};

struct PaperTable {
  std::string name;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;  // as many cells as columns
};

// Tables under a title, for word processors and spreadsheets.
struct Paper {
  std::string title;
  std::vector<std::pair<std::string, std::string>> facts;
  std::vector<PaperTable> tables;
};

struct Stamp {  // the seal on an approved plan
  std::string heading;
  std::vector<std::string> lines;
  Instant made_at = {};
};

class Renderer {
 public:
  virtual ~Renderer() = default;
  virtual std::string pdf(const Notice& notice) const = 0;       // the bytes of a PDF, A4, fonts embedded
  virtual std::string pdf(const DrawingSheet& sheet) const = 0;  // one page, at the drawing's true scale
  // The same PDF with the seal on every page; refused if it is encrypted or no sound PDF (cannot-be-stamped).
  virtual Result<std::string> stamped(const std::string& pdf, const Stamp& stamp) const = 0;
  virtual std::string odt(const Paper& paper) const = 0;   // OpenDocument Text
  virtual std::string xlsx(const Paper& paper) const = 0;  // a sheet per table
};

}  // namespace flurwerk::api
