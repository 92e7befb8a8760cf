#include "api/http/ogc/cql2.hpp"

#include <fmt/format.h>

#include <charconv>

#include "api/http/ogc/cql2_geometry.hpp"
#include "api/http/ogc/cql2_tokens.hpp"
#include "api/http/ogc/parameters.hpp"
#include "permit-core/calendar/date.hpp"

namespace flurwerk::api {
namespace {

using Kind = CqlToken::Kind;
using Op = Filter::Op;

constexpr int deepest = 40;

std::optional<Op> comparison(const CqlToken& token) {
  if (token.kind != Kind::sign) return std::nullopt;
  if (token.value == "=") return Op::equal;
  if (token.value == "<>") return Op::unequal;
  if (token.value == "<") return Op::less;
  if (token.value == "<=") return Op::at_most;
  if (token.value == ">") return Op::greater;
  if (token.value == ">=") return Op::at_least;
  return std::nullopt;
}

Op turned(Op op) {
  switch (op) {
    case Op::less: return Op::greater;
    case Op::at_most: return Op::at_least;
    case Op::greater: return Op::less;
    case Op::at_least: return Op::at_most;
    default: return op;
  }
}

Filter joined(Op op, std::vector<Filter> inner) {
  if (inner.size() == 1) return std::move(inner.front());
  Filter filter;
  filter.op = op;
  filter.inner = std::move(inner);
  return filter;
}

Filter negated(Filter inner) {
  Filter filter;
  filter.op = Op::negate;
  filter.inner.push_back(std::move(inner));
  return filter;
}

// Recursive descent. The first fault is kept and ends reading: from then on the next token is `end`.
class Parser {
 public:
  Parser(std::string_view text, const FeatureCollection& collection, const ServedCrs& crs)
      : tokens_(cql_tokens(text)), collection_(collection), crs_(crs) {}

  Result<Filter> read() {
    Filter filter = any_of(0);
    if (here().kind != Kind::end) expected("AND, OR oder das Ende", "AND, OR or the end");
    if (fault_) return tl::unexpected(*fault_);
    return filter;
  }

 private:
  const CqlToken& here() const {
    static const CqlToken over;
    return fault_ ? over : tokens_[at_];
  }
  CqlToken take() {
    CqlToken token = here();
    if (!fault_ && at_ + 1 < tokens_.size()) ++at_;
    return token;
  }
  bool take_word(const char* word) {
    if (here().kind != Kind::name || here().value != word) return false;
    take();
    return true;
  }
  bool take_sign(const char* sign) {
    if (here().kind != Kind::sign || here().value != sign) return false;
    take();
    return true;
  }
  void need(const char* sign) {
    if (!take_sign(sign)) expected(sign, sign);
  }
  void fail(Text text, Text cure) {
    if (!fault_) fault_ = bad_parameter("filter", std::move(text), std::move(cure)).value();
  }
  void expected(const std::string& de, const std::string& en) {
    const auto& token = here();
    const std::string what = token.kind == Kind::end ? "" : token.written.substr(0, 40);
    fail({fmt::format("Bei Zeichen {} (\"{}\") wird etwas anderes erwartet.", token.at, what),
          fmt::format("Something else is expected at character {} (\"{}\").", token.at, what)},
         {fmt::format("Hier steht {}.", de), fmt::format("Here stands {}.", en)});
  }

  Filter any_of(int depth) {
    std::vector<Filter> parts;
    do parts.push_back(all_of(depth));
    while (take_word("OR"));
    return joined(Op::any, std::move(parts));
  }
  Filter all_of(int depth) {
    std::vector<Filter> parts;
    do parts.push_back(one(depth));
    while (take_word("AND"));
    return joined(Op::all, std::move(parts));
  }

  Filter one(int depth) {
    if (depth > deepest) {
      fail({"Der Filter ist zu tief geschachtelt.", "The filter is nested too deeply."},
           {fmt::format("Höchstens {} Klammern ineinander.", deepest), fmt::format("At most {} brackets.", deepest)});
      return {};
    }
    if (take_word("NOT")) return negated(one(depth + 1));
    if (take_sign("(")) {
      Filter inner = any_of(depth + 1);
      need(")");
      return inner;
    }
    if (take_word("S_INTERSECTS")) return intersects();
    if (const auto truth = boolean()) return joined_truth(*truth);
    return predicate();
  }

  std::optional<bool> boolean() {
    if (take_word("TRUE")) return true;
    if (take_word("FALSE")) return false;
    return std::nullopt;
  }
  static Filter joined_truth(bool truth) {
    Filter filter;
    filter.op = truth ? Op::all : Op::any;  // of nothing
    return filter;
  }

  Filter intersects() {
    Filter filter;
    filter.op = Op::intersects;
    need("(");
    if (!take_word("GEOM")) expected("geom", "geom");
    need(",");
    if (fault_) return filter;
    auto area = read_cql2_geometry(tokens_, at_, crs_);
    if (!area) {
      fault_ = area.error();
      return filter;
    }
    if (collection_.id == "applications") {
      fail({"S_INTERSECTS geht bei dieser Sammlung nicht.", "S_INTERSECTS does not work with this collection."},
           {"Stattdessen den Parameter bbox nehmen.", "Use the parameter bbox instead."});
    }
    filter.wkb = std::move(area->wkb);
    filter.box = area->box;
    need(")");
    return filter;
  }

