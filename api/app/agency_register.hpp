// The register of agencies as CSV: taken away, edited in a spreadsheet, brought back whole or not at all.
// Basis: § 70 Abs. 1 HBO (whom to ask); RFC 4180.
#pragma once

#include <string>
#include <string_view>

#include "api/app/app.hpp"

namespace flurwerk::api {

// Columns, in this order: id; name; kind; email; topics; acts; area (WKT, EPSG:25832); deputy; absent_from;
// absent_until; second_person ("yes": a second person of the agency releases its statements). Entries of this authority alone; the shared ones belong to nobody.
std::string agencies_csv(const View& view, const AuthorityId& authority);

struct ImportedAgencies {
  int added = 0;
  int changed = 0;
};
// Adds and changes; what the file does not name stays as it is. Refused with nothing taken over: other columns, a line
// at fault (named with its column), the id of another authority's entry.
Result<ImportedAgencies> import_agencies(App& app, const AuthorityId& authority, std::string_view csv);

// Where messages to the agency go on a day: to its deputy while it is absent.
const std::string& address_on(const Agency& agency, Date today);

}  // namespace flurwerk::api
