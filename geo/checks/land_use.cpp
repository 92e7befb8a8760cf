// May a building of this use stand in this area of the plan? Basis: BauNVO §§ 2 to 9, 13, 13a: permitted, permitted with
// a condition, only as an exception (BauGB § 31 Abs. 1), or not.
#include <algorithm>

#include "geo/checks/plan_figures.hpp"

namespace flurwerk::geo {
namespace {

bool among(const std::vector<std::string>& list, const std::string& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool named_anywhere(const LandUseRules& rules, const std::string& use) {
  return std::any_of(rules.areas.begin(), rules.areas.end(), [&](const auto& area) {
    return std::any_of(area.entries.begin(), area.entries.end(), [&](const auto& entry) { return entry.use == use; });
  });
}

class LandUseCheck {
 public:
  LandUseCheck(const LandUseRules& rules, const Scene& scene) : rules_(rules), scene_(scene) {}

  Finding judge(const Structure& structure) const {
    const auto without = [&](const Text& why) { return not_checked("land-use", structure.name, rules_.basis, why); };
    if (!scene_.site.plan) return without({"kein Bebauungsplan vorliegt", "no local plan is given"});
    auto plans = plans_under(structure.area, scene_.site);
    std::erase_if(plans, [](const PlanArea* plan) { return plan->use.empty(); });
    if (plans.empty())
      return without({"kein Bebauungsplan hier ein Baugebiet festsetzt", "no local plan lays down an area here"});
    for (const auto* plan : plans)
      if (plan->use != plans.front()->use)
        return without({"das Gebäude in mehreren Baugebieten liegt", "the building lies in several areas"});
    const auto& plan = *plans.front();
    if (structure.use.empty())
      return without({"die Nutzung des Gebäudes nicht angegeben ist", "the building's use is not given"});
    const auto* use = rules_.use_of(structure.use);
    if (!use || !named_anywhere(rules_, use->id))
      return without(Text{"die Nutzung ", "the use "} + quoted(structure.use) +
                     Text{" keinem Begriff der BauNVO zugeordnet ist", " matches no term of the BauNVO"});
    if (!plan.baunvo_version.empty() && !among(rules_.versions, plan.baunvo_version) &&
        !among(rules_.assumed_versions, plan.baunvo_version))
      return without(Text{"der Plan der BauNVO ", "the plan follows the BauNVO of "} + both(plan.baunvo_version) +
                     Text{" folgt, deren Katalog nicht hinterlegt ist", ", whose catalogue is not recorded"});
    const auto* area = rules_.area(plan.use);
    if (!area)
      return without(
          Text{"für das Gebiet ", "for the area "} + both(plan.use) +
          Text{" die BauNVO keinen Katalog zulässiger Nutzungen hat (§§ 1, 10, 11 BauNVO); ihn bestimmt der Plan",
               " the BauNVO has no catalogue of permitted uses (§§ 1, 10, 11 BauNVO); the plan sets it"});
    return against(structure, *use, *area, plan);
  }

 private:
  Finding against(const Structure& structure, const LandUseRules::Use& use, const LandUseRules::Area& area,
                  const PlanArea& plan) const {
    auto finding = blank("land-use", structure.name, rules_.basis);
    const auto entry = std::find_if(area.entries.begin(), area.entries.end(),
                                    [&](const LandUseRules::Entry& one) { return one.use == use.id; });
    const auto what = quoted(structure.name) + " (" + use.name + Text{") ist in ", ") is, in "} + both(area.area);
    if (entry == area.entries.end()) {
      finding.verdict = Verdict::fail;
      finding.message =
          what +
          Text{" weder zulässig noch als Ausnahme vorgesehen; möglich wäre nur eine Befreiung (§ 31 Abs. 2 BauGB).",
               ", neither permitted nor provided for as an exception; only an exemption could help (§ 31 (2) BauGB)."};
    } else {
      finding.legal_basis = entry->basis;
      const bool open = !entry->condition.de.empty();
      finding.verdict = entry->exceptional || open ? Verdict::warning : Verdict::pass;
      finding.message = what + (entry->exceptional ? Text{" nur ausnahmsweise zulässig (§ 31 Abs. 1 BauGB)",
                                                          ", permitted only as an exception (§ 31 (1) BauGB)"}
                                                   : Text{" zulässig", ", permitted"});
      if (open) finding.message = finding.message + Text{", wenn ", " if "} + entry->condition;
      finding.message = finding.message + ".";
    }
    finding.steps.push_back(Text{"Angegeben: ", "Given: "} + quoted(structure.use) +
                            Text{"; gewertet als ", "; taken as "} + use.name);
    finding.steps.push_back(
        {"Der Plan kann Nutzungen ausschließen oder Ausnahmen streichen (§ 1 Abs. 5, 6 BauNVO); das steht in seinem "
         "Text.",
         "The plan may exclude uses or strike exceptions (§ 1 (5), (6) BauNVO); that stands in its text."});
    if (plan.baunvo_version.empty())
      finding.steps.push_back(
          {"Die Fassung der BauNVO, nach der der Plan gilt, ist unbekannt; gerechnet nach der geltenden.",
           "The version of the BauNVO that the plan follows is unknown; judged after the one in force."});
    else if (among(rules_.assumed_versions, plan.baunvo_version) && rules_.note)
      finding.steps.push_back(both("BauNVO " + plan.baunvo_version + ": ") + *rules_.note);
    finding.evidence.push_back(structure_evidence(structure));
    return finding;
  }

  const LandUseRules& rules_;
  const Scene& scene_;
};

}  // namespace

std::vector<Finding> check_land_use(const Scene& scene) {
  std::vector<Finding> findings;
  for (const auto& structure : scene.design.structures) {
    if (structure.kind != Kind::building) continue;
    if (scene.law.land_use)
      findings.push_back(LandUseCheck(*scene.law.land_use, scene).judge(structure));
    else
      findings.push_back(
          not_checked("land-use", structure.name, "§§ 2 bis 14 BauNVO",
                      {"der Katalog der Nutzungen nicht hinterlegt ist", "no catalogue of uses is recorded"}));
  }
  return findings;
}

}  // namespace flurwerk::geo
