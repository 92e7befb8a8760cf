// XPlanGML: two published plans against counts taken with other tools, and small plans with one fault each.
#include <algorithm>
#include <cmath>

#include "import_support.hpp"

namespace flurwerk::geo {
namespace xplan_test {

std::string shared_plan(const std::string& name) { return std::string(FLURWERK_SHARED_DATA) + "/xplan/" + name; }

std::string polygon(const std::string& coordinates) {
  return "<gml:Polygon gml:id=\"g\" srsName=\"EPSG:25832\"><gml:exterior><gml:LinearRing><gml:posList>" + coordinates +
         "</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>";
}

std::string box(double min_x, double min_y, double max_x, double max_y) {
  char text[300];
  std::snprintf(text, sizeof text, "%.4f %.4f %.4f %.4f %.4f %.4f %.4f %.4f %.4f %.4f", 480000 + min_x, 5550000 + min_y,
                480000 + max_x, 5550000 + min_y, 480000 + max_x, 5550000 + max_y, 480000 + min_x, 5550000 + max_y,
                480000 + min_x, 5550000 + min_y);
  return polygon(text);
}

std::string feature(const std::string& type, const std::string& id, const std::string& geometry,
                    const std::string& more = {}) {
  return "<gml:featureMember><xplan:" + type + " gml:id=\"" + id +
         "\"><xplan:gehoertZuBereich xlink:href=\"#B\"/><xplan:position>" + geometry + "</xplan:position>" + more +
         "</xplan:" + type + "></gml:featureMember>\n";
}

std::string area(const std::string& id, const std::string& geometry, const std::string& more = {}) {
  return feature("BP_BaugebietsTeilFlaeche", id, geometry,
                 "<xplan:flaechenschluss>true</xplan:flaechenschluss>" + more +
                     "<xplan:besondereArtDerBaulNutzung>1200</xplan:besondereArtDerBaulNutzung>");
}

// A plan of 100 m x 50 m, "Am Hang", with these members.
std::string plan(const std::string& members, const std::string& section = {}, const std::string& space = "5/4") {
  return "<?xml version=\"1.0\"?>\n<xplan:XPlanAuszug xmlns:xplan=\"http://www.xplanung.de/xplangml/" + space +
         "\" xmlns:gml=\"http://www.opengis.net/gml/3.2\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" gml:id=\"x\">\n"
         "<gml:featureMember><xplan:BP_Plan gml:id=\"P\"><xplan:name>Am Hang</xplan:name>"
         "<xplan:raeumlicherGeltungsbereich>" +
         box(0, 0, 100, 50) +
         "</xplan:raeumlicherGeltungsbereich></xplan:BP_Plan></gml:featureMember>\n"
         "<gml:featureMember><xplan:BP_Bereich gml:id=\"B\"><xplan:gehoertZuPlan xlink:href=\"#P\"/>" +
         section + "</xplan:BP_Bereich></gml:featureMember>\n" + members + "</xplan:XPlanAuszug>\n";
}

class Xplan : public ImportTest {
 protected:
  Xplan() { options.as = ""; }
  ImportReport read_plan(const std::string& text) {
    auto result = read(write("plan.gml", text));
    EXPECT_TRUE(result) << result.error().text.en;
    return result ? *result : ImportReport{};
  }
  std::string attribute(const std::string& name, std::size_t index = 0) {
    for (const auto& [key, value] : got.plan_areas.at(index).attributes) {
      if (key == name) return value;
    }
    return "-";
  }
  static std::string codes(const ImportReport& report) {
    std::string all;
    for (const auto& finding : report.findings)
      all += std::string(all.empty() ? "" : " ") + to_string(finding.severity) + ":" + finding.code;
    return all;
  }
  ImportReport read_shared(const std::string& name) {
    auto result = read(shared_plan(name));
    EXPECT_TRUE(result) << result.error().text.en;
    return result ? *result : ImportReport{};
  }
  std::size_t areas_with_type(const std::string& type) {
    return static_cast<std::size_t>(std::count_if(got.plan_areas.begin(), got.plan_areas.end(),
                                                  [&](const auto& each) { return each.type == type; }));
  }
};

// Counted with `grep -c '<xplan:BP_BauGrenze '` and, for the areas in GE and GI, with
// `xmllint --xpath "count(//*[local-name()='besondereArtDerBaulNutzung'][.='1700'])"`.
TEST_F(Xplan, bp2135_comes_with_all_its_objects) {
  if (!std::filesystem::exists(shared_plan("BP2135.gml"))) GTEST_SKIP() << "shared data absent";
  const auto report = read_shared("BP2135.gml");
  EXPECT_EQ(report.format, "XPlanGML 5.0");
  EXPECT_EQ(report.source_crs, "EPSG:31467");
  EXPECT_NE(report.reprojection.find("BETA2007"), std::string::npos);
  EXPECT_EQ(report.counts.at("plan_area"), 23u);
  EXPECT_EQ(areas_with_type("GE"), 21u);
  EXPECT_EQ(areas_with_type("GI"), 2u);
  EXPECT_EQ(report.counts.at("layer:plan-building-window"), 22u);
  EXPECT_EQ(report.counts.at("layer:plan-building-limit"), 19u);
  EXPECT_EQ(report.counts.at("layer:plan-building-line"), 17u);
  EXPECT_EQ(report.counts.at("layer:plan-nature-protection"), 16u);
  EXPECT_EQ(report.counts.at("layer:plan-ancillary"), 42u);
  EXPECT_EQ(report.counts.at("layer:plan-planting"), 30u);
  EXPECT_EQ(report.counts.at("layer:plan-green"), 17u);
  EXPECT_EQ(report.counts.at("layer:plan-traffic"), 7u);  // 6 streets and one of special purpose
  EXPECT_EQ(report.counts.at("layer:plan-railway"), 6u);
  EXPECT_EQ(report.counts.at("layer:plan-use-limit"), 13u);
  EXPECT_EQ(report.counts.at("layer:plan-extent"), 1u);
  EXPECT_EQ(report.skipped_count, 0u);
  EXPECT_TRUE(report.not_read.empty());
}

TEST_F(Xplan, bp2135_windows_limits_and_lines_find_their_areas) {
  if (!std::filesystem::exists(shared_plan("BP2135.gml"))) GTEST_SKIP() << "shared data absent";
  read_shared("BP2135.gml");
  std::size_t with_window = 0, with_limit = 0, with_line = 0;
  for (const auto& each : got.plan_areas) {
    with_window += !each.building_windows.empty();
    with_limit += !each.limits.empty();
    with_line += !each.lines.empty();
    EXPECT_EQ(each.plan, "Bebauungsplan 2135");
  }
  EXPECT_GE(with_window, 20u);
  EXPECT_GT(with_limit, 5u);
  EXPECT_GT(with_line, 5u);
}

// One vertex of area GML_083619d1..., computed with cs2cs of PROJ 9.1.1: echo "5878085.241 3492204.556" | cs2cs -f %.4f
// EPSG:31467 EPSG:25832 (northing first, with the grid BETA2007).
TEST_F(Xplan, bp2135_lies_where_proj_says) {
  if (!std::filesystem::exists(shared_plan("BP2135.gml"))) GTEST_SKIP() << "shared data absent";
  read_shared("BP2135.gml");
  const auto found = std::find_if(got.plan_areas.begin(), got.plan_areas.end(), [](const auto& each) {
    return each.object_id == "GML_083619d1-6c1e-4e3c-a414-5d47a7936d10";
  });
  ASSERT_NE(found, got.plan_areas.end());
  double nearest = 1e9;
  for (const Point p : found->area.at(0).outer)
    nearest = std::min(nearest, std::hypot(p.x - 492136.3118, p.y - 5876174.4848));
  EXPECT_LT(nearest, 0.001);
}

// Counted with `grep -o '<xplan:[BS][PO]_[A-Za-z]* gml:id' BPlan001_6-0.gml | sort | uniq -c`.
TEST_F(Xplan, the_published_6_0_plan_is_read_whole_and_without_findings) {
  if (!std::filesystem::exists(shared_plan("BPlan001_6-0.gml"))) GTEST_SKIP() << "shared data absent";
  const auto report = read_shared("BPlan001_6-0.gml");
  EXPECT_EQ(report.format, "XPlanGML 6.0");
  EXPECT_EQ(report.counts.at("plan_area"), 2u);
  EXPECT_EQ(areas_with_type("MDW"), 1u);
  EXPECT_EQ(areas_with_type("GE"), 1u);
  EXPECT_EQ(report.counts.at("layer:plan-green"), 2u);
  EXPECT_EQ(report.counts.at("layer:plan-traffic"), 1u);
  EXPECT_EQ(report.counts.at("layer:plan-residential"), 1u);
  EXPECT_EQ(report.counts.at("layer:plan-special-area"), 1u);
  EXPECT_EQ(codes(report), "");
  double tiles = 0, extent = 0;  // two areas, two greens, a street and a housing area fill the extent
  for (const auto& each : got.plan_areas) tiles += plain_area(each.area);
  for (const auto& each : got.layers) {
    if (each.layer == "plan-extent")
      extent = plain_area(each.area);
    else if (each.layer != "plan-special-area")
      tiles += plain_area(each.area);
  }
  EXPECT_NEAR(tiles, extent, 0.01);
  EXPECT_NEAR(extent, 88.313 * 80.144, 0.01);
}

TEST_F(Xplan, a_plan_in_the_wrong_place_is_refused) {
  if (!std::filesystem::exists(shared_plan("Demo.gml"))) GTEST_SKIP() << "shared data absent";
  const auto result = read(shared_plan("Demo.gml"));  // an invented plan, 450 km east of its meridian
  ASSERT_FALSE(result);
  EXPECT_TRUE(code_of(result) == "place-implausible" || code_of(result) == "nothing-usable") << code_of(result);
}

TEST_F(Xplan, figures_of_an_area) {
  read_plan(plan(
      area("A", box(0, 0, 100, 50),
           "<xplan:hoehenangabe><xplan:XP_Hoehenangabe><xplan:hoehenbezug>2000</"
           "xplan:hoehenbezug><xplan:bezugspunkt>1000"
           "</xplan:bezugspunkt><xplan:hMax uom=\"m\">6.5</xplan:hMax></xplan:XP_Hoehenangabe></xplan:hoehenangabe>"
           "<xplan:hoehenangabe><xplan:XP_Hoehenangabe><xplan:hoehenbezug>2000</"
           "xplan:hoehenbezug><xplan:bezugspunkt>6000"
           "</xplan:bezugspunkt><xplan:hMax uom=\"m\">10</xplan:hMax></xplan:XP_Hoehenangabe></xplan:hoehenangabe>"
           "<xplan:GFZ>0.8</xplan:GFZ><xplan:BMZ>3.5</xplan:BMZ><xplan:GRZ>0.4</xplan:GRZ><xplan:Zmin>1</xplan:Zmin>"
           "<xplan:Zmax>2</xplan:Zmax><xplan:bauweise>1000</xplan:bauweise><xplan:bebauungsArt>4000</"
           "xplan:bebauungsArt>"),
      "<xplan:versionBauNVODatum>1990-01-23</xplan:versionBauNVODatum>"));
  const auto& record = got.plan_areas.at(0);
  EXPECT_EQ(record.type, "WA");
  EXPECT_EQ(record.baunvo_version, "1990");
  EXPECT_EQ(record.grz, "0.4");
  EXPECT_EQ(record.storeys, 2);
  EXPECT_EQ(attribute("gfz"), "0.8");
  EXPECT_EQ(attribute("bmz"), "3.5");
  EXPECT_EQ(attribute("storeys"), "2");
  EXPECT_EQ(attribute("storeys_min"), "1");
  EXPECT_EQ(attribute("storeys_exact"), "-");
  EXPECT_EQ(attribute("eaves_max_m"), "6.5");
  EXPECT_EQ(attribute("height_max_m"), "10");
  EXPECT_EQ(attribute("height_point"), "top");
  EXPECT_EQ(attribute("height_ref"), "terrain");
  EXPECT_EQ(attribute("building_style"), "open");
  EXPECT_EQ(attribute("house_forms"), "single,semi");
}

TEST_F(Xplan, heights_above_a_reference_of_the_plan_are_above_sea_level) {
  std::string text = plan(area("A", box(0, 0, 100, 50),
                               "<xplan:hoehenangabe><xplan:XP_Hoehenangabe><xplan:hoehenbezug>3000</xplan:hoehenbezug>"
                               "<xplan:bezugspunkt>2000</xplan:bezugspunkt><xplan:hMax uom=\"m\">9</xplan:hMax>"
                               "</xplan:XP_Hoehenangabe></xplan:hoehenangabe>"));
  read_plan(text);
  EXPECT_EQ(attribute("ridge_max_m"), "9");
  EXPECT_EQ(attribute("height_ref"), "-");  // relative to something the plan does not say
  const std::string name = "<xplan:name>Am Hang</xplan:name>";
  text.replace(text.find(name), name.size(), name + "<xplan:bezugshoehe uom=\"m\">120.5</xplan:bezugshoehe>");
  got = {};
  read_plan(text);
  EXPECT_EQ(attribute("ridge_max_m"), "129.5");
  EXPECT_EQ(attribute("height_ref"), "sea-level");
}

//   0        60 40       100     A: 0..60, B: 40..100, one on the other for 20 m
TEST_F(Xplan, an_overlap_is_an_error_with_its_place) {
  const auto report = read_plan(plan(area("A", box(0, 0, 60, 50)) + area("B", box(40, 0, 100, 50))));
  ASSERT_EQ(codes(report), "error:plan-overlap");
  EXPECT_EQ(report.findings[0].object, "BP_BaugebietsTeilFlaeche A, BP_BaugebietsTeilFlaeche B");
  EXPECT_EQ(report.findings[0].place, "E 480050.00 N 5550025.00");
  EXPECT_NE(report.findings[0].text.de.find("1000,0 m²"), std::string::npos) << report.findings[0].text.de;
  EXPECT_EQ(got.plan_areas.size(), 2u) << "a plan with faults is accepted";
}

//   0    40 45          100     a gap of 5 m
TEST_F(Xplan, a_gap_is_a_warning_with_its_place) {
  const auto report = read_plan(plan(area("A", box(0, 0, 40, 50)) + area("B", box(45, 0, 100, 50))));
  ASSERT_EQ(codes(report), "warning:plan-gap");
  EXPECT_EQ(report.findings[0].place, "E 480042.50 N 5550025.00");
}

TEST_F(Xplan, two_millimetres_are_tolerated_and_three_are_not) {
  const auto gap = [&](double metres) {
    return codes(read_plan(plan(area("A", box(0, 0, 40, 50)) + area("B", box(40 + metres, 0, 100, 50)))));
  };
  const auto overlap = [&](double metres) {
    return codes(read_plan(plan(area("A", box(0, 0, 40 + metres, 50)) + area("B", box(40, 0, 100, 50)))));
  };
  EXPECT_EQ(gap(0.0019), "");
  EXPECT_EQ(gap(0.003), "warning:plan-gap");
  EXPECT_EQ(overlap(0.0019), "");
  EXPECT_EQ(overlap(0.003), "error:plan-overlap");
}

TEST_F(Xplan, an_area_outside_the_plan_is_a_warning) {
  EXPECT_EQ(codes(read_plan(plan(area("A", box(0, 0, 110, 50))))), "warning:plan-outside-extent");
}

TEST_F(Xplan, an_invalid_polygon_is_an_error_with_its_place_and_the_rest_is_read) {
  const auto report =
      read_plan(plan(area("A", polygon("480000 5550000 480100 5550050 480100 5550000 480000 5550050 480000 5550000")) +
                     area("B", box(0, 0, 100, 50))));
  ASSERT_EQ(codes(report), "error:plan-invalid-object");
  EXPECT_EQ(report.findings[0].object, "BP_BaugebietsTeilFlaeche A");
  EXPECT_NE(report.findings[0].place.find("E 480050.00 N 5550025.00"), std::string::npos) << report.findings[0].place;
  EXPECT_EQ(got.plan_areas.size(), 1u);
}

TEST_F(Xplan, a_plan_that_contradicts_itself_says_so) {
  EXPECT_EQ(
      codes(read_plan(plan(area("A", box(0, 0, 100, 50), "<xplan:Zmin>3</xplan:Zmin><xplan:Zmax>2</xplan:Zmax>")))),
      "error:plan-contradiction");
  const auto exact =
      read_plan(plan(area("A", box(0, 0, 100, 50), "<xplan:Zzwingend>3</xplan:Zzwingend><xplan:Z>2</xplan:Z>")));
  EXPECT_EQ(codes(exact), "error:plan-contradiction");
  EXPECT_EQ(exact.findings[0].place, "E 480000.00 N 5550000.00");
}

TEST_F(Xplan, what_is_not_understood_is_listed_and_counted) {
  const auto report =
      read_plan(plan(area("A", box(0, 0, 100, 50)) + feature("BP_MondFlaeche", "M1", box(0, 0, 10, 10)) +
                     feature("BP_MondFlaeche", "M2", box(0, 0, 10, 10))));
  EXPECT_EQ(report.not_read.at("BP_MondFlaeche"), 2u);
}

TEST_F(Xplan, a_window_with_figures_of_its_own_is_pointed_out) {
  const auto report =
      read_plan(plan(area("A", box(0, 0, 100, 50)) +
                     feature("BP_UeberbaubareGrundstuecksFlaeche", "W", box(10, 10, 30, 30), "<xplan:Z>3</xplan:Z>")));
  EXPECT_EQ(codes(report), "warning:plan-figures-apart");
  EXPECT_EQ(got.plan_areas.at(0).building_windows.size(), 1u);
}

//  +------A------+------B------+
//  |   ======limit(20..80)==== |     the limit runs through both areas, the line along A's left edge
TEST_F(Xplan, lines_belong_to_the_areas_they_run_through_or_along) {
  const auto line = [](const std::string& list) {
    return "<gml:LineString srsName=\"EPSG:25832\"><gml:posList>" + list + "</gml:posList></gml:LineString>";
  };
  read_plan(plan(area("A", box(0, 0, 50, 50)) + area("B", box(50, 0, 100, 50)) +
                 feature("BP_BauGrenze", "G", line("480020 5550020 480080 5550020")) +
                 feature("BP_BauLinie", "L", line("480000 5550000 480000 5550050"))));
  EXPECT_EQ(got.plan_areas.at(0).limits.size(), 1u);
  EXPECT_EQ(got.plan_areas.at(1).limits.size(), 1u);
  EXPECT_EQ(got.plan_areas.at(0).lines.size(), 1u);
  EXPECT_EQ(got.plan_areas.at(1).lines.size(), 0u);
}

TEST_F(Xplan, texts_of_the_plan_come_with_the_area_they_hold_for) {
  read_plan(
      plan("<gml:featureMember><xplan:BP_TextAbschnitt gml:id=\"T\"><xplan:schluessel>Nr. 3</xplan:schluessel>"
           "<xplan:text>Garagen nur im Baufenster.</xplan:text></xplan:BP_TextAbschnitt></gml:featureMember>" +
           area("A", box(0, 0, 100, 50), "<xplan:refTextInhalt xlink:href=\"#T\"/>")));
  EXPECT_EQ(attribute("text_provisions"), "Nr. 3: Garagen nur im Baufenster.");
}

TEST_F(Xplan, other_purposes_versions_and_roots_are_refused) {
  options.as = "parcels";
  EXPECT_EQ(code_of(read(write("a.gml", plan(area("A", box(0, 0, 100, 50)))))), "as-unknown");
  options.as = "plan";
  EXPECT_EQ(code_of(read(write("b.gml", plan(area("A", box(0, 0, 100, 50)), {}, "4/1")))), "xplan-version");
  EXPECT_EQ(code_of(read(write("c.gml", "<kml xmlns:x=\"http://www.xplanung.de/xplangml/5/0\"/>"))), "not-xplan");
  EXPECT_EQ(code_of(read(write("d.gml", "<!DOCTYPE x [<!ENTITY a \"http://www.xplanung.de/xplangml/\">]><x/>"))),
            "xml-dtd");
  EXPECT_EQ(recognise(write("e.gml", plan(""))).value().as, "plan");
}

}  // namespace xplan_test
}  // namespace flurwerk::geo
