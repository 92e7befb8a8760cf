#include "samples/cast.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "samples/layout.hpp"

namespace flurwerk::samples {

const std::vector<Person>& people() {
  // clang-format off: a table, one person a line
  static const std::vector<Person> all = {
      {"architektin@lindenau.example", "Mira Sander", "Entwurfsverfasserin", {{"designer", {}, {}}}},
      {"bauherr@lindenau.example", "Paul Weber", "Bauherr", {{"principal", {}, {}}}},
      {"bauamt@lindenkreis.example", "Katrin Vogel", "Sachbearbeiterin der Bauaufsicht", {{"clerk", authority, {}}}},
      {"leitung@lindenkreis.example",
       "Jonas Roth",
       "Leitung der Bauaufsicht (Freigabe)",
       {{"approver", authority, {}}, {"clerk", authority, {}}}},
      {"naturschutz@lindenkreis.example",
       "Edda Brandt",
       "Untere Naturschutzbehörde",
       {{"agency_member", {}, AgencyId{"naturschutz"}}}},
      {"brandschutz@lindenkreis.example",
       "Tarek Aziz",
       "Brandschutzdienststelle",
       {{"agency_member", {}, AgencyId{"brandschutz"}}}},
      {"denkmal@lindenkreis.example",
       "Heike Lorenz",
       "Untere Denkmalschutzbehörde, Altstadt",
       {{"agency_member", {}, AgencyId{"denkmal-altstadt"}}}},
      {"denkmal-leitung@lindenkreis.example",
       "Ralf Simon",
       "Untere Denkmalschutzbehörde, Altstadt (gibt frei)",
       {{"agency_member", {}, AgencyId{"denkmal-altstadt"}}}},
      {"wasser@lindenkreis.example", "Ayşe Demir", "Untere Wasserbehörde", {{"agency_member", {}, AgencyId{"wasser"}}}},
      {"abwasser@lindenau.example",
       "Jens Pohl",
       "Eigenbetrieb Abwasser (schreibt für die Wasserbehörde mit)",
       {{"agency_member", {}, AgencyId{"abwasser"}}}},
      {"rathaus@lindenau.example", "Ute Hahn", "Gemeinde Lindenau", {{"agency_member", {}, AgencyId{"gemeinde"}}}},
      {"bauamt@nachbarkreis.example",
       "Olaf Kern",
       "Sachbearbeiter der Nachbarbehörde",
       {{"clerk", other_authority, {}}}},
      {"admin@lindenkreis.example", "Selma Yıldız", "Administration", {{"administrator", authority, {}}}},
      {"admin@nachbarkreis.example",
       "Bodo Lang",
       "Administration der Nachbarbehörde",
       {{"administrator", other_authority, {}}}},
  };
  // clang-format on
  return all;
}

std::vector<api::Authority> authorities() {
  return {{authority, "Kreisausschuss des Lindenkreises – Bauaufsicht", "HE", "Am Anger 1", "35999", "Lindenau",
           "bauaufsicht@lindenkreis.example", "LIN"},
          {other_authority, "Kreisausschuss des Nachbarkreises – Bauaufsicht", "HE", "Marktplatz 4", "35998",
           "Nachbarstadt", "bauaufsicht@nachbarkreis.example", "NAK"}};
}

namespace {

std::string old_town() {
  const auto quarter = rectangle(440, 210, 760, 420);
  std::string corners;
  for (const auto& [x, y] : quarter.front().outer)
    corners += fmt::format("{}{:.3f} {:.3f}", corners.empty() ? "" : ", ", x, y);
  return "POLYGON((" + corners + "))";
}

}  // namespace

std::vector<api::Agency> agencies(Date today) {
  std::vector<api::Agency> all = {
      {AgencyId{"gemeinde"}, authority, "Gemeinde Lindenau", "municipality", "rathaus@lindenau.example"},
      {AgencyId{"naturschutz"}, authority, "Untere Naturschutzbehörde Lindenkreis", "nature-protection",
       "naturschutz@lindenkreis.example"},
      {AgencyId{"wasser"}, authority, "Untere Wasserbehörde Lindenkreis", "water", "wasser@lindenkreis.example"},
      {AgencyId{"abwasser"}, authority, "Eigenbetrieb Abwasser Lindenau", "utility", "abwasser@lindenau.example",
       "Schmutzwasser, Niederschlagswasser, Rückstau"},
      {AgencyId{"denkmal"}, authority, "Untere Denkmalschutzbehörde Lindenkreis", "heritage",
       "denkmal@lindenkreis.example", "Umgebungsschutz, Bodendenkmal"},
      {AgencyId{"denkmal-altstadt"}, authority, "Untere Denkmalschutzbehörde, Sachgebiet Altstadt", "heritage",
       "altstadt@lindenkreis.example", "Ensemble, Fassaden, Dächer"},
      {AgencyId{"archaeologie"}, {}, "Landesarchäologie (Beispiel)", "archaeology", "archaeologie@land.example"},
      {AgencyId{"brandschutz"}, authority, "Brandschutzdienststelle Lindenkreis", "fire",
       "brandschutz@lindenkreis.example"},
      {AgencyId{"strassen"}, {}, "Straßenbauverwaltung (Beispiel)", "state-road", "strassen@land.example"},
      {AgencyId{"fernstrassen"}, {}, "Fernstraßenverwaltung (Beispiel)", "federal-road", "fernstrassen@bund.example"},
      {AgencyId{"luftfahrt"}, {}, "Luftfahrtbehörde (Beispiel)", "aviation", "luftfahrt@land.example"},
      {AgencyId{"forst"}, {}, "Forstamt Lindenau", "forest", "forst@land.example"},
      {AgencyId{"boden"}, {}, "Regierungspräsidium, Bodenschutz (Beispiel)", "soil", "boden@land.example"},
      {AgencyId{"bahn"}, {}, "Eisenbahnaufsicht (Beispiel)", "railway", "bahn@bund.example"}};
  const auto entry = [&](const char* id) -> api::Agency& {
    return *std::ranges::find(all, AgencyId{id}, &api::Agency::id);
  };
  auto& quarter = entry("denkmal-altstadt");
  quarter.area = old_town();
  quarter.second_person = true;
  auto& absent = entry("archaeologie");
  absent.deputy = "vertretung@land.example";
  absent.absent_from = today - std::chrono::days{21};
  absent.absent_until = today + std::chrono::days{14};
  return all;
}

}  // namespace flurwerk::samples
