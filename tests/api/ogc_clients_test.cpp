// GDAL, OWSLib and QGIS read our OGC API from a real server and find what is in the database, vertex by vertex.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <map>

#include "api/app/import_geodata.hpp"
#include "geo/flat_shape.hpp"
#include "geo/reproject.hpp"
#include "tests/api/run.hpp"
#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace ogc_clients_test {

class Clients : public testing::Test {
 protected:
  std::string url() const { return fmt::format("http://127.0.0.1:{}/ogc", town.port()); }
  std::string file(const std::string& name) const { return (town.dir / name).string(); }
  // Real cadastre with arcs, where it is there.
  bool add_cadastre() {
    const auto source = std::filesystem::path(FLURWERK_SHARED_DATA) / "alkis/ALKIS_NeuwScharh_0003.xml.gz";
    if (!std::filesystem::exists(source)) return false;
    return import_geodata(*town.app, source, "parcels", std::function<bool(double)>{}).has_value();
  }
  SmallTown town;
};

// Every parcel of the database as "key x y x y ...", with the digits of the numbers themselves.
std::map<std::string, std::vector<double>> stored(const Store& store) {
  std::map<std::string, std::vector<double>> all;
  for (const auto& row : store.parcels().parcels_in({0, 0, 1e7, 1e7}, 100000)) {
    geo::FlatShape shape;
    EXPECT_TRUE(shape.read(row.wkb));
    auto& line = all[row.key.value];
    for (const auto& p : shape.points) {
      line.push_back(p.x);
      line.push_back(p.y);
    }
  }
  return all;
}

void collect(const json& coordinates, std::vector<double>& into) {
  if (coordinates.is_number())
    into.push_back(coordinates.get<double>());
  else
    for (const auto& inner : coordinates) collect(inner, into);
}

// The parcels of a GeoPackage, through another program than the one that wrote it.
std::map<std::string, std::vector<double>> in_geopackage(const std::string& path) {
  std::map<std::string, std::vector<double>> all;
  const auto ran =
      run(fmt::format("ogr2ogr -f GeoJSON /vsistdout/ {} -lco COORDINATE_PRECISION=17 -lco RFC7946=NO", path));
  const auto read = json::parse(ran.out, nullptr, false);
  EXPECT_TRUE(read.is_object()) << ran.out.substr(0, 500);
  if (!read.is_object()) return all;
  for (const auto& feature : read.at("features")) {
    collect(feature.at("geometry").at("coordinates"), all[feature.at("properties").at("key")]);
  }
  return all;
}

TEST_F(Clients, OgrCopiesTheCadastreBitForBit) {
  ASSERT_TRUE(has("ogr2ogr")) << "./dev test installs gdal-bin";
  if (!add_cadastre()) GTEST_SKIP() << "the cadastre of Neuwerk is not here";
  const auto want = stored(*town.store);
  ASSERT_GT(want.size(), 100u);
  const std::string source =
      fmt::format("{}/collections/parcels/items?limit=10000&crs=http://www.opengis.net/def/crs/EPSG/0/25832", url());
  ASSERT_EQ(run(fmt::format("ogr2ogr -f GPKG {} '{}' -nlt PROMOTE_TO_MULTI", file("exact.gpkg"), source)).status, 0);
  EXPECT_EQ(in_geopackage(file("exact.gpkg")), want) << "tolerance 0";
}

