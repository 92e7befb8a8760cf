#include "samples/stories.hpp"

#include "samples/states.hpp"
#include "samples/story.hpp"

namespace flurwerk::samples {

namespace {

const Condition storm_water = obligation(
    "Niederschlagswasser", "Das Niederschlagswasser ist auf dem Grundstück zu versickern.", "§ 37 Abs. 4 HWG");
const Condition bats = obligation("Artenschutz", "Gehölze dürfen nur vom 1. Oktober bis 28. Februar gerodet werden.",
                                  "§ 39 Abs. 5 BNatSchG");

}  // namespace

int write_stories(Script& script, const Town& town) {
  const House usual;
  House too_close;
  too_close.from_left_m = 1.2;
  House small{"Anbau", 3.5, 5, 8, 8, 3.2, 30, 1, false};
  // clang-format off: a table, one step of a story a line
  Story(script, plot_of(town, Quarter::plan_area, 0), "Neubau eines Einfamilienhauses mit Garage", "simplified", usual)
      .draft(2, Papers::site_plan_only);
  Story(script, plot_of(town, Quarter::plan_area, 1), "Neubau eines Einfamilienhauses am Lindenbach", "simplified",
        too_close)
      .draft(8)
      .submit(6)
      .name_neighbours(5, {"Erika Ahorn", "Jonas Buche", "Familie Erle"})
      .notify_neighbours(5, {0, 1, 2}, "post",
                         "Abweichung von § 6 Abs. 5 HBO: Das Wohnhaus soll 1,20 m statt 2,50 m von der Grenze stehen.")
      .neighbour_answers(3, 0, NeighbourOutcome::objection,
                         "Mein Wohnzimmer liegt auf dieser Seite; das Haus nimmt ihm das Licht.")
      .neighbour_answers(2, 1, NeighbourOutcome::consent, {});
  Story(script, plot_of(town, Quarter::housing, 0), "Neubau eines Wohnhauses", "simplified", usual)
      .draft(24)
      .submit(22)
      .demand(12, "drainage-plan", "Der Entwässerungsplan zeigt den Anschluss an den Kanal nicht.");
  Story(script, plot_of(town, Quarter::housing, 1), "Neubau eines Wohnhauses mit Garage", "simplified", usual)
      .draft(30)
      .submit(28)
      .confirm_complete(20)
      .announce(10, "Neubau eines Wohnhauses mit Garage\nEin Wohnhaus mit Garage in offener Bauweise.")
      .public_objects(4, "Ilse Weide", "Die Zufahrt führt über den Schulweg.");
  Story(script, plot_of(town, Quarter::housing, 2), "Neubau eines Zweifamilienhauses", "simplified", usual)
      .draft(45)
      .submit(42)
      .confirm_complete(30)
      .open_round(12)
      .statement(6, "rathaus@lindenau.example", StatementOutcome::no_objection, {})
      .ask_applicant(5, "Im Lageplan fehlt die Breite der Zufahrt. Wie breit wird sie?");
  Story(script, plot_of(town, Quarter::plan_area, 2), "Neubau eines Wohnhauses mit Carport", "full", usual)
      .draft(100)
      .submit(98)
      .confirm_complete(80)
      .open_round(76)
      .statement(60, "rathaus@lindenau.example", StatementOutcome::conditions,
                 "Gegen das Vorhaben bestehen bei Beachtung keine Bedenken.", {storm_water})
      .statement(55, "naturschutz@lindenkreis.example", StatementOutcome::conditions, "Zustimmung unter Auflage.",
                 {bats})
      .draft_decision(3, DecisionOutcome::granted, {}, 184'000)
      .message(2, 9, clerk, "Der Entwurf der Entscheidung liegt zur Freigabe. Bleibt es beim Baubeginn im Herbst?",
               true)
      .message(1, 12, designer, "Ja, der Rohbau soll im Oktober beginnen.")
      .file_access(1, "Rechtsanwältin Dr. Maren Esche", "representative");
  Story(script, plot_of(town, Quarter::plan_area, 3), "Neubau eines Doppelhauses, linke Hälfte", "simplified", usual)
      .draft(130)
      .submit(126)
      .confirm_complete(110)
      .announce(109, "Neubau eines Doppelhauses, linke Hälfte\nEin Doppelhaus in offener Bauweise.")
      .open_round(108)
      .statement(96, "rathaus@lindenau.example", StatementOutcome::conditions, "Bei Beachtung bestehen keine Bedenken.",
                 {storm_water})
      .draft_decision(60, DecisionOutcome::granted, {}, 142'500)
      .approve(58)
      .serve(57)
      .announce_permit(5);
  // clang-format on
  Story(script, plot_of(town, Quarter::housing, 4), "Eingeschossiger Anbau an ein Wohnhaus", "simplified", small)
      .draft(140)
      .submit(136)
      .confirm_complete(125)
      .open_round(122);  // nobody answers, nobody decides: deemed granted
  return 8 + write_states(script, town);
}

}  // namespace flurwerk::samples
