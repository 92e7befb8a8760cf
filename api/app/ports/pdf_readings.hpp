// PdfReadings keeps what was read in filed PDFs, by their content, and which of them still wait for it.
// Basis: filing a version asks for its reading in the same transaction; a reading says nothing of law and is no event.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "permit-core/calendar/date.hpp"
#include "permit-core/id.hpp"
#include "permit-core/pre_check.hpp"

namespace flurwerk::api {

class PdfReadings {
 public:
  virtual ~PdfReadings() = default;
  // Of all versions of a case's PDFs, by SHA-256; none: not read yet.
  virtual std::map<std::string, std::optional<PdfReading>> of_case(const ApplicationId& application) const = 0;
  virtual std::string next_waiting() const = 0;  // the SHA-256 that has waited longest, or empty

  // Writer, reachable through Tx alone.
  virtual void put_reading(const std::string& sha256, const PdfReading& reading, Instant at) = 0;
};

}  // namespace flurwerk::api
