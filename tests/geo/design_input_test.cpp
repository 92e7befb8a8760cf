// Design documents as strangers send them: what is refused, where, and with which cure.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "draft.hpp"

namespace flurwerk::geo {
namespace design_input_test {

namespace fs = std::filesystem;

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

fs::path bad_input(const char* folder) { return fs::path(FLURWERK_SHARED_DATA) / "badinput" / folder; }

std::string feature(const std::string& geometry, const std::string& properties, const std::string& top = {}) {
  return "{\"type\":\"FeatureCollection\"," + top + "\"features\":[{\"type\":\"Feature\",\"geometry\":" + geometry +
         ",\"properties\":{" + properties + "}}]}";
}
const std::string utm = R"("crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25832"}},)";
std::string polygon(const std::string& ring) { return "{\"type\":\"Polygon\",\"coordinates\":[" + ring + "]}"; }
const std::string square = polygon("[[0,0],[10,0],[10,10],[0,10],[0,0]]");
const std::string house = R"("kind":"building")";

struct Refused {
  const char* what;
  std::string document;
  const char* code;
  const char* field;
};

const std::vector<Refused>& refused() {
  static const std::vector<Refused> rows{
      {"nothing", "", "json-malformed", ""},
      {"NaN", feature(polygon("[[NaN,0],[1,0],[1,1],[NaN,0]]"), house, utm), "json-malformed", ""},
      {"a number that fits nowhere", feature(polygon("[[1e999,0],[1,0],[1,1],[1e999,0]]"), house, utm),
       "number-out-of-range", "/features/0/geometry/coordinates/0/0/0"},
      {"the same key twice", R"({"type":"FeatureCollection","type":"Feature","features":[]})", "key-twice", "/type"},
      {"65 levels", std::string(65, '[') + std::string(65, ']'), "json-too-deep", ""},
      {"no collection", square, "no-feature-collection", "/type"},
      {"no building", R"({"type":"FeatureCollection","features":[]})", "no-building", "/features"},
      {"no kind", feature(square, "", utm), "unknown-kind", "/features/0/properties/kind"},
      {"unknown kind", feature(square, R"("kind":"castle")", utm), "unknown-kind", "/features/0/properties/kind"},
      {"a point", feature(R"({"type":"Point","coordinates":[1,2]})", house, utm), "not-a-polygon",
       "/features/0/geometry"},
      {"no geometry", feature("null", house, utm), "not-a-polygon", "/features/0/geometry"},
      {"metres without a crs",
       feature(polygon("[[477000,5553000],[477010,5553000],[477010,5553010],[477000,5553000]]"), house),
       "coordinates-out-of-range", "/features/0/geometry/coordinates/0/0"},
      {"local metres without a crs", feature(square, house), "coordinates-out-of-range",
       "/features/0/geometry/coordinates/0/0"},
      {"latitude first", feature(polygon("[[50.1,8.6],[50.1,8.7],[50.2,8.7],[50.1,8.6]]"), house), "swapped-axes",
       "/features/0/geometry/coordinates/0/0"},
      {"EPSG:4326", feature(square, house, R"("crs":{"type":"name","properties":{"name":"EPSG:4326"}},)"),
       "ambiguous-crs", "/crs"},
      {"Gauß-Krüger",
       feature(square, house, R"("crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::31467"}},)"),
       "unsupported-crs", "/crs"},
      {"a crs without a name", feature(square, house, R"("crs":{},)"), "bad-crs", "/crs"},
      {"open ring", feature(polygon("[[0,0],[10,0],[10,10],[0,10]]"), house, utm), "open-ring",
       "/features/0/geometry/coordinates/0"},
      {"two points", feature(polygon("[[0,0],[10,0],[0,0]]"), house, utm), "too-few-points",
       "/features/0/geometry/coordinates/0"},
      {"a line", feature(polygon("[[0,0],[10,0],[5,0],[0,0]]"), house, utm), "no-area",
       "/features/0/geometry/coordinates"},
      {"a point that repeats", feature(polygon("[[0,0],[10,0],[10,0],[10,10],[0,0]]"), house, utm), "repeated-point",
       "/features/0/geometry/coordinates/0/2"},
      {"bow-tie", feature(polygon("[[0,0],[10,10],[10,0],[0,10],[0,0]]"), house, utm), "self-crossing",
       "/features/0/geometry/coordinates"},
      {"words for numbers", feature(polygon(R"([["0",0],[10,0],[10,10],[0,0]])"), house, utm), "bad-position",
       "/features/0/geometry/coordinates/0/0"},
      {"three heights for four walls", feature(square, house + R"(,"wall_heights":[6,6,6])", utm), "wall-heights-count",
       "/features/0/properties/wall_heights"},
      {"a negative height", feature(square, house + R"(,"wall_heights":[6,-6,6,6])", utm), "bad-number",
       "/features/0/properties/wall_heights/1"},
      {"a height in words", feature(square, house + R"(,"eaves_height":"six")", utm), "bad-number",
       "/features/0/properties/eaves_height"},
      {"heights twice", feature(square, house + R"(,"wall_heights":[6,6,6,6],"eaves_height":6)", utm), "heights-twice",
       "/features/0/properties/eaves_height"},
      {"a gable roof without a ridge",
       feature(square, house + R"(,"eaves_height":6,"roof":{"shape":"gable","pitch_deg":40})", utm), "roof-incomplete",
       "/features/0/properties/roof/ridge_height"},
      {"a ridge below the eaves",
       feature(square, house + R"(,"eaves_height":6,"roof":{"shape":"hip","pitch_deg":40,"ridge_height":5})", utm),
       "ridge-below-eaves", "/features/0/properties/roof/ridge_height"},
      {"an onion dome", feature(square, house + R"(,"eaves_height":6,"roof":{"shape":"onion"})", utm), "unknown-roof",
       "/features/0/properties/roof/shape"},
      {"a dormer on no edge",
       feature(square, house + R"(,"dormers":[{"edge":5,"width":1,"height":1,"setback":1}])", utm), "unknown-edge",
       "/features/0/properties/dormers/0/edge"},
      {"half a storey", feature(square, house + R"(,"storeys":1.5)", utm), "bad-storeys",
       "/features/0/properties/storeys"},
  };
  return rows;
}

TEST(DesignInput, RefusesWithPlaceAndCure) {
  for (const auto& row : refused()) {
    const auto read = read_design(row.document);
    ASSERT_FALSE(read) << row.what;
    EXPECT_EQ(read.error().code, row.code) << row.what;
    EXPECT_EQ(read.error().field, row.field) << row.what;
    EXPECT_FALSE(read.error().text.de.empty() || read.error().text.en.empty()) << row.what;
    EXPECT_FALSE(read.error().cure.de.empty() || read.error().cure.en.empty()) << row.what;
  }
}

TEST(DesignInput, NamesWhereARingCrossesItself) {
  const auto read = read_design(feature(polygon("[[0,0],[10,10],[10,0],[0,10],[0,0]]"), house, utm));
  ASSERT_FALSE(read);
  EXPECT_NE(read.error().text.en.find("5.000 5.000"), std::string::npos) << read.error().text.en;
}

TEST(DesignInput, BoundsSizeAndVertices) {
  DesignLimits limits;
  limits.max_bytes = 100;
  EXPECT_EQ(read_design(std::string(101, ' '), limits).error().code, "json-too-large");
  limits = {};
  limits.max_vertices = 4;
  EXPECT_EQ(read_design(feature(square, house, utm), limits).error().code, "too-many-vertices");
  limits.max_vertices = 5;
  EXPECT_TRUE(read_design(feature(square, house, utm), limits));
}

TEST(DesignInput, InvalidJsonOfTheTestSuiteIsRefusedAndValidJsonIsRead) {
  const auto folder = bad_input("JSONTestSuite");
  if (!fs::exists(folder)) GTEST_SKIP() << "shared test data not present: " << folder;
  int invalid = 0, valid = 0;
  for (const auto& file : fs::directory_iterator(folder)) {
    const auto name = file.path().filename().string();
    const auto read = read_design(content(file.path()));
    if (!name.starts_with("n_") && !name.starts_with("y_") && !name.starts_with("i_")) continue;
    ASSERT_FALSE(read) << name << " is no design";
    const auto& code = read.error().code;
    if (name.starts_with("n_")) {
      ++invalid;
      EXPECT_TRUE(code == "json-malformed" || code == "json-too-deep") << name << ": " << code;
    } else if (name.starts_with("y_")) {
      ++valid;
      EXPECT_TRUE(code != "json-malformed" && code != "json-too-deep") << name << ": " << code;
    }
  }
  EXPECT_GT(invalid, 100);
  EXPECT_GT(valid, 50);
}

TEST(DesignInput, GeoJsonThatIsNoDesignIsRefusedWithAPlace) {
  const auto folder = bad_input("geojson-fixtures");
  if (!fs::exists(folder)) GTEST_SKIP() << "shared test data not present: " << folder;
  int files = 0;
  for (const auto& file : fs::recursive_directory_iterator(folder)) {
    if (file.path().extension() != ".json" && file.path().extension() != ".geojson") continue;
    ++files;
    const auto read = read_design(content(file.path()));
    ASSERT_FALSE(read) << file.path();
    EXPECT_FALSE(read.error().field.empty()) << file.path() << " " << read.error().code;
  }
  EXPECT_GT(files, 5);
}

TEST(DesignInput, HeightsStayWithTheirWallsWhenARingIsTurned) {
  // Clockwise: west wall first, upwards; it rises from 3 to 9 m northwards.
  Draft draft;
  draft.plot(box(-50, -50, 60, 60))
      .add("building", {{0, 0}, {0, 10}, {10, 10}, {10, 0}}, R"(,"wall_heights":[[3,9],20,5,10])");
  const auto design = draft.design();
  ASSERT_EQ(design.structures[0].edges.size(), 4u);
  const auto finding = check(draft, "setback");
  EXPECT_EQ(depths_of(finding, 2), std::vector{8.0});
  EXPECT_NEAR(bounds(setbacks_of(finding, 2)[0].area).max_y, 18.0, 1e-9) << "the 20 m wall is the north one";
  for (const auto& edge : design.structures[0].edges)
    if (edge.number == 1) {
      EXPECT_EQ(edge.from, (Point{0, 10}));
      EXPECT_EQ(edge.profile->front().height_mm, 9000);
    }
}

TEST(DesignInput, ReadsLongitudeAndLatitude) {
  const auto read = read_design(feature(polygon("[[9,50],[9.0001,50],[9.0001,50.0001],[9,50.0001],[9,50]]"), house));
  ASSERT_TRUE(read) << read.error().text.en;
  EXPECT_EQ(read->crs, Crs::crs84);
  EXPECT_NEAR(read->structures[0].area[0].outer[0].x, 500000, 0.001);
  EXPECT_NEAR(read->structures[0].area[0].outer[0].y, 5538630.703, 0.001);
}

}  // namespace design_input_test
}  // namespace flurwerk::geo
