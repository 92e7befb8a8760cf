// Loads what a handler shows: the case through the caller's eyes, with the law of today to name things.
#pragma once

#include <memory>

#include "api/http/call.hpp"
#include "api/http/case_json.hpp"

namespace flurwerk::api {

// Keeps the snapshot and the law that an Onlook points at.
struct Shown {
  std::unique_ptr<View> view;
  Case the_case;
  LawAt law;
  Date today;
  bool past = false;  // as the file was at the end of `today`, which is over
  Onlook onlook(const Call& call) const { return {call.app, *view, call.caller, today, law, past}; }
};
// As the file is now. Refused where the query asks for a former day all the same.
Result<Shown> show(const Call& call, Action action, const ApplicationId& application, const RequestId& request = {});
// As it was on the day that the query names (`as_of`), with the law of that day; without one, as it is now. Whether the
// caller may see it is decided by what it is now. Refused: a day before filing or ahead, and an agency.
Result<Shown> show_as_of(const Call& call, Action action);

}  // namespace flurwerk::api
