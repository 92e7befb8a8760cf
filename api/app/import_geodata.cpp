#include "api/app/import_geodata.hpp"

#include <sodium.h>

#include <array>
#include <fstream>
#include <nlohmann/json.hpp>

#include "geo/shapes.hpp"

namespace flurwerk::api {

namespace {

std::string attributes_json(const std::vector<std::pair<std::string, std::string>>& attributes) {
  nlohmann::ordered_json object = nlohmann::ordered_json::object();
  for (const auto& [name, value] : attributes) {
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

// Hands what the reader yields to the store; the first refusal stays, the rest is dropped.
class IntoStore final : public geo::ImportSink {
 public:
  explicit IntoStore(GeodataImport& import) : import_{import} {}
  void parcel(geo::ParcelRecord record) override { add(record); }
  void building(geo::BuildingRecord record) override { add(record); }
  void layer(geo::LayerRecord record) override { add(record); }
  void plan_area(geo::PlanAreaRecord record) override { add(record); }
  const std::optional<Refusal>& refusal() const { return refusal_; }

 private:
  template <class Record>
  void add(const Record& record) {
    if (refusal_) return;
    if (auto ok = import_.add(to_row(record)); !ok) refusal_ = ok.error();
  }
  GeodataImport& import_;
  std::optional<Refusal> refusal_;
};

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
          geo::to_wkb(record.area)};
}

BuildingRow to_row(const geo::BuildingRecord& record) {
  return {record.object_id, record.kind,    record.function_code, record.function_text,
          record.name,      record.storeys, record.height_m,      geo::to_wkb(record.area)};
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
          record.building_windows.empty() ? std::string{} : geo::to_wkb(record.building_windows)};
}

LayerFeatureRow to_row(const geo::LayerRecord& record) {
  return {record.layer, record.object_id, record.label, attributes_json(record.attributes),
          geo::to_wkb(record.area, record.lines)};
}

Result<ImportOutcome> import_geodata(App& app, const std::filesystem::path& file, const std::string& as,
                                     const std::function<bool(double)>& progress) {
  auto sha256 = sha256_of(file);
  if (!sha256) return tl::unexpected(sha256.error());
  auto import = app.store.begin_import({as, file.filename().string(), *sha256}, app.clock.now());
  if (!import) return tl::unexpected(import.error());
  ImportOutcome outcome;
  outcome.sha256 = *sha256;
  if (!(*import)->unchanged()) {
    IntoStore sink{**import};
    geo::ReadOptions options;
    options.as = as;
    options.progress = progress;
    auto report = geo::read_file(file, options, sink);
    if (!report) return tl::unexpected(report.error());
    if (sink.refusal()) return tl::unexpected(*sink.refusal());
    outcome.report = std::move(*report);
  }
  auto summary = (*import)->commit();
  if (!summary) return tl::unexpected(summary.error());
  outcome.summary = *summary;
  return outcome;
}

}  // namespace flurwerk::api
