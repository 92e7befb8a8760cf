// Eight applications, each at another point of its way; states.hpp has five more. Internal to samples.
#pragma once

#include "samples/script.hpp"
#include "samples/town.hpp"

namespace flurwerk::samples {

// Adds the steps of all stories to the script; gives how many applications there will be.
int write_stories(Script& script, const Town& town);

}  // namespace flurwerk::samples
