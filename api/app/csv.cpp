#include "api/app/csv.hpp"

#include <fmt/format.h>

#include "permit-core/utf8.hpp"

namespace flurwerk::api {

namespace {

constexpr std::string_view formula_signs = "=+-@\t\r";

std::string taken_back(std::string cell) {
  if (cell.size() > 1 && cell.front() == '\'' && like_a_formula(std::string_view{cell}.substr(1))) cell.erase(0, 1);
  return cell;
}

// Reads one cell from `at` on; gives nothing when its quote never ends.
bool read_cell(std::string_view text, std::size_t& at, char separator, std::string& cell) {
  if (at >= text.size() || text[at] != '"') {
    while (at < text.size() && text[at] != separator && text[at] != '\n' && text[at] != '\r') cell += text[at++];
    return true;
  }
  for (++at; at < text.size(); ++at) {
    if (text[at] != '"') {
      cell += text[at];
    } else if (at + 1 < text.size() && text[at + 1] == '"') {
      cell += text[at++];
    } else {
      ++at;
      return true;
    }
  }
  return false;
}

}  // namespace

bool like_a_formula(std::string_view cell) {
  return !cell.empty() && formula_signs.find(cell.front()) != std::string_view::npos;
}

std::string csv_line(const std::vector<std::string>& cells) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string cell = like_a_formula(cells[i]) ? "'" + cells[i] : cells[i];
    if (i > 0) line += ';';
    if (cell.find_first_of(";,\"\r\n") == std::string::npos) {
      line += cell;
      continue;
    }
    line += '"';
    for (const char c : cell) line += c == '"' ? std::string{"\"\""} : std::string{c};
    line += '"';
  }
  return line += "\r\n";
}

Result<std::vector<std::vector<std::string>>> read_csv(std::string_view text) {
  if (!is_utf8(text)) {
    return refuse(RefusalKind::malformed, "csv-not-utf8",
                  {"Die Datei ist kein Text in UTF-8; Umlaute kämen entstellt an.",
                   "The file is no text in UTF-8; letters such as ä would arrive garbled."},
                  {"Speichern Sie die Tabelle als „CSV UTF-8 (durch Trennzeichen getrennt)“.",
                   "Save the table as \"CSV UTF-8 (comma delimited)\"."});
  }
  if (text.starts_with(csv_mark)) text.remove_prefix(csv_mark.size());
  const char separator = text.substr(0, text.find('\n')).find(';') == std::string_view::npos ? ',' : ';';
  std::vector<std::vector<std::string>> lines;
  for (std::size_t at = 0; at < text.size();) {
    std::vector<std::string> cells;
    while (true) {
      std::string cell;
      if (!read_cell(text, at, separator, cell)) {
        const auto line = lines.size() + 1;
        return refuse(RefusalKind::malformed, "csv-quote",
                      {fmt::format("In Zeile {} endet ein Anführungszeichen nicht.", line),
                       fmt::format("In line {} a quotation mark never ends.", line)},
                      {"Speichern Sie die Tabelle neu als CSV.", "Save the table as CSV again."});
      }
      cells.push_back(taken_back(std::move(cell)));
      if (at >= text.size() || text[at] != separator) break;
      ++at;
    }
    while (at < text.size() && text[at] != '\n' && text[at] != '\r') ++at;  // behind a closing quote nothing counts
    if (at < text.size() && text[at] == '\r') ++at;
    if (at < text.size() && text[at] == '\n') ++at;
    if (cells.size() > 1 || !cells.front().empty()) lines.push_back(std::move(cells));
  }
  return lines;
}

}  // namespace flurwerk::api
