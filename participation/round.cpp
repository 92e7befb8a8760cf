#include "participation/round.hpp"
