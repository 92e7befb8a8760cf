// Parcels, plans and layers from GeoJSON, GeoPackage, FlatGeobuf and zipped Shapefiles; and what is wrong with such files.
#include "convert.hpp"
#include "import_support.hpp"

namespace flurwerk::geo {
namespace vector_test {

using Vector = ImportTest;

const char* const in_25832 = R"("crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}},)";

std::string collection(const std::string& features, const std::string& crs = in_25832) {
  return "{\"type\": \"FeatureCollection\", " + crs + "\n\"features\": [" + features + "]}";
}

std::string feature(const std::string& properties, const std::string& coordinates,
                    const std::string& type = "Polygon") {
  return "{\"type\": \"Feature\", \"properties\": {" + properties + "}, \"geometry\": {\"type\": \"" + type +
         "\", \"coordinates\": " + coordinates + "}}";
}

std::string square(double east, double north, double side) {
  const auto at = [](double x, double y) { return "[" + std::to_string(x) + "," + std::to_string(y) + "]"; };
  return "[[" + at(east, north) + "," + at(east + side, north) + "," + at(east + side, north + side) + "," +
         at(east, north + side) + "," + at(east, north) + "]]";
}

std::string two_parcels() {
  return feature(R"("key": "060123-004-00015/002", "official_area": 401.5, "public_use": "none")",
                 square(480000, 5550000, 20)) +
         "," +
         feature(R"("key": "Gemarkung 0123 Flur 4 Flurstück 16", "public_use": "traffic")",
                 square(480020, 5550000, 20));
}

TEST_F(Vector, geojson_parcels_with_named_crs) {
  const auto result = read(write("p.geojson", collection(two_parcels())));
  ASSERT_TRUE(result) << result.error().text.de;
  ASSERT_EQ(got.parcels.size(), 2u);
  EXPECT_EQ(got.parcels[0].key.value, "060123004000150002__");
  EXPECT_EQ(got.parcels[0].numerator, "15");
  EXPECT_EQ(got.parcels[0].denominator, "2");
  EXPECT_DOUBLE_EQ(got.parcels[0].official_area_m2.value_or(0), 401.5);
  EXPECT_EQ(got.parcels[1].public_use, PublicUse::traffic);
  EXPECT_FALSE(got.parcels[1].official_area_m2);
  EXPECT_NEAR(plain_area(got.parcels[0].area), 400, 1e-6);
  EXPECT_EQ(result->source_crs, "EPSG:25832");
}

TEST_F(Vector, a_corner_that_flew_away_takes_its_object_with_it_and_no_other) {
  const auto astray =
      feature(R"("key": "060123-4-17")", "[[[480040,5550000],[480060,5550000],[480060,5550],[480040,5550000]]]");
  const auto result = read(write("p.geojson", collection(two_parcels() + "," + astray)));
  ASSERT_TRUE(result) << result.error().text.de;
  EXPECT_EQ(got.parcels.size(), 2u);
  ASSERT_EQ(result->skipped_count, 1u);
  EXPECT_EQ(result->skipped[0].why.de, "eine Ecke liegt außerhalb Deutschlands");
}

TEST_F(Vector, geojson_without_crs_is_longitude_and_latitude) {
  const auto result =
      read(write("p.geojson", collection(feature(R"("key": "060123-4-1")", square(9.0, 50.0, 0.001)), "")));
  ASSERT_TRUE(result) << result.error().text.de;
  EXPECT_NEAR(got.parcels[0].area[0].outer[0].x, 500000, 1e-3);  // 9° east is the middle of zone 32
  EXPECT_EQ(result->source_crs, "EPSG:4326");
}

TEST_F(Vector, a_toy_around_the_origin_is_read_when_the_place_does_not_matter) {
  const auto file = write(
      "toy.geojson", collection(feature(R"("key": "A")", square(0, 0, 20)) + "," + feature("", square(20, 0, 20))));
  EXPECT_EQ(code_of(read(file)), "place-implausible");
  options.require_germany = options.require_keys = false;
  got = {};
  ASSERT_EQ(code_of(read(file)), "accepted");
  EXPECT_EQ(got.parcels[0].key.value, "A");
  EXPECT_EQ(got.parcels[1].key.value, "#2");
}

