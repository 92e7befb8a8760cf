#include "participation/statement.hpp"
