// Vector tiles over HTTP, read back by GDAL: the same shapes at the same places, for those who may see them.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <memory>

#include "api/app/cache.hpp"
#include "geo/reproject.hpp"
#include "tests/api/run.hpp"
#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace ogc_tiles_test {

struct Grid {
  std::string id;
  double left, top, cell;
  geo::Crs crs;
};
// As published: the AdV profile's corner and first cell; OGC's for Web Mercator.
const Grid adv{"DE_EPSG_25832_ADV", -46133.17, 6301219.54, 4891.96981025128, geo::Crs::epsg25832};
const Grid mercator{"WebMercatorQuad", -20037508.3427892, 20037508.3427892, 156543.033928041, geo::Crs::epsg3857};

struct Place {
  int level;
  long row, column;
  double left, top, width;
  std::string path(const Grid& grid) const {
    return fmt::format("/ogc/tiles/{}/{}/{}/{}", grid.id, level, row, column);
  }
};

Place around(const Grid& grid, int level, geo::Point at) {
  at = geo::from_25832(grid.crs, at);
  const double width = std::ldexp(grid.cell, -level) * 256;
  const auto column = static_cast<long>((at.x - grid.left) / width);
  const auto row = static_cast<long>((grid.top - at.y) / width);
  return {
      level, row, column, grid.left + width * static_cast<double>(column), grid.top - width * static_cast<double>(row),
      width};
}