TEST_F(Vector, plan_areas_get_the_windows_that_overlap_them) {
  options.as = "plan";
  const auto result = read(write(
      "plan.geojson",
      collection(feature(R"("type": "WA", "grz": 0.4, "gfz": "0,8", "plan": "Mühlgasse", "baunvo_version": "1990")",
                         square(480000, 5550000, 100)) +
                 "," + feature(R"("type": "MI", "grz": 0.6, "plan": "Mühlgasse")", square(480100, 5550000, 100)) + "," +
                 feature(R"("window": true, "plan": "Mühlgasse")", square(480010, 5550010, 30)) + "," +
                 feature(R"("kind": "window", "plan": "Mühlgasse")", square(480090, 5550050, 20)) + "," +
                 feature(R"("window": true, "plan": "Mühlgasse")", square(481000, 5550000, 20)))));
  ASSERT_TRUE(result) << result.error().text.de;
  ASSERT_EQ(got.plan_areas.size(), 3u);
  EXPECT_EQ(got.plan_areas[0].type, "WA");
  EXPECT_EQ(got.plan_areas[0].grz, "0.4");
  EXPECT_EQ(got.plan_areas[0].gfz, "0.8");
  EXPECT_EQ(got.plan_areas[0].plan, "Mühlgasse");
  EXPECT_EQ(got.plan_areas[0].building_windows.size(), 2u);
  EXPECT_EQ(got.plan_areas[1].building_windows.size(), 1u);
  EXPECT_TRUE(got.plan_areas[2].area.empty());
  EXPECT_EQ(got.plan_areas[2].building_windows.size(), 1u);
}

TEST_F(Vector, layers_keep_attributes_and_lines) {
  options.as = "layer:nature-reserve";
  const auto result = read(write(
      "l.geojson", collection(feature(R"("name": "Auwald", "kind": "NSG")", square(480000, 5550000, 100)) + "," +
                              feature(R"("name": "Bach")", "[[480000,5550000],[480100,5550100]]", "LineString"))));
  ASSERT_TRUE(result) << result.error().text.de;
  ASSERT_EQ(got.layers.size(), 2u);
  EXPECT_EQ(got.layers[0].layer, "nature-reserve");
  EXPECT_EQ(got.layers[0].label, "Auwald");
  EXPECT_EQ(got.layers[1].lines.size(), 1u);
  EXPECT_EQ(result->counts.at("layer:nature-reserve"), 2u);
  options.as = "layer:Bad Name";
  EXPECT_EQ(code_of(read(folder / "l.geojson")), "as-unknown");
}

TEST_F(Vector, other_formats_give_the_same_parcels) {
  const std::string source = write("p.geojson", collection(two_parcels())).string();
  ASSERT_TRUE(read(source));
  const Collected expected = std::move(got);
  struct Format {
    const char *file, *driver;
  };
  for (const Format format :
       {Format{"p.gpkg", "GPKG"}, Format{"p.fgb", "FlatGeobuf"}, Format{"p.shp.zip", "ESRI Shapefile"}}) {
    got = {};
    const std::string file = (folder / format.file).string();
    ASSERT_TRUE(convert(source, file, format.driver, "parcels", 25832)) << format.driver;
    const auto result = read(file);
    ASSERT_TRUE(result) << format.driver << ": " << result.error().text.de;
    ASSERT_EQ(got.parcels.size(), 2u) << format.driver;
    double area = 0, expected_area = 0;
    for (int i : {0, 1}) {
      area += plain_area(got.parcels[static_cast<std::size_t>(i)].area);
      expected_area += plain_area(expected.parcels[static_cast<std::size_t>(i)].area);
    }
    EXPECT_NEAR(area, expected_area, 1e-6) << format.driver;
    EXPECT_EQ(result->source_crs, "EPSG:25832") << format.driver;
    const bool first_has_it = got.parcels[0].official_area_m2.has_value();
    EXPECT_DOUBLE_EQ(got.parcels[first_has_it ? 0 : 1].official_area_m2.value_or(0), 401.5) << format.driver;
  }
}

