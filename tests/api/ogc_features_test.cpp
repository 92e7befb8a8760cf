// OGC API Features over HTTP: pages, boxes in six systems, filters, and what is refused.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <memory>
#include <set>

#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace ogc_features_test {

const std::string crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
std::string epsg(int code) { return fmt::format("http://www.opengis.net/def/crs/EPSG/0/{}", code); }

class Ogc : public testing::Test {
 protected:
  Answer get(const std::string& path) { return visitor.get("/ogc" + path); }
  // Ids of the features of a page.
  std::vector<std::string> ids(const std::string& query, const std::string& collection = "parcels") {
    const auto answer = get("/collections/" + collection + "/items?" + query);
    EXPECT_EQ(answer.status, 200) << query << ": " << answer.text;
    std::vector<std::string> list;
    if (answer.status != 200) return list;
    for (const auto& feature : answer.body.at("features")) list.push_back(feature.at("id"));
    return list;
  }
  static std::string link(const Answer& answer, const std::string& rel) {
    for (const auto& one : answer.body.at("links")) {
      if (one.at("rel") == rel) return one.at("href");
    }
    return {};
  }
  std::vector<std::string> parcels(std::initializer_list<int> numbers) {
    std::vector<std::string> list;
    for (const int n : numbers) list.push_back(parcel_key(n));
    return list;
  }

  static void SetUpTestSuite() { shared = std::make_unique<SmallTown>(); }  // read by all, changed by one
  static void TearDownTestSuite() { shared.reset(); }
  static std::unique_ptr<SmallTown> shared;
  SmallTown& town = *shared;
  Visitor visitor = town.visitor();  // nobody in particular
};
std::unique_ptr<SmallTown> Ogc::shared;

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
  return out;
}

TEST_F(Ogc, EveryLinkOfTheServiceLeadsSomewhere) {
  std::set<std::string> seen, waiting{"http://localhost/ogc"};
  while (!waiting.empty()) {
    const auto url = *waiting.begin();
    waiting.erase(waiting.begin());
    if (!seen.insert(url).second || url.find('{') != std::string::npos) continue;
    ASSERT_EQ(url.find("http://localhost/"), 0u) << url;
    const auto answer = visitor.get(url.substr(16));
    EXPECT_TRUE(answer.status == 200 || answer.status == 303) << url << ": " << answer.text;
    if (!answer.body.is_object()) continue;
    std::vector<json> holders{answer.body};
    for (const char* member : {"collections", "tilesets", "tileMatrixSets"}) {
      for (const auto& entry : answer.body.value(member, json::array())) holders.push_back(entry);
    }
    for (const auto& holder : holders) {
      for (const auto& one : holder.value("links", json::array())) waiting.insert(one.at("href"));
    }
  }
  EXPECT_GT(seen.size(), 30u);
}

TEST_F(Ogc, PagesFollowEachOtherAndHoldEachFeatureOnce) {
  auto page = get("/collections/parcels/items?limit=5");
  EXPECT_EQ(page.body.at("numberMatched"), 12);
  std::vector<std::string> all;
  int pages = 0;
  while (true) {
    ++pages;
    for (const auto& feature : page.body.at("features")) all.push_back(feature.at("id"));
    const auto next = link(page, "next");
    if (next.empty()) break;
    page = visitor.get(next.substr(16));
    ASSERT_EQ(page.status, 200) << next;
  }
  EXPECT_EQ(pages, 3);
  EXPECT_EQ(all, parcels({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}));
  EXPECT_TRUE(link(get("/collections/parcels/items?limit=12"), "next").empty()) << "exactly full is the last page";
}

TEST_F(Ogc, CoordinatesComeInTheSystemAndAxisOrderAskedFor) {
  const auto corner = [&](const std::string& crs) {
    const auto answer = get("/collections/parcels/items/" + parcel_key(1) + (crs.empty() ? "" : "?crs=" + crs));
    EXPECT_EQ(answer.status, 200) << answer.text;
    EXPECT_EQ(answer.header("content-crs"), "<" + (crs.empty() ? crs84 : crs) + ">");
    const auto& at = answer.body.at("geometry").at("coordinates").at(0).at(0).at(0);
    return std::pair<double, double>(at.at(0), at.at(1));
  };
  EXPECT_EQ(corner(epsg(25832)), std::pair(478000.0, 5561000.0));
  EXPECT_EQ(corner(epsg(4647)), std::pair(32478000.0, 5561000.0));
  const auto [lon, lat] = corner("");
  EXPECT_NEAR(lon, 8.691739051, 2e-9) << "as cs2cs says";
  EXPECT_NEAR(lat, 50.200778215, 2e-9);
  EXPECT_EQ(corner(epsg(4326)), std::pair(lat, lon)) << "EPSG writes latitude first";
  EXPECT_EQ(corner(epsg(4258)), std::pair(lat, lon));
  const auto [x, y] = corner(epsg(3857));
  EXPECT_NEAR(x, lon * 20037508.342789244 / 180, 0.001);
  EXPECT_GT(y, 6'000'000);
  EXPECT_EQ(get("/collections/parcels/items?crs=" + epsg(31467)).status, 400);
}

