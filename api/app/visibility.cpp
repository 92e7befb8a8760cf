#include "api/app/visibility.hpp"

#include <algorithm>

#include "participation/questions.hpp"
#include "permit-core/draft.hpp"

namespace flurwerk::api {

namespace {

bool is_served(const Case& the_case) {
  return std::holds_alternative<DecisionServedState>(the_case.application.decision);
}

bool acts_for(const Caller& caller, const AgencyId& agency) {
  return !agency.empty() &&
         std::any_of(caller.viewer.memberships.begin(), caller.viewer.memberships.end(), [&](const auto& membership) {
           return membership.role == Role::agency_member && membership.agency == agency;
         });
}

bool own_request(const Caller& caller, const participation::StatementRequest& request) {
  if (!caller.viewer.link.empty()) return caller.viewer.link == request.spec.request;
  return acts_for(caller, request.spec.agency) || acts_for(caller, request.trail.handed_on_agency);
}

// Its own attachments, and what was released to it.
bool agency_reads(const Caller& caller, const Case& the_case, const FiledDocument& document, int version) {
  const auto& requests = the_case.participation.requests;
  return std::any_of(requests.begin(), requests.end(), [&](const participation::StatementRequest& request) {
    return own_request(caller, request) && (document.request == request.spec.request ||
                                            released_version(request.spec.released, document.id) == version);
  });
}

// The applicant was asked about this very version of the statement.
bool put_to_applicant(const Case& the_case, const RequestId& id) {
  const auto* request = the_case.participation.request(id);
  const auto* statement = request->statement();
  return statement != nullptr && std::ranges::any_of(request->trail.questions, [&](const auto& question) {
           return question.statement_version == statement->version;
         });
}

}  // namespace

bool reads_along(const Caller& caller, const participation::StatementRequest& request) {
  return acts_for(caller, request.trail.handed_on_agency) && !acts_for(caller, request.spec.agency);
}

Onlooker onlooker(const Caller& caller, const Case& the_case) {
  if (!caller.viewer.link.empty()) return Onlooker::agency;
  for (const auto& membership : caller.viewer.memberships) {
    const bool staff = membership.role == Role::clerk || membership.role == Role::approver;
    if (staff && membership.authority == the_case.application.authority) return Onlooker::authority;
  }
  const auto own = case_facts(the_case.application).own;
  if (std::find(own.begin(), own.end(), caller.viewer.account) != own.end()) return Onlooker::applicant;
  return Onlooker::agency;  // sees least
}

bool may_see_request(const Caller& caller, const Case& the_case, const RequestId& request) {
  const auto* found = the_case.participation.request(request);
  if (found == nullptr) return false;
  return onlooker(caller, the_case) != Onlooker::agency || own_request(caller, *found);
}

bool may_see_statement(const Caller& caller, const Case& the_case, const RequestId& request) {
  if (!may_see_request(caller, the_case, request)) return false;
  return onlooker(caller, the_case) != Onlooker::applicant || is_served(the_case) ||
         put_to_applicant(the_case, request);
}

bool may_see_decision(const Caller& caller, const Case& the_case) {
  switch (onlooker(caller, the_case)) {
    case Onlooker::authority: return true;
    case Onlooker::applicant: return is_served(the_case);
    case Onlooker::agency: return false;
  }
  return false;
}

std::vector<int> readable_versions(const Caller& caller, const Case& the_case, const DocumentId& document) {
  const auto* found = the_case.application.document(document);
  if (found == nullptr) return {};
  const auto side = onlooker(caller, the_case);
  const bool applicants = applicant_may_see(the_case.application, *found) ||
                          participation::shown_to_applicant(the_case.participation, document);
  std::vector<int> versions;
  for (const auto& version : found->versions) {
    const bool reads = side == Onlooker::authority || (side == Onlooker::applicant && applicants) ||
                       (side == Onlooker::agency && agency_reads(caller, the_case, *found, version.version));
    if (reads) versions.push_back(version.version);
  }
  return versions;
}

bool may_see(const Caller& caller, const Case& the_case, const DocumentId& document) {
  return !readable_versions(caller, the_case, document).empty();
}

Refusal no_such_document() {
  return {RefusalKind::not_found,
          "not-found",
          {"Dieses Dokument gibt es nicht.", "There is no such document."},
          {},
          {},
          {}};
}

}  // namespace flurwerk::api
