// Updates of the cadastre (NBA): what they add, replace and end. GeoInfoDok, NAS operations; Filter Encoding 1.1 and 2.0.
#include "import_support.hpp"

namespace flurwerk::geo {
namespace nas_update_test {

struct CollectedUpdate : Collected {
  std::vector<std::pair<std::string, std::string>> gone;
  std::vector<std::string> types;
  void removed(const std::string& object_id, const std::string& on, const std::string& type) override {
    gone.emplace_back(object_id, on);
    types.push_back(type);
  }
};

std::string update_file(const std::string& changes) {
  return "<?xml version=\"1.0\"?>\n<AX_NutzerbezogeneBestandsdatenaktualisierung_NBA "
         "xmlns=\"http://www.adv-online.de/namespaces/adv/gid/6.0\" xmlns:gml=\"http://www.opengis.net/gml/3.2\" "
         "xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:wfs=\"http://www.opengis.net/wfs\" "
         "xmlns:wfsext=\"http://www.adv-online.de/namespaces/adv/gid/wfsext\" xmlns:ogc=\"http://www.opengis.net/ogc\" "
         "xmlns:fes=\"http://www.opengis.net/fes/2.0\">\n<koordinatenangaben><AA_Koordinatenreferenzsystemangaben>"
         "<crs xlink:href=\"urn:adv:crs:ETRS89_UTM32\"/><standard>true</standard></AA_Koordinatenreferenzsystemangaben>"
         "</koordinatenangaben>\n<geaenderteObjekte><wfs:Transaction version=\"1.0.0\" service=\"WFS\">\n" +
         changes + "</wfs:Transaction></geaenderteObjekte></AX_NutzerbezogeneBestandsdatenaktualisierung_NBA>\n";
}

std::string lifetime(const std::string& begin) {
  return "<lebenszeitintervall><AA_Lebenszeitintervall><beginnt>" + begin +
         "</beginnt></AA_Lebenszeitintervall></lebenszeitintervall>";
}

std::string parcel(int number, double east, const std::string& begin) {
  std::string member = nas_parcel(number, gml_square(east, 5550000, 10), lifetime(begin));
  const std::string open = "<gml:featureMember>", close = "</gml:featureMember>\n";
  return member.substr(open.size(), member.size() - open.size() - close.size());
}

class NasUpdate : public ImportTest {
 protected:
  CollectedUpdate update;
};

TEST_F(NasUpdate, adds_replaces_and_ends) {
  const auto file = write(
      "nba.xml",
      update_file("<wfs:Insert>" + parcel(1, 480000, "2026-03-01T07:00:00Z") + "</wfs:Insert>\n" +
                  "<wfsext:Replace vendorId=\"AdV\" safeToIgnore=\"false\">" +
                  parcel(2, 480020, "2026-03-01T23:30:00Z") +
                  "<ogc:Filter><ogc:FeatureId fid=\"DEHETEST220100101T000000Z\"/></ogc:Filter></wfsext:Replace>\n"
                  "<wfs:Delete typeName=\"AX_Flurstueck\"><ogc:Filter><ogc:FeatureId "
                  "fid=\"DEHE0123456789AB20100101T000000Z\"/></ogc:Filter></wfs:Delete>\n"
                  "<wfs:Update typeName=\"adv:AX_Gebaeude\"><wfs:Property><wfs:ValueReference>adv:lebenszeitintervall/"
                  "adv:AA_Lebenszeitintervall/adv:endet</wfs:ValueReference><wfs:Value>2026-04-02T10:00:00Z</wfs:Value>"
                  "</wfs:Property><fes:Filter><fes:ResourceId rid=\"DEHE0123456789AC20100101T000000Z\"/></fes:Filter>"
                  "</wfs:Update>\n"));
  ASSERT_TRUE(recognise(file).value().update);
  const auto report = read_file(file, options, update);
  ASSERT_TRUE(report) << report.error().text.en;
  EXPECT_EQ(report->counts.at("parcel"), 2u);
  EXPECT_EQ(report->counts.at("removed"), 2u);
  EXPECT_EQ(update.types, (std::vector<std::string>{"AX_Flurstueck", "AX_Gebaeude"}));
  ASSERT_EQ(update.parcels.size(), 2u);
  EXPECT_EQ(update.parcels[0].valid_from, "2026-03-01");
  EXPECT_EQ(update.parcels[1].valid_from, "2026-03-02") << "half past eleven in UTC is the next day in Germany";
  ASSERT_EQ(update.gone.size(), 2u);
  EXPECT_EQ(update.gone[0], (std::pair<std::string, std::string>{"DEHE0123456789AB", ""}));
  EXPECT_EQ(update.gone[1], (std::pair<std::string, std::string>{"DEHE0123456789AC", "2026-04-02"}));
}

TEST_F(NasUpdate, may_hold_nothing_but_ends) {
  const auto file =
      write("nba.xml", update_file("<wfs:Delete typeName=\"AX_Flurstueck\"><ogc:Filter><ogc:FeatureId "
                                   "fid=\"DEHE0123456789AB20100101T000000Z\"/></ogc:Filter></wfs:Delete>"));
  ASSERT_TRUE(read_file(file, options, update));
  EXPECT_EQ(update.gone.size(), 1u);
}

TEST_F(NasUpdate, a_change_that_names_no_object_is_listed) {
  const auto report =
      read_file(write("nba.xml", update_file("<wfs:Insert>" + parcel(1, 480000, "2026-03-01T07:00:00Z") +
                                             "</wfs:Insert><wfs:Delete typeName=\"AX_Flurstueck\"/>")),
                options, update);
  ASSERT_TRUE(report);
  EXPECT_EQ(report->skipped_count, 1u);
  EXPECT_TRUE(update.gone.empty());
}

TEST_F(NasUpdate, a_full_extract_is_none) {
  const auto file = write("full.xml", nas_file(nas_parcel(1, gml_square(480000, 5550000, 10))));
  EXPECT_FALSE(recognise(file).value().update);
  EXPECT_EQ(recognise(file).value().as, "parcels");
}

TEST_F(NasUpdate, versions_are_cut_off_object_ids) {
  std::string member = nas_parcel(1, gml_square(480000, 5550000, 10));
  const std::string id = "DEHETEST1";
  member.replace(member.find(id), id.size(), "DEHE0123456789AB20260301T081500Z");
  ASSERT_TRUE(read(write("v.xml", nas_file(member))));
  EXPECT_EQ(got.parcels.at(0).object_id, "DEHE0123456789AB");
}

}  // namespace nas_update_test
}  // namespace flurwerk::geo
