#include "participation/synopsis.hpp"
