#include "permit-core/calendar/holidays.hpp"

namespace flurwerk {

// The Gregorian computus in integers ("Anonymous", Nature 1876); Easter as the Länder's holiday acts presuppose it.
Date easter_sunday(int year) {
  const int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25;
  const int g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
  const int month = (h + l - 7 * m + 114) / 31, day = (h + l - 7 * m + 114) % 31 + 1;
  return std::chrono::year{year} / month / day;
}

}  // namespace flurwerk
