// The people, authorities and agencies of the sample town. Invented, all of them; the addresses end in .example.
// Internal to samples.
#pragma once

#include <string>
#include <vector>

#include "api/app/accounts.hpp"
#include "api/app/caller.hpp"

namespace flurwerk::samples {

inline const AuthorityId authority{"lindenkreis"};
inline const AuthorityId other_authority{"nachbarkreis"};

struct Person {
  const char* email;
  const char* name;
  const char* role;  // as people read it on the sign-in page
  std::vector<api::Membership> memberships;
};
const std::vector<Person>& people();
inline constexpr const char* password = "lindenau-im-kreis";  // of every demo account; shown on the sign-in page

std::vector<api::Authority> authorities();
std::vector<api::Agency> agencies(Date today);  // one is absent for some weeks around today

}  // namespace flurwerk::samples
