// Building authorities of an installation: added and changed by its administrators, and whose things a caller keeps.
// The command line and the pages share them. Basis: § 60 HBO (untere Bauaufsichtsbehörden) and the like of each Land.
#pragma once

#include <string>
#include <vector>

#include "api/app/app.hpp"
#include "api/app/caller.hpp"

namespace flurwerk::api {

enum class AuthorityPut : std::uint8_t { added, changed };

// Adds the authority, or changes the one with this id. Refused, naming the field: an id that cannot stand in an address,
// a Land without law data today, an address that no letter or mail reaches, a prefix of file numbers that another
// authority has; "authority-has-cases" where its Land would change under applications that are there.
Result<AuthorityPut> put_authority(App& app, const Authority& authority);

// The authorities of the caller's memberships, by name; all of them for an administrator of none in particular.
std::vector<Authority> authorities_of(const View& view, const Caller& caller);
// The one whose rules or register a call is about: `asked`, or the only one there is when `asked` is empty. Who administers
// any keeps only those. Refused as "choose-authority" where there are several, "no-authority" where there is none,
// "not-your-authority" where it is not the caller's.
Result<AuthorityId> kept_authority(const View& view, const Caller& caller, const std::string& asked);

}  // namespace flurwerk::api
