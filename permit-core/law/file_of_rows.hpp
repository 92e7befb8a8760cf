// An authority's own file: a list of dated rows, read with the reader of its kind. Internal to the readers of such files.
// Basis: architecture rule "law as data".
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "permit-core/law/law_row.hpp"

namespace flurwerk {

// Refused as "data-file", naming file, row and member; `read(row, value)` reads what is the kind's own.
template <class T>
Result<std::vector<T>> read_file_of(std::string_view json_text, const std::string& name) {
  try {
    const auto content = nlohmann::json::parse(json_text, nullptr, false);
    if (!content.is_array()) throw LawError(name + " is not a list of rows");
    std::vector<T> all;
    for (const auto& entry : content) {
      Row row(entry, name + " row " + std::to_string(all.size() + 1));
      T value;
      read(row, value);
      read_source(row, value);
      row.nothing_else();
      all.push_back(std::move(value));
    }
    return all;
  } catch (const LawError& error) {
    const std::string what = error.what();
    return refuse(RefusalKind::invalid, "data-file",
                  {"Die Datei ist fehlerhaft: " + what + ".", "The file is broken: " + what + "."},
                  {"Die genannte Zeile berichtigen.", "Correct the row named."}, {}, name);
  }
}

}  // namespace flurwerk
