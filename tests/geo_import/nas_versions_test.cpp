// ALKIS objects under the element names of GeoInfoDok 6.0.1 and 7.1, and what arcs, patches and references become.
#include <numbers>

#include "import_support.hpp"

namespace flurwerk::geo {
namespace nas_versions_test {

using NasVersions = ImportTest;

std::string member(const std::string& content) {
  return "<wfs:member xmlns:wfs=\"http://www.opengis.net/wfs/2.0\">" + content + "</wfs:member>\n";
}

std::string land_use(const std::string& name, const std::string& id, double east, double side) {
  return member("<" + name + " gml:id=\"" + id + "\"><position>" + gml_square(east, 5550000, side) + "</position></" +
                name + ">");
}

TEST_F(NasVersions, version_7_1_parcels_buildings_addresses_and_public_use) {
  const std::string references = "<weistAuf xlink:href=\"urn:adv:oid:DEHELAGE1\"/>";
  const std::string place =
      "<AX_LagebezeichnungMitHausnummer gml:id=\"DEHELAGE1\"><lagebezeichnung><AX_Lagebezeichnung><verschluesselt>"
      "<AX_VerschluesselteLagebezeichnung><land>06</land><kreis>31</kreis><gemeinde>001</gemeinde><lage>00120</lage>"
      "</AX_VerschluesselteLagebezeichnung></verschluesselt></AX_Lagebezeichnung></lagebezeichnung><hausnummer>7a</"
      "hausnummer>"
      "</AX_LagebezeichnungMitHausnummer>";
  const std::string street =
      "<AX_LagebezeichnungKatalogeintrag "
      "gml:id=\"DEHESTR1\"><schluessel><AX_VerschluesselteLagebezeichnung><land>06</land>"
      "<kreis>31</kreis><gemeinde>001</gemeinde><lage>00120</lage></AX_VerschluesselteLagebezeichnung></schluessel>"
      "<bezeichnung>Mühlgasse</bezeichnung></AX_LagebezeichnungKatalogeintrag>";
  const std::string district =
      "<AX_Gemarkung gml:id=\"DEHEGEM1\"><schluessel><AX_Gemarkung_Schluessel><land>06</land><gemarkungsnummer>0123"
      "</gemarkungsnummer></AX_Gemarkung_Schluessel></schluessel><bezeichnung>Auenheim</bezeichnung></AX_Gemarkung>";
  const std::string building =
      "<AX_Gebaeude gml:id=\"DEHEGEB1\"><position>" + gml_square(480002, 5550002, 5) +
      "</position><gebaeudefunktion>2463</gebaeudefunktion><anzahlDerOberirdischenGeschosse>1</"
      "anzahlDerOberirdischenGeschosse>"
      "<hoehe><AX_RelativeHoehe><hoehe uom=\"urn:adv:uom:m\">2.85</hoehe></AX_RelativeHoehe></hoehe></AX_Gebaeude>";
  const auto result =
      read(write("n71.xml", "\xef\xbb\xbf" + nas_file(nas_parcel(1, gml_square(480000, 5550000, 10), references) +
                                                          nas_parcel(2, gml_square(480010, 5550000, 10)) +
                                                          nas_parcel(3, gml_square(480020, 5550000, 10)) +
                                                          member(place) + member(street) + member(district) +
                                                          member(building) + land_use("AX_Weg", "W1", 480010, 10) +
                                                          land_use("AX_StehendesGewaesser", "S1", 480020, 9.5),
                                                      utm32, "7.1")));
  ASSERT_TRUE(result) << result.error().text.de;
  EXPECT_EQ(result->format, "ALKIS NAS 7.1");
  ASSERT_EQ(got.parcels.size(), 3u);
  EXPECT_EQ(got.parcels[0].key.value, "06012300400001______");
  EXPECT_EQ(got.parcels[0].flur, "4");
  EXPECT_EQ(got.parcels[0].gemarkung_name, "Auenheim");
  EXPECT_EQ(got.parcels[0].address, "Mühlgasse 7a");
  EXPECT_EQ(got.parcels[0].public_use, PublicUse::none);
  EXPECT_EQ(got.parcels[1].public_use, PublicUse::traffic);
  EXPECT_EQ(got.parcels[2].public_use, PublicUse::none) << "water covers 90.25 % only";
  ASSERT_EQ(got.buildings.size(), 1u);
  EXPECT_EQ(got.buildings[0].function_text, "Garage");
  EXPECT_EQ(got.buildings[0].storeys, 1);
  EXPECT_DOUBLE_EQ(got.buildings[0].height_m.value_or(0), 2.85);
  EXPECT_EQ(result->counts.at("layer:water-body"), 1u);
}

std::string gml_arc_ring(const std::string& segments) {
  return "<gml:Surface gml:id=\"g\" "
         "srsName=\"urn:adv:crs:ETRS89_UTM32\"><gml:patches><gml:PolygonPatch><gml:exterior><gml:Ring>"
         "<gml:curveMember><gml:Curve gml:id=\"c\"><gml:segments>" +
         segments +
         "</gml:segments></gml:Curve></gml:curveMember></gml:Ring></gml:exterior></gml:PolygonPatch></gml:patches></"
         "gml:Surface>";
}

TEST_F(NasVersions, a_half_disc_has_the_area_of_a_half_disc_and_shares_its_arc_with_the_neighbour) {
  const std::string disc = gml_arc_ring(
      "<gml:Arc><gml:posList>480000 5550000 480010 5550010 480020 5550000</gml:posList></gml:Arc>"
      "<gml:LineStringSegment><gml:posList>480020 5550000 480000 5550000</gml:posList></gml:LineStringSegment>");
  const std::string around = gml_arc_ring(
      "<gml:Arc><gml:posList>480020 5550000 480010 5550010 480000 "
      "5550000</gml:posList></gml:Arc><gml:LineStringSegment>"
      "<gml:posList>480000 5550000 480000 5550020 480020 5550020 480020 5550000</gml:posList></gml:LineStringSegment>");
  ASSERT_TRUE(read(write("arc.xml", nas_file(nas_parcel(1, disc) + nas_parcel(2, around)))));
  ASSERT_EQ(got.parcels.size(), 2u);
  const double half_disc = std::numbers::pi * 50;
  EXPECT_NEAR(plain_area(got.parcels[0].area), half_disc, 0.0001 * half_disc);
  // Every vertex is shared, so the two areas make up the square to the last micron.
  EXPECT_NEAR(plain_area(got.parcels[0].area) + plain_area(got.parcels[1].area), 400, 1e-6);
}

TEST_F(NasVersions, patches_that_share_an_edge_become_one_area_and_overlapping_ones_are_listed) {
  const auto patches = [](double second_east) {
    const std::string one = gml_square(480000, 5550000, 10), two = gml_square(second_east, 5550000, 10);
    const auto patch = [](const std::string& surface) {
      const auto from = surface.find("<gml:PolygonPatch>"), to = surface.find("</gml:patches>");
      return surface.substr(from, to - from);
    };
    return "<gml:Surface gml:id=\"s\" srsName=\"urn:adv:crs:ETRS89_UTM32\"><gml:patches>" + patch(one) + patch(two) +
           "</gml:patches></gml:Surface>";
  };
  const auto result = read(write("p.xml", nas_file(nas_parcel(1, patches(480010)) + nas_parcel(2, patches(480005)) +
                                                   nas_parcel(3, gml_square(480040, 5550000, 10)))));
  ASSERT_TRUE(result) << result.error().text.de;
  ASSERT_EQ(got.parcels.size(), 2u);
  EXPECT_EQ(got.parcels[0].area.size(), 1u);
  EXPECT_NEAR(plain_area(got.parcels[0].area), 200, 1e-9);
  ASSERT_EQ(result->skipped.size(), 1u);
  EXPECT_EQ(result->skipped[0].object, "AX_Flurstueck DEHETEST2");
}

}  // namespace nas_versions_test
}  // namespace flurwerk::geo
