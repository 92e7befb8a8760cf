// City models: footprints and heights of LoD2 buildings, against houses whose measures are known in closed form.
#include <cmath>
#include <numbers>

#include "import_support.hpp"

namespace flurwerk::geo {
namespace city_test {

// A house of 10 m (east) by 8 m with a gable roof: eaves 6 m, ridge along east, pitch 45 degrees, so 6 + 8/2 = 10 m high.
// It stands 120.5 m above sea level. Every surface as OGC 12-019 writes it.
constexpr double east = 478000, north = 5561000, floor_m = 120.5, width = 10, depth = 8, eaves = 6;
constexpr double ridge = eaves + depth / 2;  // tan 45° = 1

std::string corner(double x, double y, double z) {
  char text[96];
  std::snprintf(text, sizeof text, "%.3f %.3f %.3f ", east + x, north + y, floor_m + z);
  return text;
}

std::string polygon(const std::string& corners) {
  return "<gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>" + corners +
         "</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>";
}

std::string surface(const char* kind, const std::string& corners) {
  return std::string("<bldg:boundedBy><bldg:") + kind +
         "><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember>" + polygon(corners) +
         "</gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:" + kind + "></bldg:boundedBy>";
}

std::string floor_of_house() {
  return corner(0, 0, 0) + corner(0, depth, 0) + corner(width, depth, 0) + corner(width, 0, 0) + corner(0, 0, 0);
}

std::string roof_of_house() {
  return surface("RoofSurface", corner(0, 0, eaves) + corner(width, 0, eaves) + corner(width, depth / 2, ridge) +
                                    corner(0, depth / 2, ridge) + corner(0, 0, eaves)) +
         surface("RoofSurface", corner(width, depth, eaves) + corner(0, depth, eaves) + corner(0, depth / 2, ridge) +
                                    corner(width, depth / 2, ridge) + corner(width, depth, eaves));
}

std::string gable_walls() {
  std::string walls;
  for (const double x : {0.0, width}) {
    walls += surface("WallSurface", corner(x, 0, 0) + corner(x, depth, 0) + corner(x, depth, eaves) +
                                        corner(x, depth / 2, ridge) + corner(x, 0, eaves) + corner(x, 0, 0));
  }
  return walls;
}

std::string house(const std::string& id, const std::string& facts = {}) {
  return "<core:cityObjectMember><bldg:Building gml:id=\"" + id + "\">" + facts +
         surface("GroundSurface", floor_of_house()) + roof_of_house() + gable_walls() +
         "</bldg:Building></core:cityObjectMember>";
}

std::string city(const std::string& members, const std::string& version = "1.0",
                 const std::string& crs = "urn:adv:crs:ETRS89_UTM32*DE_DHHN2016_NH") {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><core:CityModel xmlns:core=\"http://www.opengis.net/citygml/" +
         version + "\" xmlns:bldg=\"http://www.opengis.net/citygml/building/" + version +
         "\" xmlns:gml=\"http://www.opengis.net/gml\"><gml:boundedBy><gml:Envelope srsDimension=\"3\" srsName=\"" +
         crs + "\"><gml:lowerCorner>0 0 0</gml:lowerCorner></gml:Envelope></gml:boundedBy>" + members +
         "</core:CityModel>";
}

std::string attribute_of(const LayerRecord& record, const std::string& name) {
  for (const auto& [key, value] : record.attributes) {
    if (key == name) return value;
  }
  return {};
}

class City : public ImportTest {
 protected:
  City() { options.as = ""; }
};

TEST_F(City, a_gable_house_has_the_heights_of_its_surfaces) {
  for (const char* version : {"1.0", "2.0"}) {
    got = {};
    const auto result = read(write("lod2.gml", city(house("H1", R"(<core:externalReference><core:informationSystem>
      http://repository.gdi-de.org/schemas/adv/citygml/fdv/art.htm#_9100</core:informationSystem><core:externalObject>
      <core:name>DEHE06AA0000BcDe</core:name></core:externalObject></core:externalReference>
      <bldg:function>31001_1010</bldg:function><bldg:roofType>3100</bldg:roofType>
      <bldg:measuredHeight uom="urn:adv:uom:m">10.0</bldg:measuredHeight>
      <bldg:storeysAboveGround>2</bldg:storeysAboveGround>)"),
                                                    version)));
    ASSERT_TRUE(result) << result.error().text.en;
    EXPECT_EQ(result->format, std::string("CityGML ") + version);
    ASSERT_EQ(got.layers.size(), 1u);
    const auto& house = got.layers[0];
    EXPECT_EQ(house.layer, "building-heights");
    EXPECT_EQ(house.object_id, "H1");
    EXPECT_NEAR(plain_area(house.area), width * depth, 1e-6);
    EXPECT_NEAR(bounds(house.area).min_x, east, 1e-6);
    EXPECT_EQ(attribute_of(house, "height_m"), "10.00");
    EXPECT_EQ(attribute_of(house, "eaves_m"), "6.00");
    EXPECT_EQ(attribute_of(house, "ridge_m"), "10.00");
    EXPECT_EQ(attribute_of(house, "ground_level_m"), "120.50");
    EXPECT_EQ(attribute_of(house, "cadastre_id"), "DEHE06AA0000BcDe");
    EXPECT_EQ(attribute_of(house, "storeys"), "2");
    EXPECT_EQ(attribute_of(house, "roof_type"), "3100");
    EXPECT_EQ(result->finding_count, 0u);
  }
}

// The same house as OGC 20-010 and 21-006r2 write it: surfaces of the core, boundaries of the construction module.
TEST_F(City, version_three_says_the_same_in_other_words) {
  const auto boundary = [](const char* kind, const std::string& corners) {
    return std::string("<core:boundary><con:") + kind +
           "><core:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember>" + polygon(corners) +
           "</gml:surfaceMember></gml:MultiSurface></core:lod2MultiSurface></con:" + kind + "></core:boundary>";
  };
  const std::string south = corner(0, 0, eaves) + corner(width, 0, eaves) + corner(width, depth / 2, ridge) +
                            corner(0, depth / 2, ridge) + corner(0, 0, eaves);
  const std::string north_roof = corner(width, depth, eaves) + corner(0, depth, eaves) + corner(0, depth / 2, ridge) +
                                 corner(width, depth / 2, ridge) + corner(width, depth, eaves);
  const std::string chimney = corner(4, 4, 0) + corner(5, 4, 0) + corner(5, 4, 30) + corner(4, 4, 30) + corner(4, 4, 0);
  const auto height = [](const char* from, const char* metres) {
    return std::string(
               "<con:height><con:Height><con:highReference>highestRoofEdge</con:highReference><con:lowReference>") +
           from + "</con:lowReference><con:status>measured</con:status><con:value uom=\"m\">" + metres +
           "</con:value></con:Height></con:height>";
  };
  const std::string file =
      R"(<?xml version="1.0"?><CityModel xmlns="http://www.opengis.net/citygml/3.0" xmlns:core="http://www.opengis.net/citygml/3.0"
      xmlns:con="http://www.opengis.net/citygml/construction/3.0" xmlns:bldg="http://www.opengis.net/citygml/building/3.0"
      xmlns:gml="http://www.opengis.net/gml/3.2"><gml:boundedBy><gml:Envelope srsDimension="3"
      srsName="urn:adv:crs:ETRS89_UTM32*DE_DHHN2016_NH"><gml:lowerCorner>0 0 0</gml:lowerCorner></gml:Envelope></gml:boundedBy>
      <cityObjectMember><bldg:Building gml:id="H1"><externalReference><ExternalReference>
      <targetResource>urn:adv:oid:DEHE06AA0000BcDe</targetResource></ExternalReference></externalReference>)" +
      boundary("GroundSurface", floor_of_house()) + boundary("RoofSurface", south) +
      boundary("RoofSurface", north_roof) + height("seaLevel", "130.5") + height("lowestGroundPoint", "10.0") +
      "<bldg:storeysAboveGround>2</bldg:storeysAboveGround><bldg:buildingInstallation><bldg:BuildingInstallation>" +
      boundary("WallSurface", chimney) +
      "</bldg:BuildingInstallation></bldg:buildingInstallation></bldg:Building></cityObjectMember></CityModel>";
  const auto result = read(write("lod2_v3.gml", file));
  ASSERT_TRUE(result) << result.error().text.en;
  EXPECT_EQ(result->format, "CityGML 3.0");
  ASSERT_EQ(got.layers.size(), 1u);
  const auto& house = got.layers[0];
  EXPECT_NEAR(plain_area(house.area), width * depth, 1e-6);
  EXPECT_EQ(attribute_of(house, "height_m"), "10.00") << "neither the chimney nor the height above sea level";
  EXPECT_EQ(attribute_of(house, "eaves_m"), "6.00");
  EXPECT_EQ(attribute_of(house, "ground_level_m"), "120.50");
  EXPECT_EQ(attribute_of(house, "storeys"), "2");
  EXPECT_EQ(attribute_of(house, "cadastre_id"), "DEHE06AA0000BcDe");
  EXPECT_EQ(result->finding_count, 0u);
}

TEST_F(City, parts_belong_to_their_building) {  // an annex of 4 m by 8 m, 3 m high, flat
  const auto box = [](double z) {
    return corner(width, 0, z) + corner(width, depth, z) + corner(width + 4, depth, z) + corner(width + 4, 0, z) +
           corner(width, 0, z);
  };
  const std::string annex = "<bldg:consistsOfBuildingPart><bldg:BuildingPart gml:id=\"P\">" +
                            surface("GroundSurface", box(0)) + surface("RoofSurface", box(3)) +
                            "</bldg:BuildingPart></bldg:consistsOfBuildingPart>";
  ASSERT_TRUE(read(write("parts.gml", city(house("H1", annex)))));
  ASSERT_EQ(got.layers.size(), 1u);
  EXPECT_NEAR(plain_area(got.layers[0].area), (width + 4) * depth, 1e-6);
  EXPECT_EQ(got.layers[0].area.size(), 1u) << "they adjoin";
  EXPECT_EQ(attribute_of(got.layers[0], "eaves_m"), "3.00") << "the lowest edge of its roofs";
  EXPECT_EQ(attribute_of(got.layers[0], "ridge_m"), "10.00");
}

TEST_F(City, without_ground_surfaces_the_lowest_level_is_the_footprint) {  // an LoD1 block, 7 m high
  const auto level = [](double z) {
    return corner(0, 0, z) + corner(width, 0, z) + corner(width, depth, z) + corner(0, depth, z) + corner(0, 0, z);
  };
  const std::string wall =
      corner(0, 0, 0) + corner(width, 0, 0) + corner(width, 0, 7) + corner(0, 0, 7) + corner(0, 0, 0);
  std::string members;
  for (const auto& ring : {level(0), level(7), wall}) {
    members += "<gml:surfaceMember>" + polygon(ring) + "</gml:surfaceMember>";
  }
  ASSERT_TRUE(read(write(
      "lod1.gml", city("<core:cityObjectMember><bldg:Building gml:id=\"B\"><bldg:lod1Solid><gml:Solid><gml:exterior>"
                       "<gml:CompositeSurface>" +
                       members +
                       "</gml:CompositeSurface></gml:exterior></gml:Solid></bldg:lod1Solid></bldg:Building>"
                       "</core:cityObjectMember>"))));
  ASSERT_EQ(got.layers.size(), 1u);
  EXPECT_NEAR(plain_area(got.layers[0].area), width * depth, 1e-6);
  EXPECT_EQ(attribute_of(got.layers[0], "height_m"), "7.00");
  EXPECT_EQ(attribute_of(got.layers[0], "eaves_m"), "") << "no roof surfaces, no eaves";
}

TEST_F(City, what_is_not_understood_is_listed) {
  const std::string road = "<core:cityObjectMember><tran:Road xmlns:tran=\"t\" gml:id=\"R\"/></core:cityObjectMember>";
  const std::string empty = "<core:cityObjectMember><bldg:Building gml:id=\"E\"/></core:cityObjectMember>";
  const auto result = read(write("mixed.gml", city(house("H1") + road + empty)));
  ASSERT_TRUE(result) << result.error().text.en;
  EXPECT_EQ(result->counts.at("layer:building-heights"), 1u);
  EXPECT_EQ(result->not_read.at("Road"), 1u);
  ASSERT_EQ(result->skipped.size(), 1u);
  EXPECT_EQ(result->skipped[0].object, "E");
}

TEST_F(City, a_measured_height_that_contradicts_the_surfaces_is_a_finding) {
  const auto result =
      read(write("high.gml", city(house("H1", "<bldg:measuredHeight uom=\"m\">14,2</bldg:measuredHeight>"))));
  ASSERT_TRUE(result);
  ASSERT_EQ(result->findings.size(), 1u);
  EXPECT_EQ(result->findings[0].code, "height-contradiction");
  EXPECT_EQ(attribute_of(got.layers.at(0), "height_m"), "14.20");
}

TEST_F(City, broken_models_are_refused_or_listed) {
  EXPECT_EQ(code_of(read(write("v4.gml", city(house("H1"), "4.0")))), "citygml-version");
  EXPECT_EQ(code_of(read(write("crs.gml", city(house("H1"), "1.0", "urn:ogc:def:crs:EPSG::28992")))),
            "crs-unsupported");
  options.as = "parcels";
  EXPECT_EQ(code_of(read(write("p.gml", city(house("H1"))))), "as-unknown");
  options.as = "layer:lod2";
  EXPECT_EQ(code_of(read(write("l.gml", city(house("H1"))))), "accepted");
  const auto dtd = city(house("H1"));
  EXPECT_EQ(code_of(read(write("d.gml", dtd.substr(0, 38) + "<!DOCTYPE x [<!ENTITY a 'b'>]>" + dtd.substr(38)))),
            "xml-dtd");
  const auto bow_tie = corner(0, 0, 0) + corner(10, 8, 0) + corner(10, 0, 0) + corner(0, 8, 0) + corner(0, 0, 0);
  const auto crossed = read(write(
      "x.gml", city(house("H1") + "<core:cityObjectMember><bldg:Building gml:id=\"X\">" +
                    surface("GroundSurface", bow_tie) + roof_of_house() + "</bldg:Building></core:cityObjectMember>")));
  ASSERT_TRUE(crossed);
  EXPECT_EQ(crossed->skipped.at(0).object, "X");
  std::string letters = city(house("H1") + house("H2"));
  letters.replace(letters.find("478000.000"), 10, "47800a.000");
  const auto listed = read(write("n.gml", letters));
  ASSERT_TRUE(listed) << listed.error().text.en;
  EXPECT_EQ(listed->skipped_count, 1u);
}

// The same house with vertices in millimetres from an origin.
std::string city_json(const std::string& indent, bool by_lines) {
  const std::string head = R"({"type":"CityJSON","version":"2.0",)" + indent +
                           R"("transform":{"scale":[0.001,0.001,0.001],"translate":[478000.0,5561000.0,120.5]},)" +
                           indent + R"("metadata":{"referenceSystem":"https://www.opengis.net/def/crs/EPSG/0/5555"})";
  const std::string body =
      R"("CityObjects":{"H1":{"type":"Building","attributes":{"measuredHeight":10.0,"storeysAboveGround":2},
"children":["H1-0"]},"H1-0":{"type":"BuildingPart","parents":["H1"],"geometry":[{"type":"Solid","lod":"2.2","boundaries":[[
[[0,3,2,1]],[[4,5,9,8]],[[6,7,8,9]],[[0,1,5,4]],[[2,3,7,6]],[[0,4,8,7,3]],[[1,2,6,9,5]]]],"semantics":{"surfaces":[
{"type":"GroundSurface"},{"type":"RoofSurface"},{"type":"WallSurface"}],"values":[[0,1,1,2,2,2,2]]}}]},"T":{"type":"SolitaryVegetationObject"}},
"vertices":[[0,0,0],[10000,0,0],[10000,8000,0],[0,8000,0],[0,0,6000],[10000,0,6000],[10000,8000,6000],[0,8000,6000],
[0,4000,10000],[10000,4000,10000]])";
  if (!by_lines) return head + "," + indent + body + "}";
  std::string line = body;
  std::erase(line, '\n');
  return head + R"(,"CityObjects":{},"vertices":[]})" + "\n" + R"({"type":"CityJSONFeature","id":"H1",)" + line + "}\n";
}

