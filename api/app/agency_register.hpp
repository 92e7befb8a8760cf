// The register of agencies as CSV: taken away, edited in a spreadsheet, brought back whole or not at all.
// Basis: § 70 Abs. 1 HBO (whom to ask); RFC 4180.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "api/app/app.hpp"

namespace flurwerk::api {

// Columns, in this order: id; name; kind; email; topics; acts; area (WKT, EPSG:25832); deputy; absent_from;
// absent_until; second_person ("yes": a second person of the agency releases its statements); channel ("link", "account", "post");
// postal_address. Entries of this authority alone; the shared ones belong to nobody.
std::string agencies_csv(const View& view, const AuthorityId& authority);

struct ImportedAgencies {
  int added = 0;
  int changed = 0;
};
// Adds and changes; what the file does not name stays as it is. Refused with nothing taken over: other columns, a line
// at fault (named with its column), the id of another authority's entry.
Result<ImportedAgencies> import_agencies(App& app, const AuthorityId& authority, std::string_view csv);

// The authority asks an agency of another one's register as it stands there: its accounts and what its keeper changes are the same.
// Refused as "agency-unknown": there is no such entry; "agency-own": the authority's own, or one that all share.
Result<void> use_agency(App& app, const AuthorityId& authority, const AgencyId& agency);
// The authority's own entry is asked no more, by nobody; one of another register no more by this authority. What it was asked keeps its
// name. Refused while a request to it is open ("agency-asked") or others use it ("agency-used"); as "agency-shared" where all share it.
Result<void> remove_agency(App& app, const AuthorityId& authority, const AgencyId& agency);

// Agencies for which somebody can sign in.
std::set<AgencyId> with_account(const View& view);
// It is asked by e-mail without a link: its entry says so and somebody can sign in for it.
bool by_account(const View& view, const Agency& agency);

// Where messages to the agency go on a day: to its deputy while it is absent. Empty: nowhere; what goes by post is no message.
const std::string& address_on(const Agency& agency, Date today);

}  // namespace flurwerk::api
