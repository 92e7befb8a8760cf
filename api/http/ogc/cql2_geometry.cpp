#include "api/http/ogc/cql2_geometry.hpp"

#include <fmt/format.h>

#include <charconv>

#include "api/http/ogc/parameters.hpp"
#include "geo/shapes.hpp"

namespace flurwerk::api {
namespace {

using Kind = CqlToken::Kind;

std::string point_wkb(geo::Point point) {
  std::string wkb("\x01\x01\x00\x00\x00", 5);
  return wkb.append(reinterpret_cast<const char*>(&point), sizeof point);
}

class Reader {
 public:
  Reader(const std::vector<CqlToken>& tokens, std::size_t& at, const ServedCrs& crs)
      : tokens_(tokens), at_(at), crs_(crs) {}

  Result<CqlGeometry> read() {
    geo::MultiPolygon area;
    std::vector<geo::Line> lines;
    const std::string type = word();
    if (type == "POINT") {
      need("(");
      lines.push_back({position()});
      need(")");
    } else if (type == "LINESTRING") {
      lines.push_back(run());
      if (lines[0].size() < 2) fail("x y, x y");
    } else if (type == "POLYGON") {
      area.push_back(polygon());
    } else if (type == "MULTIPOLYGON") {
      list([&] { area.push_back(polygon()); });
    } else if (type == "BBOX") {
      area.push_back({box(), {}});
    } else {
      fail("POINT, LINESTRING, POLYGON, MULTIPOLYGON, BBOX");
    }
    return finish(area, lines);
  }

 private:
  Result<CqlGeometry> finish(const geo::MultiPolygon& area, const std::vector<geo::Line>& lines) {
    if (!fault_) {
      for (const auto& polygon : area) check(polygon);
    }
    if (!fault_ && !area.empty()) {
      if (const auto flaw = geo::why_invalid(area)) fail_area(*flaw);
    }
    if (fault_) return tl::unexpected(*fault_);
    auto wkb = lines.size() == 1 && lines[0].size() == 1 ? point_wkb(lines[0][0]) : geo::to_wkb(area, lines);
    geo::FlatShape shape;
    shape.read(wkb);
    return CqlGeometry{std::move(wkb), shape.bounds()};
  }

  void check(const geo::Polygon& polygon) {
    const auto closed = [](const geo::Ring& ring) { return ring.size() >= 4 && ring.front() == ring.back(); };
    bool good = closed(polygon.outer);
    for (const auto& hole : polygon.holes) good = good && closed(hole);
    if (!good) fail_area("ring");
  }
  void fail_area(const std::string& why) {
    if (fault_) return;
    fault_ = bad_parameter("filter",
                           {fmt::format("Die Fläche im Filter ist ungültig ({}).", why),
                            fmt::format("The area in the filter is invalid ({}).", why)},
                           {"Ringe schließen (erster Punkt = letzter) und nicht kreuzen lassen.",
                            "Close rings (first point = last) and let none cross."})
                 .value();
  }
  void fail(const char* wanted) {
    if (fault_) return;
    const auto& token = tokens_[at_];
    fault_ = bad_parameter("filter",
                           {fmt::format("Die Geometrie im Filter ist bei Zeichen {} nicht lesbar.", token.at),
                            fmt::format("The geometry in the filter cannot be read at character {}.", token.at)},
                           {fmt::format("Hier steht: {}", wanted), fmt::format("Here stands: {}", wanted)})
                 .value();
  }
  const CqlToken& take() {
    const auto& token = tokens_[at_];
    if (at_ + 1 < tokens_.size()) ++at_;
    return token;
  }
  std::string word() { return tokens_[at_].kind == Kind::name ? take().value : std::string(); }
  bool take_sign(const char* sign) {
    if (fault_ || tokens_[at_].kind != Kind::sign || tokens_[at_].value != sign) return false;
    take();
    return true;
  }
  void need(const char* sign) {
    if (!take_sign(sign)) fail(sign);
  }

  double number() {
    double value = 0;
    if (fault_ || tokens_[at_].kind != Kind::number) {
      fail("eine Zahl / a number");
      return value;
    }
    const auto& text = take().value;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
  }

  geo::Point position() {
    const double first = number(), second = number();
    if (fault_) return {};
    const bool north_first = geo::north_first(crs_.crs);
    const auto there = geo::to_25832(crs_.crs, north_first ? geo::Point{second, first} : geo::Point{first, second});
    if (!there) {
      fault_ = there.error();
      fault_->kind = RefusalKind::malformed;
      fault_->field = "filter";
      return {};
    }
    return *there;
  }

  template <class Read>
  void list(Read read) {
    need("(");
    do read();
    while (!fault_ && take_sign(","));
    need(")");
  }
  geo::Line run() {
    geo::Line line;
    list([&] { line.push_back(position()); });
    return line;
  }
  geo::Polygon polygon() {
    geo::Polygon made;
    bool outer = true;
    list([&] {
      if (outer)
        made.outer = run();
      else
        made.holes.push_back(run());
      outer = false;
    });
    return made;
  }
  geo::Ring box() {
    need("(");
    std::string text;
    do text += (text.empty() ? "" : ",") + fmt::format("{}", number());
    while (take_sign(","));
    need(")");
    if (fault_) return {};
    const auto box = read_box(text, crs_);
    if (!box) {
      fault_ = box.error();
      fault_->field = "filter";
      return {};
    }
    auto around = geo::box_to_25832(crs_.crs, *box);
    if (around.empty()) fail_area("BBOX");
    return around;
  }

  const std::vector<CqlToken>& tokens_;
  std::size_t& at_;
  const ServedCrs& crs_;
  std::optional<Refusal> fault_;
};

}  // namespace

Result<CqlGeometry> read_cql2_geometry(const std::vector<CqlToken>& tokens, std::size_t& at, const ServedCrs& crs) {
  return Reader(tokens, at, crs).read();
}

}  // namespace flurwerk::api
