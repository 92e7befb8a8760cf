#include "geo/drawing_svg.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "geo/geos.hpp"
#include "geo/words.hpp"

namespace flurwerk::geo {
namespace {

// A4 upright in millimetres; the title above and the legend below take their share.
constexpr double page_width = 210, page_height = 297, margin = 10, head = 14, foot = 34;
constexpr std::array<int, 9> scales{100, 200, 250, 500, 1000, 2000, 5000, 10000, 25000};

constexpr const char* style =
    "text{font-family:sans-serif;fill:#111}"
    ".parcel{fill:#f7f5ef;stroke:#999;stroke-width:.18}.public{fill:#e4e4e4}.plot{fill:none;stroke:#111;stroke-width:."
    "6}"
    ".existing{fill:#cfcfcf;stroke:#555;stroke-width:.2}.building{fill:#f2b8a0;stroke:#111;stroke-width:.35}"
    ".ancillary{fill:#f7dccb;stroke:#555;stroke-width:.2}"
    ".pass{fill:#3a8f4d;fill-opacity:.18;stroke:#256b35;stroke-width:.25}"
    ".fail{fill:url(#hatch);stroke:#b00020;stroke-width:.35}"
    ".not_checked{fill:none;stroke:#555;stroke-width:.25;stroke-dasharray:1 .7}"
    ".outside{fill:#b00020;fill-opacity:.45;stroke:#b00020;stroke-width:.35}"
    ".dimension{stroke:#111;stroke-width:.15;fill:none}.small{font-size:2.3px}.legend{font-size:2.8px}";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '&')
      out += "&amp;";
    else if (c == '"')
      out += "&quot;";
    else if (c == '\'')
      out += "&apos;";
    else if (static_cast<unsigned char>(c) >= 0x20)
      out += c;
    else
      out += ' ';  // control characters are not allowed in XML
  }
  return out;
}

std::string number(double value) { return decimal(value, 2).en; }

class Drawing {
 public:
  Drawing(const Design& design, const Site& site, std::span<const Finding> findings)
      : design_(design), site_(site), findings_(findings) {
    choose_scale();
  }

  std::string draw(const std::string& title) {
    out_ =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"210mm\" "
        "height=\"297mm\" viewBox=\"0 0 210 297\" role=\"img\">\n";
    out_ += "<title>" + escaped(title) + "</title>\n<style>" + style + "</style>\n<defs>";
    out_ +=
        "<pattern id=\"hatch\" width=\"1.6\" height=\"1.6\" patternUnits=\"userSpaceOnUse\" "
        "patternTransform=\"rotate(45)\"><path d=\"M0 0V1.6\" stroke=\"#b00020\" stroke-width=\".5\"/></pattern>";
    out_ += "<clipPath id=\"frame\"><rect x=\"10\" y=\"" + number(margin + head) + "\" width=\"190\" height=\"" +
            number(page_height - 2 * margin - head - foot) + "\"/></clipPath></defs>\n";
    out_ += "<rect width=\"210\" height=\"297\" fill=\"#fff\"/>\n";
    text(margin, margin + 6, title, "font-size=\"5\"");
    text(margin, margin + 11, "Maßstab 1:" + std::to_string(scale_) + "  ·  Abstandsflächen nach § 6 HBO",
         "class=\"legend\"");
    out_ += "<g clip-path=\"url(#frame)\">\n";
    land();
    buildings();
    setbacks();
    out_ += "</g>\n";
    north_arrow();
    scale_bar();
    legend();
    return std::move(out_) + "</svg>\n";
  }

 private:
  // Everything of the design and its evidence must fit; parcels around are cut off at the frame.
  void choose_scale() {
    MultiPolygon shown;
    const auto add = [&](const MultiPolygon& area) { shown.insert(shown.end(), area.begin(), area.end()); };
    if (design_.plot) add(design_.plot->area);
    for (const auto& structure : design_.structures) add(structure.area);
    for (const auto& finding : findings_)
      for (const auto& mark : finding.evidence) add(mark.area);
    const auto box = widened(bounds(shown), 2);
    const double width = page_width - 2 * margin, height = page_height - 2 * margin - head - foot;
    scale_ = scales.back();
    for (const int candidate : scales) {
      const double mm_per_m = 1000.0 / candidate;
      if ((box.max_x - box.min_x) * mm_per_m > width || (box.max_y - box.min_y) * mm_per_m > height) continue;
      scale_ = candidate;
      break;
    }
    mm_per_m_ = 1000.0 / scale_;
    middle_ = {(box.min_x + box.max_x) / 2, (box.min_y + box.max_y) / 2};
    centre_ = {page_width / 2, margin + head + height / 2};
  }

  Point on_page(Point p) const {
    return {centre_.x + (p.x - middle_.x) * mm_per_m_, centre_.y - (p.y - middle_.y) * mm_per_m_};
  }

  void text(double x, double y, const std::string& words, const std::string& attributes) {
    out_ += "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" " + attributes + ">" + escaped(words) + "</text>\n";
  }

