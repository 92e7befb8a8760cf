#include "participation/synopsis.hpp"

#include <algorithm>

#include "participation/delta.hpp"
#include "participation/same_words.hpp"
#include "permit-core/checks.hpp"

namespace flurwerk::participation {

namespace {

Text outcome_of(StatementOutcome outcome, Act act) {
  const Text name = name_of(act);
  const bool formal = act != Act::opinion;
  switch (outcome) {
    case StatementOutcome::no_objection:
      return formal ? Text{name.de + " erteilt", name.en + " given"} : Text{"Keine Einwände", "No objections"};
    case StatementOutcome::conditions:
      return formal
                 ? Text{name.de + " mit Nebenbestimmungen", name.en + " with conditions"}
                 : Text{"Keine Einwände bei Einhaltung der Nebenbestimmungen", "No objections subject to conditions"};
    case StatementOutcome::objection:
      return formal ? Text{name.de + " verweigert", name.en + " refused"} : Text{"Einwände", "Objections"};
    case StatementOutcome::not_responsible: return {"Nicht zuständig", "Not responsible"};
  }
  return {};
}

Text since(const Silent& silent, Act act) {
  const Text what = wording(silent.effect, act);
  const Text when = with_date(" (seit {})", " (since {})", silent.effective_on);
  return {what.de + when.de, what.en + when.en};
}

struct Standing {
  const StatementRequestSpec& spec;
  Text operator()(const Open&) const { return with_date("offen bis {}", "open until {}", spec.deadline.due_on()); }
  Text operator()(const Answered& answered) const {
    Text text = outcome_of(answered.statement.outcome, spec.act);
    if (!answered.statement.late) return text;
    text.de += "; verspätet";
    text.en += "; late";
    if (answered.after_silence) {
      const Text effect = since(*answered.after_silence, spec.act);
      text.de += ": " + effect.de;
      text.en += ": " + effect.en;
    }
    return text;
  }
  Text operator()(const Silent& silent) const { return since(silent, spec.act); }
  Text operator()(const Withdrawn& withdrawn) const {
    return with_date("zurückgezogen am {}", "withdrawn on {}", withdrawn.on);
  }
};

SynopsisRow& row_of(Synopsis& synopsis, const std::string& topic) {
  const auto it =
      std::ranges::find_if(synopsis.rows, [&](const SynopsisRow& row) { return says_the_same(row.topic, topic); });
  if (it != synopsis.rows.end()) return *it;
  const std::size_t columns = synopsis.columns.size();
  synopsis.rows.push_back(
      {topic, std::vector<std::vector<NumberedCondition>>(columns), std::vector<std::string>(columns)});
  return synopsis.rows.back();
}

std::vector<NumberedCondition*> in_order(Synopsis& synopsis) {
  std::vector<NumberedCondition*> all;
  for (SynopsisRow& row : synopsis.rows) {
    for (auto& cell : row.cells) {
      for (NumberedCondition& condition : cell) all.push_back(&condition);
    }
  }
  std::ranges::sort(all, {}, &NumberedCondition::number);
  return all;
}

// Duplicates point at the first of their wording. A statement does not contradict itself: that is between agencies.
void compare(const std::vector<NumberedCondition*>& all) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = i + 1; j < all.size(); ++j) {
      if (says_the_same(all[i]->condition.text, all[j]->condition.text)) {
        if (!all[j]->same_as) all[j]->same_as = all[i]->number;
      } else if (all[i]->request != all[j]->request && may_contradict(all[i]->condition.text, all[j]->condition.text)) {
        all[i]->contradicts.push_back(all[j]->number);
        all[j]->contradicts.push_back(all[i]->number);
      }
    }
  }
}

std::optional<Weighing> weighed(const Participation& participation, const std::string& id) {
  const Weighing* weighing = participation.weighing_of(id);
  return weighing == nullptr ? std::nullopt : std::optional{*weighing};
}

void add_objections(Synopsis& synopsis, const Participation& participation) {
  for (const Neighbour& neighbour : participation.neighbours) {
    if (!neighbour.answer || neighbour.answer->outcome != NeighbourOutcome::objection) continue;
    const std::string& id = neighbour.spec.neighbour.value;
    synopsis.objections.push_back({id, true, neighbour.number, neighbour.spec.parcels, neighbour.answer->text,
                                   neighbour.answer->received_on, neighbour.answer->late, weighed(participation, id)});
  }
  for (const Objection& objection : participation.objections) {
    synopsis.objections.push_back({objection.id.value,
                                   false,
                                   objection.number,
                                   {},
                                   objection.text,
                                   objection.received_on,
                                   objection.late,
                                   weighed(participation, objection.id.value)});
  }
}

}  // namespace

Synopsis synopsis(const Participation& participation) {
  Synopsis result;
  for (const StatementRequest& request : participation.requests) {
    SynopsisColumn column{request.spec.request,
                          request.spec.agency,
                          request.spec.act,
                          std::visit(Standing{request.spec}, request.state),
                          {},
                          false,
                          {},
                          plans_note(participation, request)};
    if (const Statement* statement = request.statement()) {
      column.outcome = statement->outcome;
      column.late = statement->late;
      column.text = statement->text;
    }
    result.columns.push_back(std::move(column));
  }
  int number = 0;
  for (std::size_t i = 0; i < participation.requests.size(); ++i) {
    const Statement* statement = participation.requests[i].statement();
    if (statement == nullptr) continue;
    const StatementRequestSpec& spec = participation.requests[i].spec;
    for (const TopicText& said : statement->topics) row_of(result, said.topic).texts[i] = said.text;
    for (const Condition& condition : statement->conditions) {
      const Weighing* weighing = participation.weighing(spec.request, condition.id);
      row_of(result, condition.topic)
          .cells[i]
          .push_back({++number,
                      spec.request,
                      spec.agency,
                      condition,
                      {},
                      {},
                      weighing == nullptr ? std::nullopt : std::optional{*weighing}});
    }
  }
  add_objections(result, participation);
  compare(in_order(result));
  return result;
}

}  // namespace flurwerk::participation
