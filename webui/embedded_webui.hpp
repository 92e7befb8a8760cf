// The built web pages as they stand inside the program; empty where it was built with FLURWERK_WEBUI=OFF.
// Paths are relative to the site's root ("index.html", "assets/..."); text files have a ".gz" beside them.
#pragma once

#include <span>

#include "permit-core/embedded.hpp"

namespace flurwerk {

std::span<const EmbeddedFile> embedded_files_webui();

}  // namespace flurwerk
