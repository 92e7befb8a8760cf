#include "api/http/request.hpp"

#include <charconv>
#include <cstdlib>

#include "api/http/text.hpp"
#include "permit-core/utf8.hpp"

namespace flurwerk::api {
namespace {

std::optional<std::string_view> first_of(const Fields& fields, std::string_view name) {
  for (const auto& [key, value] : fields) {
    if (key == name) return value;
  }
  return std::nullopt;
}

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Calls `each` for every piece between separators.
template <class Each>
void split(std::string_view text, char separator, Each each) {
  while (true) {
    std::size_t at = text.find(separator);
    each(text.substr(0, at));
    if (at == std::string_view::npos) return;
    text.remove_prefix(at + 1);
  }
}

// The q of "en;q=0.8" in thousandths, 1000 if none is given.
int weight(std::string_view item) {
  std::size_t at = item.find("q=");
  if (at == std::string_view::npos) return 1000;
  double q = std::strtod(std::string(item.substr(at + 2)).c_str(), nullptr);
  return q >= 0 && q <= 1 ? static_cast<int>(q * 1000) : 0;
}

}  // namespace

std::optional<std::string_view> Request::header(std::string_view name) const { return first_of(headers, name); }
std::optional<std::string_view> Request::query_value(std::string_view name) const { return first_of(query, name); }

std::vector<std::string> Request::query_values(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [key, value] : query) {
    if (key == name) values.push_back(value);
  }
  return values;
}

std::string Request::query_or(std::string_view name, std::string_view otherwise) const {
  return std::string{query_value(name).value_or(otherwise)};
}
std::string_view Request::path_param(std::string_view name) const { return first_of(path_params, name).value_or(""); }

std::optional<std::string_view> Request::cookie(std::string_view name) const {
  std::optional<std::string_view> found;
  bool twice = false;
  for (const auto& [key, value] : headers) {
    if (key != "cookie") continue;
    split(value, ';', [&](std::string_view pair) {
      pair = trim(pair);
      std::size_t at = pair.find('=');
      if (at == std::string_view::npos || pair.substr(0, at) != name) return;
      twice = twice || found.has_value();
      found = pair.substr(at + 1);
    });
  }
  return twice ? std::nullopt : found;
}

Language Request::language() const {
  auto accepted = header("accept-language");
  if (!accepted) return Language::de;
  int german = 0;
  int english = 0;
  split(*accepted, ',', [&](std::string_view item) {
    item = trim(item);
    std::string_view tag = item.substr(0, 2);
    if (tag == "de") german = std::max(german, weight(item));
    if (tag == "en") english = std::max(english, weight(item));
  });
  return english > german ? Language::en : Language::de;
}

std::optional<std::string> percent_decode(std::string_view text, bool plus_is_blank) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus_is_blank) {
      out += ' ';
    } else if (text[i] != '%') {
      out += text[i];
    } else {
      if (i + 2 >= text.size()) return std::nullopt;
      int high = hex(text[i + 1]);
      int low = hex(text[i + 2]);
      if (high < 0 || low < 0 || (high == 0 && low == 0)) return std::nullopt;
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  if (!is_utf8(out)) return std::nullopt;
  return out;
}

Result<Fields> parse_form(std::string_view text) {
  constexpr std::size_t most = 200;
  Fields fields;
  bool broken = false;
  split(text, '&', [&](std::string_view pair) {
    if (pair.empty() || broken) return;
    std::size_t at = pair.find('=');
    auto name = percent_decode(pair.substr(0, at), true);
    auto value = percent_decode(at == std::string_view::npos ? "" : pair.substr(at + 1), true);
    broken = !name || !value || fields.size() == most;
    if (!broken) fields.emplace_back(std::move(*name), std::move(*value));
  });
  if (broken) {
    return refuse(RefusalKind::malformed, "form-malformed",
                  {"Die Angaben sind nicht lesbar: fehlerhafte Prozent-Kodierung, kein UTF-8 oder mehr als 200 Felder.",
                   "The fields cannot be read: broken percent-encoding, no UTF-8 or more than 200 fields."});
  }
  return fields;
}

}  // namespace flurwerk::api
