#include "api/app/import_geodata.hpp"

#include <sodium.h>

#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "api/app/import_sink.hpp"
#include "geo/shapes.hpp"

namespace flurwerk::api {

namespace {

std::string attributes_json(const std::vector<std::pair<std::string, std::string>>& attributes) {
  nlohmann::ordered_json object = nlohmann::ordered_json::object();
  for (const auto& [name, value] : attributes) {
    if (name == "house_forms") {  // the one list: "single,semi"
      auto& list = object[name] = nlohmann::ordered_json::array();
      std::istringstream forms{value};
      for (std::string form; std::getline(forms, form, ',');) list.push_back(form);
      continue;
    }
    object[name] = value == "true" ? nlohmann::ordered_json(true) : nlohmann::ordered_json(value);
  }
  return object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Result<std::string> sha256_of(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  if (!in) {
    return refuse(
        RefusalKind::not_found, "not-found",
        {"Die Datei " + file.string() + " lässt sich nicht lesen.", "The file " + file.string() + " cannot be read."},
        {"Prüfen Sie Pfad und Leserechte.", "Check the path and the permission to read it."});
  }
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  std::array<char, 1 << 16> piece{};
  while (in.read(piece.data(), piece.size()) || in.gcount() > 0) {
    crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(piece.data()),
                              static_cast<unsigned long long>(in.gcount()));
  }
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256_final(&state, hash.data());
  std::string hex(hash.size() * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  hex.pop_back();
  return hex;
}

}  // namespace

ParcelRow to_row(const geo::ParcelRecord& record) {
  return {record.key,
          record.object_id,
          record.gemarkung,
          record.gemarkung_name,
          record.flur,
          record.numerator,
          record.denominator,
          record.address,
          record.official_area_m2,
          geo::area_m2(record.area),
          geo::to_string(record.public_use),
          record.public_use_source,
          geo::to_wkb(record.area),
          record.valid_from};
}

BuildingRow to_row(const geo::BuildingRecord& record) {
  return {record.object_id, record.kind,     record.function_code,     record.function_text, record.name,
          record.storeys,   record.height_m, geo::to_wkb(record.area), record.valid_from};
}

PlanAreaRow to_row(const geo::PlanAreaRecord& record) {
  return {record.plan,
          record.object_id,
          record.type,
          record.baunvo_version,
          record.grz,
          record.gfz,
          record.storeys,
          attributes_json(record.attributes),
          record.area.empty() ? std::string{} : geo::to_wkb(record.area),
          record.building_windows.empty() ? std::string{} : geo::to_wkb(record.building_windows),
          record.limits.empty() ? std::string{} : geo::to_wkb({}, record.limits),
          record.lines.empty() ? std::string{} : geo::to_wkb({}, record.lines)};
}

LayerFeatureRow to_row(const geo::LayerRecord& record) {
  return {record.layer, record.object_id, record.label, attributes_json(record.attributes),
          geo::to_wkb(record.area, record.lines)};
}

namespace {

using ordered = nlohmann::ordered_json;

ordered text_json(const Text& text) { return {{"de", text.de}, {"en", text.en}}; }

std::string written(const ordered& value) { return value.dump(-1, ' ', false, ordered::error_handler_t::replace); }

ordered report_json(const geo::ImportReport& report) {
  ordered skipped = ordered::array(), findings = ordered::array(), warnings = ordered::array();
  for (const auto& each : report.skipped) {
    skipped.push_back(
        {{"object", each.object}, {"place", each.place}, {"why", text_json(each.why)}, {"cure", text_json(each.cure)}});
  }
  for (const auto& each : report.findings) {
    findings.push_back({{"severity", geo::to_string(each.severity)},
                        {"code", each.code},
                        {"object", each.object},
                        {"place", each.place},
                        {"text", text_json(each.text)}});
  }
  for (const auto& each : report.warnings) warnings.push_back(text_json(each));
  const auto& box = report.extent;
  return {{"format", report.format},
          {"counts", report.counts},
          {"source_crs", report.source_crs},
          {"reprojection", report.reprojection},
          {"extent", box ? ordered::array({box->min_x, box->min_y, box->max_x, box->max_y}) : ordered(nullptr)},
          {"finding_count", report.finding_count},
          {"findings", std::move(findings)},
          {"skipped_count", report.skipped_count},
          {"skipped", std::move(skipped)},
          {"not_read", report.not_read},
          {"warnings", std::move(warnings)}};
}

std::string refusal_json(const Refusal& refusal) {
  const bool curable = !refusal.cure.de.empty();
  return written({{"code", refusal.code},
                  {"text", text_json(refusal.text)},
                  {"cure", curable ? text_json(refusal.cure) : ordered(nullptr)}});
}

tl::unexpected<Refusal> failed(const std::exception& error) {
  return refuse(RefusalKind::invalid, "import-failed",
                {std::string{"Der Import ist gescheitert: "} + error.what(),
                 std::string{"The import has failed: "} + error.what()},
                {"Der frühere Stand gilt weiter. Prüfen Sie den freien Platz im Datenordner.",
                 "The former state still holds. Check the free space in the data folder."});
}

Result<ImportOutcome> import_hashed(App& app, const std::filesystem::path& file, const std::string& sha256,
                                    const std::string& name, geo::ReadOptions options) {
  const auto kind = geo::recognise(file, options.limits);
  if (!kind) return tl::unexpected(kind.error());
  if (options.as.empty()) options.as = kind->as;
  if (options.source_name.empty()) options.source_name = name;
  auto import = app.store.begin_import({options.as, name, sha256, kind->update}, app.clock.now());
  if (!import) return tl::unexpected(import.error());
  ImportOutcome outcome;
  outcome.sha256 = sha256;
  outcome.as = options.as;
  if (!(*import)->unchanged()) {
    ImportSink sink{**import};
    options.progress = [&sink, shown = std::move(options.progress)](double part) {
      return !sink.given_up() && (!shown || shown(part));
    };
    auto report = geo::read_file(file, options, sink);
    if (!report && !sink.given_up()) return tl::unexpected(report.error());
    if (auto written = sink.finish(); !written) return tl::unexpected(written.error());
    outcome.report = std::move(*report);
    sink.report_gap(outcome.report);
    (*import)->describe(
        {outcome.report.format, outcome.report.source_crs, outcome.report.reprojection, to_json(outcome.report)});
  }
  auto summary = (*import)->commit();
  if (!summary) return tl::unexpected(summary.error());
  outcome.summary = *summary;
  return outcome;
}

}  // namespace

std::string to_json(const geo::ImportReport& report) { return written(report_json(report)); }

std::string to_json(const ImportOutcome& outcome) {
  ordered all = {{"unchanged", outcome.summary.unchanged},
                 {"added", outcome.summary.added},
                 {"replaced", outcome.summary.replaced},
                 {"removed", outcome.summary.removed}};
  all.update(report_json(outcome.report));
  return written(all);
}

void note(App& app, const ImportRecord& record) {
  (void)app.store.write([&](Tx& tx) -> Result<bool> {
    tx.imports().put_import(record);
    return true;
  });
}

Result<ImportOutcome> import_and_note(App& app, const std::filesystem::path& file, ImportRecord& record,
                                      geo::ReadOptions options) {
  record.state = ImportState::running;
  record.started_at = app.clock.now();
  note(app, record);
  Result<ImportOutcome> outcome;
  try {
    const auto sha256 = sha256_of(file);
    if (sha256) record.sha256 = *sha256;
    outcome = sha256 ? import_hashed(app, file, *sha256, record.file_name, std::move(options))
                     : tl::unexpected(sha256.error());
  } catch (const std::exception& error) {  // a full disk must not end the server
    outcome = failed(error);
  }
  record.ended_at = app.clock.now();
  if (outcome) {
    record.state = ImportState::done;
    record.as = outcome->as;
    record.report = to_json(*outcome);
  } else {
    record.state = outcome.error().code == "import-cancelled" ? ImportState::cancelled : ImportState::refused;
    if (record.state == ImportState::refused) record.refusal = refusal_json(outcome.error());
  }
  note(app, record);
  return outcome;
}

Result<ImportOutcome> import_geodata(App& app, const std::filesystem::path& file, const std::string& as,
                                     const std::function<bool(double)>& progress) {
  geo::ReadOptions options;
  options.as = as;
  options.progress = progress;
  return import_geodata(app, file, file.filename().string(), std::move(options));
}

Result<ImportOutcome> import_geodata(App& app, const std::filesystem::path& file, const std::string& name,
                                     geo::ReadOptions options) {
  const auto sha256 = sha256_of(file);
  if (!sha256) return tl::unexpected(sha256.error());
  return import_hashed(app, file, *sha256, name, std::move(options));
}

}  // namespace flurwerk::api
