// A GeodataImport takes the features of one file and puts them in place of that file's former ones, all or nothing.
// Basis: one transaction; readers see the old state until commit(), and a killed import leaves the old state.
#pragma once

#include <cstdint>
#include <string>

#include "api/app/ports/parcel_index.hpp"

namespace flurwerk::api {

struct ImportSource {
  std::string kind;     // "parcels" (with buildings), "plan", "layer:NAME"
  std::string name;     // file name without folder; a file of the same kind and name replaces its predecessor
  std::string sha256;   // of the file, hex
  bool update = false;  // holds changes only: what it does not name stays
};

struct SourceFacts {  // fields of GeodataSource, known once the file is read
  std::string format{}, source_crs{}, reprojection{}, report{};
};

struct ImportSummary {
  bool unchanged = false;     // this very file (kind and hash) is in already; nothing was done
  std::int64_t added = 0;     // features now there from this source
  std::int64_t replaced = 0;  // of the added: took the place of a feature with the same id
  std::int64_t removed = 0;   // former features of this source that the file no longer has
};

class GeodataImport {
 public:
  virtual ~GeodataImport() = default;  // without commit(): nothing happened
  // True: the same file is in already. Adding is then pointless (and ignored); commit() says `unchanged`.
  virtual bool unchanged() const = 0;
  // Refuses geometry that is no polygon or empty, and an id that comes twice in this file.
  virtual Result<void> add(const ParcelRow& parcel) = 0;
  virtual Result<void> add(const BuildingRow& building) = 0;
  virtual Result<void> add(const PlanAreaRow& area) = 0;
  virtual Result<void> add(const LayerFeatureRow& feature) = 0;
  // An update says that this object of the cadastre is no more; `on` ISO date, empty: today. Unknown ids do nothing and
  // give false.
  virtual bool remove(const std::string& object_id, const std::string& on) = 0;
  virtual void describe(const SourceFacts& facts) = 0;
  virtual Result<ImportSummary> commit() = 0;
};

}  // namespace flurwerk::api
