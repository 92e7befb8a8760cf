#include "convert.hpp"

#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal.h>
#include <gdal_utils.h>

namespace flurwerk::geo {

bool convert(const std::string& from, const std::string& to, const std::string& driver, const std::string& layer,
             int epsg, const std::string& more) {
  GDALAllRegister();
  GDALDatasetH source = GDALOpenEx(from.c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr);
  if (!source) return false;
  const std::string crs = epsg == 0 ? " -a_srs NONE" : " -a_srs EPSG:" + std::to_string(epsg);
  char** arguments = CSLTokenizeString(("-f \"" + driver + "\" -nln " + layer + crs + " " + more).c_str());
  GDALVectorTranslateOptions* options = GDALVectorTranslateOptionsNew(arguments, nullptr);
  GDALDatasetH target = GDALVectorTranslate(to.c_str(), nullptr, 1, &source, options, nullptr);
  GDALVectorTranslateOptionsFree(options);
  CSLDestroy(arguments);
  GDALClose(source);
  if (target) GDALClose(target);
  return target != nullptr;
}

bool run_sql(const std::string& geopackage, const std::string& statement) {
  GDALAllRegister();
  GDALDatasetH set = GDALOpenEx(geopackage.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE, nullptr, nullptr, nullptr);
  if (!set) return false;
  CPLErrorReset();
  GDALDatasetReleaseResultSet(set, GDALDatasetExecuteSQL(set, statement.c_str(), nullptr, nullptr));
  const bool done = CPLGetLastErrorType() < CE_Failure;
  GDALClose(set);
  return done;
}

void zip_of_zeros(const std::string& zip, const std::string& file, std::size_t bytes) {
  VSILFILE* out = VSIFOpenL(("/vsizip/" + zip + "/" + file).c_str(), "wb");
  const std::string zeros(1 << 20, '\0');
  for (std::size_t done = 0; done < bytes; done += zeros.size()) VSIFWriteL(zeros.data(), 1, zeros.size(), out);
  VSIFCloseL(out);
}

}  // namespace flurwerk::geo
