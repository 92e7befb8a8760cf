#include "samples/states.hpp"

#include "samples/request_steps.hpp"
#include "samples/story.hpp"

namespace flurwerk::samples {

namespace {

constexpr const char* nature = "naturschutz@lindenkreis.example";
constexpr const char* fire = "brandschutz@lindenkreis.example";
constexpr const char* heritage = "denkmal@lindenkreis.example";
constexpr const char* heritage_head = "denkmal-leitung@lindenkreis.example";
constexpr const char* water = "wasser@lindenkreis.example";
constexpr const char* sewage = "abwasser@lindenau.example";
constexpr const char* town_hall = "rathaus@lindenau.example";

const Condition access_way = obligation(
    "Zufahrt", "Die Zufahrt für die Feuerwehr ist auf ganzer Länge 3,00 m breit freizuhalten.", "§ 5 Abs. 1 HBO");
const Condition wider_way = obligation(
    "Zufahrt", "Die Zufahrt für die Feuerwehr ist auf ganzer Länge 3,50 m breit freizuhalten.", "§ 5 Abs. 1 HBO");
const Condition hedge =
    obligation("Artenschutz", "Die Hecke an der hinteren Grenze ist zu erhalten.", "§ 39 Abs. 5 BNatSchG");

// Everything that can be while the periods run.
void running(Script& script, const Town& town) {
  Story(script, plot_of(town, Quarter::housing, 6), "Neubau eines Mehrfamilienhauses", "simplified", House{})
      .draft(34, Papers::plain)
      .submit(32)
      .confirm_complete(24)
      .agreed_before(22, 60, "luftfahrt")
      .ask(18, {{"gemeinde", Act::einvernehmen, "municipality-consent"},
                {"naturschutz", Act::benehmen, "nature-infill"},
                {"wasser", Act::permit, "water-protection"},
                {"denkmal", Act::opinion, "", "Gegenüber steht eine alte Scheune."},
                {"denkmal-altstadt", Act::opinion, "", "Die Straße führt in die Altstadt."},
                {"brandschutz", Act::opinion, "", "Das Haus hat vier Wohnungen."},
                {"forst", Act::opinion, "", "Eine Linde steht an der Grenze."},
                {"strassen", Act::opinion, "", "Die Baustelle wird über die L 3099 angefahren."},
                {"boden", Act::opinion, "", "Auf dem Nachbargrundstück stand eine Werkstatt."},
                {"bahn", Act::opinion, "", "Ein Kran wird aufgestellt."},
                {"archaeologie", Act::opinion, "", "Beim Nachbarn kamen Scherben zutage."}})
      .by_agency(16, town_hall, "gemeinde", open_page())
      .by_agency(15, fire, "brandschutz", acknowledge())
      .by_agency(15, water, "wasser", hand_on("abwasser"))
      .by_agency(12, sewage, "wasser",
                 save_draft(R"({"outcome":"conditions","text":"Der Kanal in der Straße ist ausgelastet.","conditions":[
                   {"kind":"obligation","topic":"Rückstau","text":"Gegen Rückstau ist das Gebäude bis Straßenhöhe zu sichern.",
                    "legal_basis":"§ 36 Abs. 1 HBO"}]})"))
      .by_agency(11, heritage, "denkmal-altstadt",
                 save_draft(R"({"outcome":"no_objection","text":"Die Scheune ist kein Kulturdenkmal."})"))
      .by_agency(10, heritage_head, "denkmal-altstadt", co_sign("Gelesen; Freigabe nach Rücksprache am Freitag."))
      .by_agency(13, nature, "naturschutz",
                 give({StatementOutcome::conditions,
                       "Das Benehmen wird hergestellt.",
                       {hedge},
                       {{"Artenschutz", "Die Hecke ist Brutplatz; sonst ist nichts betroffen."},
                        {"Eingriff", "Im Innenbereich ist kein Ausgleich nötig."}}}))
      .by_link(14, "forst", give({StatementOutcome::no_objection, "Der Wald ist nicht betroffen."}))
      .by_clerk(14, "strassen", delivered(15, "Empfangsbekenntnis der Poststelle"))
      .by_clerk(
          13, "boden",
          show_link("replaced", {"signierter Link, ersetzt durch einen neuen", "signed link, replaced by a newer one"}))
      .by_clerk(12, "boden", renew_link())
      .by_link(9, "boden",
               give({.outcome = StatementOutcome::not_responsible,
                     .text = "Altlasten sind hier nicht bekannt.",
                     .refer_to = "Untere Wasserbehörde Lindenkreis"}))
      .by_clerk(
          9, "bahn",
          show_link("withdrawn", {"signierter Link, Anforderung zurückgezogen", "signed link, request withdrawn"}))
      .by_clerk(8, "bahn", withdraw("Der Kran entfällt; es wird mit dem Autokran gearbeitet."))
      .by_link(9, "archaeologie", want_papers("Es fehlt ein Schnitt mit der Tiefe der Baugrube."))
      .by_clerk(8, "archaeologie", ask_applicant("Wie tief wird die Baugrube?"))
      .by_agency(6, designer, "archaeologie", reply("1,20 m unter Gelände; einen Keller gibt es nicht."))
      .by_clerk(6, "strassen", show_link("open", {"signierter Link, offen", "signed link, open"}))
      .by_clerk(6, "forst", show_link("answered", {"signierter Link, beantwortet", "signed link, answered"}))
      .keep_round(5, {{"fernstrassen", Act::opinion, "", "Schwertransporte kommen über die Bundesstraße."}})
      .name_neighbours(12, {"Maria Fichte", "Hartmut Linde", "Gerda Pappel"})
      .notify_neighbours(10, {0, 1}, "certificate", "Abweichung von § 6 HBO an der gemeinsamen Grenze.")
      .letter_returns(4, 0, "Empfänger unter dieser Anschrift nicht zu ermitteln.");
}

// Every period is over: late, silent, refused, on paper.
void over(Script& script, const Town& town) {
  Story(script, plot_of(town, Quarter::housing, 7), "Neubau eines Gemeindehauses", "full", House{})
      .draft(92, Papers::plain)
      .submit(90)
      .confirm_complete(80)
      .ask(76,
           {{"gemeinde", Act::einvernehmen, "municipality-consent"},
            {"naturschutz", Act::benehmen, "nature-infill"},
            {"strassen", Act::zustimmung, "", "Die Zufahrt mündet in die L 3099."},
            {"brandschutz", Act::opinion, "", "Es ist eine Versammlungsstätte im Gespräch."},
            {"denkmal", Act::opinion, "", "Die alte Scheune steht in Sichtweite."},
            {"archaeologie", Act::opinion, "", "Beim Nachbarn kamen Scherben zutage."},
            {"forst", Act::opinion, "", "Der Waldrand ist nicht weit."}},
           {{"water-protection", "Die Genehmigung der Wasserbehörde liegt schon vor."}})
      .by_agency(66, fire, "brandschutz", give({StatementOutcome::conditions, {}, {access_way}}))
      .by_agency(60, fire, "brandschutz",
                 give({StatementOutcome::conditions, "Die Breite ist berichtigt.", {wider_way}}))
      .by_clerk(58, "archaeologie",
                enter_paper(60, {StatementOutcome::no_objection, "Bodendenkmäler sind nicht bekannt."}))
      .by_link(30, "forst", give({StatementOutcome::objection, "Der Abstand zum Wald ist zu gering."}))
      .by_agency(40, town_hall, "gemeinde",
                 give({.outcome = StatementOutcome::objection,
                       .text = "Das Haus ist höher als alle Häuser ringsum.",
                       .grounds = {"infill-does-not-fit"}}))
      .by_clerk(20, "gemeinde", replace_consent("Zwei Häuser derselben Straße sind höher; das Vorhaben fügt sich ein."))
      .weigh(18, WeighingResult::taken_over, "Die Feuerwehr braucht die Breite.")
      .name_neighbours(70, {"Anton Espe", "Birgit Hasel", "Clemens Kiefer", "Doris Tanne"})
      .notify_neighbours(68, {0, 1, 2, 3}, "post", "Abweichung von § 6 HBO an der gemeinsamen Grenze.")
      .neighbour_writes(60, 0, NeighbourOutcome::objection, "Das Gemeindehaus wird abends laut.")
      .neighbour_writes(58, 3, NeighbourOutcome::consent, {})
      .neighbour_answers(30, 2, NeighbourOutcome::objection, "Die Autos parken vor meiner Einfahrt.");
}

// Plans changed: one is asked again, the other answers stand. Announced; the display is over.
void changed(Script& script, const Town& town) {
  Story(script, plot_of(town, Quarter::housing, 8), "Neubau eines Reihenendhauses", "full", House{})
      .draft(76, Papers::plain)
      .submit(74)
      .confirm_complete(72)
      .announce(70, "Neubau eines Reihenendhauses\nEin Wohnhaus am Ende einer Reihe.")
      .public_objects(50, "Konrad Ulme", "Der Baulärm trifft die Schule.")
      .public_objects(12, "Rosa Weide", "Die Zufahrt ist zu eng.", true)
      .ask(56, {{"gemeinde", Act::einvernehmen, "municipality-consent"},
                {"naturschutz", Act::benehmen, "nature-infill"},
                {"brandschutz", Act::opinion, "", "Die Reihe ist länger als 40 m."}})
      .by_agency(50, town_hall, "gemeinde",
                 give({StatementOutcome::no_objection, "Das Einvernehmen wird hergestellt."}))
      .by_agency(48, nature, "naturschutz",
                 give({StatementOutcome::conditions, "Das Benehmen wird hergestellt.", {hedge}}))
      .by_agency(45, fire, "brandschutz", give({StatementOutcome::conditions, {}, {access_way}}))
      .change_plans(13, "Der Lageplan zeigt nun auch die Hecke an der hinteren Grenze.")
      .assess_change(12, "Das Vorhaben bleibt im Kern dasselbe.")
      .ask_again(10, "naturschutz", "Der neue Lageplan zeigt die Hecke an der hinteren Grenze.",
                 "Die Zufahrt ist unverändert.");
}

// An approval whose period is longer than that of the decision; more time asked, granted, refused. Plans changed
// yesterday, and nobody has decided what follows. Announced, not yet on display.
void outlasting(Script& script, const Town& town) {
  const auto hearing = "Die Öffentlichkeit soll Gelegenheit zur Stellungnahme erhalten.";
  Story(script, plot_of(town, Quarter::housing, 9), "Neubau eines Wohnhauses in zweiter Reihe", "simplified", House{})
      .facts(
          R"({"plan_area":false,"outlying":false,"infill":true,"consent_situation":false,"approval_situation":true})")
      .draft(28, Papers::plain)
      .submit(26)
      .confirm_complete(20)
      .ask(15, {{"gemeinde", Act::zustimmung, "municipality-approval"},
                {"naturschutz", Act::benehmen, "nature-infill"},
                {"luftfahrt", Act::zustimmung, "airport-wide", "Der Kran ragt in die Einflugschneise."},
                {"fernstrassen", Act::zustimmung, "federal-road", "Die Bundesstraße wird verlegt."}})
      .by_agency(10, nature, "naturschutz", give({StatementOutcome::no_objection, "Das Benehmen wird hergestellt."}))
      .by_agency(6, town_hall, "gemeinde", ask_more_time(hearing))
      .by_link(8, "luftfahrt", ask_more_time("Die Flugsicherung hat noch nicht geantwortet."))
      .by_clerk(5, "luftfahrt", answer_more_time())
      .by_link(8, "fernstrassen", ask_more_time("Urlaubszeit."))
      .by_clerk(5, "fernstrassen", answer_more_time("Warum die Prüfung länger dauert, ist nicht dargelegt."))
      .announce(4, "Neubau eines Wohnhauses in zweiter Reihe\nEin Wohnhaus hinter einem bestehenden.", 9)
      .change_plans(1, "Die Zufahrt liegt nun an der Westseite.");
}

// So long ago that a signed link is past its end.
void long_over(Script& script, const Town& town) {
  Story(script, plot_of(town, Quarter::housing, 10), "Neubau einer Doppelgarage", "full", House{})
      .draft(198, Papers::plain)
      .submit(197)
      .confirm_complete(190)
      .ask(188, {{"gemeinde", Act::einvernehmen, "municipality-consent"},
                 {"forst", Act::opinion, "", "Der Waldrand ist nicht weit."}})
      .by_link(185, "forst", open_page())
      .by_clerk(184, "forst", show_link("expired", {"signierter Link, abgelaufen", "signed link, past its end"}))
      .by_agency(170, town_hall, "gemeinde",
                 give({.outcome = StatementOutcome::objection,
                       .text = "Die Garage verstellt den Weg zum Hinterland.",
                       .grounds = {"access-not-secured"}}))
      .draft_decision(150, DecisionOutcome::refused,
                      "Die Gemeinde hat ihr Einvernehmen versagt; die Erschließung ist nicht gesichert.", 25'000)
      .approve(148)
      .serve(147);
}

}  // namespace

int write_states(Script& script, const Town& town) {
  const auto stories = {running, over, changed, outlasting, long_over};
  for (const auto story : stories) story(script, town);
  return static_cast<int>(stories.size());
}

}  // namespace flurwerk::samples
