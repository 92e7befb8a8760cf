// The FeatureSource reads whole collections of geodata page by page, by box and by filter, for OGC API and tiles.
// Basis: OGC 17-069r4 (Features), 21-065r2 (CQL2). Geometry crosses as WKB, EPSG:25832, m; who may see what is decided
// by the caller.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "geo/geometry.hpp"
#include "permit-core/calendar/date.hpp"
#include "permit-core/id.hpp"
#include "permit-core/refusal.hpp"

namespace flurwerk::api {

enum class FieldKind { text, integer, number, date, json };  // json: text that is itself a JSON value; no filtering

struct FeatureField {
  std::string name;  // "official_area_m2"
  FieldKind kind;
  Text title;
};

struct FeatureCollection {
  std::string id;  // "parcels", "buildings", "plan-areas", "applications", or the name of an imported layer
  bool is_layer = false;
  std::vector<FeatureField> fields;
  std::string time_field;          // the field that `datetime` asks for; empty: none
  bool keeps_former = false;       // `datetime` asks for the state of a day
  std::int64_t count = 0;          // 0 for applications: how many depends on who asks
  std::optional<geo::Box> extent;  // EPSG:25832
  const FeatureField* field(std::string_view name) const {
    const auto found = std::ranges::find(fields, name, &FeatureField::name);
    return found == fields.end() ? nullptr : &*found;
  }
};

using FilterValue = std::variant<std::int64_t, double, std::string>;

// A condition on features; the fields it names exist and its values have the fields' kinds (api/http/ogc checks that).
struct Filter {
  enum class Op {
    all,
    any,
    negate,  // of `inner`
    equal,
    unequal,
    less,
    at_most,
    greater,
    at_least,  // field with values[0]
    like,      // % any text, _ one character, backslash escapes
    in,
    between,
    is_null,     // values; values[0] to values[1]; no value
    intersects,  // the geometry with `wkb`, EPSG:25832
  };
  Op op = Op::all;
  std::string field;
  std::vector<FilterValue> values;
  std::vector<Filter> inner;
  std::string wkb;
  geo::Box box{};  // of wkb
};

// Whose applications: those of these authorities that are submitted, and those this account started or is named in.
struct VisibleApplications {
  std::vector<AuthorityId> authorities;
  AccountId account;
};

struct FeatureQuery {
  std::string collection;
  std::string id;               // only this one
  std::string after;            // id of the last feature of the page before
  std::optional<geo::Box> box;  // candidates whose bounding boxes meet it; the sink decides exactly
  std::optional<Filter> filter;
  std::optional<Date> from, until;  // of time_field, both inclusive
  std::optional<Date> on;           // the state of this day, of a collection that keeps former ones; else today's
  VisibleApplications visible;
  int expected = 100;               // about how many the sink will take
  std::vector<std::string> fields;  // which to read; empty: all
  bool ordered = true;              // by id; paging needs it
};

using FeatureValue = std::variant<std::monostate, std::int64_t, double, std::string_view>;
struct FeatureRow {  // valid during the call only
  std::string_view id;
  std::string_view wkb;                  // empty: without geometry
  std::span<const FeatureValue> values;  // one for each field read
};
using FeatureSink = std::function<bool(const FeatureRow&)>;  // false: enough

class FeatureSource {
 public:
  virtual ~FeatureSource() = default;
  // What there is; parcels, buildings, plan-areas and applications always, even when empty.
  virtual std::vector<FeatureCollection> collections() const = 0;
  virtual std::optional<FeatureCollection> collection(std::string_view id) const = 0;
  // Hands features to the sink until it has enough. Refuses "query-too-wide" when the search looks at too much.
  virtual Result<void> read(const FeatureQuery& query, const FeatureSink& sink) const = 0;
  virtual std::int64_t generation() const = 0;  // grows with every import
};

}  // namespace flurwerk::api
