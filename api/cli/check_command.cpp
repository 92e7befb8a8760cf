#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "api/app/drawing_sheet.hpp"
#include "api/app/import_geodata.hpp"
#include "api/app/site_for.hpp"
#include "api/cli/folder.hpp"
#include "api/cli/output.hpp"
#include "api/http/values_json.hpp"
#include "api/render/pdf_renderer.hpp"
#include "geo/checks/checks.hpp"
#include "geo/compare.hpp"
#include "geo/drawing_svg.hpp"
#include "geo/findings_json.hpp"
#include "geo/parking_table.hpp"
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
    site_.layers[record.layer].push_back(
        {record.label.empty() ? record.object_id : record.label, std::move(record.area), std::move(record.lines)});
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

Result<std::string> text_of(const std::filesystem::path& file, const char* argument = "DESIGN") {
  std::ifstream in{file, std::ios::binary};
  if (!in || std::filesystem::is_directory(file)) {
    return refuse(RefusalKind::not_found, "not-found",
                  {fmt::format("Die Datei {} lässt sich nicht lesen.", file.string()),
                   fmt::format("The file {} cannot be read.", file.string())},
                  {"Prüfen Sie Pfad und Leserechte.", "Check the path and the permission to read it."}, {}, argument);
  }
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

Result<geo::Site> site_of(const Common& common, const CheckOptions& options, const geo::Design& design,
                          const LawAt& law, const Clock& clock) {
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
  if (auto ok = (*folder)->read_parking_tables(); !ok) return tl::unexpected(ok.error());
  std::optional<Date> cadastre_on;
  if (!options.cadastre_on.empty()) {
    auto day = date_from(options.cadastre_on, "--cadastre-on");
    if (!day) return tl::unexpected(day.error());
    cadastre_on = *day;
  }
  return *site_for((*folder)->app(), design, plot, law, cadastre_on);
}

Result<void> write_to(const std::filesystem::path& file, const std::string& bytes, const char* option) {
  std::ofstream out{file, std::ios::binary};
  out << bytes;
  if (out.flush()) return {};
  return refuse(RefusalKind::invalid, "drawing-unwritable",
                {"Die Zeichnung lässt sich dort nicht speichern.", "The drawing cannot be written there."}, {}, {},
                option);
}

void print_findings(const std::vector<geo::Finding>& findings) {
  for (const auto& finding : findings) {
    print_line(fmt::format("{:12} {:18} {}", geo::to_string(finding.verdict), finding.check, finding.message.de));
    print_line(fmt::format("{:31} {} [{}]", "", finding.message.en, finding.legal_basis));
    for (const auto& step : finding.steps) print_line(fmt::format("{:31}   {}", "", step.de));
  }
}

void print_changes(const Common& common, const std::vector<geo::Change>& changes, geo::Crs crs) {
  using Json = nlohmann::ordered_json;
  // Names come from strangers' files: bytes that are no UTF-8 must not stop the answer.
  if (common.json)
    return print_line(
        Json{{"changes", geo::changes_json(changes, crs)}}.dump(2, ' ', false, Json::error_handler_t::replace));
  const auto verdict = [](const std::optional<geo::Finding>& finding) {
    return finding ? geo::to_string(finding->verdict) : std::string_view{"-"};
  };
  for (const auto& change : changes) {
    print_line(fmt::format("{:8} {:18} {} -> {}  {}", geo::to_string(change.kind), change.check, verdict(change.before),
                           verdict(change.after), change.subject));
    for (const auto& why : change.why) print_line(fmt::format("{:29}{} / {}", "", why.de, why.en));
  }
  if (changes.empty()) print_line("Nichts hat sich geändert. / Nothing has changed.");
}

// One version of the design under the law of one day.
Result<Checked> check_version(const Common& common, const CheckOptions& options, const std::filesystem::path& file,
                              const std::string& day, const Clock& clock) {
  const auto on = day.empty() ? Result<Date>{berlin_day(clock.now())} : date_from(day, "--on");
  if (!on) return tl::unexpected(on.error());
  auto law = LawBook::builtin().held(options.land, *on);
  if (!law) return tl::unexpected(law.error());
  const auto text = text_of(file);
  if (!text) return tl::unexpected(text.error());
  auto design = geo::read_design(*text);
  if (!design) return tl::unexpected(design.error());
  auto site = site_of(common, options, *design, **law, clock);
  if (!site) return tl::unexpected(site.error());
  if (!options.parking.empty()) {
    const auto table = text_of(options.parking, "--parking");
    if (!table) return tl::unexpected(table.error());
    auto parking = geo::read_parking_table(*table);
    if (!parking) return tl::unexpected(parking.error());
    site->parking = std::move(*parking);
  }
  auto findings = geo::run_checks(*design, *site, **law);
  return Checked{std::move(*design), std::make_shared<const geo::Site>(std::move(*site)), std::move(findings),
                 std::move(*law)};
}

}  // namespace

int check(const Common& common, const CheckOptions& options, const Clock& clock) {
  const auto checked = check_version(common, options, options.design, options.on, clock);
  if (!checked) return say(common, checked.error());
  const auto& [design, site, findings, law] = *checked;
  const std::string title = options.design.filename().string();
  if (!options.svg.empty()) {
    if (auto ok = write_to(options.svg, geo::draw_svg(design, *site, findings, title), "--svg"); !ok)
      return say(common, ok.error());
  }
  if (!options.pdf.empty()) {
    const auto sheet =
        drawing_sheet(options.scale, design, *site, findings, *law, {title, {}, site->plot_parcels, clock.now()});
    if (!sheet) return say(common, sheet.error());
    if (auto ok = write_to(options.pdf, PdfRenderer{}.pdf(*sheet), "--pdf"); !ok) return say(common, ok.error());
  }
  if (!options.against.empty() || !options.against_on.empty()) {
    const auto before = check_version(common, options, options.against.empty() ? options.design : options.against,
                                      options.against_on.empty() ? options.on : options.against_on, clock);
    if (!before) return say(common, before.error());
    print_changes(common, geo::compare_findings(before->findings, findings), design.crs);
  } else if (common.json) {
    print_line(geo::findings_to_json(findings, design.crs, law->land, law->on));
  } else {
    print_findings(findings);
  }
  const bool failed = std::any_of(findings.begin(), findings.end(),
                                  [](const geo::Finding& finding) { return finding.verdict == geo::Verdict::fail; });
  return failed ? answer_is_no : fine;
}

}  // namespace flurwerk::api::cli