  const FeatureField* field() {
    const auto token = here();
    if (token.kind == Kind::name || token.kind == Kind::quoted_name) {
      const auto* found = collection_.field(token.kind == Kind::name ? token.written : token.value);
      if (found != nullptr && found->kind != FieldKind::json) {
        take();
        return found;
      }
      fail({fmt::format("Nach \"{}\" (Zeichen {}) kann hier nicht gefiltert werden.", token.written.substr(0, 40),
                        token.at),
            fmt::format("\"{}\" (character {}) is nothing to filter by here.", token.written.substr(0, 40), token.at)},
           {"Möglich sind: " + filter_fields(collection_), "There are: " + filter_fields(collection_)});
    } else {
      expected("ein Feldname", "the name of a field");
    }
    return nullptr;
  }

  std::optional<FilterValue> value(const FeatureField& field) {
    const bool wrapped = here().kind == Kind::name && (here().value == "DATE" || here().value == "TIMESTAMP");
    if (wrapped) take(), need("(");
    const auto token = here();
    const bool as_text = field.kind == FieldKind::text || field.kind == FieldKind::date;
    if (token.kind != (as_text ? Kind::text : Kind::number)) {
      expected(as_text ? "ein Text in einfachen Anführungszeichen" : "eine Zahl",
               as_text ? "a text in single quotes" : "a number");
      return std::nullopt;
    }
    auto read = value_of_field(field, wrapped ? std::string_view(token.value).substr(0, 10) : token.value);
    if (!read) {
      expected("ein Wert wie 2026-01-31", "a value like 2026-01-31");
      return std::nullopt;
    }
    take();
    if (wrapped) need(")");
    return *read;
  }

  bool put_value(Filter& filter, const FeatureField& field_of) {
    auto read = value(field_of);
    if (!read) return false;
    filter.values.push_back(std::move(*read));
    return true;
  }

  Filter predicate() {
    if (here().kind == Kind::text || here().kind == Kind::number) return turned_comparison();
    Filter filter;
    const auto* left = field();
    if (left == nullptr) return filter;
    filter.field = left->name;
    if (const auto op = comparison(here())) {
      take();
      filter.op = *op;
      put_value(filter, *left);
      return filter;
    }
    if (take_word("IS")) {
      const bool negate = take_word("NOT");
      if (!take_word("NULL")) expected("NULL", "NULL");
      filter.op = Op::is_null;
      return negate ? negated(std::move(filter)) : filter;
    }
    const bool negate = take_word("NOT");
    set_of_values(filter, *left);
    return negate ? negated(std::move(filter)) : filter;
  }

  void set_of_values(Filter& filter, const FeatureField& left) {
    if (take_word("LIKE")) {
      filter.op = Op::like;
      if (left.kind != FieldKind::text) {
        fail({"LIKE geht nur bei Texten.", "LIKE works with texts only."},
             {"Mit = oder BETWEEN vergleichen.", "Compare with = or BETWEEN."});
      }
      put_value(filter, left);
    } else if (take_word("BETWEEN")) {
      filter.op = Op::between;
      put_value(filter, left);
      if (!take_word("AND")) expected("AND", "AND");
      put_value(filter, left);
    } else if (take_word("IN")) {
      filter.op = Op::in;
      need("(");
      do {
        if (!put_value(filter, left)) return;
      } while (take_sign(","));
      need(")");
    } else {
      expected("=, <>, <, <=, >, >=, LIKE, IN, BETWEEN oder IS NULL",
               "=, <>, <, <=, >, >=, LIKE, IN, BETWEEN or IS NULL");
    }
  }

  // 5 < storeys
  Filter turned_comparison() {
    Filter filter;
    const std::size_t at_value = at_;
    take();
    const auto op = comparison(here());
    if (!op) {
      expected("ein Vergleich", "a comparison");
      return filter;
    }
    take();
    const auto* right = field();
    if (right == nullptr) return filter;
    const std::size_t behind = at_;
    at_ = at_value;
    filter.op = turned(*op);
    filter.field = right->name;
    put_value(filter, *right);
    at_ = behind;
    return filter;
  }

  std::vector<CqlToken> tokens_;
  std::size_t at_ = 0;
  const FeatureCollection& collection_;
  const ServedCrs& crs_;
  std::optional<Refusal> fault_;
};

}  // namespace

std::string filter_fields(const FeatureCollection& collection) {
  std::string list;
  for (const auto& field : collection.fields) {
    if (field.kind != FieldKind::json) list += (list.empty() ? "" : ", ") + field.name;
  }
  return list;
}

Result<FilterValue> value_of_field(const FeatureField& field, std::string_view text) {
  const char* const end = text.data() + text.size();
  std::int64_t whole = 0;
  double real = 0;
  switch (field.kind) {
    case FieldKind::text: return FilterValue{std::string(text)};
    case FieldKind::date:
      if (parse_date(text)) return FilterValue{std::string(text)};
      break;
    case FieldKind::integer:
      if (const auto read = std::from_chars(text.data(), end, whole); read.ec == std::errc{} && read.ptr == end)
        return FilterValue{whole};
      [[fallthrough]];
    case FieldKind::number:
      if (const auto read = std::from_chars(text.data(), end, real); read.ec == std::errc{} && read.ptr == end)
        return FilterValue{real};
      break;
    case FieldKind::json: break;
  }
  return bad_parameter(field.name, {"Das ist kein Wert dieses Feldes.", "This is no value of this field."},
                       {"Eine Zahl mit Punkt oder ein Datum wie 2026-01-31 schreiben.",
                        "Write a number with a point, or a date like 2026-01-31."});
}

Result<Filter> read_cql2(std::string_view text, const FeatureCollection& collection, const ServedCrs& crs) {
  return Parser(text, collection, crs).read();
}

}  // namespace flurwerk::api
