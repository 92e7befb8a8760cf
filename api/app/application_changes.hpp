// Use cases of copying an application given before, and of changing one under review.
// Basis: permit-core/application_change; persons, plot, design and documents given before are taken over, not asked again.
#pragma once

#include "api/app/change.hpp"
#include "permit-core/application_change.hpp"

namespace flurwerk::api {

// A new draft that holds what the earlier application held; `id` of the receipt is empty, `application` the new one.
Result<Done> copy_application(App& app, const Caller& caller, const Precondition& precondition,
                              const ApplicationId& earlier, bool as_change);

// Files the draft, begun as a copy to change it, as a change of the application under review; `id` is the change's.
Result<Done> change_application(App& app, const Caller& caller, const Precondition& precondition,
                                const ApplicationId& application, const ApplicationId& draft,
                                const std::string& reason);

Result<Done> assess_change(App& app, const Caller& caller, const Precondition& precondition,
                           const ApplicationId& application, const AssessChange& command);

// `other` empty: a file on paper, named by its number. A whole is told which part names it.
Result<Done> link_application(App& app, const Caller& caller, const Precondition& precondition,
                              const ApplicationId& application, const ApplicationId& other,
                              const std::string& file_number);

}  // namespace flurwerk::api
