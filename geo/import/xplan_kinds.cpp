// Which XPlanGML type becomes which layer. Names of 5.0 to 6.0 side by side; types that were renamed share a layer.
#include <array>

#include "geo/import/xplan.hpp"

namespace flurwerk::geo {
namespace {

constexpr auto content = XplanRole::content;
constexpr auto ignored = XplanRole::ignored;
constexpr bool closes = true;

// clang-format off
constexpr std::array kinds{
    XplanKind{"BP_BaugebietsTeilFlaeche", XplanRole::area, "", "Baugebiet", closes},
    XplanKind{"BP_UeberbaubareGrundstuecksFlaeche", XplanRole::window, "plan-building-window", "Überbaubare Grundstücksfläche"},
    XplanKind{"BP_BauGrenze", XplanRole::limit, "plan-building-limit", "Baugrenze"},
    XplanKind{"BP_BauLinie", XplanRole::line, "plan-building-line", "Baulinie"},
    XplanKind{"BP_Plan", content, "plan-extent", "Geltungsbereich"},
    XplanKind{"BP_WohngebaeudeFlaeche", content, "plan-residential", "Wohngebäude (§ 9 Abs. 2d BauGB)", closes},
    XplanKind{"BP_GemeinbedarfsFlaeche", content, "plan-public-facility", "Gemeinbedarf", closes},
    XplanKind{"BP_SpielSportanlagenFlaeche", content, "plan-public-facility", "Spiel- und Sportanlagen", closes},
    XplanKind{"BP_BesondererNutzungszweckFlaeche", content, "plan-special-use", "Besonderer Nutzungszweck"},
    XplanKind{"BP_StrassenVerkehrsFlaeche", content, "plan-traffic", "Straßenverkehrsfläche", closes},
    XplanKind{"BP_VerkehrsflaecheBesondererZweckbestimmung", content, "plan-traffic", "Verkehrsfläche besonderer Zweckbestimmung", closes},
    XplanKind{"SO_Strassenverkehr", content, "plan-traffic", "Straßenverkehr", closes},
    XplanKind{"SO_Strassenverkehrsrecht", content, "plan-traffic", "Straßenverkehrsrecht", closes},
    XplanKind{"BP_Strassenkoerper", content, "plan-traffic-structure", "Straßenkörper"},
    XplanKind{"SO_Schienenverkehrsrecht", content, "plan-railway", "Schienenverkehrsrecht", closes},
    XplanKind{"SO_Luftverkehrsrecht", content, "plan-aviation", "Luftverkehrsrecht"},
    XplanKind{"BP_GruenFlaeche", content, "plan-green", "Grünfläche", closes},
    XplanKind{"BP_KleintierhaltungFlaeche", content, "plan-green", "Kleintierhaltung", closes},
    XplanKind{"BP_FreiFlaeche", content, "plan-open-space", "Freifläche"},
    XplanKind{"BP_GewaesserFlaeche", content, "plan-water", "Gewässerfläche", closes},
    XplanKind{"BP_WasserwirtschaftsFlaeche", content, "plan-water", "Wasserwirtschaft", closes},
    XplanKind{"SO_Gewaesser", content, "plan-water", "Gewässer", closes},
    XplanKind{"SO_Wasserwirtschaft", content, "plan-water", "Wasserwirtschaft", closes},
    XplanKind{"BP_WaldFlaeche", content, "plan-forest", "Wald", closes},
    XplanKind{"SO_Forstrecht", content, "plan-forest", "Forstrecht", closes},
    XplanKind{"BP_Landwirtschaft", content, "plan-agriculture", "Landwirtschaft", closes},
    XplanKind{"BP_LandwirtschaftsFlaeche", content, "plan-agriculture", "Landwirtschaft", closes},
    XplanKind{"BP_VerEntsorgung", content, "plan-supply", "Ver- und Entsorgung", closes},
    XplanKind{"BP_FlaecheOhneFestsetzung", content, "plan-nothing-set", "Ohne Festsetzung", closes},
    XplanKind{"SO_SchutzgebietNaturschutzrecht", content, "plan-nature-protection", "Schutzgebiet nach Naturschutzrecht"},
    XplanKind{"SO_SchutzgebietWasserrecht", content, "plan-water-protection", "Schutzgebiet nach Wasserrecht"},
    XplanKind{"SO_Wasserrecht", content, "plan-water-protection", "Wasserrecht"},
    XplanKind{"SO_SchutzgebietSonstigesRecht", content, "plan-protected-area", "Schutzgebiet nach sonstigem Recht"},
    XplanKind{"SO_Denkmalschutzrecht", content, "plan-monument", "Denkmalschutz"},
    XplanKind{"SO_Bodenschutzrecht", content, "plan-soil-protection", "Bodenschutz"},
    XplanKind{"SO_SonstigesRecht", content, "plan-other-law", "Sonstiges Recht"},
    XplanKind{"SO_Baubeschraenkung", content, "plan-building-restriction", "Baubeschränkung"},
    XplanKind{"SO_Bauverbotszone", content, "plan-building-restriction", "Bauverbotszone"},
    XplanKind{"SO_Gebiet", content, "plan-special-area", "Gebiet nach Besonderem Städtebaurecht"},
    XplanKind{"SO_Gelaendemorphologie", content, "plan-terrain", "Geländemorphologie"},
    XplanKind{"SO_Grenze", content, "plan-boundary", "Grenze"},
    XplanKind{"SO_Linienobjekt", content, "plan-boundary", "Linie"},
    XplanKind{"SO_Sichtflaeche", content, "plan-sight-area", "Sichtfläche"},
    XplanKind{"BP_Sichtflaeche", content, "plan-sight-area", "Sichtfläche"},
    XplanKind{"BP_AnpflanzungBindungErhaltung", content, "plan-planting", "Anpflanzung, Bindung, Erhaltung"},
    XplanKind{"BP_SchutzPflegeEntwicklungsFlaeche", content, "plan-nature-measure", "Schutz, Pflege, Entwicklung"},
    XplanKind{"BP_SchutzPflegeEntwicklungsMassnahme", content, "plan-nature-measure", "Schutz, Pflege, Entwicklung"},
    XplanKind{"BP_AusgleichsFlaeche", content, "plan-nature-measure", "Ausgleichsfläche"},
    XplanKind{"BP_AusgleichsMassnahme", content, "plan-nature-measure", "Ausgleichsmaßnahme"},
    XplanKind{"BP_EingriffsBereich", content, "plan-nature-measure", "Eingriffsbereich"},
    XplanKind{"BP_NebenanlagenFlaeche", content, "plan-ancillary", "Nebenanlagen"},
    XplanKind{"BP_NebenanlagenAusschlussFlaeche", content, "plan-no-ancillary", "Nebenanlagen ausgeschlossen"},
    XplanKind{"BP_GemeinschaftsanlagenFlaeche", content, "plan-shared-facility", "Gemeinschaftsanlagen"},
    XplanKind{"BP_GemeinschaftsanlagenZuordnung", content, "plan-shared-facility", "Zuordnung von Gemeinschaftsanlagen"},
    XplanKind{"BP_NichtUeberbaubareGrundstuecksflaeche", content, "plan-keep-free", "Nicht überbaubare Grundstücksfläche"},
    XplanKind{"BP_AbstandsFlaeche", content, "plan-setback", "Abstandsfläche (§ 9 Abs. 1 Nr. 2a BauGB)"},
    XplanKind{"BP_AbstandsMass", content, "plan-setback", "Abstandsmaß"},
    XplanKind{"BP_AbweichungVonBaugrenze", content, "plan-limit-deviation", "Abweichung von der Baugrenze"},
    XplanKind{"BP_AbweichungVonUeberbaubererGrundstuecksFlaeche", content, "plan-limit-deviation", "Abweichung von der überbaubaren Fläche"},
    XplanKind{"BP_AbweichungVonUeberbaubarerGrundstuecksFlaeche", content, "plan-limit-deviation", "Abweichung von der überbaubaren Fläche"},
    XplanKind{"BP_SpezielleBauweise", content, "plan-special-style", "Besondere Bauweise"},
    XplanKind{"BP_GebaeudeFlaeche", content, "plan-building", "Gebäudefläche"},
    XplanKind{"BP_GebaeudeStellung", content, "plan-ridge-direction", "Stellung der Gebäude"},
    XplanKind{"BP_FirstRichtungsLinie", content, "plan-ridge-direction", "Firstrichtung"},
    XplanKind{"BP_HoehenMass", content, "plan-height", "Höhenmaß"},
    XplanKind{"BP_NutzungsartenGrenze", content, "plan-use-limit", "Abgrenzung unterschiedlicher Nutzung"},
    XplanKind{"BP_StrassenbegrenzungsLinie", content, "plan-street-line", "Straßenbegrenzungslinie"},
    XplanKind{"BP_BereichOhneEinAusfahrtLinie", content, "plan-no-access", "Bereich ohne Ein- und Ausfahrt"},
    XplanKind{"BP_EinfahrtsbereichLinie", content, "plan-access", "Einfahrtsbereich"},
    XplanKind{"BP_EinfahrtPunkt", content, "plan-access", "Einfahrt"},
    XplanKind{"BP_Wegerecht", content, "plan-right-of-way", "Geh-, Fahr- oder Leitungsrecht"},
    XplanKind{"BP_Immissionsschutz", content, "plan-noise", "Immissionsschutz"},
    XplanKind{"BP_EmissionskontingentLaermGebiet", content, "plan-noise", "Emissionskontingent"},
    XplanKind{"BP_ZusatzkontingentLaerm", content, "plan-noise", "Zusatzkontingent"},
    XplanKind{"BP_ZusatzkontingentLaermFlaeche", content, "plan-noise", "Zusatzkontingent"},
    XplanKind{"BP_RichtungssektorGrenze", content, "plan-noise", "Richtungssektor"},
    XplanKind{"BP_TechnischeMassnahmenFlaeche", content, "plan-technical-measure", "Technische Maßnahmen"},
    XplanKind{"BP_KennzeichnungsFlaeche", content, "plan-marking", "Kennzeichnung (§ 9 Abs. 5 BauGB)"},
    XplanKind{"BP_ErhaltungsBereichFlaeche", content, "plan-preservation", "Erhaltungsbereich"},
    XplanKind{"BP_Veraenderungssperre", content, "plan-development-freeze", "Veränderungssperre"},
    XplanKind{"BP_ZentralerVersorgungsbereich", content, "plan-supply-centre", "Zentraler Versorgungsbereich"},
    XplanKind{"BP_RegelungVergnuegungsstaetten", content, "plan-amusement", "Regelung von Vergnügungsstätten"},
    XplanKind{"BP_PersGruppenBestimmteFlaeche", content, "plan-special-housing", "Personengruppen mit besonderem Wohnbedarf"},
    XplanKind{"BP_FoerderungsFlaeche", content, "plan-special-housing", "Förderungsfläche"},
    XplanKind{"BP_AbgrabungsFlaeche", content, "plan-excavation", "Abgrabung"},
    XplanKind{"BP_AufschuettungsFlaeche", content, "plan-fill", "Aufschüttung"},
    XplanKind{"BP_BodenschaetzeFlaeche", content, "plan-excavation", "Bodenschätze"},
    XplanKind{"BP_RekultivierungsFlaeche", content, "plan-recultivation", "Rekultivierung"},
    XplanKind{"BP_FestsetzungNachLandesrecht", content, "plan-state-law", "Festsetzung nach Landesrecht"},
    XplanKind{"BP_TextlicheFestsetzungsFlaeche", content, "plan-text-area", "Textliche Festsetzung"},
    XplanKind{"BP_TextAbschnittFlaeche", content, "plan-text-area", "Textliche Festsetzung"},
    XplanKind{"SO_TextAbschnittFlaeche", content, "plan-text-area", "Textliche Festsetzung"},
    XplanKind{"BP_GenerischesObjekt", content, "plan-generic", "Sonstiger Planinhalt"},
    XplanKind{"BP_UnverbindlicheVormerkung", content, "plan-note", "Unverbindliche Vormerkung"},
    XplanKind{"BP_Bereich", ignored, "", ""},
    XplanKind{"BP_TextAbschnitt", ignored, "", ""}, XplanKind{"SO_TextAbschnitt", ignored, "", ""},
    XplanKind{"XP_TextAbschnitt", ignored, "", ""}, XplanKind{"XP_BegruendungAbschnitt", ignored, "", ""},
    XplanKind{"XP_PPO", ignored, "", ""}, XplanKind{"XP_LPO", ignored, "", ""}, XplanKind{"XP_FPO", ignored, "", ""},
    XplanKind{"XP_PTO", ignored, "", ""}, XplanKind{"XP_LTO", ignored, "", ""},
    XplanKind{"XP_Praesentationsobjekt", ignored, "", ""}, XplanKind{"XP_Nutzungsschablone", ignored, "", ""},
};
// clang-format on

}  // namespace

const XplanKind* xplan_kind(std::string_view name) {
  for (const XplanKind& kind : kinds) {
    if (kind.name == name) return &kind;
  }
  return nullptr;
}

}  // namespace flurwerk::geo