class Tiles : public testing::Test {
 protected:
  // What GDAL reads in a layer of the tile; coordinates in units of 4096 from the top left.
  json read_back(const std::string& tile, const std::string& layer) {
    const auto file = town.dir / "tile.mvt";
    std::ofstream(file, std::ios::binary) << tile;
    const auto ran = run(fmt::format("ogr2ogr -q -f GeoJSON /vsistdout/ MVT:{} {} -oo CLIP=NO", file.string(), layer));
    auto read = json::parse(ran.out, nullptr, false);
    EXPECT_TRUE(read.is_object()) << ran.out;
    return read.is_object() ? read.at("features") : json::array();
  }
  static void SetUpTestSuite() { shared = std::make_unique<SmallTown>(); }
  static void TearDownTestSuite() { shared.reset(); }
  static std::unique_ptr<SmallTown> shared;
  SmallTown& town = *shared;
  Visitor visitor = town.visitor();
  const geo::Point middle{478'050, 5'561'010};
};
std::unique_ptr<SmallTown> Tiles::shared;

TEST_F(Tiles, GdalReadsTheParcelsAtTheirPlaces) {
  ASSERT_TRUE(has("ogr2ogr")) << "./dev test installs gdal-bin";
  for (const auto& [grid, level] : {std::pair(adv, 11), std::pair(mercator, 16)}) {
    const auto place = around(grid, level, middle);
    const auto tile = visitor.get(place.path(grid));
    ASSERT_EQ(tile.status, 200) << tile.text;
    EXPECT_EQ(tile.header("content-type"), "application/vnd.mapbox-vector-tile");
    bool found = false;
    for (const auto& feature : read_back(tile.text, "parcels")) {
      if (feature.at("properties").at("key") != parcel_key(3)) continue;
      found = true;
      double west = 1e9, east = -1e9, height_low = 1e9, height_high = -1e9;
      const auto& shape = feature.at("geometry");
      const auto& ring =
          shape.at("type") == "Polygon" ? shape.at("coordinates").at(0) : shape.at("coordinates").at(0).at(0);
      for (const auto& p : ring) {
        west = std::min(west, p.at(0).get<double>()), east = std::max(east, p.at(0).get<double>());
        height_low = std::min(height_low, p.at(1).get<double>()),
        height_high = std::max(height_high, p.at(1).get<double>());
      }
      const auto corner = geo::from_25832(grid.crs, {478'040, 5'561'000});
      const auto other = geo::from_25832(grid.crs, {478'060, 5'561'030});
      const double unit = place.width / 4096;
      EXPECT_NEAR(west, (corner.x - place.left) / unit, 3);
      EXPECT_NEAR(east - west, (other.x - corner.x) / unit, 3);
      EXPECT_NEAR(height_high - height_low, (other.y - corner.y) / unit, 3);
    }
    EXPECT_TRUE(found) << grid.id;
    EXPECT_EQ(read_back(tile.text, "plan-areas").size(), 1u);
    EXPECT_EQ(read_back(tile.text, "plan-areas").at(0).at("properties").at("grz"), 0.3);
  }
}

TEST_F(Tiles, LayersAreForThoseWhoMaySeeThem) {
  const auto path = around(adv, 11, {477'997, 5'561'010}).path(adv);
  auto clerk = town.visitor("clerk@amt.example");
  EXPECT_EQ(visitor.get(path).text.find("water-body"), std::string::npos);
  EXPECT_NE(clerk.get(path).text.find("water-body"), std::string::npos);
  EXPECT_EQ(visitor.get(path).text.find("water-body"), std::string::npos) << "not from the cache either";
  EXPECT_EQ(visitor.get(path + "?collections=water-body").status, 400);
  EXPECT_EQ(visitor.get(path + "?collections=applications").status, 400);
  const auto only = clerk.get(path + "?collections=water-body");
  EXPECT_NE(only.text.find("Bach"), std::string::npos);
  EXPECT_EQ(only.text.find("parcels"), std::string::npos);
}

TEST_F(Tiles, AreKeptByContentAndEmptyWhereNothingIs) {
  const auto path = around(adv, 11, middle).path(adv);
  const auto first = visitor.get(path);
  const auto used = town.app->tiles.used();
  EXPECT_GT(used, first.text.size());
  EXPECT_EQ(visitor.get(path + ".mvt").text, first.text);
  EXPECT_EQ(town.app->tiles.used(), used) << "the second one came from the cache";
  const auto same = visitor.send("GET", path, "If-None-Match: " + first.header("etag") + "\r\n", "");
  EXPECT_EQ(same.status, 304);
  EXPECT_TRUE(visitor.get(around(adv, 11, {600'000, 5'900'000}).path(adv)).text.empty());
  EXPECT_EQ(visitor.get(around(adv, 3, middle).path(adv)).text.find("parcels"), std::string::npos)
      << "too wide for parcels";
}

TEST_F(Tiles, WhatTheGridDoesNotHaveIsNotThere) {
  for (const char* path : {"/ogc/tiles/DE_EPSG_25832_ADV/0/1/0", "/ogc/tiles/DE_EPSG_25832_ADV/15/0/0",
                           "/ogc/tiles/DE_EPSG_25832_ADV/-1/0/0", "/ogc/tiles/DE_EPSG_25832_ADV/3/x/0",
                           "/ogc/tiles/DE_EPSG_25832_ADV/3/0/0.png", "/ogc/tiles/Mars/0/0/0", "/ogc/tiles/Mars",
                           "/ogc/tileMatrixSets/Mars"}) {
    EXPECT_EQ(visitor.get(path).status, 404) << path;
  }
  const auto grid = visitor.get("/ogc/tileMatrixSets/DE_EPSG_25832_ADV").body;
  EXPECT_NEAR(grid.at("tileMatrices").at(0).at("scaleDenominator").get<double>(), 17471320.7508974, 0.001);
  EXPECT_EQ(visitor.get("/ogc/tiles/DE_EPSG_25832_ADV").body.at("layers").at(0).at("minTileMatrix"), "9");
}

TEST(Cache, ForgetsWhatWasAskedForLongestAgo) {
  Cache<std::string> cache(4000);
  const auto bytes = std::make_shared<const std::string>(400, 'x');
  for (const char* key : {"a", "b", "c", "d", "e", "f", "g"}) cache.keep(key, bytes, bytes->size());
  EXPECT_TRUE(cache.find("a"));
  cache.keep("h", bytes, bytes->size());
  EXPECT_TRUE(cache.find("a")) << "just asked for";
  EXPECT_FALSE(cache.find("b"));
  EXPECT_LE(cache.used(), 4000u);
  cache.keep("huge", std::make_shared<const std::string>(3900, 'x'), 3900);
  EXPECT_FALSE(cache.find("huge")) << "one answer must not empty the cache";
}

}  // namespace ogc_tiles_test
}  // namespace flurwerk::api::test
