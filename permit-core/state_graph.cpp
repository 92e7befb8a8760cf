#include "permit-core/state_graph.hpp"

#include <algorithm>
#include <array>

namespace flurwerk {

namespace {

using enum ApplicationState;

// clang-format off
constexpr std::array<std::string_view, application_state_count> state_ids = {
    "draft", "submitted", "incomplete", "complete", "in_consultation", "exemption_filed", "granted", "granted_partly",
    "refused", "deemed_granted", "withdrawn", "withdrawn_deemed", "rejected", "start_allowed", "procedure_demanded",
    "start_prohibited", "under_construction", "completion_notified", "expired", "cancelled", "filed_as_change"};
// clang-format on

// What a person would do to bring the event about; empty where only the system does.
const std::array<Text, event_count>& event_phrases() {
  static const std::array<Text, event_count> phrases = {{
      {"", ""},
      {"den Entwurf speichern", "save the draft"},
      {"Beteiligte benennen", "name the parties"},
      {"Unterlagen einreichen", "file documents"},
      {"den Antrag einreichen", "submit the application"},
      {"Unterlagen nachfordern", "demand documents"},
      {"die Nachreichung abschließen", "supply the demanded documents"},
      {"die Vollständigkeit bestätigen", "confirm completeness"},
      {"", ""},
      {"die Entscheidungsfrist verlängern", "extend the decision period"},
      {"", ""},
      {"die Rücknahmefiktion bestätigen", "confirm the deemed withdrawal"},
      {"den Antrag zurückweisen", "reject the application"},
      {"den Antrag zurücknehmen", "withdraw the application"},
      {"eine Entscheidung entwerfen", "draft a decision"},
      {"den Entscheidungsentwurf zurückgeben", "return the draft decision"},
      {"den Entscheidungsentwurf freigeben", "approve the draft decision"},
      {"den Bescheid bekannt geben", "serve the decision"},
      {"", ""},
      {"", ""},
      {"eine Beteiligungsrunde eröffnen", "open a round of participation"},
      {"eine Anforderung öffnen", "open a request"},
      {"eine Anforderung zurückziehen", "withdraw a request"},
      {"eine Stellungnahme abgeben", "submit a statement"},
      {"", ""},
      {"", ""},
      {"", ""},
      {"die Unterlagen zur Genehmigungsfreistellung einreichen", "file the documents for the exemption"},
      {"den Eingang bei der Gemeinde festhalten", "record the municipality's receipt"},
      {"die Erklärung zur Genehmigungsfreistellung festhalten", "record the declaration on the exemption"},
      {"", ""},
      {"eine Runde vorbereiten", "draft a round"},
      {"eine vorbereitete Runde verwerfen", "discard a drafted round"},
      {"den Zugang einer Anforderung festhalten", "record the delivery of a request"},
      {"den Eingang einer Anforderung bestätigen", "acknowledge a request"},
      {"eine Anforderung weitergeben", "hand a request on"},
      {"Fristverlängerung erbitten", "ask for an extension"},
      {"über eine Fristverlängerung entscheiden", "answer a request for extension"},
      {"ein versagtes Einvernehmen ersetzen", "replace a refused consent"},
      {"Nebenbestimmungen abwägen", "weigh conditions"},
      {"Baubeginn oder Fertigstellung anzeigen", "notify the start or the completion of the works"},
      {"die Unterbrechung der Arbeiten festhalten", "record that the works are interrupted"},
      {"die Fortsetzung der Arbeiten festhalten", "record that the works go on"},
      {"eine Besichtigung festhalten", "record an inspection"},
      {"die Verlängerung der Geltungsdauer beantragen", "apply for an extension of the validity"},
      {"über die Verlängerung der Geltungsdauer entscheiden", "decide on the extension of the validity"},
      {"das Erlöschen feststellen", "confirm the expiry"},
      {"den Bescheid berichtigen", "correct the notice"},
      {"die Genehmigung zurücknehmen oder widerrufen", "withdraw or revoke the permit"},
      {"weiteren Beteiligten bekannt geben", "serve further addressees"},
      {"den Antrag ändern", "change the application"},
      {"eine Änderung beurteilen", "assess a change"},
      {"den Entwurf als Änderung einreichen", "file the draft as a change"},
      {"Nachbarn benennen", "name neighbours"},
      {"einen Nachbarn streichen", "remove a neighbour"},
      {"Nachbarn benachrichtigen", "notify neighbours"},
      {"", ""},
      {"den Zugang bei einem Nachbarn festhalten", "record a neighbour's receipt"},
      {"den Rücklauf eines Schreibens festhalten", "record that a letter came back"},
      {"die Antwort eines Nachbarn festhalten", "record a neighbour's answer"},
      {"das Vorhaben öffentlich bekannt machen", "announce the project to the public"},
      {"eine Bekanntmachung zurücknehmen", "withdraw an announcement"},
      {"eine Einwendung festhalten", "record an objection"},
      {"die Genehmigung öffentlich bekannt geben", "announce the permit to the public"},
      {"nach einer Planänderung erneut beteiligen", "ask again about changed plans"},
      {"", ""},
      {"Personendaten löschen", "erase personal data"},
      {"eine Beteiligungsrunde zurücknehmen", "take a round back"},
      {"eine frühere Zustimmung festhalten", "record an earlier agreement"},
      {"Unterlagen vermissen", "ask for papers"},
      {"die Bauherrschaft fragen", "ask the applicant"},
      {"auf eine Rückfrage antworten", "answer a question"},
      {"Angaben zur Baustatistik machen", "give the details for statistics"},
      {"einen anderen Vorgang als Grundlage nennen", "name another case as its basis"},
      {"eine Nachricht schreiben", "write a message"},
      {"Akteneinsicht gewähren", "let somebody inspect the file"},
      {"", ""},
      {"die Akteneinsicht beenden", "end the inspection of the file"},
      {"", ""},
      {"ein Schreiben zum Abruf bereitstellen", "make a letter ready for retrieval"},
      {"die Entscheidung zurückstellen oder den Baubeginn vorläufig untersagen",
       "postpone the decision or prohibit the works for the time being"},
      {"die Zurückstellung aufheben", "lift the postponement"},
      {"auf die Genehmigungsfiktion verzichten", "waive the deemed permit"},
  }};
  return phrases;
}

// The phrase of a row, finer where the branch says more than the event.
Text phrase_of(const Transition& transition) {
  switch (transition.branch) {
    case Branch::start: return {"den Baubeginn anzeigen", "notify the start of the works"};
    case Branch::shell: return {"die Fertigstellung des Rohbaus anzeigen", "notify the completion of the shell"};
    case Branch::completion: return {"die abschließende Fertigstellung anzeigen", "notify the completion"};
    case Branch::early_use: return {"die vorzeitige Benutzung mitteilen", "notify early use"};
    case Branch::granted: return {"den Bescheid bekannt geben (Genehmigung)", "serve the decision (grant)"};
    case Branch::granted_partly:
      return {"den Bescheid bekannt geben (teilweise Genehmigung)", "serve the decision (grant in part)"};
    case Branch::with_change: return {"Unterlagen mit einer Änderung einreichen", "file documents with a change"};
    case Branch::of_decision: return {"den Bescheid zum Abruf bereitstellen", "make the notice ready for retrieval"};
    case Branch::of_demand: return {"eine Nachforderung zum Abruf bereitstellen", "make a demand ready for retrieval"};
    case Branch::of_extension:
      return {"eine Verlängerung der Entscheidungsfrist zum Abruf bereitstellen",
              "make an extension of the decision period ready for retrieval"};
    case Branch::refused: return {"den Bescheid bekannt geben (Ablehnung)", "serve the decision (refusal)"};
    default: return event_phrases()[transition.event];
  }
}

Text possible_in(ApplicationState state) {
  Text list;
  std::array<bool, event_count> seen{};
  for (const Transition& transition : transitions()) {
    if (transition.from != state || seen[transition.event]) continue;
    seen[transition.event] = true;
    const Text& phrase = event_phrases()[transition.event];
    if (phrase.de.empty()) continue;
    list.de += (list.de.empty() ? "" : ", ") + phrase.de;
    list.en += (list.en.empty() ? "" : ", ") + phrase.en;
  }
  if (list.de.empty()) return {"Nichts mehr: das Verfahren ist beendet.", "Nothing any more: the procedure is over."};
  return {"Möglich ist jetzt: " + list.de + ".", "Possible now: " + list.en + "."};
}

}  // namespace

std::string_view to_string(ApplicationState state) { return state_ids[static_cast<std::size_t>(state)]; }

Text name_of(ApplicationState state) {
  static const std::array<Text, application_state_count> names = {{
      {"Entwurf", "draft"},
      {"eingereicht", "submitted"},
      {"unvollständig, Unterlagen nachgefordert", "incomplete, documents demanded"},
      {"vollständig", "complete"},
      {"in Beteiligung", "in consultation"},
      {"zur Genehmigungsfreistellung eingereicht", "filed for permit exemption"},
      {"genehmigt", "granted"},
      {"teilweise genehmigt", "granted in part"},
      {"abgelehnt", "refused"},
      {"als genehmigt geltend", "deemed granted"},
      {"zurückgenommen", "withdrawn"},
      {"als zurückgenommen geltend", "deemed withdrawn"},
      {"zurückgewiesen", "rejected"},
      {"freigestellt, Baubeginn zulässig", "exempted, works may begin"},
      {"Baugenehmigungsverfahren gefordert", "permit procedure demanded"},
      {"Untersagung beantragt", "prohibition requested"},
      {"im Bau, Beginn angezeigt", "under construction, start notified"},
      {"Fertigstellung angezeigt", "completion notified"},
      {"erloschen", "expired"},
      {"aufgehoben", "cancelled"},
      {"als Änderung eingereicht", "filed as a change"},
  }};
  return names[static_cast<std::size_t>(state)];
}

bool is_closed(ApplicationState state) { return state >= granted; }

StateMask states_allowing(EventType event, Branch branch) {
  StateMask mask = 0;
  for (const Transition& transition : transitions()) {
    if (transition.event == event && (branch == Branch::any || transition.branch == branch)) {
      mask = static_cast<StateMask>(mask | bit(transition.from));
    }
  }
  return mask;
}

Result<ApplicationState> next_state(ApplicationState from, EventType event, Branch branch) {
  std::string_view basis;
  for (const Transition& transition : transitions()) {
    if (transition.event != event) continue;
    const bool same_branch = branch == Branch::any || transition.branch == branch;
    if (basis.empty() || same_branch) basis = transition.basis;
    if (transition.from == from && same_branch) return transition.to;
  }
  const Text phrase = event_phrases()[event];
  const Text what = phrase.de.empty() ? Text{std::string(event_names[event]), std::string(event_names[event])} : phrase;
  const Text state = name_of(from);
  return refuse(RefusalKind::wrong_state, "wrong-state",
                {"Der Antrag ist \"" + state.de + "\"; \"" + what.de + "\" ist in diesem Stand nicht möglich.",
                 "The application is \"" + state.en + "\"; it is not possible to " + what.en + " now."},
                possible_in(from), std::string(basis));
}

std::string graph_as_dot() {
  std::string dot = "digraph application {\n  rankdir=LR;\n";
  for (const Transition& transition : transitions()) {
    if (transition.from == transition.to) continue;
    dot += "  " + std::string(to_string(transition.from)) + " -> " + std::string(to_string(transition.to)) +
           " [label=\"" + std::string(event_names[transition.event]) + "\\n" + std::string(transition.basis) + "\"];\n";
  }
  return dot + "}\n";
}

std::string graph_as_table() {
  std::string table_text = "| Stand | Was möglich ist | danach | Rechtsgrundlage |\n|---|---|---|---|\n";
  for (std::size_t state = 0; state < application_state_count; ++state) {
    for (const Transition& transition : transitions()) {
      if (transition.from != static_cast<ApplicationState>(state)) continue;
      const Text phrase = phrase_of(transition);
      table_text += "| " + name_of(transition.from).de + " | ";
      table_text += phrase.de.empty() ? "(von selbst) `" + std::string(event_names[transition.event]) + "`" : phrase.de;
      table_text += " | " + (transition.from == transition.to ? "–" : name_of(transition.to).de) + " | ";
      table_text += std::string(transition.basis) + " |\n";
    }
  }
  return table_text;
}

}  // namespace flurwerk
