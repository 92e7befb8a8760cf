// What changed plans mean for those who were asked about the former ones: whom the change concerns, each with its reasons.
// Legal basis: § 70 Abs. 1 HBO, § 24 HVwVfG. A proposal: no provision says who is asked again, a person decides.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "participation/participation.hpp"
#include "permit-core/application.hpp"
#include "permit-core/law/law_book.hpp"

namespace flurwerk::participation {

// The last request for each act of each agency that asks about plans which are no longer the plans, withdrawn ones left
// out. Those already carried over to the present plans are not among them.
std::vector<const StatementRequest*> overtaken(const Participation& participation);

// What became of a request about former plans: carried over, asked again, or neither yet. None: it is about today's.
std::optional<Text> plans_note(const Participation& participation, const StatementRequest& request);

struct ChangedDocument {
  DocumentId document;
  int before;  // version that was released; 0: filed since
  int now;
};
// Documents that were filed or replaced since the plans this request stands for: the applicant's, and what was released.
std::vector<ChangedDocument> changed_documents(const Application& application, const StatementRequest& request);

// What the checks say otherwise about the plans of a request and those of today.
struct ChangedFinding {
  std::string check;    // "height"
  std::string subject;  // a building's name, or the id of an agency rule
  Text what;            // "Haus: gemessen 9,20 m → 10,40 m"
};
struct PlansDelta {
  std::vector<ChangedFinding> findings;
  std::vector<std::string> rules_gone;  // agency rules that named somebody then and no longer do
  std::optional<Text> not_compared;     // why the drawn plans could not be compared
};

struct Proposal {
  const StatementRequest* request;
  bool ask_again;
  std::vector<Text> why;  // to ask again; else why the answer can stand
  std::vector<ChangedDocument> documents;
};
// `kind` of the agency as in the register: whose field a finding is in.
Proposal propose(const Application& application, const StatementRequest& request, std::string_view kind,
                 const PlansDelta& delta, const LawAt& law);

}  // namespace flurwerk::participation
