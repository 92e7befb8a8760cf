// Geometry blobs and R*Trees written by bytes are what SpatiaLite and SQLite would have written: both are asked.
#include "api/store/sqlite/spatial_indexes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "api/store/sqlite/rtree.hpp"
#include "api/store/sqlite/spatial_blob.hpp"

namespace flurwerk::api {
namespace spatial_indexes_test {

std::string bytes(Database& database, const std::string& wkt, const char* as) {
  auto query = database.query_once(std::string("SELECT ") + as + "(ST_GeomFromText(:wkt, 25832))");
  query.bind("wkt", wkt).step();
  return query.text(0);
}

TEST(SpatialBlob, IsWhatSpatialiteWrites) {
  Database database(":memory:", Database::Mode::create);
  for (const std::string wkt :
       {"POLYGON((1 2, 3 2, 3 4.5, 1 2))", "POLYGON((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 1 2, 2 2, 1 1))",
        "MULTIPOLYGON(((0 0, 9 0, 9 9, 0 0)), ((-20 -20, -10 -20, -10 -10, -20 -20)))", "LINESTRING(5 6, 7 8)",
        "MULTILINESTRING((1 2, 3 4), (470000.123 5540000.456, 470001 5540001, 470002 5540000))"}) {
    const std::string wkb = bytes(database, wkt, "AsBinary");
    EXPECT_EQ(spatial_blob(wkb), bytes(database, wkt, "CastToMulti")) << wkt;
    std::string back;
    EXPECT_TRUE(read_spatial_blob(bytes(database, wkt, ""), back)) << wkt;
    EXPECT_EQ(back, wkb) << wkt;
  }
}

TEST(SpatialBlob, RefusesWhatIsNone) {
  Database database(":memory:", Database::Mode::create);
  const std::string wkb = bytes(database, "POLYGON((1 2, 3 2, 3 4, 1 2))", "AsBinary");
  for (std::size_t size = 0; size < wkb.size(); ++size) EXPECT_FALSE(spatial_blob(wkb.substr(0, size))) << size;
  EXPECT_FALSE(spatial_blob(wkb + "x")) << "something behind its end";
  EXPECT_FALSE(spatial_blob(bytes(database, "POINT(1 2)", "AsBinary"))) << "neither polygon nor line";
  std::string many = wkb;
  many[9] = many[10] = many[11] = many[12] = '\x7F';
  EXPECT_FALSE(spatial_blob(many)) << "more points than bytes";
}

std::string check(Database& database, const std::string& tree) {
  auto query = database.query_once("SELECT rtreecheck('" + tree + "')");
  query.step();
  return query.text(0);
}

std::vector<std::int64_t> found(Database& database, const std::string& from, const std::string& where) {
  auto query = database.query_once("SELECT * FROM (" + from + ") WHERE " + where + " ORDER BY 1");
  std::vector<std::int64_t> ids;
  while (query.step()) ids.push_back(query.integer(0));
  return ids;
}

TEST(PackedRtree, IsSoundAndFindsWhatSqlitesOwnFinds) {
  for (const int count : {0, 1, 51, 52, 2601, 2602, 20'000}) {
    Database database(":memory:", Database::Mode::create);
    database.execute(
        "CREATE VIRTUAL TABLE packed USING rtree(id, x0, x1, y0, y1);"
        "CREATE VIRTUAL TABLE grown USING rtree(id, x0, x1, y0, y1);"
        "INSERT INTO packed VALUES (7, 1, 2, 1, 2);");
    std::mt19937 random(42);
    std::uniform_real_distribution<double> east(470'000, 480'000), north(5'540'000, 5'550'000), size(0, 60);
    std::vector<RtreeEntry> entries;
    auto grow = database.query("INSERT INTO grown VALUES (:id, :x0, :x1, :y0, :y1)");
    for (int i = 0; i < count; ++i) {
      const double x = east(random), y = north(random), wide = size(random), high = size(random);
      entries.push_back(rtree_entry(3 * i + 1, {x, y, x + wide, y + high}));
      grow.bind("id", 3 * i + 1).bind("x0", x).bind("x1", x + wide).bind("y0", y).bind("y1", y + high).run_again();
    }
    write_packed_rtree(database, "packed", entries);
    EXPECT_EQ(check(database, "packed"), "ok") << count;
    for (const auto* where : {"1", "x0 <= 473000 AND x1 >= 472500 AND y0 <= 5545000 AND y1 >= 5544000",
                              "x0 <= 470100 AND x1 >= 470100 AND y0 <= 5541000 AND y1 >= 5540000"}) {
      const auto packed = found(database, "SELECT id, x0, x1, y0, y1 FROM packed", where);
      const auto grown = found(database, "SELECT id, x0, x1, y0, y1 FROM grown", where);
      for (const auto id : grown) EXPECT_TRUE(std::ranges::binary_search(packed, id)) << count << " " << where;
      EXPECT_LE(packed.size(), grown.size() + grown.size() / 100 + 3) << "rounded outwards, no more";
    }
    auto sides = database.query_once("SELECT min(x0), min(y0), max(x1), max(y1) FROM packed");
    sides.step();
    const auto extent = extent_of_rtree(database, "packed");
    ASSERT_EQ(extent.has_value(), count > 0);
    for (int side = 0; extent && side < 4; ++side)
      EXPECT_EQ((*extent)[static_cast<std::size_t>(side)], sides.real(side)) << count;
    // It goes on as an ordinary tree.
    database.execute("INSERT INTO packed VALUES (1000000, 1, 2, 1, 2); DELETE FROM packed WHERE id = 1;");
    EXPECT_EQ(check(database, "packed"), "ok") << count;
  }
}

class SpatialIndexesOfATable : public ::testing::Test {
 protected:
  SpatialIndexesOfATable() {
    database.execute(
        "SELECT InitSpatialMetaData(0, 'NONE'); SELECT InsertEpsgSrid(25832);"
        "CREATE TABLE land (id INTEGER PRIMARY KEY, name TEXT);"
        "SELECT AddGeometryColumn('land', 'geom', 25832, 'MULTIPOLYGON', 'XY');"
        "SELECT CreateSpatialIndex('land', 'geom');");
    add(1, 3000);
  }
  void add(int first, int last) {
    database
        .query_once("WITH RECURSIVE n(i) AS (SELECT " + std::to_string(first) +
                    " UNION ALL SELECT i + 1 FROM n WHERE i < " + std::to_string(last) +
                    ") INSERT INTO land SELECT i, 'n' || i, CastToMulti(BuildMbr(i, i % 100, i + 0.5, i % 100 + 0.5, "
                    "25832)) FROM n")
        .run();
  }
  std::int64_t number(const std::string& select) {
    auto query = database.query_once(select);
    query.step();
    return query.integer(0);
  }
  void expect_sound() {
    EXPECT_EQ(check(database, "idx_land_geom"), "ok");
    EXPECT_EQ(number("SELECT CheckSpatialIndex('land', 'geom')"), 1) << "SpatiaLite compares each row with its box";
    EXPECT_EQ(number("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'land'"), triggers);
  }
  Database database{":memory:", Database::Mode::create};
  const std::int64_t triggers = 8;
};

TEST_F(SpatialIndexesOfATable, TakesFewRowsOneByOne) {
  Transaction transaction(database, "BEGIN IMMEDIATE");
  SpatialIndexes indexes(database);
  add(3001, 3010);
  database.query_once("UPDATE land SET geom = CastToMulti(BuildMbr(9000, 9000, 9001, 9001, 25832)) WHERE id = 5").run();
  database.query_once("DELETE FROM land WHERE id BETWEEN 10 AND 20").run();
  EXPECT_EQ(number("SELECT count(*) FROM idx_land_geom"), 3000) << "the triggers rest";
  indexes.finish();
  transaction.commit();
  expect_sound();
  EXPECT_EQ(number("SELECT pkid FROM idx_land_geom WHERE xmin > 8000"), 5);
}

TEST_F(SpatialIndexesOfATable, PacksTheTreeAfterMany) {
  Transaction transaction(database, "BEGIN IMMEDIATE");
  SpatialIndexes indexes(database);
  add(3001, 9000);
  database.query_once("DELETE FROM land WHERE id < 2000").run();
  indexes.finish();
  transaction.commit();
  expect_sound();
  add(1, 20);  // SpatiaLite's triggers go on with it
  expect_sound();
}

TEST_F(SpatialIndexesOfATable, LeavesAllAsItWasWhenTheTransactionEndsEarly) {
  {
    Transaction transaction(database, "BEGIN IMMEDIATE");
    SpatialIndexes indexes(database);
    add(3001, 9000);
  }
  EXPECT_EQ(number("SELECT count(*) FROM land"), 3000);
  expect_sound();
}

}  // namespace spatial_indexes_test
}  // namespace flurwerk::api
