#include "participation/silence.hpp"
