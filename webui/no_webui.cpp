// Stands in for the built pages when a developer builds without node.
#include "webui/embedded_webui.hpp"

namespace flurwerk {

std::span<const EmbeddedFile> embedded_files_webui() { return {}; }

}  // namespace flurwerk