TEST_F(City, city_json_says_the_same) {
  for (const auto& text : {city_json("", false), city_json("\n", false), city_json("", true)}) {
    got = {};
    const auto result = read(write("city.json", text));
    ASSERT_TRUE(result) << result.error().text.en;
    EXPECT_EQ(result->format, "CityJSON 2.0");
    ASSERT_EQ(got.layers.size(), 1u);
    EXPECT_EQ(got.layers[0].object_id, "H1");
    EXPECT_NEAR(plain_area(got.layers[0].area), 80, 1e-6);
    EXPECT_NEAR(bounds(got.layers[0].area).max_y, 5561008, 1e-6);
    EXPECT_EQ(attribute_of(got.layers[0], "height_m"), "10.00");
    EXPECT_EQ(attribute_of(got.layers[0], "eaves_m"), "6.00");
    EXPECT_EQ(attribute_of(got.layers[0], "ground_level_m"), "120.50");
    EXPECT_EQ(result->not_read.at("SolitaryVegetationObject"), 1u);
  }
}

// A few kilobytes must not become billions of surfaces.
TEST_F(City, a_part_counts_once_however_often_it_is_named) {
  std::string text = city_json("", false), many;
  for (int i = 0; i < 400; ++i) many += R"("H1-0",)";
  const std::string once = R"("children":["H1-0"]})", part = R"("type":"BuildingPart","parents":["H1"],)";
  text.replace(text.find(once), once.size(), R"("children":[)" + many + R"("H1-0"]})");
  text.insert(text.find(part) + part.size(), R"("children":[)" + many + R"("H1-0"],)");
  const auto result = read(write("city.json", text));
  ASSERT_TRUE(result) << result.error().text.en;
  ASSERT_EQ(got.layers.size(), 1u);
  EXPECT_NEAR(plain_area(got.layers[0].area), 80, 1e-6);
}

