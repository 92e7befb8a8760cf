#include <nlohmann/json.hpp>

#include "api/app/visibility.hpp"
#include "api/http/case_json.hpp"
#include "api/http/values_json.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;

json pre_check_json(const PreCheck& check) {
  json formats = json::array(), scales = json::array(), types = json::array(), remarks = json::array();
  for (const auto& format : check.formats)
    formats.push_back({{"name", text_json(format.name)}, {"pages", format.pages}});
  for (const auto& scale : check.scales) scales.push_back({{"denominator", scale.denominator}, {"page", scale.page}});
  for (const auto& type : check.types)
    types.push_back({{"type", type.type}, {"word", type.word}, {"in_title_block", type.in_title_block}});
  for (const auto& remark : check.remarks)
    remarks.push_back({{"missing", remark.missing}, {"text", text_json(remark.text)}});
  json title_block = nullptr;
  if (check.title_block) {
    const auto& block = *check.title_block;
    title_block = {{"page", block.page},
                   {"drawing_number", block.drawing_number ? json(*block.drawing_number) : json(nullptr)},
                   {"drawn_on", block.drawn_on ? json(to_string(*block.drawn_on)) : json(nullptr)}};
  }
  return {{"state", check.not_checked ? "not_checked" : "done"},
          {"because", check.not_checked ? text_json(*check.not_checked) : json(nullptr)},
          {"pages", check.pages},
          {"formats", std::move(formats)},
          {"scales", std::move(scales)},
          {"recognised", check.recognised},
          {"title_block", std::move(title_block)},
          {"suggested_types", std::move(types)},
          {"remarks", std::move(remarks)}};
}

}  // namespace

void add_pre_checks(const Onlook& onlook, const Case& the_case, json& documents) {
  if (onlooker(onlook.caller, the_case) == Onlooker::agency) return;
  const auto readings = onlook.view.pdf_readings().of_case(the_case.id);
  for (auto& document : documents) {
    const auto filed_as = document.at("type").get<std::string>();
    for (auto& version : document.at("versions")) {
      const auto found = readings.find(version.at("sha256").get<std::string>());
      if (found == readings.end()) continue;  // no PDF
      version["pre_check"] =
          found->second ? pre_check_json(pre_check(*found->second, filed_as, document_words(), onlook.law.documents))
                        : json{{"state", "waiting"}};
    }
  }
}

}  // namespace flurwerk::api