TEST_F(Vector, files_without_or_with_a_foreign_crs_are_refused) {
  const std::string source = write("p.geojson", collection(two_parcels())).string();
  const std::string none = (folder / "none.shp.zip").string(), foreign = (folder / "f.gpkg").string();
  ASSERT_TRUE(convert(source, none, "ESRI Shapefile", "parcels", 0));
  ASSERT_TRUE(convert(source, foreign, "GPKG", "parcels", 28992));
  EXPECT_EQ(code_of(read(none)), "crs-missing");
  EXPECT_EQ(code_of(read(foreign)), "crs-unsupported");
  EXPECT_EQ(code_of(read(write("n.geojson", collection(two_parcels(), "\"crs\": null,")))), "crs-missing");
  EXPECT_EQ(code_of(read(write("m.geojson", collection(two_parcels(), "")))), "place-implausible")
      << "metres as degrees";
}

TEST_F(Vector, several_layers_need_a_name_that_fits) {
  const std::string source = write("p.geojson", collection(two_parcels())).string(),
                    file = (folder / "two.gpkg").string();
  ASSERT_TRUE(convert(source, file, "GPKG", "eins", 25832));
  ASSERT_TRUE(convert(source, file, "GPKG", "zwei", 25832, "-update"));
  const auto result = read(file);
  ASSERT_EQ(code_of(result), "layer-unclear");
  EXPECT_NE(result.error().text.de.find("eins, zwei"), std::string::npos);
  options.as = "layer:zwei";
  EXPECT_EQ(code_of(read(file)), "accepted");
}

