// Five more applications: what can become of a request, of a neighbour's letter, of an announcement and of a signed link
// that the first eight leave out, so that every page has each of its states. Internal to samples.
#pragma once

#include "samples/script.hpp"
#include "samples/town.hpp"

namespace flurwerk::samples {

// Adds their steps to the script; gives how many applications there are.
int write_states(Script& script, const Town& town);

}  // namespace flurwerk::samples
