// The procedure finder's questions and rules, as dated rows: which answers lead to which procedure, and why.
// Legal basis: what each Land says of its procedures (Hesse: §§ 62-66, 76 HBO); the rows stand in law/<land>/finder_*.json.
#pragma once

#include <string>
#include <vector>

#include "permit-core/law/sourced.hpp"

namespace flurwerk {

struct FinderQuestion : Sourced {
  struct Choice {
    std::string id;  // "qualified"
    Text text;
  };
  std::string id;  // "plan"; the same fact has the same id in every Land
  Text text;
  std::vector<Choice> choices;
};

struct FinderRule : Sourced {  // tried in the order of the file; the first that fits decides
  struct Condition {
    std::string question;
    std::vector<std::string> any_of;  // answers under which the condition is met
  };
  std::string id;
  std::string procedure;  // id of Procedure; empty: nothing is applied for
  Text name;
  Text why;
  std::vector<Condition> conditions;  // all of them; none: always
};

}  // namespace flurwerk
