// A Case is one application with its participation, folded from its events: what every use case loads before it decides.
// Basis: the event log alone; nothing in here comes from the state tables.
#pragma once

#include <cstdint>
#include <vector>

#include "participation/participation.hpp"
#include "permit-core/application.hpp"
#include "permit-core/event.hpp"

namespace flurwerk::api {

struct Case {
  ApplicationId id;
  std::int64_t version = 0;  // number of its events, as Application::version
  Application application;
  participation::Participation participation;
  std::vector<RecordedEvent> events;  // in order, all of this application
};

}  // namespace flurwerk::api
