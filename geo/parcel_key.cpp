#include "geo/parcel_key.hpp"

#include <algorithm>
#include <optional>

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

// Reads a spelling from left to right; every function leaves the place alone when it finds nothing.
class Spelling {
 public:
  explicit Spelling(std::string_view line) : rest_(line) {}

  bool word(std::initializer_list<std::string_view> words) {
    for (const std::string_view each : words) {
      if (!rest_.starts_with(each)) continue;
      rest_.remove_prefix(each.size());
      gap();
      return true;
    }
    return false;
  }
  std::string digits() {
    const auto end = std::min(rest_.find_first_not_of("0123456789"), rest_.size());
    std::string out(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return out;
  }
  bool gap() {  // blanks and dashes
    const auto end = std::min(rest_.find_first_not_of(" -"), rest_.size());
    rest_.remove_prefix(end);
    return end > 0;
  }
  bool at_digit() const { return !rest_.empty() && all_digits(rest_.substr(0, 1)); }
  bool done() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

bool parcel_word(Spelling& spelling) {
  return spelling.word({"flurstück", "flurstÜck", "flurstueck", "flurst.", "flst.", "flst"});
}

// "060123", "06-0123" or "0123" (land stays empty).
bool read_district(Spelling& spelling, ParcelParts& parts) {
  spelling.word({"gemarkung"});
  std::string first = spelling.digits();
  if (first.size() == 2) {
    spelling.gap();
    first += spelling.digits();
    if (first.size() != 6) return false;
  }
  if (first.size() == 6) {
    parts.land = first.substr(0, 2);
    first = first.substr(2);
  }
  parts.gemarkung = first;
  return first.size() == 4 && spelling.gap();
}

std::optional<ParcelParts> read_parts(std::string_view line) {
  Spelling spelling(line);
  ParcelParts parts;
  if (!read_district(spelling, parts)) return std::nullopt;
  const bool named_flur = spelling.word({"flur "});
  const bool named_parcel = !named_flur && parcel_word(spelling);
  parts.numerator = spelling.digits();
  const bool gap = spelling.gap();
  if (!named_parcel && gap && (parcel_word(spelling) || spelling.at_digit())) {
    parts.flur = parts.numerator;
    parts.numerator = spelling.digits();
    spelling.gap();
    if (parts.flur.empty()) return std::nullopt;
  } else if (named_flur) {
    return std::nullopt;
  }
  if (spelling.word({"/"})) {
    parts.denominator = spelling.digits();
    if (parts.denominator.empty()) return std::nullopt;
    spelling.gap();
  }
  if (spelling.word({"folge ", "("})) {
    parts.suffix = spelling.digits();
    spelling.word({")"});
  }
  return spelling.done() ? std::optional(parts) : std::nullopt;
}

// All characters, perhaps without the '_' at the end.
bool looks_full(std::string_view line) {
  return line.size() >= 14 && line.size() <= 20 && line.find_first_not_of("0123456789_") == std::string_view::npos;
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
  return ParcelParts{
      std::string(text.substr(0, 2)), std::string(text.substr(2, 4)), *flur, numerator, *denominator, *suffix};
}

Result<ParcelKey> join_parcel_key(const ParcelParts& parts) {
  const bool place =
      parts.land.size() == 2 && all_digits(parts.land) && parts.gemarkung.size() == 4 && all_digits(parts.gemarkung);
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
  const std::string line = folded(text);
  if (looks_full(line)) {
    auto parts = split_parcel_key(ParcelKey{line + std::string(20 - line.size(), '_')});
    if (!parts) return unreadable(text);
    return join_parcel_key(*parts);
  }
  auto parts = read_parts(line);
  if (!parts) return unreadable(text);
  if (parts->land.empty()) parts->land = default_land;
  if (parts->land.empty()) {
    return refuse(RefusalKind::invalid, "parcel-key-land",
                  {"Bei \"" + line + "\" fehlt das Land vor der Gemarkungsnummer.",
                   "\"" + line + "\" lacks the Land before the number of the Gemarkung."},
                  {"Sechs Stellen angeben, zum Beispiel 060123.", "Give six digits, for example 060123."}, {},
                  "parcel");
  }
  auto key = join_parcel_key(*parts);
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
