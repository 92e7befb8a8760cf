// The PdfReadings over SQLite. The writing function needs the writing connection, in a transaction.
// Basis: api/app/ports/pdf_readings.hpp.
#pragma once

#include "api/app/ports/pdf_readings.hpp"
#include "api/store/sqlite/database.hpp"

namespace flurwerk::api {

class SqlitePdfReadings : public PdfReadings {
 public:
  explicit SqlitePdfReadings(Database& database) : database_(database) {}
  std::map<std::string, std::optional<PdfReading>> of_case(const ApplicationId& application) const override;
  std::string next_waiting() const override;
  void put_reading(const std::string& sha256, const PdfReading& reading, Instant at) override;

 private:
  Database& database_;
};

}  // namespace flurwerk::api
