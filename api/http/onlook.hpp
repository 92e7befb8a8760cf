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
  Onlook onlook(const Call& call) const { return {call.app, *view, call.caller, today, law}; }
};
Result<Shown> show(const Call& call, Action action, const ApplicationId& application, const RequestId& request = {});

}  // namespace flurwerk::api
