// Cadastre files that nobody should trust: each is refused with what, where and how to mend it.
#include <chrono>
#include <fstream>

#include "import_support.hpp"

namespace flurwerk::geo {
namespace bad_xml_test {

using BadXml = ImportTest;

std::string three_parcels() {
  return nas_parcel(1, gml_square(480000, 5550000, 10)) + nas_parcel(2, gml_square(480010, 5550000, 10)) +
         nas_parcel(3, gml_square(480020, 5550000, 10));
}

TEST_F(BadXml, truncated_file_names_line_and_last_complete_object_and_hands_nothing_over) {
  const std::string whole = nas_file(three_parcels());
  const auto result = read(write("cut.xml", whole.substr(0, whole.find("DEHETEST3") + 40)));
  ASSERT_EQ(code_of(result), "xml-broken");
  EXPECT_NE(result.error().text.en.find("line 7"), std::string::npos) << result.error().text.en;
  EXPECT_NE(result.error().text.en.find("AX_Flurstueck DEHETEST2"), std::string::npos) << result.error().text.en;
  EXPECT_FALSE(result.error().cure.de.empty());
  EXPECT_TRUE(got.parcels.empty());
}

// The parser lets go of its buffer when it is stopped, and attributes lie in it: found by the fuzzer, seen by ASan alone.
TEST_F(BadXml, a_strangers_root_called_like_an_object_is_refused_unread) {
  const auto result = read(write(
      "root.xml", "<?xml version=\"1.0\"?><AX_Flurstueck id=\"DEHETEST1\" name=\"" + std::string(5000, 'x') + "\"/>"));
  EXPECT_EQ(code_of(result), "not-nas");
  EXPECT_TRUE(got.parcels.empty());
}

TEST_F(BadXml, truncated_gzip_is_refused) {
  const auto packed = write_gzip("whole.xml.gz", nas_file(three_parcels()));
  EXPECT_EQ(code_of(read(packed)), "accepted");
  got = {};
  std::filesystem::resize_file(packed, std::filesystem::file_size(packed) - 30);
  EXPECT_EQ(code_of(read(packed)), "gzip-broken");
  EXPECT_TRUE(got.parcels.empty());
}

TEST_F(BadXml, entity_bomb_is_refused_at_once) {
  std::string bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [<!ENTITY a0 \"lol\">";
  for (int i = 1; i < 30; ++i) {
    bomb += "<!ENTITY a" + std::to_string(i) + " \"";
    for (int k = 0; k < 10; ++k) bomb += "&a" + std::to_string(i - 1) + ";";
    bomb += "\">";
  }
  bomb += "]>\n" + nas_file(nas_parcel(1, gml_square(480000, 5550000, 10), "<name>&a29;</name>")).substr(39);
  const auto before = std::chrono::steady_clock::now();
  const auto result = read(write("bomb.xml", bomb));
  EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(1));
  ASSERT_EQ(code_of(result), "xml-dtd");
  EXPECT_NE(result.error().text.de.find("DOCTYPE"), std::string::npos);
}

TEST_F(BadXml, external_dtd_is_refused_and_its_file_not_read) {
  const auto secret = write("secret.txt", "TOP-SECRET");
  std::string xml = nas_file(nas_parcel(1, gml_square(480000, 5550000, 10), "<name>&x;</name>"));
  xml.insert(39, "<!DOCTYPE a [<!ENTITY x SYSTEM \"file://" + secret.string() + "\">]>\n");
  const auto result = read(write("xxe.xml", xml));
  ASSERT_EQ(code_of(result), "xml-dtd");
  EXPECT_EQ(result.error().text.de.find("TOP-SECRET"), std::string::npos);
}

TEST_F(BadXml, unknown_entities_and_deep_nesting_are_refused) {
  EXPECT_EQ(code_of(read(write("e.xml", nas_file(nas_parcel(1, gml_square(480000, 5550000, 10), "<name>&x;</name>"))))),
            "xml-broken");
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  EXPECT_EQ(code_of(read(write("d.xml", nas_file(deep)))), "xml-broken");
}

TEST_F(BadXml, other_xml_is_no_cadastre) {
  EXPECT_EQ(code_of(read(write("a.xml", "<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"/>"))),
            "not-nas");
  EXPECT_EQ(code_of(read(write("u.xml", nas_file("<Delete typeName=\"AX_Flurstueck\"/>")))), "nas-update");
  EXPECT_EQ(code_of(read(write("leer.xml", ""))), "empty-file");
  EXPECT_EQ(code_of(read(write("text.xml", "Guten Tag"))), "not-a-known-format");
  EXPECT_EQ(code_of(read(folder / "fehlt.xml")), "not-found");
  EXPECT_EQ(code_of(read(folder)), "not-found");
  EXPECT_EQ(code_of(read(write("none.xml", nas_file("")))), "nothing-usable");
}

TEST_F(BadXml, points_instead_of_polygons_are_refused) {
  const std::string point =
      "<objektkoordinaten><gml:Point gml:id=\"p\" srsName=\"urn:adv:crs:ETRS89_UTM32\"><gml:pos>480000 "
      "5550000</gml:pos></gml:Point></objektkoordinaten>";
  const auto result = read(write("points.xml", nas_file(nas_parcel(1, "", point) + nas_parcel(2, "", point))));
  ASSERT_EQ(code_of(result), "points-only");
  EXPECT_NE(result.error().text.de.find("2 Objekte"), std::string::npos);
}

TEST_F(BadXml, an_invalid_polygon_is_listed_with_its_place_and_the_rest_read) {
  const std::string bow_tie = gml_surface("480000 5550000 480010 5550010 480010 5550000 480000 5550010 480000 5550000");
  const auto result = read(write("one.xml", nas_file(three_parcels() + nas_parcel(4, bow_tie))));
  ASSERT_TRUE(result) << result.error().text.de;
  EXPECT_EQ(got.parcels.size(), 3u);
  ASSERT_EQ(result->skipped.size(), 1u);
  EXPECT_EQ(result->skipped[0].object, "AX_Flurstueck DEHETEST4");
  EXPECT_NE(result->skipped[0].place.find("E 480005.00 N 5550005.00"), std::string::npos) << result->skipped[0].place;
  EXPECT_NE(result->skipped[0].why.de.find("schneidet sich selbst"), std::string::npos);
  EXPECT_FALSE(result->skipped[0].cure.de.empty());
}

TEST_F(BadXml, a_coordinate_that_is_no_number_is_listed_and_the_rest_read) {
  const auto result = read(
      write("nan.xml",
            nas_file(nas_parcel(1, gml_square(480000, 5550000, 10)) + nas_parcel(2, gml_square(480020, 5550000, 10)) +
                     nas_parcel(3, gml_surface("NaN 5550000 480010 5550000 480010 5550010 NaN 5550000")))));
  ASSERT_TRUE(result) << result.error().text.en;
  EXPECT_EQ(got.parcels.size(), 2u);
  ASSERT_EQ(result->skipped.size(), 1u);
  EXPECT_NE(result->skipped[0].object.find("DEHETEST3"), std::string::npos);
}

TEST_F(BadXml, more_than_half_invalid_refuses_the_file) {
  const std::string bow_tie = gml_surface("480000 5550000 480010 5550010 480010 5550000 480000 5550010 480000 5550000");
  const std::string open = gml_surface("480000 5550000 480010 5550010 480010 5550000 480000 5550020");
  const auto result = read(write("bad.xml", nas_file(nas_parcel(1, bow_tie) + nas_parcel(2, open) +
                                                     nas_parcel(3, gml_square(480020, 5550000, 10)))));
  ASSERT_EQ(code_of(result), "half-unusable");
  EXPECT_NE(result.error().text.de.find("DEHETEST1"), std::string::npos) << result.error().text.de;
}

TEST_F(BadXml, a_key_that_comes_twice_counts_once) {
  const auto result = read(write("twice.xml", nas_file(nas_parcel(1, gml_square(480000, 5550000, 10)) +
                                                       nas_parcel(1, gml_square(480020, 5550000, 10)))));
  ASSERT_TRUE(result);
  EXPECT_EQ(got.parcels.size(), 1u);
  EXPECT_EQ(result->skipped_count, 1u);
}

TEST_F(BadXml, gzip_bomb_stops_at_the_ratio_and_at_the_size) {
  const std::string bomb = nas_file("<!--" + std::string(9 << 20, ' ') + "-->" + three_parcels());
  options.limits.unpack_ratio_from = 1 << 20;
  EXPECT_EQ(code_of(read(write_gzip("bomb.xml.gz", bomb))), "archive-too-large");
  options.limits = {};
  options.limits.unpacked_bytes = 1 << 20;
  EXPECT_EQ(code_of(read(write("big.xml", bomb))), "archive-too-large");
}

TEST_F(BadXml, one_huge_object_is_refused_before_it_fills_the_memory) {
  std::string many;
  for (int i = 0; i < 200'000; ++i) many += "480000 5550000 ";
  options.limits.object_bytes = 1 << 20;
  EXPECT_EQ(code_of(read(write("o.xml", nas_file(nas_parcel(1, gml_surface(many)))))), "object-too-large");
  options.limits = {};
  options.limits.vertices_per_object = 4;
  EXPECT_EQ(code_of(read(write("v.xml", nas_file(three_parcels())))), "object-too-large");
}

long resident_kib() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    if (word == "VmRSS:") {
      long kib = 0;
      status >> kib;
      return kib;
    }
  }
  return 0;
}

struct CountingSink : Collected {
  std::size_t count = 0;
  void parcel(ParcelRecord) override { ++count; }
};

TEST_F(BadXml, memory_stays_flat_while_a_large_file_streams_by) {
  std::ofstream out(folder / "large.xml", std::ios::binary);
  const std::string empty = nas_file("");
  const auto middle = empty.find("</FeatureCollection>");
  out << empty.substr(0, middle);
  const std::string padding = "<hinweise>" + std::string(2000, 'x') + "</hinweise>";
  for (int i = 1; i <= 20'000; ++i) {
    out << nas_parcel(i, gml_square(480000 + 10 * (i % 200), 5550000 + 10 * (i / 200), 10), padding);
  }
  out << empty.substr(middle);
  out.close();
  ASSERT_GT(std::filesystem::file_size(folder / "large.xml"), 50u << 20);
  const long before = resident_kib();
  long most = before;
  options.progress = [&](double) {
    most = std::max(most, resident_kib());
    return true;
  };
  CountingSink sink;
  const auto result = read_file(folder / "large.xml", options, sink);
  ASSERT_TRUE(result) << result.error().text.en;
  EXPECT_EQ(sink.count, 20'000u);
  EXPECT_LT(most - before, 24 * 1024) << "KiB grown while reading";
}

}  // namespace bad_xml_test
}  // namespace flurwerk::geo
