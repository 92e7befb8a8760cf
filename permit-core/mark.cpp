#include "permit-core/mark.hpp"

#include <algorithm>
#include <cstdlib>

#include "permit-core/checks.hpp"

namespace flurwerk {

namespace {

constexpr std::int64_t whole_page = 1'000'000;  // millionths
constexpr int most_pages = 10'000;
constexpr std::size_t most_corners = 200;
constexpr std::size_t most_words = 200;
// Where UTM zone 32 can be used for land in Germany, in mm.
constexpr MarkPoint south_west{100'000'000, 5'100'000'000};
constexpr MarkPoint north_east{1'000'000'000, 6'200'000'000};

Result<void> flaw(const char* code, Text text, Text cure, const std::string& pointer) {
  return refuse(RefusalKind::invalid, code, std::move(text), std::move(cure), "§ 37 Abs. 1 HVwVfG", pointer);
}

bool inside(const PlanMark& mark, MarkPoint low, MarkPoint high) {
  return std::ranges::all_of(mark.points, [&](const MarkPoint& point) {
    return low.x <= point.x && point.x <= high.x && low.y <= point.y && point.y <= high.y;
  });
}

Result<void> on_page(const PlanMark& mark, const std::string& pointer) {
  if (mark.page < 1 || mark.page > most_pages || mark.version < 1) {
    return flaw("mark-without-page", {"Zur Markierung fehlt die Seite.", "The mark's page is missing."},
                {"Nennen Sie die Seite, ab 1 gezählt.", "Name the page, counted from 1."}, pointer + "/page");
  }
  if (mark.points.size() <= 2 && inside(mark, {0, 0}, {whole_page, whole_page})) return {};
  return flaw("mark-off-page", {"Die Markierung liegt nicht auf der Seite.", "The mark does not lie on the page."},
              {"Eine Markierung ist ein Punkt oder ein Rechteck aus zwei Ecken.",
               "A mark is a point, or a rectangle of two corners."},
              pointer + "/points");
}

Result<void> on_map(const PlanMark& mark, const std::string& pointer) {
  if (mark.points.empty()) {
    return flaw("mark-nowhere",
                {"Die Markierung nennt weder eine Unterlage noch eine Stelle auf der Karte.",
                 "The mark names neither a document nor a place on the map."},
                {"Wählen Sie Unterlage und Seite, oder einen Punkt auf der Karte.",
                 "Choose a document and a page, or a point on the map."},
                pointer);
  }
  const std::size_t count = mark.points.size();
  const bool shaped = count == 1 || (count >= 3 && count <= most_corners);
  if (shaped && inside(mark, south_west, north_east) && mark.page == 0 && mark.version == 0) return {};
  return flaw("mark-off-map", {"Diese Stelle liegt nicht auf der Karte.", "This place does not lie on the map."},
              {"Nennen Sie einen Punkt oder eine Fläche mit 3 bis 200 Ecken in UTM-Koordinaten (EPSG:25832).",
               "Name a point, or an area of 3 to 200 corners, in UTM coordinates (EPSG:25832)."},
              pointer + "/points");
}

std::string metres(std::int64_t mm) {  // "478123,45"
  const std::string cents = std::to_string(std::abs((mm + 5) / 10) % 100);
  return std::to_string((mm + 5) / 1000) + "," + (cents.size() == 1 ? "0" : "") + cents;
}

const DocumentVersion* version_of(const PlanMark& mark, const Application& application) {
  const FiledDocument* document = application.document(mark.document);
  return document == nullptr ? nullptr : document->version(mark.version);
}

bool on_picture(const PlanMark& mark, const Application& application) {
  const DocumentVersion* version = version_of(mark, application);
  return version != nullptr && version->media_type.starts_with("image/");
}

std::string document_name(const PlanMark& mark, const Application& application) {
  const DocumentVersion* version = version_of(mark, application);
  if (version == nullptr) return mark.document.value;
  return version->title.empty() ? version->file_name : version->title;
}

}  // namespace

Result<void> mark_valid(const PlanMark& mark, const std::string& pointer) {
  if (mark.words.size() > most_words) {
    return flaw("mark-words-too-long", {"Die Ortsangabe ist zu lang.", "The words of the place are too long."},
                {"Höchstens 200 Zeichen.", "At most 200 characters."}, pointer + "/words");
  }
  return mark.document.empty() ? on_map(mark, pointer) : on_page(mark, pointer);
}

Result<void> on_a_page_of(const Application& application, const PlanMark& mark, const std::string& pointer) {
  if (mark.page == 1 || !on_picture(mark, application)) return {};
  return flaw("mark-off-page", {"Ein Bild hat nur eine Seite.", "A picture has one page only."},
              {"Nennen Sie Seite 1.", "Name page 1."}, pointer + "/page");
}

Text words_of(const PlanMark& mark, const Application& application, int number) {
  const std::string n = std::to_string(number);
  Text text{"Karte, Markierung " + n, "map, mark " + n};
  if (mark.document.empty()) {
    const MarkPoint& first = mark.points.front();
    const std::string at = metres(first.x) + " / " + metres(first.y);
    const std::string corners = std::to_string(mark.points.size());
    const bool point = mark.points.size() == 1;
    text.de +=
        (point ? " (ETRS89/UTM 32N: " : ", Fläche mit " + corners + " Ecken (erste, ETRS89/UTM 32N: ") + at + ")";
    text.en += (point ? " (ETRS89/UTM 32N: " : ", area of " + corners + " corners (first, ETRS89/UTM 32N: ") + at + ")";
  } else {
    const std::string name = document_name(mark, application);
    const std::string version = std::to_string(mark.version);
    const bool paged = !on_picture(mark, application);
    const std::string page = std::to_string(mark.page);
    const bool drawn = !mark.points.empty();
    text.de = name + ", Fassung " + version + (paged ? ", Seite " + page : "") + (drawn ? ", Markierung " + n : "");
    text.en = name + ", version " + version + (paged ? ", page " + page : "") + (drawn ? ", mark " + n : "");
  }
  if (mark.words.empty()) return text;
  text.de += ": " + mark.words;
  text.en += ": " + mark.words;
  return text;
}

}  // namespace flurwerk
