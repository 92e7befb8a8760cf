// The Clock tells the present moment; only main.cpp has a real one, tests and `flurwerk tick --at` bring their own.
// Europe/Berlin days are derived from it at the edge.
#pragma once

#include "permit-core/calendar/date.hpp"

namespace flurwerk::api {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;  // UTC
};

}  // namespace flurwerk::api
