#include "samples/cast.hpp"

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
      {"rathaus@lindenau.example", "Ute Hahn", "Gemeinde Lindenau", {{"agency_member", {}, AgencyId{"gemeinde"}}}},
      {"bauamt@nachbarkreis.example",
       "Olaf Kern",
       "Sachbearbeiter der Nachbarbehörde",
       {{"clerk", other_authority, {}}}},
      {"admin@lindenkreis.example", "Selma Yıldız", "Administration", {{"administrator", authority, {}}}},
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

std::vector<api::Agency> agencies() {
  return {{AgencyId{"gemeinde"}, authority, "Gemeinde Lindenau", "municipality", "rathaus@lindenau.example"},
          {AgencyId{"naturschutz"}, authority, "Untere Naturschutzbehörde Lindenkreis", "nature-protection",
           "naturschutz@lindenkreis.example"},
          {AgencyId{"wasser"}, authority, "Untere Wasserbehörde Lindenkreis", "water", "wasser@lindenkreis.example"},
          {AgencyId{"denkmal"}, authority, "Untere Denkmalschutzbehörde Lindenkreis", "heritage",
           "denkmal@lindenkreis.example"},
          {AgencyId{"archaeologie"}, {}, "Landesarchäologie (Beispiel)", "archaeology", "archaeologie@land.example"},
          {AgencyId{"brandschutz"}, authority, "Brandschutzdienststelle Lindenkreis", "fire",
           "brandschutz@lindenkreis.example"},
          {AgencyId{"strassen"}, {}, "Straßenbauverwaltung (Beispiel)", "state-road", "strassen@land.example"},
          {AgencyId{"forst"}, {}, "Forstamt Lindenau", "forest", "forst@land.example"},
          {AgencyId{"boden"}, {}, "Regierungspräsidium, Bodenschutz (Beispiel)", "soil", "boden@land.example"},
          {AgencyId{"bahn"}, {}, "Eisenbahnaufsicht (Beispiel)", "railway", "bahn@bund.example"}};
}

}  // namespace flurwerk::samples
