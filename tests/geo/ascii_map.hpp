// A scene drawn with letters, north up: what a lawyer draws on a napkin, as a design and what is known about the place.
//   .  own plot     n m  neighbours     s  street     w  water
//   B  building     G  garage     H  shed     P  parking     D  driveway     T  terrace, all on the own plot;
//   F  fence     R  retaining wall     W  wood store     S  solar panels     U  heat pump, likewise;
//   b g  parts of building and garage that reach over neighbour n.
// Letters that touch are one structure; the first is named as its letter, the next one "B (2)".
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "draft.hpp"
#include "geo/shapes.hpp"

namespace flurwerk::geo {

class AsciiMap {
 public:
  explicit AsciiMap(const std::string& picture, double cell_m = 1) : cell_m_(cell_m) {
    std::string row;
    for (const char c : picture + "\n") {
      if (c != '\n') {
        row += c;
      } else if (row.find_first_not_of(' ') != std::string::npos) {
        rows_.push_back(std::exchange(row, {}));
      } else {
        row.clear();
      }
    }
    std::size_t indent = std::string::npos;
    for (const auto& one : rows_) indent = std::min(indent, one.find_first_not_of(' '));
    for (auto& one : rows_) one.erase(0, indent);
  }

  // Further properties of all structures of a letter: R"("storeys":2)".
  AsciiMap& with(char letter, const std::string& properties) {
    properties_[letter] += "," + properties;
    return *this;
  }

  MultiPolygon area(const std::string& letters) const {
    std::vector<MultiPolygon> cells;
    each([&](int column, int row, char c) {
      if (letters.find(c) != std::string::npos) cells.push_back(square(column, row));
    });
    return straightened(merged(cells));
  }

  Draft draft() const {
    static const std::vector<std::pair<std::string, const char*>> kinds{
        {"Bb", "building"},  {"Gg", "garage"}, {"H", "shed"},     {"P", "parking"},
        {"D", "driveway"},   {"T", "terrace"}, {"F", "fence"},    {"R", "retaining_wall"},
        {"W", "wood_store"}, {"S", "solar"},   {"U", "heat_pump"}};
    Draft draft;
    for (const auto& [letters, kind] : kinds) {
      const auto more = properties_.find(letters[0]);
      for (const auto& part : area(letters)) {
        auto corners = part.outer;
        corners.pop_back();
        draft.add(kind, corners,
                  ",\"name\":\"" + letters.substr(0, 1) + "\"" + (more == properties_.end() ? "" : more->second));
      }
    }
    return draft;
  }

  Site site() const {
    Site site;
    site.parcels.emplace();
    const auto parcel = [&](const char* key, const std::string& letters, PublicUse use, bool own) {
      auto shape = area(letters);
      if (!shape.empty()) site.parcels->push_back({ParcelKey{key}, "", std::move(shape), {}, use, own});
    };
    parcel("own", ".BGHPDTFRWSU", PublicUse::none, true);
    parcel("n", "nbg", PublicUse::none, false);
    parcel("m", "m", PublicUse::none, false);
    parcel("street", "s", PublicUse::traffic, false);
    parcel("water", "w", PublicUse::water, false);
    site.buildings.emplace();
    return site;
  }

  std::vector<Finding> check_all(const Site& site, const LawAt& law = hesse()) const {
    return run_checks(draft().design(), site, law);
  }
  Finding check(const std::string& id, const Site& site, const std::string& subject = {}) const {
    return finding_of(check_all(site), id, subject);
  }
  Finding check(const std::string& id) const { return check(id, site()); }

 private:
  template <class Visit>
  void each(Visit visit) const {
    for (std::size_t row = 0; row < rows_.size(); ++row)
      for (std::size_t column = 0; column < rows_[row].size(); ++column)
        visit(static_cast<int>(column), static_cast<int>(rows_.size() - 1 - row), rows_[row][column]);
  }

  MultiPolygon square(int column, int row) const {
    return area_of(box(column * cell_m_, row * cell_m_, (column + 1) * cell_m_, (row + 1) * cell_m_));
  }

  // Corners only.
  static MultiPolygon straightened(MultiPolygon area) {
    const auto straighten = [](Ring& ring) {
      ring.pop_back();
      Ring corners;
      for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point a = ring[(i + ring.size() - 1) % ring.size()], b = ring[i], c = ring[(i + 1) % ring.size()];
        if (std::abs((b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x)) > 1e-9) corners.push_back(b);
      }
      corners.push_back(corners.front());
      ring = std::move(corners);
    };
    for (auto& polygon : area) {
      straighten(polygon.outer);
      for (auto& hole : polygon.holes) straighten(hole);
    }
    return area;
  }

  double cell_m_;
  std::vector<std::string> rows_;
  std::map<char, std::string> properties_;
};

inline const char* const walls_5 = R"("eaves_height":5,"roof":{"shape":"flat"})";

}  // namespace flurwerk::geo
