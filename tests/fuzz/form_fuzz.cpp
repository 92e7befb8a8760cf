// Forms and the other small texts of a request: decoding is exact, and what was decoded can be encoded again.
#include "api/http/request.hpp"
#include "api/http/response.hpp"
#include "fuzz.hpp"

namespace {

std::string escaped(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    out += {'%', digits[byte >> 4U], digits[byte & 15U]};
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace flurwerk;
  using fuzz::must;
  const auto text = fuzz::text_of(data, size);

  const auto fields = api::parse_form(text);
  if (fields) {
    must(fields->size() <= 200, "the number of fields is bounded");
    std::string again;
    for (const auto& [name, value] : *fields) again += "&" + escaped(name) + "=" + escaped(value);
    if (text.find('\0') == std::string_view::npos) {  // a bare NUL is the server's to refuse, an escaped one is ours
      must(again.find("%00") == std::string::npos, "no NUL comes out of an escape");
      const auto reread = api::parse_form(again);
      must(reread && *reread == *fields, "fields survive writing and reading");
    }
  } else {
    fuzz::must_explain(fields.error());
  }

  api::Request request;
  request.headers = {{"cookie", std::string(text)}, {"accept-language", std::string(text)}};
  request.language();
  if (const auto cookie = request.cookie("flurwerk"))
    must(cookie->find(';') == std::string_view::npos, "a cookie ends at ';'");

  for (const bool inline_view : {false, true}) {
    const auto header = api::content_disposition(text, inline_view);
    for (const char c : header) must(c >= 0x20 && c < 0x7f, "a header has neither line ends nor bytes beyond ASCII");
    must(header.find('/') == std::string::npos && header.find('\\') == std::string::npos, "a name is no path");
  }
  return 0;
}
