#include "api/app/drawing_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "geo/parcel_key.hpp"
#include "permit-core/berlin_day.hpp"

namespace flurwerk::api {

namespace {

constexpr std::array<int, 5> scales{100, 200, 250, 500, 1000};

int weight_of(geo::Verdict verdict) {
  switch (verdict) {
    case geo::Verdict::fail: return 0;
    case geo::Verdict::warning: return 1;
    case geo::Verdict::not_checked: return 2;
    case geo::Verdict::pass: return 3;
  }
  return 4;
}

std::string parcels_of(const std::vector<ParcelKey>& keys) {
  std::string out;
  for (const auto& key : keys) out += (out.empty() ? "" : "; ") + geo::short_parcel_name(key);
  return out.empty() ? "–" : out;
}

std::vector<DrawingRow> rows_of(std::span<const geo::Finding> findings) {
  std::vector<DrawingRow> rows;
  for (const auto& finding : by_weight(findings))
    rows.push_back({finding.verdict, word_of(finding.verdict).de, finding.legal_basis, finding.message.de});
  return rows;
}

}  // namespace

Text word_of(geo::Verdict verdict) {
  switch (verdict) {
    case geo::Verdict::fail: return {"nicht eingehalten", "not met"};
    case geo::Verdict::warning: return {"Hinweis", "note"};
    case geo::Verdict::not_checked: return {"nicht geprüft", "not checked"};
    case geo::Verdict::pass: return {"eingehalten", "met"};
  }
  return {};
}

std::vector<geo::Finding> by_weight(std::span<const geo::Finding> findings) {
  std::vector<geo::Finding> sorted{findings.begin(), findings.end()};
  std::ranges::stable_sort(sorted, {}, [](const geo::Finding& one) { return weight_of(one.verdict); });
  return sorted;
}

Result<DrawingSheet> drawing_sheet(int scale, const geo::Design& design, const geo::Site& site,
                                   std::span<const geo::Finding> findings, const LawAt& law,
                                   const SheetHeading& heading) {
  if (std::find(scales.begin(), scales.end(), scale) == scales.end()) {
    return refuse(RefusalKind::invalid, "scale-unknown",
                  {"In diesem Maßstab wird nicht gedruckt.", "Drawings are not printed at this scale."},
                  {"Wählen Sie 100, 200, 250, 500 oder 1000.", "Choose 100, 200, 250, 500 or 1000."}, {}, "scale");
  }
  auto drawing = geo::draw_at(scale, design, site, findings);
  if (!drawing) {
    return refuse(
        RefusalKind::invalid, "scale-too-large",
        {fmt::format("Im Maßstab 1:{} passt das Vorhaben nicht auf ein Blatt DIN A3.", scale),
         fmt::format("At 1:{} the project does not fit on a sheet of A3.", scale)},
        {"Wählen Sie einen kleineren Maßstab, zum Beispiel 1:1000.", "Choose a smaller scale, for instance 1:1000."},
        {}, "scale");
  }
  return DrawingSheet{
      std::move(*drawing),
      heading.title,
      {{"Aktenzeichen", heading.file_number.empty() ? "Entwurf, noch nicht eingereicht" : heading.file_number},
       {"Maßstab", fmt::format("1:{} (beim Druck nicht an die Seite anpassen)", scale)},
       {"Datum", german_date(berlin_day(heading.printed_at))},
       {"Rechtsstand", fmt::format("{}, {}", law.land, german_date(law.on))},
       {"Flurstücke", parcels_of(heading.parcels)},
       {"Koordinaten", "ETRS89/UTM 32, EPSG:25832"}},
      rows_of(findings),
      "Rechnerische Prüfung von Flurwerk. Sie ersetzt weder den amtlichen Lageplan noch die Entscheidung der "
      "Bauaufsicht. „Nicht geprüft“ heißt: Dazu liegt hier keine Grundlage vor.",
      heading.printed_at};
}

}  // namespace flurwerk::api
