#include "participation/suggest.hpp"
