// The state graph as a graph: nothing unreachable, no event forgotten, every row with its law.
#include <fstream>
#include <set>
#include <sstream>

#include "permit-core/state_graph.hpp"

#include <gtest/gtest.h>

namespace flurwerk {
namespace state_graph_test {

TEST(StateGraph, EveryEventAndEveryStateStandsInIt) {
  std::set<EventType> events;
  std::set<ApplicationState> reached = {ApplicationState::draft};
  for (const Transition& row : transitions()) {
    events.insert(row.event);
    reached.insert(row.to);
    EXPECT_FALSE(row.basis.empty()) << event_names[row.event];
    EXPECT_TRUE(reached.contains(row.from)) << "rows are written in the order of the procedure";
  }
  EXPECT_EQ(events.size(), event_names.size());
  EXPECT_EQ(reached.size(), static_cast<std::size_t>(application_state_count));
}

TEST(StateGraph, WhatIsDecidedIsNeverUndecidedAgain) {
  for (const Transition& row : transitions()) {
    if (is_closed(row.from)) {
      EXPECT_TRUE(is_closed(row.to)) << event_names[row.event];
    }
  }
}

TEST(StateGraph, TheDocumentationSaysTheSame) {
  std::ifstream file(FLURWERK_ROOT "/docs/states.md");
  std::stringstream text;
  text << file.rdbuf();
  EXPECT_NE(text.str().find(graph_as_table()), std::string::npos)
      << "docs/states.md is out of date; write it with: flurwerk states > docs/states.md\n"
      << graph_as_table();
}

TEST(StateGraph, OneWayPerStateEventAndBranch) {
  std::set<std::tuple<ApplicationState, EventType, Branch>> seen;
  for (const Transition& row : transitions()) EXPECT_TRUE(seen.insert({row.from, row.event, row.branch}).second);
}

TEST(StateGraph, TheOutcomeDecidesWhereServiceLeads) {
  const auto served = [](Branch outcome) {
    return *next_state(ApplicationState::complete, event_type<DecisionServed>, outcome);
  };
  EXPECT_EQ(served(Branch::granted), ApplicationState::granted);
  EXPECT_EQ(served(Branch::granted_partly), ApplicationState::granted_partly);
  EXPECT_EQ(served(Branch::refused), ApplicationState::refused);
}

TEST(StateGraph, CanBeDrawn) {
  const std::string dot = graph_as_dot();
  EXPECT_EQ(dot.find("digraph"), 0U);
  EXPECT_NE(dot.find("submitted -> complete [label=\"CompletenessDeemed\\n§ 70 Abs. 2 Satz 2 HBO\"]"),
            std::string::npos);
}

}  // namespace state_graph_test
}  // namespace flurwerk
