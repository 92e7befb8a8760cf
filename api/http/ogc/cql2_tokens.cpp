#include "api/http/ogc/cql2_tokens.hpp"

#include <algorithm>
#include <array>

namespace flurwerk::api {
namespace {

using Kind = CqlToken::Kind;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  CqlToken next() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r'))
      ++at_;
    begin_ = at_;
    if (at_ == text_.size()) return token(Kind::end, "");
    const char c = text_[at_];
    if (is_letter(c)) return name();
    if (c == '\'' || c == '"') return quoted(c);
    if (is_digit(c) || ((c == '-' || c == '+' || c == '.') && at_ + 1 < text_.size() &&
                        (is_digit(text_[at_ + 1]) || text_[at_ + 1] == '.')))
      return number();
    for (const std::string_view sign : {"<>", "<=", ">=", "=", "<", ">", "(", ")", ","}) {
      if (text_.substr(at_).starts_with(sign)) {
        at_ += sign.size();
        return token(Kind::sign, std::string(sign));
      }
    }
    return token(Kind::fault, "");
  }

 private:
  CqlToken token(Kind kind, std::string value) const {
    return {kind, std::move(value), std::string(text_.substr(begin_, std::max<std::size_t>(at_ - begin_, 1))),
            begin_ + 1};
  }
  CqlToken name() {
    while (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_]))) ++at_;
    return token(Kind::name, upper(std::string(text_.substr(begin_, at_ - begin_))));
  }
  // A quote inside is doubled or escaped; the backslash stays where it escapes anything else (LIKE needs it).
  CqlToken quoted(char quote) {
    std::string value;
    for (++at_; at_ < text_.size(); ++at_) {
      const bool escaped = text_[at_] == '\\' && at_ + 1 < text_.size() && text_[at_ + 1] == quote;
      const bool doubled = text_[at_] == quote && at_ + 1 < text_.size() && text_[at_ + 1] == quote;
      if (escaped || doubled) {
        value += text_[++at_];
      } else if (text_[at_] == quote) {
        ++at_;
        return token(quote == '"' ? Kind::quoted_name : Kind::text, std::move(value));
      } else {
        value += text_[at_];
      }
    }
    return token(Kind::fault, "");
  }
  CqlToken number() {
    const auto digits = [&] {
      while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    };
    if (text_[at_] == '-' || text_[at_] == '+') ++at_;
    digits();
    if (at_ < text_.size() && text_[at_] == '.') ++at_, digits();
    if (at_ < text_.size() && (text_[at_] == 'e' || text_[at_] == 'E')) {
      ++at_;
      if (at_ < text_.size() && (text_[at_] == '-' || text_[at_] == '+')) ++at_;
      digits();
    }
    auto value = std::string(text_.substr(begin_, at_ - begin_));
    if (value.starts_with('+')) value.erase(0, 1);
    return token(Kind::number, std::move(value));
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;
};

}  // namespace

std::vector<CqlToken> cql_tokens(std::string_view text) {
  std::vector<CqlToken> tokens;
  Scanner scanner(text);
  do {
    tokens.push_back(scanner.next());
  } while (tokens.back().kind != Kind::end && tokens.back().kind != Kind::fault);
  return tokens;
}

}  // namespace flurwerk::api
