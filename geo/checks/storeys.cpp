// Does the number of full storeys agree with the plan? Basis: BauNVO § 16 Abs. 2 to 4, § 20 Abs. 1; what a full storey is
// says the Land, HBO § 2 Abs. 5.
#include "geo/checks/plan_figures.hpp"

namespace flurwerk::geo {
namespace {

constexpr const char* basis = "§ 16 Abs. 2, 4, § 20 Abs. 1 BauNVO";

Text bound_in_words(const PlanArea& plan) {
  if (plan.storeys_exact) return Text{"zwingend ", "exactly "} + both(std::to_string(*plan.storeys_exact));
  Text words;
  if (plan.storeys_min) words = Text{"mindestens ", "at least "} + both(std::to_string(*plan.storeys_min));
  if (plan.storeys_max)
    words = words + (plan.storeys_min ? ", " : "") + Text{"höchstens ", "at most "} +
            both(std::to_string(*plan.storeys_max));
  return words;
}

Finding judge(const Structure& structure, const std::vector<const PlanArea*>& plans, const LawAt& law) {
  auto finding = blank("storeys", structure.name, basis);
  const int storeys = *structure.storeys;
  finding.measured = Quantity{static_cast<double>(storeys), "1"};
  finding.tolerance = Quantity{0, "1"};
  for (const auto* plan : plans) {
    const bool broken = (plan->storeys_exact && storeys != *plan->storeys_exact) ||
                        (plan->storeys_max && storeys > *plan->storeys_max) ||
                        (plan->storeys_min && storeys < *plan->storeys_min);
    finding.steps.push_back(both(plan->name) + ": " + bound_in_words(*plan));
    if (!broken && !finding.message.de.empty()) continue;
    if (finding.verdict == Verdict::fail) continue;
    if (broken) finding.verdict = Verdict::fail;
    const auto limit = plan->storeys_exact                                 ? plan->storeys_exact
                       : plan->storeys_min && storeys < *plan->storeys_min ? plan->storeys_min
                                                                           : plan->storeys_max;
    if (limit) finding.limit = Quantity{static_cast<double>(*limit), "1"};
    finding.message = quoted(structure.name) + Text{" hat ", " has "} + both(std::to_string(storeys)) +
                      (storeys == 1 ? Text{" Vollgeschoss", " full storey"} : Text{" Vollgeschosse", " full storeys"}) +
                      Text{"; der Plan setzt fest: ", "; the plan lays down: "} + bound_in_words(*plan) + ".";
  }
  const std::string defined = law.cite("§ 2 Abs. 5 HBO");
  finding.steps.push_back({"Vollgeschosse wie im Entwurf angegeben (" + defined + ").",
                           "Full storeys as the design states them (" + defined + ")."});
  finding.evidence.push_back(structure_evidence(structure));
  return finding;
}

}  // namespace

std::vector<Finding> check_storeys(const Scene& scene) {
  std::vector<Finding> findings;
  for (const auto& structure : scene.design.structures) {
    if (structure.kind != Kind::building) continue;
    const auto without = [&](const Text& why) {
      findings.push_back(not_checked("storeys", structure.name, basis, why));
    };
    if (!scene.site.plan) {
      without({"kein Bebauungsplan vorliegt", "no local plan is given"});
      continue;
    }
    auto plans = plans_under(structure.area, scene.site);
    std::erase_if(
        plans, [](const PlanArea* plan) { return !plan->storeys_max && !plan->storeys_min && !plan->storeys_exact; });
    if (plans.empty())
      without({"kein Bebauungsplan hier eine Zahl der Vollgeschosse festsetzt",
               "no local plan fixes a number of full storeys here"});
    else if (!structure.storeys)
      without({"die Zahl der Vollgeschosse nicht angegeben ist", "the number of full storeys is not given"});
    else
      findings.push_back(judge(structure, plans, scene.law));
  }
  return findings;
}

}  // namespace flurwerk::geo
