#include "api/http/ogc/items_request.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace flurwerk::api {
namespace {

constexpr std::array<std::string_view, 11> parameters = {
    "limit", "bbox", "bbox-crs", "crs", "datetime", "filter", "filter-lang", "filter-crs", "after", "f", ""};

std::string_view value(const Call& call, std::string_view name) { return call.request.query_value(name).value_or(""); }
bool given(const Call& call, std::string_view name) { return call.request.query_value(name).has_value(); }

// Every parameter is a known one or a field of the collection, and stands there once.
Result<void> check_names(const Call& call, const FeatureCollection& collection) {
  const auto& query = call.request.query;
  for (std::size_t i = 0; i < query.size(); ++i) {
    const auto& name = query[i].first;
    const auto* field = collection.field(name);
    const bool known = !name.empty() && std::ranges::find(parameters, name) != parameters.end();
    if (!known && (field == nullptr || field->kind == FieldKind::json)) {
      return bad_parameter(
          name.substr(0, 100), {"Diesen Parameter gibt es hier nicht.", "There is no such parameter here."},
          {"Möglich sind limit, bbox, bbox-crs, crs, datetime, filter, filter-lang, filter-crs, f und die Felder " +
               filter_fields(collection) + ".",
           "There are limit, bbox, bbox-crs, crs, datetime, filter, filter-lang, filter-crs, f and the fields " +
               filter_fields(collection) + "."});
    }
    const auto same = [&](const auto& other) { return other.first == name; };
    if (std::count_if(query.begin(), query.end(), same) > 1)
      return bad_parameter(name, {"Dieser Parameter steht doppelt da.", "This parameter is there twice."},
                           {"Nur einmal angeben.", "Give it once."});
  }
  return {};
}

Result<const ServedCrs*> crs_of(const Call& call, std::string_view parameter) {
  if (!given(call, parameter)) return &served_crs().front();
  return crs_parameter(parameter, value(call, parameter));
}

Result<void> read_limit(const Call& call, ItemsRequest& request) {
  if (!given(call, "limit")) return {};
  const auto text = value(call, "limit");
  int limit = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), limit);
  const bool huge = read.ec == std::errc::result_out_of_range && !text.starts_with('-');
  if (read.ptr != text.data() + text.size() || (!huge && (read.ec != std::errc{} || limit < 1))) {
    return bad_parameter(
        "limit", {"limit ist keine ganze Zahl ab 1.", "limit is no whole number from 1."},
        {fmt::format("Höchstens {} je Seite.", most_features), fmt::format("At most {} a page.", most_features)});
  }
  request.limit = huge ? most_features : std::min(limit, most_features);
  return {};
}

Result<void> read_bbox(const Call& call, ItemsRequest& request) {
  const auto crs = crs_of(call, "bbox-crs");
  if (!crs) return tl::unexpected(crs.error());
  if (!given(call, "bbox")) return {};
  const auto box = read_box(value(call, "bbox"), **crs);
  if (!box) return tl::unexpected(box.error());
  request.box.emplace((*crs)->crs, *box);
  request.query.box = request.box->candidates();
  request.narrowed = true;
  return {};
}

// Collections without a time take no part in the selection by time (OGC 17-069r4, 7.15.4), but a wrong value is refused.
// Those that keep former states answer with that of the day: at any instant each feature has one.
Result<void> read_datetime(const Call& call, const FeatureCollection& collection, ItemsRequest& request) {
  const auto days = read_days(call);
  if (!days) return tl::unexpected(days.error());
  if (collection.keeps_former) {
    const auto day = one_day(*days);
    if (!day) return tl::unexpected(day.error());
    request.query.on = *day;
    request.narrowed = request.narrowed || day->has_value();
  } else if (!collection.time_field.empty() && (days->from || days->until)) {
    request.query.from = days->from;
    request.query.until = days->until;
    request.narrowed = true;
  }
  return {};
}

