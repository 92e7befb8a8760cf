#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "api/app/import_geodata.hpp"
#include "api/app/site_for.hpp"
#include "api/cli/folder.hpp"
#include "api/cli/output.hpp"
#include "api/http/values_json.hpp"
#include "geo/checks/checks.hpp"
#include "geo/drawing_svg.hpp"
#include "geo/findings_json.hpp"
#include "permit-core/berlin_day.hpp"

namespace flurwerk::api::cli {

namespace {

// Keeps what the readers hand over, as a site; no database is needed.
class IntoSite final : public geo::ImportSink {
 public:
  explicit IntoSite(geo::Site& site) : site_{site} {}
  void parcel(geo::ParcelRecord record) override {
    if (!site_.parcels) site_.parcels.emplace();
    site_.parcels->push_back(
        {record.key, {}, std::move(record.area), record.official_area_m2, record.public_use, false});
  }
  void building(geo::BuildingRecord record) override {
    if (!site_.buildings) site_.buildings.emplace();
    site_.buildings->push_back(existing_building(to_row(record)));
  }
  void layer(geo::LayerRecord record) override {
    if (!record.area.empty()) site_.layers[record.layer].push_back(std::move(record.area));
  }
  void plan_area(geo::PlanAreaRecord record) override {
    if (!site_.plan) site_.plan.emplace();
    site_.plan->push_back(plan_area_of(to_row(record)));
  }

 private:
  geo::Site& site_;
};

Result<void> read_into(geo::Site& site, const std::filesystem::path& file, const std::string& as) {
  if (file.empty()) return {};
  IntoSite sink{site};
  geo::ReadOptions options;
  options.as = as;
  options.require_germany = false;  // a toy example around 0/0 may be checked
  auto report = geo::read_file(file, options, sink);
  if (!report) return tl::unexpected(report.error());
  return {};
}

Result<geo::Site> site_from_files(const CheckOptions& options) {
  geo::Site site;
  if (auto ok = read_into(site, options.parcels, "parcels"); !ok) return tl::unexpected(ok.error());
  if (auto ok = read_into(site, options.plan, "plan"); !ok) return tl::unexpected(ok.error());
  for (const auto& layer : options.layers) {
    const auto equals = layer.find('=');
    const std::string name = layer.substr(0, equals);
    if (equals == std::string::npos) {
      return refuse(RefusalKind::invalid, "layer-option", {"--layer braucht NAME=DATEI.", "--layer needs NAME=FILE."},
                    {}, {}, "--layer");
    }
    site.layers[name];
    if (auto ok = read_into(site, layer.substr(equals + 1), "layer:" + name); !ok) return tl::unexpected(ok.error());
  }
  return site;
}

Result<std::string> text_of(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  if (!in || std::filesystem::is_directory(file)) {
    return refuse(RefusalKind::not_found, "not-found",
                  {fmt::format("Die Datei {} lässt sich nicht lesen.", file.string()),
                   fmt::format("The file {} cannot be read.", file.string())},
                  {"Prüfen Sie Pfad und Leserechte.", "Check the path and the permission to read it."}, {}, "DESIGN");
  }
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

Result<geo::Site> site_of(const Common& common, const CheckOptions& options, const geo::Design& design,
                          const Clock& clock) {
  std::vector<ParcelKey> plot;
  for (const auto& key : options.keys) plot.push_back({key});
  if (plot.empty()) plot = design.parcels;
  if (common.data.empty()) {
    auto site = site_from_files(options);
    if (site) site->plot_parcels = plot;
    return site;
  }
  auto folder = Folder::open(common.data, Access::read, clock);
  if (!folder) return tl::unexpected(folder.error());
  return site_for((*folder)->app().store.parcels(), design, plot);
}

void print_findings(const std::vector<geo::Finding>& findings) {
  for (const auto& finding : findings) {
    print_line(fmt::format("{:12} {:16} {}", geo::to_string(finding.verdict), finding.check, finding.message.de));
    print_line(fmt::format("{:29} {} [{}]", "", finding.message.en, finding.legal_basis));
    for (const auto& step : finding.steps) print_line(fmt::format("{:29}   {}", "", step.de));
  }
}

}  // namespace

int check(const Common& common, const CheckOptions& options, const Clock& clock) {
  Date on = berlin_day(clock.now());
  if (!options.on.empty()) {
    const auto date = date_from(options.on, "--on");
    if (!date) return say(common, date.error());
    on = *date;
  }
  const auto law = LawBook::builtin().at(options.land, on);
  if (!law) return say(common, law.error());
  const auto text = text_of(options.design);
  if (!text) return say(common, text.error());
  const auto design = geo::read_design(*text);
  if (!design) return say(common, design.error());
  const auto site = site_of(common, options, *design, clock);
  if (!site) return say(common, site.error());
  const auto findings = geo::run_checks(*design, *site, *law);
  if (!options.svg.empty()) {
    std::ofstream out{options.svg, std::ios::binary};
    out << geo::draw_svg(*design, *site, findings, options.design.filename().string());
    if (!out.flush()) {
      return say(common, {RefusalKind::invalid,
                          "svg-unwritable",
                          {"Die Zeichnung lässt sich dort nicht speichern.", "The drawing cannot be written there."},
                          {},
                          {},
                          "--svg"});
    }
  }
  if (common.json) {
    print_line(geo::findings_to_json(findings, design->crs, law->land, law->on));
  } else {
    print_findings(findings);
  }
  const bool failed = std::any_of(findings.begin(), findings.end(),
                                  [](const geo::Finding& finding) { return finding.verdict == geo::Verdict::fail; });
  return failed ? answer_is_no : fine;
}

}  // namespace flurwerk::api::cli