TEST_F(City, broken_city_json_is_refused_or_listed) {
  const std::string good = city_json("", true);
  const auto with = [&](const std::string& what, const std::string& by) {
    std::string text = good;
    text.replace(text.find(what), what.size(), by);
    return code_of(read(write("city.json", text)));
  };
  EXPECT_EQ(with("\"version\":\"2.0\"", "\"version\":\"7\""), "cityjson-version");
  EXPECT_EQ(with("\"scale\":[0.001,", "\"scale\":["), "json-broken");
  EXPECT_EQ(with("EPSG/0/5555", "EPSG/0/7415"), "crs-unsupported");
  EXPECT_EQ(with("\"measuredHeight\":10.0", "\"measuredHeight\":1e999"), "number-out-of-range");
  EXPECT_EQ(with("[[0,3,2,1]]", "[[0,3,2,99]]"), "half-unusable") << "an index without a vertex";
  EXPECT_EQ(with("{\"type\":\"CityJSONFeature\"", "{\"type\":"), "json-malformed");
}

TEST_F(City, a_dutch_tile_is_refused_for_its_place) {
  const std::string file = std::string(FLURWERK_SHARED_DATA) + "/citygml/3dbag_b2.city.jsonl";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "shared data absent: " << file;
  EXPECT_EQ(code_of(read(file)), "crs-unsupported");
}

// Taken for UTM without a look at where that is, the published heights of the tile are met: b3_h_dak_max above
// b3_h_maaiveld, 13.44 and -0.077 m; the roof reaches 13.11 m as the tile's own extent says.
TEST_F(City, a_real_tile_has_the_heights_its_publisher_says) {
  const std::string file = std::string(FLURWERK_SHARED_DATA) + "/citygml/3dbag_b2.city.jsonl";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "shared data absent: " << file;
  std::ifstream in(file);
  std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  text.replace(text.find("EPSG/0/7415"), 11, "EPSG/0/25832");
  options.require_germany = false;
  const auto result = read(write("tile.city.jsonl", text));
  ASSERT_TRUE(result) << result.error().text.en;
  ASSERT_GE(got.layers.size(), 1u);
  EXPECT_NEAR(std::stod(attribute_of(got.layers[0], "height_m")), 13.108 + 0.077, 0.01);
  EXPECT_NEAR(std::stod(attribute_of(got.layers[0], "ground_level_m")), -0.077, 0.01);
}

}  // namespace city_test
}  // namespace flurwerk::geo
