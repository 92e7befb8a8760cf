#include "permit-core/law/names.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "permit-core/law/law_words.hpp"

namespace flurwerk {
namespace {

struct FactName {
  Text name;
  std::string basis;  // may be empty
};
struct Names {
  std::map<std::string, Text> agency_kinds;
  std::map<std::string, Text> layers;
  std::map<ProjectFact, FactName> facts;
};

const Names& names() {
  static const Names read = [] {
    const auto file = nlohmann::json::parse(embedded_files_names().front().content);
    Names all;
    for (const auto& [id, name] : file.at("agency_kinds").items())
      all.agency_kinds[id] = {name.at("de"), name.at("en")};
    for (const auto& [id, name] : file.at("layers").items()) all.layers[id] = {name.at("de"), name.at("en")};
    for (const auto& row : file.at("facts")) {
      const auto fact = value_of<ProjectFact>(row.at("fact").get<std::string>());
      if (!fact) throw std::logic_error("names.json: no such fact: " + row.dump());
      all.facts[*fact] = {{row.at("name").at("de"), row.at("name").at("en")}, row.value("basis", "")};
    }
    return all;
  }();
  return read;
}

}  // namespace

const std::map<std::string, Text>& agency_kind_names() { return names().agency_kinds; }

const std::map<std::string, Text>& layer_names() { return names().layers; }

Text layer_name(const std::string& id) {
  const auto found = names().layers.find(id);
  return found == names().layers.end() ? Text{id, id} : found->second;
}

Text fact_name(ProjectFact fact, const LawAt& law) {
  const auto found = names().facts.find(fact);
  if (found == names().facts.end()) return {std::string{to_string(fact)}, std::string{to_string(fact)}};
  const std::string basis = found->second.basis.empty() ? "" : " (" + law.cite(found->second.basis) + ")";
  return {found->second.name.de + basis, found->second.name.en + basis};
}

}  // namespace flurwerk
