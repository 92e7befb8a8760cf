#include "permit-core/law/document_words.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace flurwerk {
namespace {

using nlohmann::json;

UsualScale scale_of(const json& row) {
  UsualScale scale;
  scale.denominator = row.at("value");
  scale.basis = row.at("basis");
  const auto from = parse_date(row.at("valid_from").get<std::string>());
  if (!from) throw std::logic_error("document_words.json: no such day: " + row.dump());
  scale.valid_from = *from;
  scale.confidence = row.at("confidence") == "statute" ? Confidence::statute : Confidence::unsure;
  if (row.contains("note")) scale.note = Text{row["note"].at("de"), row["note"].at("en")};
  if (scale.confidence == Confidence::unsure && !scale.note) {
    throw std::logic_error("document_words.json: unsure without a note: " + row.dump());
  }
  return scale;
}

}  // namespace

std::span<const DocumentWords> document_words() {
  static const std::vector<DocumentWords> rows = [] {
    std::vector<DocumentWords> all;
    for (const auto& row : json::parse(embedded_files_document_words().front().content)) {
      DocumentWords one{row.at("type"), row.at("words"), {}};
      if (row.contains("scale")) one.scale = scale_of(row["scale"]);
      all.push_back(std::move(one));
    }
    return all;
  }();
  return rows;
}

}  // namespace flurwerk