TEST_F(Ogc, ABoxFindsTheSameInEverySystem) {
  const auto all = get("/collections/parcels/items?crs=" + crs84).body.at("features");
  const auto corner_of = [&](int n, std::size_t at) {
    return all.at(n - 1).at("geometry").at("coordinates").at(0).at(0).at(at);
  };
  // From inside parcel 3 to inside parcel 5.
  const double x0 = corner_of(3, 0).at(0).get<double>() + 1e-5, y0 = corner_of(3, 0).at(1).get<double>() + 1e-5;
  const double x1 = corner_of(5, 0).at(0).get<double>() + 1e-5, y1 = y0 + 1e-5;
  const auto wanted = parcels({3, 4, 5});
  EXPECT_EQ(ids(fmt::format("bbox={},{},{},{}", x0, y0, x1, y1)), wanted);
  EXPECT_EQ(ids(fmt::format("bbox={},{},0,{},{},100", x0, y0, x1, y1)), wanted) << "heights do not matter";
  EXPECT_EQ(ids(fmt::format("bbox={},{},{},{}&bbox-crs={}", y0, x0, y1, x1, epsg(4326))), wanted);
  EXPECT_EQ(ids("bbox=478041,5561001,478081,5561002&bbox-crs=" + epsg(25832)), wanted);
  EXPECT_EQ(ids("bbox=32478041,5561001,32478081,5561002&bbox-crs=" + epsg(4647)), wanted);
  EXPECT_EQ(ids("bbox=-180,-90,180,90&limit=20").size(), 12u);
  EXPECT_TRUE(ids("bbox=100,0,110,10").empty()) << "nowhere near";
  EXPECT_TRUE(ids("bbox=478041,5561031,478081,5561032&bbox-crs=" + epsg(25832)).empty()) << "a metre north of them";
  EXPECT_EQ(ids("bbox=478040,5561000,478040,5561000&bbox-crs=" + epsg(25832)), parcels({2, 3}))
      << "the boundary belongs to both";
  EXPECT_EQ(ids("limit=2&bbox=478041,5561001,478081,5561002&bbox-crs=" + epsg(25832)).size(), 2u);
}

TEST_F(Ogc, FiltersMeanWhatTheySay) {
  const auto filtered = [&](const std::string& filter) { return ids("limit=20&filter=" + escaped(filter)); };
  EXPECT_EQ(ids("numerator=3"), parcels({3}));
  EXPECT_EQ(ids("flur=1&numerator=4&limit=20"), parcels({4}));
  EXPECT_EQ(filtered("numerator = '3' OR numerator = '5'"), parcels({3, 5}));
  EXPECT_EQ(filtered("numerator IN ('3', '5') AND NOT numerator = '5'"), parcels({3}));
  EXPECT_EQ(filtered("key LIKE '%0000_______'"), parcels({1, 2, 3, 4, 5, 6, 7, 8, 9}));
  EXPECT_EQ(filtered("gemarkung_name LIKE 'prüf%'"), parcels({})) << "LIKE respects case";
  EXPECT_EQ(filtered("gemarkung_name LIKE 'Prüf%'").size(), 12u);
  EXPECT_EQ(filtered("gemarkung_name LIKE '*'"), parcels({})) << "* is a character like others";
  EXPECT_EQ(filtered("official_area_m2 BETWEEN 599.5 AND 600").size(), 12u);
  EXPECT_EQ(filtered("official_area_m2 > 600"), parcels({}));
  EXPECT_EQ(filtered("600 <= official_area_m2 AND (flur = '1' AND (numerator='1' or numerator='2'))"), parcels({1, 2}));
  EXPECT_EQ(filtered("denominator IS NULL").size(), 12u);
  EXPECT_EQ(filtered("denominator IS NOT NULL"), parcels({}));
  EXPECT_EQ(filtered("numerator <> '1' AND numerator NOT IN ('2','3','4','5','6','7','8','9','10')"),
            parcels({11, 12}));
  EXPECT_EQ(filtered("gemarkung_name = 'O''Hara'"), parcels({}));
  EXPECT_EQ(filtered("TRUE AND NOT FALSE").size(), 12u);
  const auto area = "S_INTERSECTS(geom, POLYGON((478041 5561001, 478061 5561001, 478061 5561002, 478041 5561001)))";
  EXPECT_EQ(ids("filter-crs=" + epsg(25832) + "&filter=" + escaped(area)), parcels({3, 4}));
  EXPECT_EQ(ids("limit=20&filter-crs=" + epsg(25832) + "&filter=" + escaped(std::string("NOT ") + area)).size(), 10u);
  EXPECT_EQ(ids("filter-crs=" + epsg(25832) + "&filter=" + escaped("S_INTERSECTS(geom, POINT(478041 5561001))")),
            parcels({3}));
  EXPECT_EQ(filtered("S_INTERSECTS(geom, BBOX(8, 50, 9, 51))").size(), 12u);
  const auto crossing = get("/collections/parcels/items?limit=1&filter=" + escaped("flur = '1'"));
  EXPECT_EQ(visitor.get(link(crossing, "next").substr(16)).body.at("features").at(0).at("id"), parcel_key(2))
      << "filters hold on the next page";
}

