// The sRGB profile, computed from its definition: three primaries adapted to D50 and one curve for all three channels.
#include <array>
#include <cmath>
#include <cstdint>

#include "api/render/archive_pdf.hpp"

namespace flurwerk::api {

namespace {

void put16(std::string& out, std::uint32_t value) {
  out += static_cast<char>(value >> 8U & 0xffU);
  out += static_cast<char>(value & 0xffU);
}
void put32(std::string& out, std::uint32_t value) {
  put16(out, value >> 16U);
  put16(out, value & 0xffffU);
}
void put_fixed(std::string& out, double value) {  // s15Fixed16Number
  put32(out, static_cast<std::uint32_t>(std::lround(value * 65536)));
}

std::string xyz(double x, double y, double z) {
  std::string tag = "XYZ ";
  put32(tag, 0);
  for (const double value : {x, y, z}) put_fixed(tag, value);
  return tag;
}

std::string text_tag(const std::string& text) {
  std::string tag = "text";
  put32(tag, 0);
  return tag + text + '\0';
}

std::string description(const std::string& text) {
  std::string tag = "desc";
  put32(tag, 0);
  put32(tag, static_cast<std::uint32_t>(text.size()) + 1);
  tag += text + '\0';
  return tag + std::string(4 + 4 + 2 + 1 + 67, '\0');  // no Unicode, no Macintosh wording
}

std::string curve() {
  constexpr std::uint32_t points = 1024;
  std::string tag = "curv";
  put32(tag, 0);
  put32(tag, points);
  for (std::uint32_t i = 0; i < points; ++i) {
    const double value = double(i) / (points - 1);
    const double linear = value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    put16(tag, static_cast<std::uint32_t>(std::lround(linear * 65535)));
  }
  return tag;
}

std::string header(std::uint32_t size) {
  std::string head;
  put32(head, size);
  put32(head, 0);           // no preferred colour engine
  put32(head, 0x02100000);  // version 2.1
  head += "mntrRGB XYZ ";
  for (const std::uint32_t part : {2026U, 1U, 1U, 0U, 0U, 0U}) put16(head, part);
  head += "acsp";
  head += std::string(28, '\0');  // platform, flags, maker, model, attributes, rendering intent
  for (const double value : {0.9642, 1.0, 0.8249}) put_fixed(head, value);
  return head + std::string(48, '\0');
}

}  // namespace

std::string srgb_profile() {
  const std::array<std::pair<const char*, std::string>, 9> tags = {{{"desc", description("sRGB IEC61966-2.1")},
                                                                    {"cprt", text_tag("No copyright")},
                                                                    {"wtpt", xyz(0.9642, 1.0, 0.8249)},
                                                                    {"rXYZ", xyz(0.4360747, 0.2225045, 0.0139322)},
                                                                    {"gXYZ", xyz(0.3850649, 0.7168786, 0.0971045)},
                                                                    {"bXYZ", xyz(0.1430804, 0.0606169, 0.7141733)},
                                                                    {"rTRC", curve()},
                                                                    {"gTRC", curve()},
                                                                    {"bTRC", curve()}}};
  std::string table;
  std::string body;
  put32(table, static_cast<std::uint32_t>(tags.size()));
  const std::size_t start = 128 + 4 + tags.size() * 12;
  for (const auto& [name, content] : tags) {
    table += name;
    put32(table, static_cast<std::uint32_t>(start + body.size()));
    put32(table, static_cast<std::uint32_t>(content.size()));
    body += content;
    body += std::string((4 - body.size() % 4) % 4, '\0');
  }
  return header(static_cast<std::uint32_t>(start + body.size())) + table + body;
}

}  // namespace flurwerk::api