TEST_F(Vector, reading_a_geopackage_leaves_nothing_beside_it_and_does_not_touch_it) {
  const std::string source = write("p.geojson", collection(two_parcels())).string(),
                    file = (folder / "p.gpkg").string();
  ASSERT_TRUE(convert(source, file, "GPKG", "parcels", 25832));
  std::filesystem::remove(source);
  const auto before = std::filesystem::last_write_time(file);
  ASSERT_TRUE(read(file));
  EXPECT_EQ(std::filesystem::last_write_time(file), before);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder), {}), 1);
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Triggers fire on writing; we never write. A view that would loop over the file for ever is not the layer we read.
TEST_F(Vector, a_geopackage_with_triggers_and_views_is_read_and_nothing_of_it_runs) {
  const std::string gpkg = (folder / "t.gpkg").string();
  ASSERT_TRUE(convert(write("p.geojson", collection(two_parcels())).string(), gpkg, "GPKG", "parcels", 25832));
  for (const char* event : {"INSERT", "UPDATE", "DELETE"}) {
    ASSERT_TRUE(run_sql(gpkg, std::string("CREATE TRIGGER evil_") + event + " AFTER " + event +
                                  " ON parcels BEGIN DELETE FROM gpkg_contents; END"));
  }
  ASSERT_TRUE(run_sql(gpkg,
                      "CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                      "SELECT i FROM n"));
  const std::string before = bytes_of(gpkg);
  const auto result = read(gpkg);
  ASSERT_TRUE(result) << result.error().text.en;
  EXPECT_EQ(got.parcels.size(), 2u);
  EXPECT_EQ(bytes_of(gpkg), before);
}

TEST_F(Vector, an_object_with_millions_of_vertices_is_refused_by_name) {
  std::string ring = "[[480000,5550000]";
  for (int i = 0; i < 5000; ++i) ring += ",[" + std::to_string(480000 + i * 0.001) + ",5550001]";
  options.limits.vertices_per_object = 4000;
  const auto result =
      read(write("many.geojson", collection(feature(R"("id": "spiral", "key": "060123-4-1")", "[" + ring + "]]"))));
  ASSERT_EQ(code_of(result), "object-too-large");
  EXPECT_NE(result.error().text.de.find("spiral"), std::string::npos) << result.error().text.de;
}

TEST_F(Vector, broken_files_are_refused) {
  const std::string whole = collection(two_parcels());
  const auto cut = read(write("cut.geojson", whole.substr(0, whole.size() / 2)));
  ASSERT_EQ(code_of(cut), "json-broken");
  EXPECT_NE(cut.error().text.de.find("Zeile 2"), std::string::npos) << cut.error().text.de;
  std::string nan = whole;
  nan.replace(nan.find("480000.000000"), 13, "NaN");
  EXPECT_EQ(code_of(read(write("nan.geojson", nan))), "json-broken");
  EXPECT_EQ(code_of(read(write("other.json", "{\"a\": 1}"))), "not-a-known-format");
  EXPECT_EQ(code_of(read(write("empty.geojson", collection("")))), "nothing-usable");
  EXPECT_EQ(code_of(read(write("deep.json", std::string(100'000, '[')))), "json-broken");
  EXPECT_EQ(code_of(read(write_gzip("p.geojson.gz", whole))), "not-a-known-format");
  EXPECT_EQ(code_of(read(write("p.zip",
                               "PK\x03\x04"
                               "damaged"))),
            "file-broken");
  const std::string gpkg = (folder / "p.gpkg").string();
  ASSERT_TRUE(convert(write("p.geojson", whole).string(), gpkg, "GPKG", "parcels", 25832));
  std::filesystem::resize_file(gpkg, std::filesystem::file_size(gpkg) / 2);
  EXPECT_NE(code_of(read(gpkg)), "accepted");
}

TEST_F(Vector, zip_archives_are_looked_at_before_they_are_unpacked) {
  const auto file = [&](const char* name) { return (folder / name).string(); };
  zip_of_zeros(file("bomb.zip"), "p.shp", 40 << 20);
  EXPECT_EQ(code_of(read(file("bomb.zip"))), "archive-too-large");
  zip_of_zeros(file("plain.zip"), "p.shp", 1);
  EXPECT_EQ(code_of(read(file("plain.zip"))), "not-a-known-format") << "no .shx, no .dbf";
  zip_of_zeros(file("text.zip"), "readme.txt", 1);
  EXPECT_EQ(code_of(read(file("text.zip"))), "not-a-known-format");
}

TEST_F(Vector, unusable_geometries_are_listed_or_refuse_the_file) {
  const std::string bow_tie =
      feature(R"("key": "060123-4-9")",
              "[[[480000,5550000],[480010,5550010],[480010,5550000],[480000,5550010],[480000,5550000]]]");
  const auto listed = read(write("bow.geojson", collection(two_parcels() + "," + bow_tie)));
  ASSERT_TRUE(listed) << listed.error().text.de;
  ASSERT_EQ(listed->skipped.size(), 1u);
  EXPECT_NE(listed->skipped[0].place.find("E 480005.00 N 5550005.00"), std::string::npos) << listed->skipped[0].place;
  EXPECT_EQ(code_of(read(write("bad.geojson", collection(bow_tie)))), "half-unusable");
  const std::string point = feature(R"("key": "060123-4-1")", "[480000,5550000]", "Point");
  EXPECT_EQ(code_of(read(write("points.geojson", collection(point)))), "points-only");
  options.as = "layer:trees";
  EXPECT_EQ(code_of(read(write("points2.geojson", collection(point)))), "points-only");
}

TEST_F(Vector, heights_are_dropped_with_a_word_swapped_degrees_refused_and_keys_required) {
  const auto solid = read(
      write("3d.geojson",
            collection(feature(R"("key": "060123-4-1")",
                               "[[[480000,5550000,7],[480010,5550000,7],[480010,5550010,8],[480000,5550000,7]]]"))));
  ASSERT_TRUE(solid) << solid.error().text.de;
  EXPECT_EQ(solid->warnings.size(), 1u);
  const auto swapped =
      read(write("swap.geojson", collection(feature(R"("key": "060123-4-1")", square(50, 9, 0.001)), "")));
  ASSERT_EQ(code_of(swapped), "place-implausible");
  EXPECT_NE(swapped.error().cure.de.find("vertauscht"), std::string::npos);
  const auto nameless = read(
      write("no.geojson", collection(two_parcels() + "," + feature(R"("key": "Wiese")", square(480100, 5550000, 5)))));
  ASSERT_TRUE(nameless);
  EXPECT_EQ(nameless->skipped_count, 1u);
}

}  // namespace vector_test
}  // namespace flurwerk::geo
