// Every command in every state: what the law allows where, and whom. Read a row as: the command is accepted in these states,
// from these roles; in every other state it is refused with "wrong-state", unless a finer reason is named.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "tests/application/story.hpp"

namespace flurwerk::tests::commands_by_state {

using Reached = std::function<void(Story&)>;
const std::map<std::string, Reached>& states();  // how a story comes into each

struct Row {
  std::string command;  // an operation; in brackets whose or which
  std::string who;      // roles; empty: part of another command
  std::function<std::string(Story&)> run;
  std::map<std::string, std::string> expected;  // state -> code; not named: "wrong-state"
};
const std::vector<Row>& rows();
std::vector<Row> participation_rows();  // part of them
std::vector<Row> letter_rows();         // part of them

}  // namespace flurwerk::tests::commands_by_state
