// The contract (api/openapi.yaml) at run time: served as JSON and as a page, and every body is checked against it.
// OpenAPI 3.1, JSON Schema; what a schema refuses is refused before a handler sees it, with the JSON pointer at fault.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "permit-core/refusal.hpp"

namespace flurwerk::api {

struct ContractOperation {
  std::string id, method, path, summary, tag;
};

class Contract {
 public:
  static const Contract& builtin();  // throws std::logic_error when api/openapi.yaml is broken: a bug
  ~Contract();

  const std::string& json() const;
  const std::string& page() const;                          // HTML
  std::string excerpt(std::string_view path_prefix) const;  // the contract with only these paths, as JSON
  const std::vector<ContractOperation>& operations() const;
  // Refused as "contract-violated" with the pointer at fault; fine where the operation takes no JSON.
  Result<void> check_body(std::string_view operation, std::string_view json_text) const;
  // The same for an answer; for tests. Statuses without a JSON schema are fine.
  Result<void> check_answer(std::string_view operation, int status, std::string_view json_text) const;

 private:
  Contract();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace flurwerk::api
