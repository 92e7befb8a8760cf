// Coordinate reference systems: what a file may be in, how it gets to EPSG:25832, and what is refused.
#include "geo/import/crs.hpp"

#include <fstream>
#include <iterator>

#include "import_support.hpp"

namespace flurwerk::geo {
namespace crs_test {

using Crs = ImportTest;

TEST_F(Crs, names_are_understood_with_their_axis_order) {
  const auto epsg = [](const char* name) { return crs_from_name(name).value_or(CrsName{}).epsg; };
  EXPECT_EQ(epsg("urn:adv:crs:ETRS89_UTM32"), 25832);
  EXPECT_EQ(epsg("urn:adv:crs:DE_DHDN_3GK3"), 31467);
  EXPECT_EQ(epsg("urn:ogc:def:crs:EPSG::25833"), 25833);
  EXPECT_EQ(epsg("http://www.opengis.net/def/crs/EPSG/0/4647"), 4647);
  EXPECT_EQ(epsg("urn:ogc:def:crs:OGC:1.3:CRS84"), 4326);
  EXPECT_EQ(epsg("urn:adv:crs:Mars"), 0);
  EXPECT_EQ(epsg("EPSG:"), 0);
  EXPECT_TRUE(crs_from_name("urn:ogc:def:crs:EPSG::4258")->swapped);
  EXPECT_FALSE(crs_from_name("EPSG:4258")->swapped);
  EXPECT_FALSE(crs_from_name("urn:ogc:def:crs:EPSG::25832")->swapped);
}

// The same place in Kassel in every supported system, computed once with cs2cs of PROJ 9.1.1 (EPSG definitions).
TEST_F(Crs, a_place_comes_out_the_same_from_every_system) {
  const auto from = [](int epsg, Point point) {
    std::vector<Point> points{point};
    auto way = Reprojector::from(epsg);
    EXPECT_TRUE(way) << epsg;
    if (way) {
      EXPECT_TRUE(way->apply(points)) << epsg;
    }
    return points.front();
  };
  const Point kassel{534000, 5685000};
  const auto near = [&](int epsg, Point point) {
    const Point moved = from(epsg, point);
    EXPECT_NEAR(moved.x, kassel.x, 0.002) << epsg;
    EXPECT_NEAR(moved.y, kassel.y, 0.002) << epsg;
  };
  near(25832, kassel);
  near(4647, {32534000, 5685000});
  near(4258, {9.4878553849, 51.3152875705});
  near(25833, {115972.1271, 5699326.6738});
  near(3857, {1056183.2302, 6677255.0824});
}

// The DHDN places of the published points in Gauß-Krüger, computed with cs2cs (EPSG:4314 to 31466..31468), in file order.
struct GaussKrueger {
  int epsg;
  Point place;
};
constexpr GaussKrueger published[] = {
    {31466, {2598417.3332, 5930677.9803}}, {31467, {3595392.7820, 6023387.9599}}, {31468, {4596699.8150, 5960328.2967}},
    {31468, {4399252.5215, 5704414.9011}}, {31468, {4608008.8557, 5689725.9871}}, {31467, {3477684.0632, 5887048.6767}},
};

TEST_F(Crs, gauss_krueger_follows_the_published_beta2007_points) {
  std::ifstream table(std::string(FLURWERK_SHARED_DATA) + "/crs/beta2007_points_dev.tsv");
  if (!table) GTEST_SKIP() << "shared data absent: crs/beta2007_points_dev.tsv";
  const auto geographic = Reprojector::from(4258);
  ASSERT_TRUE(geographic);
  std::string header;
  std::getline(table, header);
  std::size_t row = 0;
  for (double dhdn_lon, dhdn_lat, lon, lat; table >> dhdn_lon >> dhdn_lat >> lon >> lat; ++row) {
    ASSERT_LT(row, std::size(published));
    const auto way = Reprojector::from(published[row].epsg);
    ASSERT_TRUE(way) << way.error().text.en;
    std::vector<Point> moved{published[row].place}, target{{lon, lat}};
    ASSERT_TRUE(way->apply(moved) && geographic->apply(target));
    EXPECT_NEAR(moved[0].x, target[0].x, 0.002) << "row " << row;
    EXPECT_NEAR(moved[0].y, target[0].y, 0.002) << "row " << row;
  }
  EXPECT_EQ(row, std::size(published));
}

TEST_F(Crs, unsupported_and_missing_systems_are_refused_with_what_is_supported) {
  const auto unknown = read(write("a.xml", nas_file(nas_parcel(1, gml_square(1, 2, 3, "urn:adv:crs:Mars")))));
  ASSERT_EQ(code_of(unknown), "crs-unsupported");
  EXPECT_NE(unknown.error().text.de.find("Mars"), std::string::npos);
  EXPECT_NE(unknown.error().cure.de.find("EPSG:25832"), std::string::npos);
  EXPECT_EQ(code_of(read(write("b.xml", nas_file(nas_parcel(1, gml_square(480000, 5550000, 10, "")), "")))),
            "crs-missing");
  EXPECT_EQ(code_of(read(write("c.xml", nas_file(nas_parcel(1, gml_square(480000, 5550000, 10, "")))))), "accepted")
      << "the header names the CRS";
  EXPECT_EQ(code_of(read(write("d.xml", nas_file(nas_parcel(1, gml_square(1, 2, 3, "EPSG:28992")))))),
            "crs-unsupported");
}

struct Place {
  double east, north;
  const char* crs;
  const char* cure_says;
};

TEST_F(Crs, implausible_places_are_refused_with_the_likely_cause) {
  const Place places[] = {
      {5550000, 480000, utm32, "vertauscht"},
      {8.7, 50.1, utm32, "Grad"},
      {32480000, 5550000, utm32, "EPSG:4647"},
      {33380000, 5550000, utm32, "EPSG:25833"},
      {3480000, 5550000, utm32, "Gauß-Krüger"},
      {480000, 4000000, utm32, "Zone"},
      {0, 0, utm32, "Grad"},
  };
  for (const Place& place : places) {
    const auto result =
        read(write("p.xml", nas_file(nas_parcel(1, gml_square(place.east, place.north, 10, place.crs)))));
    ASSERT_EQ(code_of(result), "place-implausible") << place.east;
    EXPECT_NE(result.error().cure.de.find(place.cure_says), std::string::npos) << result.error().cure.de;
  }
  options.require_germany = false;
  EXPECT_EQ(code_of(read(write("toy.xml", nas_file(nas_parcel(1, gml_square(0, 0, 10)))))), "accepted");
}

TEST_F(Crs, a_few_parcels_far_from_their_land_are_warned_about) {
  const auto at = [](int number, double east) { return nas_parcel(number, gml_square(east, 5550000, 10)); };
  const auto result = read(write("far.xml", nas_file(at(1, 850000) + at(2, 480000) + at(3, 480020))));
  ASSERT_TRUE(result) << result.error().text.en;
  bool warned = false;
  for (const Text& warning : result->warnings)
    warned = warned || warning.de.find("außerhalb des Landes") != std::string::npos;
  EXPECT_TRUE(warned);
}

// Parcels of Hesse (key 06...) in UTM zone 33, but called 25832: 430 km too far west, and still in Germany's latitudes.
TEST_F(Crs, a_zone_off_by_one_is_refused) {
  const auto utm33 = read(write("z.xml", nas_file(nas_parcel(1, gml_square(850000, 5550000, 10)))));
  ASSERT_EQ(code_of(utm33), "place-implausible");
  EXPECT_NE(utm33.error().cure.de.find("Zone"), std::string::npos);
  const std::string ring = "[[[870000,5550000],[870010,5550000],[870010,5550010],[870000,5550010],[870000,5550000]]]";
  const auto json = read(
      write("z.json",
            R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25832"}},)"
            R"("features":[{"type":"Feature","properties":{"key":"06012300400012______"},"geometry":{"type":"Polygon",)"
            R"("coordinates":)" +
                ring + "}}]}"));
  EXPECT_EQ(code_of(json), "place-implausible");
}

TEST_F(Crs, reprojection_is_reported_and_swapped_registers_are_read_right) {
  const char* list = "50.10 8.70 50.10 8.71 50.11 8.71 50.11 8.70 50.10 8.70";
  const auto result = read(write("geo.xml", nas_file(nas_parcel(1, gml_surface(list, "urn:ogc:def:crs:EPSG::4258")))));
  ASSERT_TRUE(result) << result.error().text.de;
  EXPECT_EQ(result->source_crs, "EPSG:4258");
  EXPECT_NE(result->reprojection.find("+proj=utm +zone=32"), std::string::npos);
  EXPECT_NEAR(got.parcels[0].area[0].outer[0].x, 478500, 1500);
}

}  // namespace crs_test
}  // namespace flurwerk::geo
