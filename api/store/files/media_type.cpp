#include "api/store/files/media_type.hpp"

namespace flurwerk::api {
namespace {

using namespace std::string_view_literals;

// The end record of a ZIP archive counts only where its comment reaches exactly to the end of the file.
bool is_zip(std::string_view tail) {
  constexpr std::size_t record = 22;
  for (auto at = tail.find("PK\x05\x06"sv); at != tail.npos; at = tail.find("PK\x05\x06"sv, at + 1)) {
    if (at + record > tail.size()) return false;
    const auto low = static_cast<unsigned char>(tail[at + 20]), high = static_cast<unsigned char>(tail[at + 21]);
    if (at + record + low + std::size_t{256} * high == tail.size()) return true;
  }
  return false;
}

bool is_pdf(std::string_view head, std::string_view tail) {
  const auto end = tail.substr(tail.size() > 1024 ? tail.size() - 1024 : 0);
  const auto start = end.rfind("startxref"sv), eof = end.rfind("%%EOF"sv);
  return head.starts_with("%PDF-"sv) && start != end.npos && eof != end.npos && start < eof && !is_zip(tail);
}

}  // namespace

bool may_become_document(std::string_view head) {
  return head.starts_with("%PDF-"sv) || head.starts_with("\x89PNG\r\n\x1a\n"sv) || head.starts_with("\xff\xd8\xff"sv);
}

std::string media_type_of(std::string_view head, std::string_view tail) {
  if (is_pdf(head, tail)) return "application/pdf";
  if (head.starts_with("\x89PNG\r\n\x1a\n"sv) && tail.ends_with("\0\0\0\0IEND\xae\x42\x60\x82"sv)) return "image/png";
  if (head.starts_with("\xff\xd8\xff"sv) && tail.ends_with("\xff\xd9"sv)) return "image/jpeg";
  return {};
}

}  // namespace flurwerk::api
