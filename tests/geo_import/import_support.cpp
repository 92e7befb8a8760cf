#include "import_support.hpp"

#include <unistd.h>
#include <zlib.h>

#include <cstdio>

namespace flurwerk::geo {

ImportTest::ImportTest() {
  const auto* test = testing::UnitTest::GetInstance()->current_test_info();
  folder =
      std::filesystem::temp_directory_path() / ("flurwerk-import-" + std::to_string(getpid()) + "-" + test->name());
  std::filesystem::create_directories(folder);
}

ImportTest::~ImportTest() { std::filesystem::remove_all(folder); }

std::filesystem::path ImportTest::write(const std::string& name, std::string_view content) const {
  std::ofstream(folder / name, std::ios::binary) << content;
  return folder / name;
}

std::filesystem::path ImportTest::write_gzip(const std::string& name, std::string_view content) const {
  gzFile out = gzopen((folder / name).c_str(), "wb");
  gzwrite(out, content.data(), static_cast<unsigned>(content.size()));
  gzclose(out);
  return folder / name;
}

double plain_area(const MultiPolygon& area) {
  const auto ring = [](const Ring& r) {
    double doubled = 0;
    for (std::size_t i = 1; i < r.size(); ++i) {
      doubled += (r[i - 1].x - r[0].x) * (r[i].y - r[0].y) - (r[i].x - r[0].x) * (r[i - 1].y - r[0].y);
    }
    return doubled / 2;
  };
  double sum = 0;
  for (const Polygon& part : area) {
    sum += ring(part.outer);
    for (const Ring& hole : part.holes) sum += ring(hole);  // clockwise: negative
  }
  return sum;
}

std::string gml_surface(std::string_view coordinates, std::string_view crs) {
  const std::string srs = crs.empty() ? "" : " srsName=\"" + std::string(crs) + "\"";
  return "<gml:Surface gml:id=\"g\"" + srs +
         "><gml:patches><gml:PolygonPatch><gml:exterior><gml:Ring><gml:curveMember>"
         "<gml:Curve><gml:segments><gml:LineStringSegment><gml:posList>" +
         std::string(coordinates) +
         "</gml:posList></gml:LineStringSegment></gml:segments></gml:Curve></gml:curveMember></gml:Ring></gml:exterior>"
         "</gml:PolygonPatch></gml:patches></gml:Surface>";
}

std::string gml_square(double east, double north, double side, std::string_view crs) {
  char text[256];
  std::snprintf(text, sizeof text, "%.3f %.3f %.3f %.3f %.3f %.3f %.3f %.3f %.3f %.3f", east, north, east + side, north,
                east + side, north + side, east, north + side, east, north);
  return gml_surface(text, crs);
}

std::string nas_parcel(int number, const std::string& position, std::string_view more) {
  char key[32];
  std::snprintf(key, sizeof key, "060123004%05d______", number);
  return "<gml:featureMember><AX_Flurstueck gml:id=\"DEHETEST" + std::to_string(number) + "\">" +
         (position.empty() ? "" : "<position>" + position + "</position>") +
         "<gemarkung><AX_Gemarkung_Schluessel><land>06</land><gemarkungsnummer>0123</gemarkungsnummer>"
         "</AX_Gemarkung_Schluessel></gemarkung><flurstueckskennzeichen>" +
         key + "</flurstueckskennzeichen><amtlicheFlaeche uom=\"urn:adv:uom:m2\">100</amtlicheFlaeche>" +
         std::string(more) + "</AX_Flurstueck></gml:featureMember>\n";
}

std::string nas_file(const std::string& members, std::string_view header_crs, std::string_view version) {
  const std::string header =
      header_crs.empty()
          ? ""
          : "<koordinatenangaben><AA_Koordinatenreferenzsystemangaben><crs xlink:href=\"" + std::string(header_crs) +
                "\"/><standard>true</standard></AA_Koordinatenreferenzsystemangaben></koordinatenangaben>\n";
  return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<AX_Bestandsdatenauszug "
         "xmlns=\"http://www.adv-online.de/namespaces/adv/gid/" +
         std::string(version) +
         "\" xmlns:gml=\"http://www.opengis.net/gml/3.2\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">\n" + header +
         "<enthaelt><FeatureCollection>\n" + members + "</FeatureCollection></enthaelt></AX_Bestandsdatenauszug>\n";
}

std::string big_sample() { return std::string(FLURWERK_SHARED_DATA) + "/alkis/ALKIS_NeuwScharh_0003.xml.gz"; }

std::string code_of(const Result<ImportReport>& result) { return result ? "accepted" : result.error().code; }

}  // namespace flurwerk::geo
