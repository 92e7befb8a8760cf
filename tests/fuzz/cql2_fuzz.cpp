// Filters in CQL2 text: whatever stands there is a filter over known fields or a refusal that says where it fails.
#include "api/http/ogc/cql2.hpp"
#include "fuzz.hpp"

namespace {

using namespace flurwerk;

void check(const api::Filter& filter, const api::FeatureCollection& collection, int depth) {
  using Op = api::Filter::Op;
  fuzz::must(depth < 100, "the depth is bounded");
  for (const auto& inner : filter.inner) check(inner, collection, depth + 1);
  switch (filter.op) {
    case Op::all:
    case Op::any: return;
    case Op::negate: return fuzz::must(filter.inner.size() == 1, "NOT is of one thing");
    case Op::intersects: {
      geo::FlatShape shape;
      return fuzz::must(shape.read(filter.wkb), "the geometry can be read");
    }
    default: break;
  }
  const auto* field = collection.field(filter.field);
  fuzz::must(field != nullptr && field->kind != api::FieldKind::json, "the field is a known one");
  const std::size_t count = filter.values.size();
  fuzz::must(filter.op == Op::is_null   ? count == 0
             : filter.op == Op::between ? count == 2
             : filter.op == Op::in      ? count > 0
                                        : count == 1,
             "as many values as the operator takes");
  for (const auto& value : filter.values) {
    const bool text = std::holds_alternative<std::string>(value);
    fuzz::must(text == (field->kind == api::FieldKind::text || field->kind == api::FieldKind::date),
               "values are of the field's kind");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const api::FeatureCollection collection{"parcels",
                                                 false,
                                                 {{"key", api::FieldKind::text, {}},
                                                  {"storeys", api::FieldKind::integer, {}},
                                                  {"area", api::FieldKind::number, {}},
                                                  {"day", api::FieldKind::date, {}},
                                                  {"rest", api::FieldKind::json, {}}},
                                                 "",
                                                 0,
                                                 {}};
  const auto filter = api::read_cql2(fuzz::text_of(data, size), collection, api::served_crs().front());
  if (filter) {
    check(*filter, collection, 0);
  } else {
    fuzz::must(!filter.error().field.empty(), "the refusal says where");
    fuzz::must_explain(filter.error());
  }
  return 0;
}
