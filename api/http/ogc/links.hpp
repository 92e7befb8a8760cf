// Links in OGC's JSON documents.
// RFC 8288; OGC 17-069r4, 7.5.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace flurwerk::api {

nlohmann::ordered_json link_json(const std::string& href, const std::string& rel, const std::string& type,
                                 const std::string& title = {});

}  // namespace flurwerk::api