TEST_F(Ogc, WhatCannotBeReadIsRefusedWithItsPlace) {
  const std::string items = "/collections/parcels/items?";
  for (const std::string query :
       {"unbekannt=1", "limit=0", "limit=-5", "limit=zehn", "limit=1&limit=2", "bbox=1,2,3", "bbox=1,2,3,nan",
        "bbox=9,50,8,51", "bbox=1,2,3,4,5", "crs=EPSG:0", "bbox-crs=Mond", "datetime=gestern",
        "datetime=2026-03-01/2026-01-01", "filter-lang=sql", "f=xml", "official_area_m2=viel", "attributes=x", "=1"}) {
    const auto answer = get(items + query);
    EXPECT_EQ(answer.status, 400) << query << ": " << answer.text;
    EXPECT_EQ(answer.header("content-type"), "application/problem+json") << query;
    EXPECT_FALSE(answer.body.value("field", "").empty() && query != "=1") << query;
    EXPECT_TRUE(answer.body.contains("cure")) << query;
  }
  for (const std::string filter : {"",
                                   "key",
                                   "key =",
                                   "key = 3",
                                   "key = 'a",
                                   "storeys = 1",
                                   "numerator = '1' AND",
                                   "(numerator = '1'",
                                   "numerator = '1')",
                                   "numerator IN ()",
                                   "official_area_m2 LIKE '6%'",
                                   "numerator = '1'; DROP TABLE parcel",
                                   "S_INTERSECTS(geom, POLYGON((0 0, 1 1)))",
                                   "S_INTERSECTS(geom, POINT(500 500))",
                                   "S_INTERSECTS(geom, POLYGON((8 50, 9 51, 9 50, 8 51, 8 50)))",
                                   "S_INTERSECTS(geom, CIRCLE(8 50))",
                                   "numerator BETWEEN '1'",
                                   "numerator == '1'",
                                   "a.b = 1",
                                   "numerator = \"1\""}) {
    const auto answer = get(items + "filter=" + escaped(filter));
    EXPECT_EQ(answer.status, 400) << filter << ": " << answer.text;
    EXPECT_EQ(answer.body.value("field", ""), "filter") << filter;
  }
  EXPECT_EQ(get(items + "filter=" + escaped(std::string(60, '(') + "flur='1'" + std::string(60, ')'))).status, 400);
  EXPECT_EQ(get("?x=1").status, 400);
  EXPECT_EQ(get("/collections?limit=1").status, 400);
}

TEST_F(Ogc, NobodyWritesSqlThroughAFilter) {
  for (const std::string text :
       {"' OR '1'='1", "x' UNION SELECT password_hash FROM account --", "'; DROP TABLE parcel; --"}) {
    EXPECT_TRUE(ids("key=" + escaped(text)).empty()) << text;
    EXPECT_TRUE(ids("after=" + escaped(parcel_key(12)) + "&numerator=" + escaped(text)).empty()) << text;
    EXPECT_EQ(get("/collections/parcels/items/" + escaped(text)).status, 404) << text;
    EXPECT_EQ(get("/collections/" + escaped(text) + "/items").status, 404) << text;
  }
  EXPECT_EQ(ids("limit=20").size(), 12u);
}

TEST_F(Ogc, AHugeLimitIsTheLargestThereIs) { EXPECT_EQ(ids("limit=100000000000000000000").size(), 12u); }

