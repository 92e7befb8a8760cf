// Use cases before submission: starting, saving a draft with its parties, submitting, withdrawing.
// Basis: § 69 HBO. A draft's content is stored by its hash and holds no personal data; persons are rows of their own.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/app/change.hpp"

namespace flurwerk::api {

struct DraftInput {
  std::string title;
  std::string procedure;
  std::string description;
  std::vector<ParcelKey> parcels;
  std::string design;  // JSON text of the design document; empty: none. Kept as typed, also while unfinished
  std::string facts;   // JSON object of project facts; empty: none
  std::optional<Person> principal;  // none: not named (and not removed either)
  std::optional<Person> designer;
};

// The content as it is stored and given back: canonical JSON of everything but the persons.
std::string draft_content(const DraftInput& input);

Result<Done> start_application(App& app, const Caller& caller, const Precondition& precondition,
                               const AuthorityId& authority, const std::string& procedure, const std::string& title);
Result<Done> save_draft(App& app, const Caller& caller, const Precondition& precondition,
                        const ApplicationId& application, const DraftInput& input);
Result<Done> submit_application(App& app, const Caller& caller, const Precondition& precondition,
                                const ApplicationId& application);

// The persons named in a case, with what is stored of them.
std::optional<Person> person_of(const View& view, const Application& application, std::string_view role);
bool same_person(const Person& a, const Person& b);  // whatever their rows

}  // namespace flurwerk::api
