// Files that are part of the program: law data, SQL, the web pages.
#pragma once

#include <span>
#include <string_view>

namespace flurwerk {

struct EmbeddedFile {
  std::string_view path;     // relative to the folder it was embedded from
  std::string_view content;  // the bytes, as they are on disk
};

}  // namespace flurwerk
