// Buildings of the cadastre as structures, for checks that ask for walls. Internal to geo.
// Basis: ALKIS knows one height of a building at best.
#pragma once

#include "geo/checks/findings.hpp"

namespace flurwerk::geo {

// One height all round, or none.
Structure as_structure(const ExistingBuilding& existing);

}  // namespace flurwerk::geo