  void ring(const Ring& points) {
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
      const auto at = on_page(points[i]);
      out_ += (i == 0 ? "M" : "L") + number(at.x) + " " + number(at.y);
    }
    out_ += "Z";
  }

  void area(const MultiPolygon& shape, const std::string& kind) {
    if (shape.empty()) return;
    out_ += "<path class=\"" + kind + "\" fill-rule=\"evenodd\" d=\"";
    for (const auto& polygon : shape) {
      ring(polygon.outer);
      for (const auto& hole : polygon.holes) ring(hole);
    }
    out_ += "\"/>\n";
  }

  void label(const MultiPolygon& shape, const std::string& words) {
    if (shape.empty() || words.empty()) return;
    const auto at = on_page(inner_point(shape));
    text(at.x, at.y, words, "class=\"small\" text-anchor=\"middle\"");
  }

  bool near(const MultiPolygon& shape) const {
    const double reach = page_height / mm_per_m_ / 2;
    return overlap(bounds(shape), Box{middle_.x - reach, middle_.y - reach, middle_.x + reach, middle_.y + reach});
  }

  void land() {
    if (site_.parcels) {
      for (const auto& parcel : *site_.parcels)
        if (near(parcel.area)) area(parcel.area, parcel.public_use == PublicUse::none ? "parcel" : "parcel public");
      for (const auto& parcel : *site_.parcels)
        if (near(parcel.area)) label(parcel.area, parcel.label.empty() ? parcel.key.value : parcel.label);
    }
    for (const auto& finding : findings_)
      for (const auto& mark : finding.evidence)
        if (finding.check == "plot-known" && mark.role == "plot") area(mark.area, "plot");
  }

  void buildings() {
    if (site_.buildings)
      for (const auto& existing : *site_.buildings)
        if (near(existing.area)) area(existing.area, "existing");
    for (const auto& structure : design_.structures) {
      const bool main = structure.kind == Kind::building;
      area(structure.area, main ? "building" : structure.kind == Kind::existing ? "existing" : "ancillary");
      label(structure.area, structure.name);
    }
  }

  void setbacks() {
    for (const auto& finding : findings_) {
      for (const auto& mark : finding.evidence) {
        if (mark.role == "setback") {
          const auto verdict =
              std::find_if(mark.words.begin(), mark.words.end(), [](auto& word) { return word.first == "verdict"; });
          area(mark.area, verdict == mark.words.end() ? "pass" : verdict->second);
          dimension(mark);
        } else if (mark.role == "outside" || mark.role == "overlap") {
          area(mark.area, "outside");
        }
      }
    }
  }

  // The depth, along the middle of the rectangle; its ring runs wall start, far start, far end, wall end.
  void dimension(const Evidence& mark) {
    const auto depth =
        std::find_if(mark.numbers.begin(), mark.numbers.end(), [](auto& value) { return value.first == "depth_m"; });
    if (depth == mark.numbers.end() || mark.area.size() != 1 || mark.area.front().outer.size() != 5) return;
    const auto& ring = mark.area.front().outer;
    const auto a = on_page({(ring[0].x + ring[3].x) / 2, (ring[0].y + ring[3].y) / 2});
    const auto b = on_page({(ring[1].x + ring[2].x) / 2, (ring[1].y + ring[2].y) / 2});
    out_ += "<path class=\"dimension\" d=\"M" + number(a.x) + " " + number(a.y) + "L" + number(b.x) + " " +
            number(b.y) + "\"/>\n";
    text((a.x + b.x) / 2 + 0.6, (a.y + b.y) / 2 + 0.8, decimal(depth->second, 2).de + " m", "class=\"small\"");
  }

  void north_arrow() {
    out_ += "<path d=\"M196 " + number(margin + 1) + "l3 9l-3 -2l-3 2z\" fill=\"#111\"/>\n";
    text(196, margin + 13, "N", "class=\"legend\" text-anchor=\"middle\"");
  }

  void scale_bar() {
    const double bar_m = scale_ <= 250 ? 10 : scale_ <= 1000 ? 50 : scale_ <= 5000 ? 100 : 500;
    const double y = page_height - margin - 6, length = bar_m * mm_per_m_;
    for (int i = 0; i < 4; ++i)
      out_ += "<rect x=\"" + number(margin + i * length / 4) + "\" y=\"" + number(y) + "\" width=\"" +
              number(length / 4) + "\" height=\"1.6\" stroke=\"#111\" stroke-width=\".15\" fill=\"" +
              (i % 2 == 0 ? "#111" : "#fff") + "\"/>\n";
    text(margin, y + 4.4, "0", "class=\"legend\"");
    text(margin + length, y + 4.4, decimal(bar_m, 0).de + " m", "class=\"legend\" text-anchor=\"middle\"");
  }

  void legend() {
    struct Entry {
      const char* kind;
      const char* words;
    };
    static constexpr std::array<Entry, 7> entries{{{"building", "geplantes Gebäude"},
                                                   {"existing", "Bestand"},
                                                   {"parcel public", "öffentliche Fläche"},
                                                   {"pass", "Abstandsfläche eingehalten"},
                                                   {"fail", "Abstandsfläche nicht eingehalten"},
                                                   {"outside", "Überschreitung, Überdeckung"},
                                                   {"not_checked", "nicht geprüft"}}};
    const double top = page_height - margin - foot + 6;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const double x = margin + static_cast<double>(i % 3) * 64, y = top + static_cast<double>(i / 3) * 6;
      out_ += "<rect class=\"" + std::string(entries[i].kind) + "\" x=\"" + number(x) + "\" y=\"" + number(y) +
              "\" width=\"7\" height=\"3.6\"/>\n";
      text(x + 9, y + 2.9, entries[i].words, "class=\"legend\"");
    }
  }

  const Design& design_;
  const Site& site_;
  std::span<const Finding> findings_;
  int scale_ = 0;
  double mm_per_m_ = 1;
  Point middle_, centre_;
  std::string out_;
};

}  // namespace

std::string draw_svg(const Design& design, const Site& site, std::span<const Finding> findings,
                     const std::string& title) {
  return Drawing(design, site, findings).draw(title);
}

}  // namespace flurwerk::geo
