#include "participation/participation.hpp"
