#include "geo/parcel_key.hpp"

#include <algorithm>
#include <optional>
#include <regex>

namespace flurwerk::geo {
namespace {

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string without_zeros(std::string_view text) {
  const auto first = text.find_first_not_of('0');
  return first == std::string_view::npos ? std::string() : std::string(text.substr(first));
}

// "004" -> "4"; "____" and "0000" -> ""; nothing for a mixture such as "0_4".
std::optional<std::string> number_at(std::string_view field) {
  if (field.find_first_not_of('_') == std::string_view::npos) return std::string();
  if (!all_digits(field)) return std::nullopt;
  return without_zeros(field);
}

tl::unexpected<Refusal> unreadable(std::string_view text) {
  const std::string shown(text.substr(0, 60));
  return refuse(RefusalKind::invalid, "parcel-key-unreadable",
                {"\"" + shown + "\" ist kein Flurstückskennzeichen.", "\"" + shown + "\" is not a parcel key."},
                {"Schreibweisen: 060123-004-00015/002, Gemarkung 060123 Flur 4 Flurstück 15/2 oder alle 20 Stellen. "
                 "Statt des Namens der Gemarkung ist ihre Nummer nötig.",
                 "Spellings: 060123-004-00015/002, Gemarkung 060123 Flur 4 Flurstück 15/2, or all 20 characters. "
                 "The Gemarkung is given by its number, not by its name."},
                {}, "parcel");
}

bool put(std::string& key, std::string_view number, std::size_t width, bool required) {
  const std::string digits = without_zeros(number);
  if (!all_digits(number) || digits.size() > width || (required && digits.empty())) return false;
  key += digits.empty() ? std::string(width, '_') : std::string(width - digits.size(), '0') + digits;
  return true;
}

// Text in lower case for ASCII, blanks folded, trimmed.
std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ',' || c == ';' || c == ':';
    if (blank && (out.empty() || out.back() == ' ')) continue;
    out += blank ? ' ' : (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

Result<ParcelParts> split_parcel_key(const ParcelKey& key) {
  const std::string_view text = key.value;
  if (text.size() != 20 || !all_digits(text.substr(0, 6)) || !all_digits(text.substr(9, 5))) return unreadable(text);
  const auto flur = number_at(text.substr(6, 3)), denominator = number_at(text.substr(14, 4)),
             suffix = number_at(text.substr(18, 2));
  if (!flur || !denominator || !suffix) return unreadable(text);
  const std::string numerator = without_zeros(text.substr(9, 5));
  if (numerator.empty()) return unreadable(text);
  return ParcelParts{std::string(text.substr(0, 2)), std::string(text.substr(2, 4)), *flur, numerator, *denominator,
                     *suffix};
}

Result<ParcelKey> join_parcel_key(const ParcelParts& parts) {
  const bool place = parts.land.size() == 2 && all_digits(parts.land) && parts.gemarkung.size() == 4 &&
                     all_digits(parts.gemarkung);
  std::string key = parts.land + parts.gemarkung;
  if (!place || !put(key, parts.flur, 3, false) || !put(key, parts.numerator, 5, true) ||
      !put(key, parts.denominator, 4, false) || !put(key, parts.suffix, 2, false)) {
    return unreadable(parts.land + parts.gemarkung + "-" + parts.flur + "-" + parts.numerator + "/" +
                      parts.denominator);
  }
  return ParcelKey{key};
}

Result<ParcelKey> parse_parcel_key(std::string_view text, std::string_view default_land) {
  if (text.size() > 120) return unreadable(text);
  static const std::regex full("[0-9]{6}([0-9]{3}|_{3})[0-9]{5}([0-9]{4}|_{0,4})([0-9]{2}|_{0,2})");
  static const std::regex parted(
      "(?:gemarkung )?(?:([0-9]{2})[- ]?)?([0-9]{4})(?:[- ]| - )(?:(?:flur )?([0-9]{1,3})(?:[- ]| - ))?"
      "(?:(?:flurst(?:ü|ue)ck|flst\\.?|flurst\\.?) )?([0-9]{1,5})(?: ?[/] ?([0-9]{1,4}))?(?: (?:folge )?[(]?([0-9]{2})[)]?)?");
  const std::string line = folded(text);
  if (std::regex_match(line, full)) {
    auto parts = split_parcel_key(ParcelKey{line + std::string(20 - line.size(), '_')});
    if (!parts) return unreadable(text);
    return join_parcel_key(*parts);
  }
  std::smatch found;
  if (!std::regex_match(line, found, parted)) return unreadable(text);
  const std::string land = found[1].matched ? found[1].str() : std::string(default_land);
  if (land.empty()) {
    return refuse(RefusalKind::invalid, "parcel-key-land",
                  {"Bei \"" + line + "\" fehlt das Land vor der Gemarkungsnummer.",
                   "\"" + line + "\" lacks the Land before the number of the Gemarkung."},
                  {"Sechs Stellen angeben, zum Beispiel 060123.", "Give six digits, for example 060123."}, {}, "parcel");
  }
  auto key = join_parcel_key({land, found[2].str(), found[3].str(), found[4].str(), found[5].str(), found[6].str()});
  if (!key) return unreadable(text);
  return key;
}

std::string short_parcel_name(const ParcelKey& key) {
  const auto parts = split_parcel_key(key);
  if (!parts) return key.value;
  return parts->land + parts->gemarkung + (parts->flur.empty() ? "" : "-" + parts->flur) + "-" + parts->numerator +
         (parts->denominator.empty() ? "" : "/" + parts->denominator) +
         (parts->suffix.empty() ? "" : " (" + parts->suffix + ")");
}

std::string long_parcel_name(const ParcelKey& key, std::string_view gemarkung_name) {
  const auto parts = split_parcel_key(key);
  if (!parts) return key.value;
  return "Gemarkung " + (gemarkung_name.empty() ? parts->land + parts->gemarkung : std::string(gemarkung_name)) +
         (parts->flur.empty() ? "" : ", Flur " + parts->flur) + ", Flurstück " + parts->numerator +
         (parts->denominator.empty() ? "" : "/" + parts->denominator) +
         (parts->suffix.empty() ? "" : ", Folge " + parts->suffix);
}

}  // namespace flurwerk::geo
