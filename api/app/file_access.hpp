// Use cases of inspecting the file (Akteneinsicht): granting it with a personal code, ending it, reading by the code.
// Basis: § 29 HVwVfG; the rules stand in participation/file_access. Names and addresses never enter the log.
#pragma once

#include <string>
#include <utility>

#include "api/app/change.hpp"
#include "api/app/neighbours.hpp"
#include "participation/file_access.hpp"

namespace flurwerk::api {

// The code is known to the caller alone and this once; it was mailed where an address is known.
struct GivenCode {
  Done done;
  std::string code;  // "ABCDE-FGHIJ-KLMNO-PQRST"; empty for a repeated request
  bool mailed = false;
};
Result<GivenCode> grant_file_access(App& app, const Caller& caller, const Precondition& precondition,
                                    const ApplicationId& application, participation::GrantFileAccess command,
                                    const Person& person);
// A new code; the former one ends. Refused: the inspection has ended.
Result<GivenCode> renew_file_access(App& app, const Caller& caller, const ApplicationId& application,
                                    const FileAccessId& access);
Result<Done> end_file_access(App& app, const Caller& caller, const Precondition& precondition,
                             const ApplicationId& application, const participation::EndFileAccess& command);

// By the code (api/app/neighbours: holder_of): notes the reading and gives the case. Refused as the rules have it.
Result<Case> read_by_code(App& app, const CodeHolder& holder);
Result<OpenedDocument> open_by_code(App& app, const CodeHolder& holder, const DocumentId& document);

}  // namespace flurwerk::api
