#include <fmt/format.h>

#include <variant>

#include "api/http/ogc/handlers.hpp"
#include "api/http/ogc/items_request.hpp"
#include "api/http/ogc/json_text.hpp"
#include "api/http/ogc/pages.hpp"

namespace flurwerk::api {

namespace {

constexpr std::size_t most_bytes = 32U << 20U;  // a page of huge features ends earlier

void put_value(std::string& out, const FeatureValue& value, FieldKind kind) {
  if (const auto* text = std::get_if<std::string_view>(&value)) {
    if (kind == FieldKind::json)
      out += *text;
    else
      put_json_text(out, *text);
  } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    out += fmt::format_int(*whole).c_str();
  } else if (const auto* real = std::get_if<double>(&value)) {
    put_number(out, *real);
  } else {
    out += "null";
  }
}

void put_link(std::string& out, std::string_view rel, std::string_view type, std::string_view href) {
  out += R"({"rel":")";
  out += rel;
  out += R"(","type":")";
  out += type;
  out += R"(","href":)";
  put_json_text(out, href);
  out += '}';
}

constexpr std::string_view geojson = "application/geo+json";

// Writes features one after the other; keeps its buffers.
class FeatureWriter {
 public:
  FeatureWriter(const FeatureCollection& collection, geo::Crs crs) : collection_(collection), crs_(crs) {}

  bool read(const FeatureRow& row) { return shape_.read(row.wkb); }
  geo::FlatShape& shape() { return shape_; }

  // Without the closing brace.
  void put(std::string& out, const FeatureRow& row) {
    geo::move_from_25832(crs_, shape_.points);
    out += R"({"type":"Feature","id":)";
    put_json_text(out, row.id);
    out += R"(,"geometry":)";
    put_geometry(out, shape_, crs_);
    out += R"(,"properties":{)";
    for (std::size_t i = 0; i < row.values.size(); ++i) {
      out += i > 0 ? ",\"" : "\"";
      out += collection_.fields[i].name;
      out += "\":";
      put_value(out, row.values[i], collection_.fields[i].kind);
    }
    out += '}';
  }

 private:
  const FeatureCollection& collection_;
  geo::Crs crs_;
  geo::FlatShape shape_;
};

struct PageOf {
  int returned = 0;
  bool more = false;
  std::string last;
};

// Calls `take` with each feature of the page, its shape read and inside the box; `take` gives the size of the answer.
template <class Take>
Result<PageOf> read_page(const Call& call, ItemsRequest& request, FeatureWriter& writer, Take take) {
  PageOf page;
  if (request.box && !request.box->candidates()) return page;
  std::size_t size = 0;
  const auto done = call.app.store.features().read(request.query, [&](const FeatureRow& row) {
    writer.read(row);
    if (request.box && !request.box->meets(writer.shape())) return true;
    page.more = page.returned == request.limit || size > most_bytes;
    if (page.more) return false;
    size = take(row);
    page.last = row.id;
    ++page.returned;
    return true;
  });
  if (!done) return tl::unexpected(done.error());
  return page;
}

std::string target(const Call& call, std::string_view form, const std::string& after) {
  std::string query;
  for (const auto& [name, value] : call.request.query) {
    if (name == "f" || (name == "after" && !after.empty())) continue;
    query += (query.empty() ? "?" : "&") + percent_encode(name) + "=" + percent_encode(value);
  }
  if (!after.empty()) query += (query.empty() ? "?after=" : "&after=") + percent_encode(after);
  if (!form.empty()) query += fmt::format("{}f={}", query.empty() ? "?" : "&", form);
  return query;
}

std::string items_url(const Call& call, const FeatureCollection& collection) {
  return ogc_url(call, "/collections/" + percent_encode(collection.id) + "/items");
}

