#include "permit-core/pre_check.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <utility>

#include "permit-core/fold_text.hpp"

namespace flurwerk {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

std::string number(int value) { return std::to_string(value); }

Text format_name(const PdfPage& page) {
  struct Din {
    const char* name;
    double narrow_mm, wide_mm;
  };
  static constexpr std::array<Din, 6> formats{
      {{"A0", 841, 1189}, {"A1", 594, 841}, {"A2", 420, 594}, {"A3", 297, 420}, {"A4", 210, 297}, {"A5", 148, 210}}};
  const double narrow = std::min(page.width_mm, page.height_mm), wide = std::max(page.width_mm, page.height_mm);
  const bool upright = page.width_mm <= page.height_mm;
  for (const auto& din : formats) {
    if (std::abs(narrow - din.narrow_mm) > 5 || std::abs(wide - din.wide_mm) > 5) continue;
    const std::string name = din.name;
    return {name + (upright ? " hoch" : " quer"), name + (upright ? " portrait" : " landscape")};
  }
  const std::string size = number(static_cast<int>(std::lround(page.width_mm))) + " × " +
                           number(static_cast<int>(std::lround(page.height_mm)));
  return {size + " mm", size + " mm"};
}

void add_format(std::vector<PageFormat>& formats, Text name) {
  for (auto& known : formats) {
    if (known.name == name) return static_cast<void>(++known.pages);
  }
  formats.push_back({std::move(name), 1});
}

// "1:500", "M 1 : 1.000": only what drawings are made in, so that neither a time of day nor a slope counts.
void add_scales(std::vector<NamedScale>& scales, std::string_view text, int page) {
  static constexpr std::array usual{1,   2,   5,   10,   20,   25,   50,   75,   100,   200,
                                    250, 500, 750, 1000, 1500, 2000, 2500, 5000, 10000, 25000};
  for (std::size_t at = text.find('1'); at != std::string_view::npos; at = text.find('1', at + 1)) {
    if (at > 0 && (digit(text[at - 1]) || text[at - 1] == ',' || text[at - 1] == '.')) continue;
    std::size_t i = at + 1;
    while (i < text.size() && text[i] == ' ') ++i;
    if (i >= text.size() || text[i] != ':') continue;
    ++i;
    while (i < text.size() && text[i] == ' ') ++i;
    int denominator = 0, digits = 0;
    for (; i < text.size() && digits < 6; ++i) {
      const bool dot =
          text[i] == '.' && i + 3 < text.size() && digit(text[i + 1]) && digit(text[i + 2]) && digit(text[i + 3]);
      if (dot) continue;
      if (!digit(text[i])) break;
      denominator = denominator * 10 + (text[i] - '0');
      ++digits;
    }
    if (std::ranges::find(usual, denominator) == usual.end() || denominator == 1) continue;
    if (std::ranges::find(scales, denominator, &NamedScale::denominator) == scales.end())
      scales.push_back({denominator, page});
  }
}

// The latest "12.03.2026" or "2026-03-12" in it.
std::optional<Date> latest_date(std::string_view text) {
  std::optional<Date> latest;
  const auto take = [&](std::string_view year, std::string_view month, std::string_view day) {
    const auto date = parse_date(std::string(year) + "-" + std::string(month) + "-" + std::string(day));
    if (date && (!latest || *date > *latest)) latest = date;
  };
  for (std::size_t at = 0; at + 10 <= text.size(); ++at) {
    if (at > 0 && digit(text[at - 1])) continue;
    const auto piece = text.substr(at, 10);
    if (piece[2] == '.' && piece[5] == '.') take(piece.substr(6), piece.substr(3, 2), piece.substr(0, 2));
    if (piece[4] == '-' && piece[7] == '-') take(piece.substr(0, 4), piece.substr(5, 2), piece.substr(8));
  }
  return latest;
}

// What follows "Plan-Nr." on its line, else the next line's first word; a number of a drawing holds a digit.
std::optional<std::string> drawing_number(const std::string& text) {
  static constexpr std::array labels{"plan-nr",          "plan nr",      "plannummer", "planummer", "zeichnungs-nr",
                                     "zeichnungsnummer", "zeichnung nr", "blatt-nr",   "blatt nr",  "blattnummer"};
  const std::string folded = fold_text(text);
  for (const char* label : labels) {
    const auto found = folded.find(label);
    if (found == std::string::npos) continue;
    std::size_t at = found + std::string_view{label}.size();
    while (at < folded.size() &&
           (folded[at] == '.' || folded[at] == ':' || std::isspace(static_cast<unsigned char>(folded[at])) != 0))
      ++at;
    std::string word;
    for (; at < folded.size() && std::isspace(static_cast<unsigned char>(folded[at])) == 0 && word.size() < 30; ++at)
      word += folded[at];
    if (std::ranges::any_of(word, digit)) {
      std::ranges::transform(word, word.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
      return word;
    }
  }
  return std::nullopt;
}

struct Word {
  std::string folded;
  const DocumentWords* row;
  const std::string* written;
};

// Longest first, so that "Lageplan Entwässerung" is not taken for a "Lageplan".
std::vector<Word> words_of(std::span<const DocumentWords> rows) {
  std::vector<Word> words;
  for (const auto& row : rows) {
    for (const auto& word : row.words) words.push_back({fold_text(word), &row, &word});
  }
  std::ranges::stable_sort(words, [](const Word& a, const Word& b) { return a.folded.size() > b.folded.size(); });
  return words;
}

void add_types(std::vector<SuggestedType>& types, const std::vector<Word>& words, std::string text,
               bool in_title_block) {
  for (const auto& word : words) {
    auto at = text.find(word.folded);
    if (at == std::string::npos) continue;
    for (; at != std::string::npos; at = text.find(word.folded, at)) text.replace(at, word.folded.size(), " ");
    if (std::ranges::find(types, word.row->type, &SuggestedType::type) == types.end())
      types.push_back({word.row->type, *word.written, in_title_block});
  }
}

constexpr std::size_t most_types = 3;

std::vector<SuggestedType> types_of(const PdfReading& reading, std::span<const DocumentWords> rows) {
  const auto words = words_of(rows);
  std::vector<SuggestedType> types;
  for (const auto& page : reading.first_pages) add_types(types, words, fold_text(page.title_block), true);
  // Words of the running text say little: they count only where the title block is silent and they agree.
  if (types.empty()) {
    for (const auto& page : reading.first_pages) add_types(types, words, fold_text(page.text), false);
    if (types.size() > 1) types.clear();
  }
  if (types.size() > most_types) types.resize(most_types);
  return types;
}

std::optional<Text> not_checked(const PdfReading& reading) {
  switch (reading.state) {
    case PdfState::read: return std::nullopt;
    case PdfState::locked:
      return Text{
          "Die Datei ist mit einem Passwort geschützt und lässt sich nicht öffnen. Bitte ohne Schutz neu hochladen.",
          "The file is protected by a password and cannot be opened. Please upload it without."};
    case PdfState::damaged:
      return Text{"Die Datei ist beschädigt oder kein lesbares PDF. Bitte neu erzeugen und hochladen.",
                  "The file is damaged or no readable PDF. Please make it anew and upload it."};
    case PdfState::too_large:
      return Text{"Die Datei ist für die Vorprüfung zu groß.", "The file is too large for the pre-check."};
    case PdfState::gave_up:
      return Text{"Das Lesen hat zu lange gedauert oder zu viel Speicher gebraucht und wurde abgebrochen.",
                  "Reading took too long or too much memory and was ended."};
  }
  return std::nullopt;
}

std::string list_of(const std::vector<NamedScale>& scales) {
  std::string list;
  for (const auto& scale : scales) {
    list += list.empty() ? "1:" : ", 1:";
    list += number(scale.denominator);
  }
  return list;
}

void remark_scale(PreCheck& check, const DocumentWords& row) {
  const auto& usual = *row.scale;
  if (check.scales.empty()) {
    check.remarks.push_back({true,
                             {"Kein Maßstab gefunden. " + (usual.note ? usual.note->de : ""),
                              "No scale found. " + (usual.note ? usual.note->en : "")}});
  } else if (std::ranges::find(check.scales, usual.denominator, &NamedScale::denominator) == check.scales.end()) {
    const std::string named = list_of(check.scales);
    check.remarks.push_back({false,
                             {"Genannt ist der Maßstab " + named + ". " + (usual.note ? usual.note->de : ""),
                              "The scale named is " + named + ". " + (usual.note ? usual.note->en : "")}});
  }
}

void remark_type(PreCheck& check, std::string_view filed_as, std::span<const RequiredDocument> documents) {
  if (check.types.empty() || !check.types.front().in_title_block) return;
  if (std::ranges::find(check.types, filed_as, &SuggestedType::type) != check.types.end()) return;
  const auto as = std::ranges::find(documents, filed_as, &RequiredDocument::id);
  const auto looks = std::ranges::find(documents, check.types.front().type, &RequiredDocument::id);
  if (looks == documents.end() || (as == documents.end() && filed_as != "other")) return;
  const std::string& word = check.types.front().word;
  check.remarks.push_back({false,
                           {"Eingereicht als „" + (as == documents.end() ? "Sonstige Unterlage" : as->name.de) +
                                "“; die Beschriftung („" + word + "“) spricht für „" + looks->name.de + "“.",
                            "Filed as “" + (as == documents.end() ? "other document" : as->name.en) +
                                "”; its lettering (“" + word + "”) speaks for “" + looks->name.en + "”."}});
}

void remarks(PreCheck& check, const PdfReading& reading, std::string_view filed_as,
             std::span<const DocumentWords> words, std::span<const RequiredDocument> documents) {
  if (reading.encrypted)
    check.remarks.push_back(
        {false,
         {"Die Datei ist verschlüsselt. Sie lässt sich lesen, aber als genehmigter Plan nicht stempeln.",
          "The file is encrypted. It can be read, but not stamped as an approved plan."}});
  const auto silent = std::ranges::count_if(reading.first_pages, [](const PdfPage& page) { return page.text.empty(); });
  if (silent > 0 && silent == std::ssize(reading.first_pages)) {
    check.remarks.push_back(
        {true, {"Kein Text gefunden, auch nicht mit Texterkennung.", "No text found, not even by text recognition."}});
  }
  const auto row = std::ranges::find(words, filed_as, &DocumentWords::type);
  if (row != words.end() && row->scale) {
    remark_scale(check, *row);
    if (!check.title_block)
      check.remarks.push_back(
          {true, {"Kein Schriftfeld gefunden (unten rechts).", "No title block found (lower right)."}});
    else if (!check.title_block->drawn_on)
      check.remarks.push_back({true, {"Kein Datum im Schriftfeld gefunden.", "No date found in the title block."}});
  }
  remark_type(check, filed_as, documents);
  const auto looked_at = std::ssize(reading.first_pages);
  if (looked_at < reading.pages)
    check.remarks.push_back({false,
                             {"Geprüft sind die ersten " + number(static_cast<int>(looked_at)) + " von " +
                                  number(reading.pages) + " Seiten.",
                              "The first " + number(static_cast<int>(looked_at)) + " of " + number(reading.pages) +
                                  " pages were checked."}});
}

}  // namespace

PreCheck pre_check(const PdfReading& reading, std::string_view filed_as, std::span<const DocumentWords> words,
                   std::span<const RequiredDocument> documents) {
  PreCheck check;
  check.pages = reading.pages;
  check.not_checked = not_checked(reading);
  if (check.not_checked) return check;
  check.pages_looked_at = static_cast<int>(reading.first_pages.size());
  int at = 0;
  for (const auto& page : reading.first_pages) {
    ++at;
    add_format(check.formats, format_name(page));
    add_scales(check.scales, page.text, at);
    add_scales(check.scales, page.title_block, at);
    check.recognised |= page.recognised && !page.text.empty();
    if (!check.title_block && !page.title_block.empty()) {
      TitleBlock found{at, drawing_number(page.title_block), latest_date(page.title_block)};
      std::vector<NamedScale> scales;
      add_scales(scales, page.title_block, at);
      if (found.drawing_number || found.drawn_on || !scales.empty()) check.title_block = std::move(found);
    }
  }
  std::ranges::sort(check.scales, {}, &NamedScale::denominator);
  check.types = types_of(reading, words);
  remarks(check, reading, filed_as, words, documents);
  return check;
}

}  // namespace flurwerk