Result<void> read_filter(const Call& call, const FeatureCollection& collection, ItemsRequest& request) {
  const auto crs = crs_of(call, "filter-crs");
  if (!crs) return tl::unexpected(crs.error());
  if (given(call, "filter-lang") && value(call, "filter-lang") != "cql2-text") {
    return bad_parameter("filter-lang",
                         {"Diese Filtersprache wird nicht gelesen.", "This filter language is not read."},
                         {"Möglich ist: cql2-text", "There is: cql2-text"});
  }
  Filter all;
  if (given(call, "filter")) {
    auto filter = read_cql2(value(call, "filter"), collection, **crs);
    if (!filter) return tl::unexpected(filter.error());
    all.inner.push_back(std::move(*filter));
  }
  for (const auto& [name, text] : call.request.query) {
    const auto* field = collection.field(name);
    if (field == nullptr) continue;
    auto wanted = value_of_field(*field, text);
    if (!wanted) return tl::unexpected(wanted.error());
    Filter equal;
    equal.op = Filter::Op::equal;
    equal.field = name;
    equal.values.push_back(std::move(*wanted));
    all.inner.push_back(std::move(equal));
  }
  if (all.inner.empty()) return {};
  request.query.filter = std::move(all);
  request.narrowed = true;
  return {};
}

}  // namespace

bool may_see(const Call& call, const FeatureCollection& collection) {
  if (collection.is_layer) return may(call.caller.viewer, Action::list_map_features);
  return collection.id != "applications" || may(call.caller.viewer, Action::list_applications);
}

VisibleApplications visible_to(const Call& call) {
  VisibleApplications visible;
  for (const auto& membership : call.caller.viewer.memberships) {
    const Viewer in_this_role{call.caller.viewer.account, {membership}, {}};
    CaseFacts submitted;
    submitted.state = ApplicationState::submitted;
    submitted.authority = membership.authority;
    if (!membership.authority.empty() && allowed(in_this_role, Action::get_application, submitted))
      visible.authorities.push_back(membership.authority);
    CaseFacts own;
    own.own = {call.caller.viewer.account};
    if (allowed(in_this_role, Action::get_application, own)) visible.account = call.caller.viewer.account;
  }
  return visible;
}

Result<FeatureCollection> collection_of(const Call& call) {
  auto found = call.app.store.features().collection(call.request.path_param("collection"));
  if (found && may_see(call, *found)) return std::move(*found);
  return refuse(RefusalKind::not_found, "collection-unknown",
                {"Diese Sammlung gibt es nicht.", "There is no such collection."},
                {"Die vorhandenen nennt /ogc/collections; manche erst nach der Anmeldung.",
                 "/ogc/collections names those there are, some of them only once you have signed in."},
                {}, "collection");
}

Result<ItemsRequest> read_items_request(const Call& call, const FeatureCollection& collection) {
  ItemsRequest request;
  if (auto ok = check_names(call, collection); !ok) return tl::unexpected(ok.error());
  const auto crs = crs_of(call, "crs");
  if (!crs) return tl::unexpected(crs.error());
  request.crs = *crs;
  request.query.collection = collection.id;
  request.query.visible = visible_to(call);
  request.query.after = value(call, "after");
  if (auto ok = read_limit(call, request); !ok) return tl::unexpected(ok.error());
  if (auto ok = read_bbox(call, request); !ok) return tl::unexpected(ok.error());
  if (auto ok = read_datetime(call, collection, request); !ok) return tl::unexpected(ok.error());
  if (auto ok = read_filter(call, collection, request); !ok) return tl::unexpected(ok.error());
  request.query.expected = request.limit;
  request.narrowed = request.narrowed || collection.id == "applications";
  return request;
}

Result<const ServedCrs*> read_item_crs(const Call& call) {
  if (auto ok = only_parameters(call, {"crs"}); !ok) return tl::unexpected(ok.error());
  return crs_of(call, "crs");
}

}  // namespace flurwerk::api