void put_end(std::string& out, const Call& call, const FeatureCollection& collection, const ItemsRequest& request,
             const PageOf& page) {
  const auto url = items_url(call, collection);
  out += R"(],"links":[)";
  put_link(out, "self", geojson, url + target(call, "json", {}));
  out += ',';
  put_link(out, "alternate", "text/html", url + target(call, "html", {}));
  out += ',';
  put_link(out, "collection", "application/json", ogc_url(call, "/collections/" + percent_encode(collection.id)));
  if (page.more) {
    out += ',';
    put_link(out, "next", geojson, url + target(call, "json", page.last));
  }
  out += ']';
  if (!request.narrowed)
    out += fmt::format(R"(,"numberMatched":{})", collection.count);
  else if (request.query.after.empty() && !page.more)
    out += fmt::format(R"(,"numberMatched":{})", page.returned);
  out += fmt::format(R"(,"numberReturned":{}}})", page.returned);
}

// Readers of files, which see no headers, know the system by this; OGC's own is the header Content-Crs.
void put_crs_member(std::string& out, geo::Crs crs) {
  if (geo::is_geographic(crs)) return;
  out += R"("crs":{"type":"name","properties":{"name":")" + geo::crs_urn(crs) + R"("}},)";
}

Response geojson_response(std::string body, const ServedCrs& crs) {
  Response response{200, std::string(geojson), std::move(body), {}, {}};
  response.with("Content-Crs", fmt::format("<{}>", crs.uri));
  return response;
}

Result<Response> items_json(const Call& call, const FeatureCollection& collection, ItemsRequest& request) {
  std::string out = R"({"type":"FeatureCollection",)";
  put_crs_member(out, request.crs->crs);
  out += R"("features":[)";
  FeatureWriter writer(collection, request.crs->crs);
  const auto page = read_page(call, request, writer, [&](const FeatureRow& row) {
    if (out.back() == '}') out += ',';
    writer.put(out, row);
    out += '}';
    return out.size();
  });
  if (!page) return tl::unexpected(page.error());
  put_end(out, call, collection, request, *page);
  return geojson_response(std::move(out), *request.crs);
}

std::string shown(const FeatureValue& value) {
  if (const auto* text = std::get_if<std::string_view>(&value)) return std::string(*text);
  std::string out;
  if (!std::holds_alternative<std::monostate>(value)) put_value(out, value, FieldKind::number);
  return out;
}

HtmlPage page_of_collection(const Call& call, const FeatureCollection& collection) {
  HtmlPage page(call, collection_title(collection));
  page.step(ogc_url(call), {"Geodaten", "Geodata"});
  page.step(ogc_url(call, "/collections"), {"Sammlungen", "Collections"});
  page.step(ogc_url(call, "/collections/" + percent_encode(collection.id)), collection_title(collection));
  return page;
}

Result<Response> items_html(const Call& call, const FeatureCollection& collection, ItemsRequest& request) {
  HtmlPage html = page_of_collection(call, collection);
  std::vector<std::string> heads{call.request.language() == Language::en ? "Feature" : "Objekt"};
  for (const auto& field : collection.fields) heads.push_back(html.said(field.title));
  html.columns(heads);
  FeatureWriter writer(collection, request.crs->crs);
  const auto url = items_url(call, collection);
  std::size_t size = 0;
  const auto page = read_page(call, request, writer, [&](const FeatureRow& row) {
    std::vector<std::string> cells{std::string(row.id)};
    for (const auto& value : row.values) cells.push_back(shown(value));
    for (const auto& cell : cells) size += cell.size();
    html.row(url + "/" + percent_encode(row.id) + target(call, "html", {}), cells);
    return size;
  });
  if (!page) return tl::unexpected(page.error());
  if (page->returned == 0) html.lead({"Hier ist nichts.", "There is nothing here."});
  if (page->more) html.link(url + target(call, "html", page->last), {"Weiter", "Next"});
  html.link(url + target(call, "json", {}), {"Als GeoJSON", "As GeoJSON"});
  return html.response();
}

