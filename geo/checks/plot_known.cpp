// Is it known which land the design stands on? Basis: HBO § 4 Abs. 2, a building on several plots must be secured.
#include <algorithm>

#include "geo/checks/findings.hpp"
#include "geo/geos.hpp"

namespace flurwerk::geo {
namespace {

constexpr const char* basis = "§ 4 Abs. 2 HBO";

Text list_of(const std::vector<const Parcel*>& parcels) {
  Text list;
  for (std::size_t i = 0; i < parcels.size() && i < 10; ++i)
    list = list + (i > 0 ? ", " : "") + both(shown_name(*parcels[i]));
  return list;
}

// Buildings that have no part on the plot.
std::vector<const Structure*> strays(const Design& design, const Plot& plot) {
  std::vector<const Structure*> found;
  for (const auto& structure : design.structures)
    if (is_building(structure) && overlap_m2(structure.area, plot.area) <= tolerance.area_m2)
      found.push_back(&structure);
  return found;
}

void fail(Finding& finding, Text message) {
  finding.verdict = Verdict::fail;
  finding.message = std::move(message);
}

void judge_parcels(Finding& finding, const Plot& plot) {
  finding.message = Text{"Grundstück: ", "Plot: "} + list_of(plot.parcels) + Text{", zusammen ", ", together "} +
                    decimal(area_m2(plot.area), 2) + " m².";
  if (plot.source == PlotSource::touched && plot.parcels.size() > 1) {
    finding.verdict = Verdict::warning;
    finding.message =
        finding.message +
        Text{
            " Die Gebäude liegen auf mehreren Flurstücken; ob sie ein Grundstück bilden oder dies öffentlich-rechtlich "
            "gesichert ist, steht nicht fest. Die Flurstücke des Grundstücks angeben.",
            " The buildings lie on several parcels; whether these form one plot or are secured as one is not known. "
            "Name the parcels of the plot."};
  }
}

}  // namespace

std::vector<Finding> check_plot_known(const Scene& scene) {
  const auto& [design, site, law, plot] = scene;
  if (plot.source == PlotSource::unknown && !site.parcels)
    return {not_checked("plot-known", "", basis, plot_unknown(site))};
  Finding finding{"plot-known", "", Verdict::pass, basis, {}, {}, {}, {}, {}, {}};
  finding.tolerance = Quantity{tolerance.length_m, "m"};
  const auto outside = strays(design, plot);
  if (!plot.missing.empty()) {
    fail(finding, Text{"Das Flurstück ", "The parcel "} + both(plot.missing.front().value) +
                      Text{" ist im Kataster nicht vorhanden. Kennzeichen prüfen oder das Kataster dieses Ortes laden.",
                           " is not in the cadastre. Check its key or load the cadastre of this place."});
  } else if (plot.source == PlotSource::unknown || !outside.empty()) {
    const auto name = (outside.empty() ? design.structures.front() : *outside.front()).name;
    fail(finding, Text{"Das Gebäude ", "The building "} + quoted(name) +
                      Text{" liegt außerhalb des Grundstücks und aller bebaubaren Flurstücke. Lage und Bezugssystem "
                           "prüfen oder das Grundstück zeichnen.",
                           " lies outside the plot and all buildable parcels. Check its place and reference system, or "
                           "draw the plot."});
  } else if (plot.source == PlotSource::drawn) {
    finding.message = Text{"Grundstück wie im Entwurf gezeichnet, ", "Plot as drawn in the design, "} +
                      decimal(area_m2(plot.area), 2) + " m².";
  } else {
    judge_parcels(finding, plot);
  }
  if (!plot.area.empty()) {
    finding.measured = Quantity{reported(area_m2(plot.area)), "m²"};
    finding.evidence.push_back(plot_evidence(plot));
  }
  for (const auto* structure : outside) finding.evidence.push_back(structure_evidence(*structure));
  return {finding};
}

}  // namespace flurwerk::geo
