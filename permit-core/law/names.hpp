// What people call the kinds of agencies, the map layers and the facts of a project that the law data names by their keys.
// Basis: names.json; the provision beside a fact is named as in Hesse.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "permit-core/embedded.hpp"
#include "permit-core/law/law_book.hpp"

namespace flurwerk {

const std::map<std::string, Text>& agency_kind_names();  // by the kind that rules and the register name
const std::map<std::string, Text>& layer_names();        // by id
Text layer_name(const std::string& id);                  // the id where it has no name

// "Sonderbau (§ 2 Abs. 9 HBO)", with the provision of the Land whose law it is.
Text fact_name(ProjectFact fact, const LawAt& law);

std::span<const EmbeddedFile> embedded_files_names();

}  // namespace flurwerk
