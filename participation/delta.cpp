#include "participation/delta.hpp"

#include <algorithm>
#include <array>

#include "permit-core/checks.hpp"

namespace flurwerk::participation {

namespace {

// Whose field the answer of a check is in: this program's proposal, not law. Distances to what an agency guards come
// with the rule that named it (check "agency-layers").
struct Field {
  std::string_view kind, check;
};
// clang-format off: a table, one agency a block
constexpr std::array fields = {
    Field{"municipality", "land-use"},
    Field{"municipality", "grz"},
    Field{"municipality", "grz-2"},
    Field{"municipality", "gfz"},
    Field{"municipality", "bmz"},
    Field{"municipality", "storeys"},
    Field{"municipality", "height"},
    Field{"municipality", "building-window"},
    Field{"municipality", "building-line"},
    Field{"municipality", "building-style"},
    Field{"municipality", "parking"},
    Field{"municipality", "street-access"},
    Field{"fire", "building-class"},
    Field{"fire", "special-building"},
    Field{"fire", "height"},
    Field{"fire", "storeys"},
    Field{"fire", "street-access"},
    Field{"fire", "setback"},
    Field{"heritage", "height"},
    Field{"heritage", "storeys"},
    Field{"heritage", "building-style"},
    Field{"nature-protection", "grz"},
    Field{"nature-protection", "grz-2"},
    Field{"nature-protection", "building-window"},
    Field{"water", "grz"},
    Field{"water", "grz-2"},
    Field{"state-road", "street-access"},
    Field{"immission", "land-use"},
    Field{"health", "land-use"},
    Field{"health", "special-building"},
};
// clang-format on

bool withdrawn(const StatementRequest& request) { return std::holds_alternative<Withdrawn>(request.state); }

bool asked_later(const Participation& participation, std::size_t index) {
  const StatementRequestSpec& spec = participation.requests[index].spec;
  for (std::size_t later = index + 1; later < participation.requests.size(); ++later) {
    const StatementRequest& other = participation.requests[later];
    if (other.spec.agency == spec.agency && other.spec.act == spec.act && !withdrawn(other)) return true;
  }
  return false;
}

bool concerns(const ChangedFinding& finding, const StatementRequest& request, std::string_view kind, const LawAt& law) {
  if (const AgencyTrigger* rule = law.trigger(finding.subject)) {
    const std::vector<std::string> its = request.spec.rules();
    return std::ranges::find(its, rule->id) != its.end() || rule->agency_kind == kind;
  }
  return std::ranges::any_of(fields,
                             [&](const Field& field) { return field.kind == kind && field.check == finding.check; });
}

// What an agency of this kind guards is known here, or to the law's rules.
bool field_known(std::string_view kind, const LawAt& law) {
  return std::ranges::any_of(fields, [&](const Field& field) { return field.kind == kind; }) ||
         std::ranges::any_of(law.triggers, [&](const AgencyTrigger& rule) { return rule.agency_kind == kind; });
}

Text document_reason(const FiledDocument& document, const ChangedDocument& changed) {
  const std::string before = std::to_string(changed.before), now = std::to_string(changed.now);
  return {"„" + document.title + "“ liegt in Fassung " + now + " vor; freigegeben war Fassung " + before + ".",
          "\"" + document.title + "\" is on file in version " + now + "; version " + before + " was released."};
}

}  // namespace

std::vector<const StatementRequest*> overtaken(const Participation& participation) {
  std::vector<const StatementRequest*> found;
  for (std::size_t i = 0; i < participation.requests.size(); ++i) {
    const StatementRequest& request = participation.requests[i];
    const bool current = request.stands_for().revision >= participation.plans.revision;
    if (!current && !withdrawn(request) && !asked_later(participation, i)) found.push_back(&request);
  }
  return found;
}

std::optional<Text> plans_note(const Participation& participation, const StatementRequest& request) {
  const auto& carried = request.trail.carried_over;
  const bool current = request.stands_for().revision >= participation.plans.revision;
  if (current && !carried.empty()) {
    Text text = with_date("für die geänderten Pläne übernommen am {}", "carried over to the changed plans on {}",
                          carried.back().on);
    return Text{text.de + ": " + carried.back().reason, text.en + ": " + carried.back().reason};
  }
  if (current || std::holds_alternative<Withdrawn>(request.state)) return {};
  const bool again = std::ranges::any_of(participation.requests, [&](const StatementRequest& other) {
    return other.spec.asks_again == request.spec.request;
  });
  if (again) return Text{"betrifft die früheren Pläne; neu angefordert", "about the former plans; asked again"};
  return Text{"betrifft die früheren Pläne; noch nicht entschieden, ob neu gefragt wird",
              "about the former plans; not decided yet whether it is asked again"};
}

std::vector<ChangedDocument> changed_documents(const Application& application, const StatementRequest& request) {
  std::vector<ChangedDocument> changed;
  const auto& known = request.stands_for().filed;
  for (const FiledDocument& document : application.documents) {
    const auto filed = known.find(document.id);
    const int before = filed == known.end() ? 0 : filed->second;
    const int now = document.versions.back().version;
    const auto released = released_version(request.spec.released, document.id);
    const bool plan = document.filed_by_side == "applicant" && document.request.empty();
    if (before < now && (plan || released)) changed.push_back({document.id, released.value_or(before), now});
  }
  return changed;
}

Proposal propose(const Application& application, const StatementRequest& request, std::string_view kind,
                 const PlansDelta& delta, const LawAt& law) {
  Proposal proposal{&request, false, {}, changed_documents(application, request)};
  for (const ChangedDocument& changed : proposal.documents) {
    if (!released_version(request.spec.released, changed.document)) continue;
    proposal.why.push_back(document_reason(*application.document(changed.document), changed));
  }
  for (const ChangedFinding& finding : delta.findings) {
    if (concerns(finding, request, kind, law)) proposal.why.push_back(finding.what);
  }
  if (delta.not_compared) proposal.why.push_back(*delta.not_compared);
  if (!delta.findings.empty() && !field_known(kind, law)) {
    proposal.why.push_back(
        {"Prüfergebnisse haben sich geändert; welche davon diese Stelle angehen, ist nicht hinterlegt.",
         "Findings have changed; which of them concern this agency is not on file."});
  }
  proposal.ask_again = !proposal.why.empty();
  if (proposal.ask_again) return proposal;
  proposal.why.push_back(
      {"Die freigegebenen Unterlagen sind unverändert, und keine Prüfung aus dem Aufgabenbereich "
       "dieser Stelle kommt zu einem anderen Ergebnis.",
       "The released documents are unchanged, and no check in this agency's field comes out "
       "otherwise."});
  for (const std::string& rule : request.spec.rules()) {
    if (std::ranges::find(delta.rules_gone, rule) == delta.rules_gone.end()) continue;
    const AgencyTrigger* known = law.trigger(rule);
    const Text name = known == nullptr ? Text{rule, rule} : known->name;
    proposal.why.push_back(
        {"Die Regel, nach der diese Stelle gefragt wurde, trifft auf die geänderten Pläne nicht "
         "mehr zu: " +
             name.de + ".",
         "The rule by which this agency was asked no longer fits the changed plans: " + name.en + "."});
  }
  return proposal;
}

}  // namespace flurwerk::participation
