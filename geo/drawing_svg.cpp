#include "geo/drawing_svg.hpp"

#include "geo/words.hpp"
#include "permit-core/markup.hpp"

namespace flurwerk::geo {
namespace {

constexpr const char* style =
    "text{font-family:sans-serif;fill:#111}"
    ".parcel{fill:#f7f5ef;stroke:#999;stroke-width:.18}.public{fill:#e4e4e4;stroke:#999;stroke-width:.18}"
    ".plot{fill:none;stroke:#111;stroke-width:.6}"
    ".existing{fill:#cfcfcf;stroke:#555;stroke-width:.2}.building{fill:#f2b8a0;stroke:#111;stroke-width:.35}"
    ".ancillary{fill:#f7dccb;stroke:#555;stroke-width:.2}"
    ".pass{fill:#3a8f4d;fill-opacity:.18;stroke:#256b35;stroke-width:.25}"
    ".fail{fill:url(#hatch);stroke:#b00020;stroke-width:.35}"
    ".not_checked{fill:none;stroke:#555;stroke-width:.25;stroke-dasharray:1 .7}"
    ".outside{fill:#b00020;fill-opacity:.45;stroke:#b00020;stroke-width:.35}"
    ".window{fill:none;stroke:#1f4fa3;stroke-width:.4;stroke-dasharray:3 .8 .8 .8}"
    ".building_line{fill:none;stroke:#c00018;stroke-width:.5}"
    ".dimension{stroke:#111;stroke-width:.15;fill:none}"
    ".black{fill:#111;stroke:#111;stroke-width:.15}.white{fill:#fff;stroke:#111;stroke-width:.15}";

const char* class_of(Ink ink) {
  switch (ink) {
    case Ink::parcel: return "parcel";
    case Ink::public_land: return "public";
    case Ink::plot: return "plot";
    case Ink::existing: return "existing";
    case Ink::building: return "building";
    case Ink::ancillary: return "ancillary";
    case Ink::pass: return "pass";
    case Ink::fail: return "fail";
    case Ink::not_checked: return "not_checked";
    case Ink::outside: return "outside";
    case Ink::window: return "window";
    case Ink::building_line: return "building_line";
    case Ink::dimension: return "dimension";
    case Ink::black: return "black";
    case Ink::white: return "white";
  }
  return "";
}

std::string number(double value) { return decimal(value, 2).en; }

std::string path(const InkedShape& shape) {
  std::string out = std::string("<path class=\"") + class_of(shape.ink) + "\" fill-rule=\"evenodd\" d=\"";
  for (const auto& ring : shape.rings) {
    for (std::size_t i = 0; i < ring.size(); ++i)
      out += (i == 0 ? "M" : "L") + number(ring[i].x) + " " + number(ring[i].y);
    if (shape.closed) out += "Z";
  }
  return out + "\"/>\n";
}

std::string text(const Label& label) {
  return "<text x=\"" + number(label.at.x) + "\" y=\"" + number(label.at.y) + "\" font-size=\"" +
         number(label.size_mm) + "\"" + (label.middle ? " text-anchor=\"middle\">" : ">") + escaped(label.words) +
         "</text>\n";
}

std::string rectangle(const Box& box, const char* attributes) {
  return "<rect x=\"" + number(box.min_x) + "\" y=\"" + number(box.min_y) + "\" width=\"" +
         number(box.max_x - box.min_x) + "\" height=\"" + number(box.max_y - box.min_y) + "\"" + attributes + "/>";
}

}  // namespace

std::string to_svg(const Drawing& drawing, const std::string& title) {
  const std::string width = decimal(drawing.width, 0).en, height = decimal(drawing.height, 0).en;
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" +
                    width + "mm\" height=\"" + height + "mm\" viewBox=\"0 0 " + width + " " + height +
                    "\" role=\"img\">\n<title>" + escaped(title) + "</title>\n<style>" + style + "</style>\n<defs>";
  out +=
      "<pattern id=\"hatch\" width=\"1.6\" height=\"1.6\" patternUnits=\"userSpaceOnUse\" "
      "patternTransform=\"rotate(45)\"><path d=\"M0 0V1.6\" stroke=\"#b00020\" stroke-width=\".5\"/></pattern>";
  out += "<clipPath id=\"frame\">" + rectangle(drawing.frame, "") + "</clipPath></defs>\n";
  out += rectangle({0, 0, drawing.width, drawing.height}, " fill=\"#fff\"") + "\n<g clip-path=\"url(#frame)\">\n";
  for (const auto& shape : drawing.inside) out += path(shape);
  for (const auto& label : drawing.words_inside) out += text(label);
  out += "</g>\n";
  for (const auto& shape : drawing.around) out += path(shape);
  for (const auto& label : drawing.words_around) out += text(label);
  return out + "</svg>\n";
}

std::string draw_svg(const Design& design, const Site& site, std::span<const Finding> findings,
                     const std::string& title) {
  return to_svg(draw(design, site, findings, title), title);
}

}  // namespace flurwerk::geo
