#include "api/store/sqlite/pdf_readings.hpp"

#include "api/app/pdf_reading_json.hpp"
#include "api/store/sqlite/search_words.hpp"
#include "api/store/sqlite/sql.hpp"

namespace flurwerk::api {
namespace {

constexpr std::size_t most_text = 100'000;  // of one file, to be found by

std::string text_of_pages(const PdfReading& reading) {
  std::string text;
  for (const auto& page : reading.first_pages) {
    if (text.size() + page.text.size() > most_text) break;
    text += page.text;
    text += ' ';
  }
  for (char& c : text) c = c == '\n' ? ' ' : c;
  return searchable(text);
}

}  // namespace

std::map<std::string, std::optional<PdfReading>> SqlitePdfReadings::of_case(const ApplicationId& application) const {
  std::map<std::string, std::optional<PdfReading>> all;
  auto query = database_.query(sql("pdf_readings_of"));
  query.bind("application", application.value);
  while (query.step()) {
    auto& reading = all[query.text(0)];
    if (query.null(1)) continue;
    reading = pdf_reading_from(query.text(2));
    if (!reading) throw DatabaseError(11, "no reading of a PDF: " + query.text(0));
  }
  return all;
}

std::string SqlitePdfReadings::next_waiting() const {
  auto query = database_.query(sql("pdf_reading_waiting"));
  return query.step() ? query.text(0) : std::string{};
}

void SqlitePdfReadings::put_reading(const std::string& sha256, const PdfReading& reading, Instant at) {
  const std::string read_at = to_string(at), json = pdf_reading_json(reading), text = text_of_pages(reading);
  auto query = database_.query(sql("put_pdf_reading"));
  query.bind("sha256", sha256).bind("read_at", read_at).bind("reading", json).bind("text", text).run();
}

}  // namespace flurwerk::api
