// The automatic pre-check (Vorprüfung) of an uploaded PDF: pages, sizes, scales, title block, what it may be. It only suggests.
// Basis: § 69 Abs. 2 HBO and the Bauvorlagenerlass say what is filed; whether a file is that, a person decides.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "permit-core/law/document_words.hpp"
#include "permit-core/law/law_book.hpp"

namespace flurwerk {

// --- What a reader saw in the file; no conclusions -------------------------------------------------------------------

struct PdfPage {
  double width_mm = 0;  // as shown, after rotation
  double height_mm = 0;
  std::string text;         // UTF-8; its beginning where there is much
  std::string title_block;  // of the lower right corner of a drawing, else of the head of the page
  bool recognised = false;  // the texts are OCR's: the page has no letters of its own
  friend bool operator==(const PdfPage&, const PdfPage&) = default;
};
enum class PdfState : std::uint8_t {
  read,
  locked,     // needs a password
  damaged,    // no reader makes sense of it
  too_large,  // larger than what is read at all
  gave_up,    // reading took too long, too much memory, or broke the reader
};
inline constexpr int pdf_state_count = 5;
struct PdfReading {
  PdfState state = PdfState::damaged;
  bool encrypted = false;              // readable, but with restrictions
  int pages = 0;                       // of the whole file
  std::vector<PdfPage> first_pages{};  // at most as many as the reader takes
  friend bool operator==(const PdfReading&, const PdfReading&) = default;
};

// --- What may follow from it ------------------------------------------------------------------------------------------

struct PageFormat {
  Text name;  // "A3 quer"; "900 × 420 mm" where no format of DIN 476 fits within 5 mm
  int pages;
};
struct NamedScale {
  int denominator;  // 1:500 -> 500
  int page;         // first page that names it, from 1
};
struct SuggestedType {
  std::string type;  // id of the law data's document list
  std::string word;  // that names it
  bool in_title_block;
};
struct TitleBlock {
  int page;                                     // from 1
  std::optional<std::string> drawing_number{};  // in capitals
  std::optional<Date> drawn_on{};               // latest day named in it
};
struct PreCheckRemark {
  bool missing;  // something is not there; else only to be known
  Text text;
};
struct PreCheck {
  std::optional<Text> not_checked;  // because of this; then only what is known before reading is filled
  int pages = 0;
  int pages_looked_at = 0;
  std::vector<PageFormat> formats{};
  std::vector<NamedScale> scales{};  // by denominator
  bool recognised = false;           // some text was read by OCR
  std::optional<TitleBlock> title_block{};
  std::vector<SuggestedType> types{};  // best first, at most three
  std::vector<PreCheckRemark> remarks{};
};

// `filed_as`: the type it was filed as. Words and scales of `words`, names of `documents` (of the day that matters).
PreCheck pre_check(const PdfReading& reading, std::string_view filed_as, std::span<const DocumentWords> words,
                   std::span<const RequiredDocument> documents);

}  // namespace flurwerk
