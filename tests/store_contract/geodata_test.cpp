// What every store promises about imported cadastre, plans and layers.
#include "geo/shapes.hpp"
#include "tests/store_contract/backend.hpp"

namespace flurwerk::api {
namespace geodata_test {

const Instant noon = story::at("2026-03-02T12:00:00Z");

std::string square(double x, double y, double size) {
  return geo::to_wkb({{{{x, y}, {x + size, y}, {x + size, y + size}, {x, y + size}, {x, y}}, {}}});
}

ParcelRow parcel(const std::string& flur, const std::string& numerator, const std::string& denominator, double x) {
  const auto padded = [](std::string text, std::size_t width) {
    return text.empty() ? std::string(width, '_') : std::string(width - text.size(), '0') + text;
  };
  ParcelRow p;
  p.key = {"060123" + padded(flur, 3) + padded(numerator, 5) + padded(denominator, 4) + "__"};
  p.object_id = "DE" + p.key.value;
  p.gemarkung = "060123";
  p.gemarkung_name = "Großen-Buseck";
  p.flur = flur;
  p.numerator = numerator;
  p.denominator = denominator;
  p.address = "Mühlweg " + numerator;
  p.official_area_m2 = 99.5;
  p.computed_area_m2 = 100;
  p.public_use = "none";
  p.wkb = square(x, 5600000, 10);
  return p;
}

template <class Backend>
class Geodata : public StoreContract<Backend> {
 protected:
  ImportSummary import(const ImportSource& source, const std::vector<ParcelRow>& parcels) {
    auto import = this->store().begin_import(source, noon).value();
    for (const auto& p : parcels) EXPECT_TRUE(import->add(p));
    return import->commit().value();
  }
  std::string search(const std::string& text) {
    std::string all;
    for (const auto& p : this->store().parcels().search(text)) {
      all += p.flur + ":" + p.numerator + (p.denominator.empty() ? "" : "/") + p.denominator + " ";
    }
    return all;
  }
};
TYPED_TEST_SUITE(Geodata, Backends);

TYPED_TEST(Geodata, AParcelComesBackAsItWas) {
  const auto original = parcel("3", "12", "4", 470000);
  this->import({"parcels", "a.xml", "sha-1"}, {original});
  const auto p = this->store().parcels().parcel(original.key).value();
  EXPECT_EQ(p.object_id, original.object_id);
  EXPECT_EQ(p.official_area_m2, 99.5);
  EXPECT_EQ(p.computed_area_m2, 100);
  EXPECT_EQ(geo::from_wkb(p.wkb).value(), geo::from_wkb(original.wkb).value());
}

TYPED_TEST(Geodata, BoxesAndPointsFindCandidates) {
  this->import({"parcels", "a.xml", "sha-1"}, {parcel("3", "1", "", 470000), parcel("3", "2", "", 470010)});
  const auto& parcels = this->store().parcels();
  EXPECT_EQ(parcels.parcels_in({470000, 5600000, 470020, 5600010}).size(), 2u);
  EXPECT_EQ(parcels.parcels_in({470015, 5600005, 470018, 5600006}).size(), 1u);
  EXPECT_EQ(parcels.parcels_at({470003, 5600003}).size(), 1u);
  EXPECT_TRUE(parcels.parcels_at({480000, 5600003}).empty());
  const auto extent = parcels.extent().value();
  EXPECT_NEAR(extent.min_x, 470000, 1);
  EXPECT_NEAR(extent.max_x, 470020, 1);
}

TYPED_TEST(Geodata, PeopleFindParcelsInTheirOwnSpelling) {
  this->import({"parcels", "a.xml", "sha-1"},
               {parcel("3", "12", "4", 470000), parcel("3", "12", "", 470010), parcel("5", "12", "4", 470020)});
  EXPECT_EQ(this->search("06012300300012"), "3:12 3:12/4 ");  // a whole key, and the beginning of another
  EXPECT_EQ(this->search("060123003"), "3:12/4 3:12 ");
  EXPECT_EQ(this->search("060123-3-12/4"), "3:12/4 ");
  EXPECT_EQ(this->search("Großen-Buseck Flur 3 Flurstück 12/4"), "3:12/4 ");
  EXPECT_EQ(this->search("grossen-bus 3 12/4"), "3:12/4 ");
  EXPECT_EQ(this->search("12/4"), "3:12/4 5:12/4 ");
  EXPECT_EQ(this->search("12"), "3:12 3:12/4 5:12/4 ");
  EXPECT_EQ(this->search("mühlweg 12"), "3:12/4 3:12 5:12/4 ");
  EXPECT_EQ(this->search("Flur 5 Flurstück 12/4"), "5:12/4 ");
  EXPECT_EQ(this->search("Nirgends 12/4"), "");
  EXPECT_EQ(this->search("%"), "");
  EXPECT_EQ(this->search(""), "");
}

TYPED_TEST(Geodata, TheSameFileTwiceChangesNothing) {
  const ImportSource source{"parcels", "a.xml", "sha-1"};
  EXPECT_EQ(this->import(source, {parcel("3", "1", "", 470000)}).added, 1);
  const auto generation = this->store().parcels().generation();
  const auto again = this->import(source, {parcel("3", "2", "", 470000)});
  EXPECT_TRUE(again.unchanged);
  EXPECT_EQ(this->store().parcels().generation(), generation);
  EXPECT_FALSE(this->store().parcels().parcel(parcel("3", "2", "", 0).key));
}

TYPED_TEST(Geodata, ANewFileReplacesItsPredecessorAndNoOther) {
  this->import({"parcels", "a.xml", "sha-1"}, {parcel("3", "1", "", 470000), parcel("3", "2", "", 470010)});
  this->import({"parcels", "b.xml", "sha-2"}, {parcel("4", "1", "", 470020)});
  const auto summary = this->import({"parcels", "a.xml", "sha-3"}, {parcel("3", "2", "", 470100)});
  EXPECT_EQ(summary.added, 1);
  EXPECT_EQ(summary.replaced, 1);
  EXPECT_EQ(summary.removed, 1);
  EXPECT_EQ(this->store().parcels().parcels_in({0, 0, 1e7, 1e7}).size(), 2u);
  EXPECT_TRUE(this->store().parcels().parcels_at({470015, 5600005}).empty());
  EXPECT_EQ(this->store().parcels().parcels_at({470105, 5600005}).size(), 1u);
}

TYPED_TEST(Geodata, AnImportThatIsNotCommittedNeverHappened) {
  this->import({"parcels", "a.xml", "sha-1"}, {parcel("3", "1", "", 470000)});
  {
    auto half = this->store().begin_import({"parcels", "a.xml", "sha-2"}, noon).value();
    EXPECT_TRUE(half->add(parcel("3", "2", "", 470000)));
    EXPECT_TRUE(this->store().parcels().parcel(parcel("3", "1", "", 0).key));  // readers see the old state
    EXPECT_FALSE(this->store().parcels().parcel(parcel("3", "2", "", 0).key));
  }
  EXPECT_FALSE(this->store().parcels().parcel(parcel("3", "2", "", 0).key));
  EXPECT_EQ(this->import({"parcels", "a.xml", "sha-2"}, {parcel("3", "2", "", 470000)}).added, 1);
}

std::optional<Date> day(const char* text) { return parse_date(text); }

// The cadastre of a filing date: 12 was split into 12/1 and 12/2 on 1 March, 13 gained ground, 14 never changed.
TYPED_TEST(Geodata, TheCadastreOfAFilingDateStaysVisible) {
  auto before = parcel("3", "12", "", 470000), split1 = parcel("3", "12", "1", 470000);
  auto split2 = parcel("3", "12", "2", 470005), grown = parcel("3", "13", "", 470020);
  const auto same = parcel("3", "14", "", 470040);
  this->import({"parcels", "a.xml", "sha-1"}, {before, grown, same});
  split1.valid_from = split2.valid_from = grown.valid_from = "2026-03-01";
  grown.wkb = square(470020, 5600000, 12);
  EXPECT_EQ(this->import({"parcels", "a.xml", "sha-2"}, {split1, split2, grown, same}).removed, 1);
  const auto keys = [&](const char* on) {
    std::string all;
    for (const auto& p : this->store().parcels().parcels_in({469000, 5599000, 471000, 5601000}, 100, day(on)))
      all += p.numerator + (p.denominator.empty() ? "" : "/") + p.denominator + " ";
    return all;
  };
  EXPECT_EQ(keys("2026-02-28"), "12 13 14 ");
  EXPECT_EQ(keys("2026-03-02"), "12/1 12/2 13 14 ");
  EXPECT_EQ(this->store().parcels().parcels_in({469000, 5599000, 471000, 5601000}).size(), 4u);
  const auto side = [&](const char* on) {
    return geo::bounds(geo::from_wkb(this->store().parcels().parcel(grown.key, day(on))->wkb).value()).max_x;
  };
  EXPECT_EQ(side("2026-02-28"), 470030);
  EXPECT_EQ(side("2026-03-01"), 470032);
  EXPECT_FALSE(this->store().parcels().parcel(before.key));
  EXPECT_TRUE(this->store().parcels().parcel(before.key, day("2026-02-28")));
}

TYPED_TEST(Geodata, AnUpdateReplacesByObjectAndLeavesTheRest) {
  auto old = parcel("3", "12", "", 470000);
  old.object_id = "DEHE1";
  old.address = "Mühlweg 12";
  const auto other = parcel("3", "13", "", 470020);
  this->import({"parcels", "a.xml", "sha-1"}, {old, other});
  auto renumbered = parcel("3", "20", "", 470000);
  renumbered.object_id = "DEHE1";
  renumbered.address = "";
  renumbered.valid_from = "2026-03-01";
  auto update = this->store().begin_import({"parcels", "nba.xml", "sha-u", true}, noon).value();
  EXPECT_TRUE(update->add(renumbered));
  EXPECT_TRUE(update->remove(other.object_id, "2026-03-02"));
  EXPECT_FALSE(update->remove("never-heard-of", ""));
  update->commit().value();
  update.reset();
  const auto& parcels = this->store().parcels();
  EXPECT_FALSE(parcels.parcel(old.key));
  EXPECT_FALSE(parcels.parcel(other.key));
  EXPECT_EQ(parcels.parcel(renumbered.key)->address, "Mühlweg 12");  // what the update does not say stays
  EXPECT_TRUE(parcels.parcel(old.key, day("2026-02-28")));
  EXPECT_TRUE(parcels.parcel(other.key, day("2026-03-01")));
  EXPECT_FALSE(parcels.parcel(other.key, day("2026-03-02")));
  // The next full extract owns what the update brought.
  EXPECT_EQ(this->import({"parcels", "a.xml", "sha-2"}, {other}).removed, 1);
  EXPECT_FALSE(parcels.parcel(renumbered.key));
}

TYPED_TEST(Geodata, AnUpdateNeedsSomethingToUpdate) {
  EXPECT_EQ(this->store().begin_import({"parcels", "nba.xml", "sha-u", true}, noon).error().code,
            "nas-update-without-stock");
}

TYPED_TEST(Geodata, ASourceKeepsWhereItCameFrom) {
  auto import = this->store().begin_import({"parcels", "a.xml", "sha-1"}, noon).value();
  EXPECT_TRUE(import->add(parcel("3", "1", "", 470000)));
  import->describe({"ALKIS NAS 6.0", "EPSG:31467", "+proj=pipeline", "{}"});
  import->commit().value();
  import.reset();
  const auto source = this->store().parcels().sources().at(0);
  EXPECT_EQ(source.format, "ALKIS NAS 6.0");
  EXPECT_EQ(source.source_crs, "EPSG:31467");
  EXPECT_EQ(source.reprojection, "+proj=pipeline");
  EXPECT_EQ(source.report, "{}");
}

TYPED_TEST(Geodata, BrokenObjectsAreRefused) {
  auto import = this->store().begin_import({"parcels", "a.xml", "sha-1"}, noon).value();
  ParcelRow broken = parcel("3", "1", "", 470000);
  broken.wkb = "no wkb";
  EXPECT_FALSE(import->add(broken));
  EXPECT_TRUE(import->add(parcel("3", "1", "", 470000)));
  EXPECT_EQ(import->add(parcel("3", "1", "", 470000)).error().code, "object-twice");
  EXPECT_FALSE(import->add(LayerFeatureRow{"water", "x", "", "", "no wkb"}));
}

TYPED_TEST(Geodata, BuildingsPlansAndLayersByBox) {
  auto import = this->store().begin_import({"parcels", "a.xml", "sha-1"}, noon).value();
  EXPECT_TRUE(
      import->add(BuildingRow{"b1", "AX_Gebaeude", "1000", "Wohngebäude", "", 2, 7.5, square(470001, 5600001, 5)}));
  EXPECT_TRUE(import->add(LayerFeatureRow{"water", "w1", "Bach", "{}", square(470000, 5600020, 50)}));
  import->commit().value();
  import.reset();
  import = this->store().begin_import({"plan", "plan.json", "sha-p"}, noon).value();
  const std::vector<geo::Line> limits{{{470010, 5600010}, {470030, 5600010}}, {{470010, 5600030}, {470030, 5600030}}};
  EXPECT_TRUE(import->add(PlanAreaRow{"Nord",
                                      "p1",
                                      "WA",
                                      "1990",
                                      "0.4",
                                      {},
                                      2,
                                      "{}",
                                      square(470000, 5600000, 90),
                                      square(470010, 5600010, 20),
                                      geo::to_wkb({}, limits),
                                      {}}));
  import->commit().value();
  import.reset();
  const auto& parcels = this->store().parcels();
  const geo::Box all{469000, 5599000, 471000, 5601000};
  EXPECT_EQ(parcels.buildings_in(all).at(0).height_m, 7.5);
  EXPECT_EQ(parcels.buildings_in(all).at(0).storeys, 2);
  const auto area = parcels.plan_areas_in(all).at(0);
  EXPECT_EQ(area.grz, "0.4");
  EXPECT_FALSE(area.gfz);
  EXPECT_FALSE(area.windows_wkb.empty());
  EXPECT_EQ(area.limits_wkb, geo::to_wkb({}, limits));
  EXPECT_TRUE(area.lines_wkb.empty());
  EXPECT_EQ(parcels.features_in("water", all).at(0).label, "Bach");
  EXPECT_TRUE(parcels.features_in("forest", all).empty());
  EXPECT_EQ(parcels.features_in("", all).size(), 1u);
  std::string layers;
  for (const auto& layer : parcels.layers()) layers += layer.kind + ":" + layer.name + " ";
  EXPECT_EQ(layers, "buildings: plan:Nord layer:water ");
  EXPECT_EQ(parcels.sources().size(), 2u);
}

}  // namespace geodata_test
}  // namespace flurwerk::api