TEST_F(Ogc, LayersAndApplicationsAreForThoseWhoMaySeeThem) {
  auto designer = town.visitor("designer@x.example");
  const auto id = ready_draft(town, designer);
  const auto seen_by = [&](Visitor& who) {
    const auto answer = who.get("/ogc/collections/applications/items");
    if (answer.status != 200) return answer.status;
    return static_cast<int>(answer.body.at("features").size());
  };
  auto stranger = town.visitor("stranger@x.example"), clerk = town.visitor("clerk@amt.example");
  auto foreign = town.visitor("clerk@anderes.example"), principal = town.visitor("principal@x.example");
  EXPECT_EQ(seen_by(visitor), 404) << "nobody signed in";
  EXPECT_EQ(seen_by(designer), 1);
  EXPECT_EQ(seen_by(clerk), 0) << "still a draft";
  ASSERT_EQ(designer.post_empty("/api/v1/applications/" + id + "/submit").status, 201);
  EXPECT_EQ(seen_by(clerk), 1);
  EXPECT_EQ(seen_by(foreign), 0);
  EXPECT_EQ(seen_by(stranger), 0);
  EXPECT_EQ(seen_by(principal), 1);
  EXPECT_EQ(foreign.get("/ogc/collections/applications/items/" + id).status, 404);
  EXPECT_EQ(foreign.get("/ogc/collections/applications/items/" + id).text,
            foreign.get("/ogc/collections/applications/items/gibt-es-nicht").text);
  const auto one = clerk.get("/ogc/collections/applications/items/" + id + "?crs=" + epsg(25832));
  ASSERT_EQ(one.status, 200) << one.text;
  EXPECT_EQ(one.body.at("geometry").at("type"), "Polygon");
  EXPECT_EQ(one.body.at("properties").at("parcels"), parcel_key(2));
  EXPECT_EQ(one.header("cache-control"), "no-store");
  EXPECT_EQ(clerk.get("/ogc/collections/applications/items?datetime=2026-03-02").body.at("features").size(), 1u);
  EXPECT_EQ(clerk.get("/ogc/collections/applications/items?datetime=../2026-03-01").body.at("features").size(), 0u);
  EXPECT_EQ(clerk.get("/ogc/collections/applications/items?bbox=478021,5561001,478022,5561002&bbox-crs=" + epsg(25832))
                .body.at("features")
                .size(),
            1u);
  EXPECT_EQ(clerk.get("/ogc/collections/applications/items?bbox=478081,5561001,478082,5561002&bbox-crs=" + epsg(25832))
                .body.at("features")
                .size(),
            0u);

  EXPECT_EQ(get("/collections/water-body").status, 404);
  EXPECT_EQ(clerk.get("/ogc/collections/water-body/items").body.at("features").at(0).at("properties").at("label"),
            "Bach");
  EXPECT_EQ(get("/collections").body.at("collections").size(), 3u);
  EXPECT_EQ(clerk.get("/ogc/collections").body.at("collections").size(), 5u);
}

TEST_F(Ogc, PagesArePagesWhereHtmlIsAskedFor) {
  const auto by_accept = visitor.send("GET", "/ogc/collections/parcels/items", "Accept: text/html,*/*\r\n", "");
  EXPECT_EQ(by_accept.header("content-type"), "text/html; charset=utf-8");
  EXPECT_NE(by_accept.text.find(parcel_key(1)), std::string::npos);
  const auto json_first = visitor.send("GET", "/ogc/collections", "Accept: application/json, text/html\r\n", "");
  EXPECT_EQ(json_first.header("content-type"), "application/json");
  // GDAL 3.10 knows OpenAPI 3.0 by name and refuses 3.1, but reads it as JSON.
  const std::string names_30 =
      "Accept: application/vnd.oai.openapi+json;version=3.0, application/openapi+json;version=3.0, "
      "application/json\r\n";
  EXPECT_EQ(visitor.send("GET", "/ogc/api", names_30, "").header("content-type"), "application/json");
  EXPECT_EQ(get("/api").header("content-type"), "application/vnd.oai.openapi+json;version=3.1");
  for (const char* path : {"?f=html", "/conformance?f=html", "/collections?f=html", "/collections/parcels?f=html",
                           "/collections/parcels/queryables?f=html", "/tiles?f=html"}) {
    const auto page = get(path);
    EXPECT_EQ(page.status, 200) << path;
    EXPECT_NE(page.text.find("<h1>"), std::string::npos) << path;
  }
  const auto evil = get("/collections/parcels/items?f=html&numerator=" + escaped("<script>alert(1)</script>"));
  EXPECT_EQ(evil.text.find("<script>"), std::string::npos);
}

TEST_F(Ogc, WhatHasNotChangedIsNotSentAgain) {
  const auto first = get("/collections/parcels/items?limit=3");
  const auto tag = first.header("etag");
  ASSERT_FALSE(tag.empty());
  const auto again =
      visitor.send("GET", "/ogc/collections/parcels/items?limit=3", "If-None-Match: " + tag + "\r\n", "");
  EXPECT_EQ(again.status, 304);
  EXPECT_TRUE(again.text.empty());
  EXPECT_NE(get("/collections/parcels/items?limit=4").header("etag"), tag);
}

}  // namespace ogc_features_test
}  // namespace flurwerk::api::test