Result<Response> item_json(const Call& call, const FeatureCollection& collection, const ServedCrs& crs,
                           const FeatureRow& row) {
  std::string out;
  FeatureWriter writer(collection, crs.crs);
  writer.read(row);
  writer.put(out, row);
  const auto url = items_url(call, collection) + "/" + percent_encode(row.id);
  out += R"(,"links":[)";
  put_link(out, "self", geojson, url + target(call, "json", {}));
  out += ',';
  put_link(out, "alternate", "text/html", url + target(call, "html", {}));
  out += ',';
  put_link(out, "collection", "application/json", ogc_url(call, "/collections/" + percent_encode(collection.id)));
  out += "]}";
  return geojson_response(std::move(out), crs);
}

Result<Response> item_html(const Call& call, const FeatureCollection& collection, const ServedCrs& crs,
                           const FeatureRow& row) {
  HtmlPage html = page_of_collection(call, collection);
  html.columns({html.said({"Angabe", "Field"}), html.said({"Wert", "Value"})});
  for (std::size_t i = 0; i < row.values.size(); ++i) {
    html.row({}, {html.said(collection.fields[i].title), shown(row.values[i])});
  }
  FeatureWriter writer(collection, crs.crs);
  if (writer.read(row)) {
    geo::move_from_25832(crs.crs, writer.shape().points);
    std::string geometry;
    put_geometry(geometry, writer.shape(), crs.crs);
    html.row({}, {html.said({"Geometrie", "Geometry"}), std::move(geometry)});
  }
  const auto url = items_url(call, collection) + "/" + percent_encode(row.id);
  html.link(url + target(call, "json", {}), {"Als GeoJSON", "As GeoJSON"});
  return html.response();
}

// Public collections change by an import only; applications at any time, and are nobody else's business.
std::string tag_of(const Call& call, const FeatureCollection& collection, std::string_view form) {
  if (collection.id == "applications") return {};
  return content_tag(call, call.app.store.features().generation(), form);
}

}  // namespace

Result<Response> get_ogc_items(Call& call) {
  const auto form = form_of(call);
  if (!form) return tl::unexpected(form.error());
  const auto collection = collection_of(call);
  if (!collection) return tl::unexpected(collection.error());
  auto request = read_items_request(call, *collection);
  if (!request) return tl::unexpected(request.error());
  const auto tag = tag_of(call, *collection, *form == Form::page ? "html" : "json");
  if (!tag.empty() && client_has(call, tag)) return unchanged(tag);
  auto response =
      *form == Form::page ? items_html(call, *collection, *request) : items_json(call, *collection, *request);
  if (response && !tag.empty()) with_tag(*response, tag);
  return response;
}

Result<Response> get_ogc_item(Call& call) {
  const auto form = form_of(call);
  if (!form) return tl::unexpected(form.error());
  const auto crs = read_item_crs(call);
  if (!crs) return tl::unexpected(crs.error());
  const auto collection = collection_of(call);
  if (!collection) return tl::unexpected(collection.error());
  const auto tag = tag_of(call, *collection, *form == Form::page ? "html" : "json");
  FeatureQuery query;
  query.collection = collection->id;
  query.id = call.request.path_param("feature");
  query.visible = visible_to(call);
  query.expected = 1;
  Result<Response> response =
      refuse(RefusalKind::not_found, "feature-unknown", {"Dieses Objekt gibt es nicht.", "There is no such feature."},
             {"Die Kennung prüfen.", "Check the id."}, {}, "feature");
  const auto done = call.app.store.features().read(query, [&](const FeatureRow& row) {
    response =
        *form == Form::page ? item_html(call, *collection, **crs, row) : item_json(call, *collection, **crs, row);
    return false;
  });
  if (!done) return tl::unexpected(done.error());
  if (response && !tag.empty()) {
    if (client_has(call, tag)) return unchanged(tag);
    with_tag(*response, tag);
  }
  return response;
}

}  // namespace flurwerk::api
