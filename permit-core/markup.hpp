// Text made safe inside HTML and XML, as content and inside quoted attributes.
// Basis: XML 1.0 § 2.2 and § 2.4, HTML § 13.1; &#39; is known to both, &apos; to XML alone.
#pragma once

#include <string>
#include <string_view>

namespace flurwerk {

// & < > " ' become references; control characters that XML does not allow become blanks.
std::string escaped(std::string_view text);

}  // namespace flurwerk
