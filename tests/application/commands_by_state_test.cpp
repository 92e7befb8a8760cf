// Every command in every state, and for every role.
#include "tests/application/commands_by_state.hpp"

#include <algorithm>
#include <set>
#include <sstream>

#include "permit-core/access.hpp"
#include "permit-core/state_graph.hpp"

namespace flurwerk::tests {
namespace commands_by_state_test {

using commands_by_state::Row;
using commands_by_state::rows;
using commands_by_state::states;

TEST(CommandsByState, EveryCommandInEveryState) {
  ASSERT_EQ(states().size(), static_cast<std::size_t>(application_state_count));
  for (const Row& row : rows()) {
    for (const auto& [state, reach] : states()) {
      SCOPED_TRACE(row.command + " in " + state);
      Story story;
      reach(story);
      ASSERT_EQ(to_string(story.state()), state);
      const auto expected = row.expected.find(state);
      EXPECT_EQ(row.run(story), expected == row.expected.end() ? "wrong-state" : expected->second);
    }
  }
}

// Its button is there for exactly these roles, and in exactly the states in which the command is accepted.
TEST(CommandsByState, TheButtonOfEveryCommandInEveryStateForEveryRole) {
  const AuthorityId uba{"uba"};
  const std::vector<std::pair<std::string, Viewer>> cast = {
      {"anonymous", {}},
      {"principal", {AccountId{"bert"}, {{Role::principal, {}, {}}}, {}}},
      {"designer", {AccountId{"anna"}, {{Role::designer, {}, {}}}, {}}},
      {"another designer", {AccountId{"eve"}, {{Role::designer, {}, {}}}, {}}},
      {"clerk", {AccountId{"clara"}, {{Role::clerk, uba, {}}}, {}}},
      {"another authority's clerk", {AccountId{"carl"}, {{Role::clerk, AuthorityId{"other"}, {}}}, {}}},
      {"approver", {AccountId{"paul"}, {{Role::approver, uba, {}}}, {}}},
      {"agency_member", {AccountId{"fred"}, {{Role::agency_member, {}, AgencyId{"fire"}}}, {}}},
      {"another agency's member", {AccountId{"hanna"}, {{Role::agency_member, {}, AgencyId{"health"}}}, {}}},
      {"administrator", {AccountId{"root"}, {{Role::administrator, uba, {}}}, {}}},
  };
  ASSERT_GE(cast.size(), static_cast<std::size_t>(role_count));
  std::map<std::string, CaseFacts> facts;
  for (const auto& [state, reach] : states()) {
    Story story;
    reach(story);
    facts.emplace(state, case_facts(story.application()));
  }
  std::map<Action, std::set<std::pair<std::string, std::string>>> live;  // state and role, as the rows say together
  for (const Row& row : rows()) {
    const auto action = parse_action(row.command.substr(0, row.command.find(' ')));
    ASSERT_EQ(action.has_value(), !row.who.empty()) << row.command;
    if (!action) continue;
    live[*action];  // where no row says "ok" the button waits for more than a state
    for (const auto& [state, code] : row.expected) {
      std::istringstream roles(row.who);
      for (std::string role; code == "ok" && roles >> role;) {
        if (state != "draft" || role != "clerk")
          live[*action].emplace(state, role);  // a draft is its applicant's alone
      }
    }
  }
  for (const auto& [action, where] : live) {
    for (const auto& [state, fact] : facts) {
      for (const auto& [who, viewer] : cast) {
        EXPECT_EQ(std::ranges::count(allowed_actions(viewer, fact), action), where.contains({state, who}) ? 1 : 0)
            << to_string(action) << " in " << state << " for " << who;
      }
    }
  }
}

// Nobody adds an action that changes a case and forgets it here.
TEST(CommandsByState, EveryActionThatChangesACaseIsInTheTable) {
  const std::map<std::string, std::string> without = {
      {"assign_case", "the authority's own books: no event of the case"},
      {"write_note", "the authority's own books"},
      {"mark_messages_read", "of the reader alone"},
      {"renew_file_access", "a new code to what was granted"},
      {"renew_link", "a new link to what was asked"},
      {"remind_requests", "a mail"},
      {"undo_reminders", "a mail taken back"},
      {"save_statement_draft", "the agency's own desk, before it says anything"},
      {"sign_statement_draft", "the agency's own desk"},
      {"release_statement", "sends what submit_statement sends"},
      {"redact_document", "files what file_document files for the authority"},
      {"import_neighbours", "names what name_neighbours names"},
      {"certify_permit", "serves what serve_addressee serves"},
      {"propose_erasure", "nothing is recorded before it is confirmed"},
      {"announce_permit", "takes a project that was announced before the decision: the scenarios public-announcement"},
  };
  std::set<std::string> tried;
  for (const Row& row : rows()) tried.insert(row.command.substr(0, row.command.find(' ')));
  for (const AccessRow& row : access_rows()) {
    const std::string action{to_string(row.action)};
    const bool reads = std::ranges::any_of(
        std::initializer_list<std::string_view>{"get_", "list_", "export_", "preview_", "compare_", "suggest_"},
        [&](std::string_view beginning) { return action.starts_with(beginning); });
    if (row.tie == Tie::none || reads) continue;
    EXPECT_NE(tried.contains(action), without.contains(action)) << action;
  }
}

TEST(CommandsByState, TheRefusalNamesStatePossibilitiesAndLaw) {
  Story story;
  story.submitted().as("clara");
  const Decided decided = story.act([&](const Context& c) {
    return draft_decision(story.application(), {DecisionOutcome::granted, {}, "", 0}, {}, c);
  });
  ASSERT_FALSE(decided);
  EXPECT_EQ(decided.error().kind, RefusalKind::wrong_state);
  EXPECT_EQ(decided.error().text.de,
            "Der Antrag ist \"eingereicht\"; \"eine Entscheidung entwerfen\" ist in diesem Stand nicht möglich.");
  EXPECT_NE(decided.error().cure.de.find("die Vollständigkeit bestätigen"), std::string::npos);
  EXPECT_EQ(decided.error().legal_basis, "§ 74 HBO");
}

}  // namespace commands_by_state_test
}  // namespace flurwerk::tests
