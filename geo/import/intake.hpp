// The one gate every object of every format passes: axes, reprojection, plausible place, validity, and the book-keeping.
// Nothing is repaired: an unusable object is listed with place and cure; a wholly wrong file is refused.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "geo/import/crs.hpp"
#include "geo/import/local_system.hpp"
#include "geo/import/reader.hpp"
#include "geo/import/shape.hpp"

namespace flurwerk::geo {

struct Sighting {      // what is being looked at, for texts and counts
  std::string kind;    // "parcel", "building", "plan_area", "layer:water"
  std::string object;  // id
  std::string place;   // "Zeile/line 12"; may be empty
};

class Intake {
 public:
  Intake(const ReadOptions& options, ImportReport& report) : options_(options), report_(report) {}

  // The object's shape in EPSG:25832. Nothing: skipped and listed. Refused: the whole file cannot be right.
  // lines_too: an object may be a line; otherwise only areas count.
  Result<std::optional<Shape>> take(const OGRGeometry* geometry, const CrsName& crs, const Sighting& sighting,
                                    bool lines_too);
  void skip(const Sighting& sighting, Text why, Text cure);
  // What was taken all the same, as a warning of the import.
  void remark(const Sighting& sighting, const char* code, Point place, Text text);
  void handed_over(const Sighting& sighting, const Shape& shape);
  // Remembers whether an object of this Land ("06", from a parcel key or a municipality's) is where that Land is.
  void expect_in_land(const std::string& land, Point place);
  // Called at the end: refuses when nothing, or less than half of what the file is about, was usable, and when more than
  // half of the objects lie far outside the Land they name (a zone off by one); fewer are warned about.
  Result<void> verdict(const std::string& main_kind);
  Result<void> verdict_on_place();  // the last of these alone

 private:
  Result<const Reprojector*> way_from(int epsg);
  Result<bool> move(Shape& shape, const CrsName& crs, const Sighting& sighting);

  void say_local(const LocalSystem& way);

  const ReadOptions& options_;
  ImportReport& report_;
  std::optional<LocalSystem> local_;  // of options_.control, once needed
  std::map<int, Reprojector> ways_;
  struct Tally {
    std::uint64_t used = 0, unusable = 0, points = 0;
    std::string example_de, example_en;
  };
  std::map<std::string, Tally> tallies_;
  bool told_about_heights_ = false;
  std::uint64_t in_land_ = 0, outside_land_ = 0;
  Point outside_example_{};
};

// Refuses when a point of the file cannot be where it claims to be, with the likely reason: degrees taken for metres,
// swapped axes, zone prefix. before: as in the file; after: EPSG:25832. Whole Germany and 50 km around it is plausible.
std::optional<Refusal> implausible(Point before, Point after, int epsg, bool require_germany,
                                   const std::string& object);
bool near_germany(Point after);  // as plausible as above

Text duplicate_key(const std::string& key);
Refusal import_cancelled();

// A parcel's Land (first two digits of its key) and a place far outside that Land: wrong zone or wrong key.
bool outside_land(const std::string& land, Point place);

}  // namespace flurwerk::geo
