// Turns a PDF of ours into PDF/A-2b: metadata that says so, the colours' meaning, language and title for reading aids.
// Basis: ISO 19005-2 (PDF/A-2), ISO 32000-1 §§ 14.8, 14.9; written with libqpdf.
#pragma once

#include <string>

#include "permit-core/calendar/date.hpp"

namespace flurwerk::api {

struct ArchiveFacts {
  std::string title;
  std::string subject;
  std::string author;
  Instant made_at = {};
};
// `pdf` has its fonts embedded and its structure tagged. The same facts and bytes give the same bytes.
std::string archive_pdf(const std::string& pdf, const ArchiveFacts& facts);

// An ICC profile (version 2, display) of sRGB: IEC 61966-2-1.
std::string srgb_profile();

}  // namespace flurwerk::api