TEST_F(Clients, OgrReadsThePagesOfTheService) {
  ASSERT_TRUE(has("ogr2ogr")) << "./dev test installs gdal-bin";
  add_cadastre();
  const auto want = stored(*town.store);
  ASSERT_EQ(run(fmt::format("ogr2ogr -f GPKG {} OAPIF:{} parcels -oo PAGE_SIZE=7 -t_srs OGC:CRS84 "
                            "-nlt PROMOTE_TO_MULTI",
                            file("pages.gpkg"), url()))
                .status,
            0);
  const auto got = in_geopackage(file("pages.gpkg"));
  ASSERT_EQ(got.size(), want.size());
  for (const auto& [key, line] : want) {
    const auto& there = got.at(key);
    ASSERT_EQ(there.size(), line.size()) << key;
    for (std::size_t i = 0; i < line.size(); i += 2) {
      const auto back = geo::to_25832(geo::Crs::crs84, {there[i], there[i + 1]});
      ASSERT_TRUE(back);
      EXPECT_NEAR(back->x, line[i], 0.0002) << key;  // nine decimals of a degree are 0.1 mm
      EXPECT_NEAR(back->y, line[i + 1], 0.0002) << key;
    }
  }
  // The axes and the reference system of the box are the server's business: which one GDAL asks in depends on its age.
  const auto part =
      run(fmt::format("ogr2ogr -f GPKG {} OAPIF:{} parcels -t_srs OGC:CRS84 -nlt PROMOTE_TO_MULTI "
                      "-spat 8.6930 50.2008 8.6932 50.2010 -spat_srs OGC:CRS84",
                      file("part.gpkg"), url()));
  ASSERT_EQ(part.status, 0) << part.out;
  const auto found = in_geopackage(file("part.gpkg")).size();
  EXPECT_GT(found, 0u);
  EXPECT_LT(found, want.size() / 2);
}

TEST_F(Clients, GdalSeesTheApplicationsOfTheSession) {
  ASSERT_TRUE(has("ogrinfo")) << "./dev test installs gdal-bin";
  auto designer = town.visitor("designer@x.example");
  ready_draft(town, designer);
  const auto with = run(fmt::format("ogrinfo -ro -al -geom=NO OAPIF:{} applications --config GDAL_HTTP_COOKIE '{}'",
                                    url(), designer.cookie));
  EXPECT_NE(with.out.find("Neubau eines Wohnhauses"), std::string::npos) << with.out;
  const auto without = run(fmt::format("ogrinfo -ro OAPIF:{}", url()));
  EXPECT_NE(without.out.find("parcels"), std::string::npos) << without.out;
  EXPECT_EQ(without.out.find("applications"), std::string::npos) << without.out;
}

TEST_F(Clients, OwslibFindsCollectionsAndFeatures) {
  ASSERT_EQ(run("/usr/bin/python3 -c 'import owslib.ogcapi.features'").status, 0)
      << "./dev test installs python3-owslib";
  std::ofstream(file("client.py")) << fmt::format(R"(
from owslib.ogcapi.features import Features
service = Features('{}')
print(sorted(service.feature_collections()))
print(sorted(service.collection_queryables('parcels')['properties'])[:2])
page = service.collection_items('parcels', bbox=[8.690, 50.200, 8.696, 50.202], limit=5)
print(page['numberReturned'], page['features'][0]['properties']['key'])
print(service.collection_item('parcels', '{}')['id'])
print(service.collection_items('parcels', filter="numerator = '4'")['features'][0]['properties']['numerator'])
)",
                                                  url(), parcel_key(2));
  const auto ran = run("/usr/bin/python3 " + file("client.py"));
  EXPECT_EQ(ran.out,
            fmt::format("['buildings', 'parcels', 'plan-areas']\n['address', 'computed_area_m2']\n5 {}\n{}\n4\n",
                        parcel_key(1), parcel_key(2)));
}

TEST_F(Clients, QgisLoadsTheParcels) {
  ASSERT_EQ(run("/usr/bin/python3 -c 'import qgis.core'").status, 0) << "./dev test installs python3-qgis";
  std::ofstream(file("layer.py")) << fmt::format(R"(
from qgis.core import QgsApplication, QgsVectorLayer
app = QgsApplication([], False)
app.initQgis()
layer = QgsVectorLayer("typename='parcels' url='{}' restrictToRequestBBOX='1' pageSize='100'", 'p', 'OAPIF')
print(layer.isValid(), len(list(layer.getFeatures())))
)",
                                                 url());
  const auto ran = run("sh -c 'QT_QPA_PLATFORM=offscreen /usr/bin/python3 " + file("layer.py") + " 2>&1'");
  EXPECT_NE(ran.out.find("True 12"), std::string::npos) << ran.status << ": " << ran.out;
}

}  // namespace ogc_clients_test
}  // namespace flurwerk::api::test
