// What the scheduler does: every deadline whose day is over goes through the same command path as a person's act.
// Basis: effects are dated by legal time, so running late, twice, or after an outage changes nothing.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "api/app/app.hpp"

namespace flurwerk::api {

struct TickEntry {
  ApplicationId application;
  std::string file_number;
  std::string rule;
  std::string subject;  // request id, or empty
  Date due_on;
  std::string outcome;  // name of the first event recorded; empty: nothing had to be recorded
};
struct TickReport {
  Date today;
  std::vector<TickEntry> settled;
  std::vector<std::string> failed;  // one line each; the deadline stays due and is tried again
  int reminded = 0;                 // agencies whose period ends within a week
  int warned = 0;                   // periods of applications themselves that end soon
};

// Settles everything due before `today`, in the order of the due dates, and says what ends soon.
TickReport tick(App& app, Date today);

}  // namespace flurwerk::api
