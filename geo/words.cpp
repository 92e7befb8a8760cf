#include "geo/words.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <numbers>

namespace flurwerk::geo {

Text decimal(double value, int digits) {
  char buffer[400];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, digits);
  std::string en(buffer, error == std::errc{} ? end : buffer);
  if (en.find_first_not_of("-0.") == std::string::npos && en.starts_with('-')) en.erase(0, 1);
  std::string de = en;
  if (const auto point = de.find('.'); point != std::string::npos) de[point] = ',';
  return {de, en};
}

Text metres(std::int64_t millimetres) {
  return decimal(static_cast<double>(millimetres) / 1000, millimetres % 10 == 0 ? 2 : 3) + " m";
}

Text compass(double east, double north) {
  static const std::array<Text, 8> names{{{"Nord", "north"},
                                          {"Nordost", "north-east"},
                                          {"Ost", "east"},
                                          {"Südost", "south-east"},
                                          {"Süd", "south"},
                                          {"Südwest", "south-west"},
                                          {"West", "west"},
                                          {"Nordwest", "north-west"}}};
  const double eighths = std::atan2(east, north) / (std::numbers::pi / 4);
  return names[static_cast<std::size_t>(std::lround(eighths) + 8) % 8];
}

}  // namespace flurwerk::geo
