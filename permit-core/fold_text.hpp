// Folds text for looking things up: letters small, ä ö ü as a o u, ß as ss. What is not a letter of these stays.
// Basis: people type Mühlstraße, MUEHLSTRASSE and muhlstrasse; the index and whoever asks it fold alike.
#pragma once

#include <string>
#include <string_view>

namespace flurwerk {

std::string fold_text(std::string_view text);

}  // namespace flurwerk
