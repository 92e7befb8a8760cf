#include "geo/import/gml_walk.hpp"

#include <cpl_minixml.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "geo/import/intake.hpp"
#include "geo/import/source.hpp"

namespace flurwerk::geo {
namespace {

constexpr std::size_t deepest_element = 128;  // GML geometries nest some 20 deep
constexpr std::size_t node_bytes = 100;       // what a node costs beside its text

std::string_view view(const xmlChar* text) { return text ? reinterpret_cast<const char*>(text) : ""; }

bool among(const std::vector<std::string_view>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

struct FreeTree {
  void operator()(CPLXMLNode* node) const { CPLDestroyXMLNode(node); }
};

// Builds the tree of one object; CPL's own append walks the whole list of children each time.
class TreeBuilder {
 public:
  bool active() const { return !open_.empty(); }
  const CPLXMLNode* root() const { return root_.get(); }
  std::size_t bytes() const { return bytes_; }

  CPLXMLNode* add(CPLXMLNodeType type, std::string_view text) {
    bytes_ += node_bytes + text.size();
    CPLXMLNode* node = CPLCreateXMLNode(nullptr, type, std::string(text).c_str());
    if (open_.empty()) {
      root_.reset(node);
    } else {
      (open_.back().last ? open_.back().last->psNext : open_.back().node->psChild) = node;
      open_.back().last = node;
    }
    return node;
  }
  void open(std::string_view name) {
    flush();
    CPLXMLNode* node = add(CXT_Element, name);
    open_.push_back({node, nullptr});
  }
  void attribute(std::string_view name, std::string_view value) {
    CPLXMLNode* node = add(CXT_Attribute, name);
    node->psChild = CPLCreateXMLNode(nullptr, CXT_Text, std::string(value).c_str());
    bytes_ += node_bytes + value.size();
  }
  void characters(std::string_view text) {
    text_ += text;
    bytes_ += text.size();
  }
  bool close() {  // true when the object is complete
    flush();
    open_.pop_back();
    return open_.empty();
  }
  void clear() {
    root_.reset();
    bytes_ = 0;
  }

 private:
  void flush() {
    if (text_.find_first_not_of(" \t\r\n") != std::string::npos) add(CXT_Text, text_);
    text_.clear();
  }
  struct Open {
    CPLXMLNode* node;
    CPLXMLNode* last;
  };
  std::vector<Open> open_;
  std::unique_ptr<CPLXMLNode, FreeTree> root_;
  std::string text_;
  std::size_t bytes_ = 0;
};

struct Walker {
  Walker(const GmlDialect& kind, const GmlWanted& wanted_objects, const GmlVisit& visitor)
      : dialect(kind), wanted(wanted_objects), visit(visitor) {}
  const GmlDialect& dialect;
  const GmlWanted& wanted;
  const GmlVisit& visit;
  xmlParserCtxtPtr parser = nullptr;
  TreeBuilder builder;
  GmlSummary summary;
  GmlObject object{};
  std::string name, last_complete, default_crs;
  std::string feature;  // object we are in, wanted or not
  std::size_t depth = 0, feature_depth = 0;
  bool header = false;  // what is being built says the CRS and is no object
  std::optional<Refusal> refusal;

  void stop(Refusal why) {
    if (!refusal) refusal = std::move(why);
    xmlStopParser(parser);
  }
  void start(std::string_view element, std::string_view space, int count, const xmlChar** attributes);
  void end();
  void look_at_root(std::string_view element, std::string_view space);
  void take_header();
};

std::string line_text(long line) { return "Zeile/line " + std::to_string(line); }

void Walker::look_at_root(std::string_view element, std::string_view space) {
  summary.root = element;
  if (!space.starts_with(dialect.space)) return stop(dialect.stranger(summary.root));
  summary.version = space.substr(dialect.space.size());
  std::replace(summary.version.begin(), summary.version.end(), '/', '.');
}

bool starts_object(const GmlDialect& dialect, std::string_view element) {
  return std::any_of(dialect.object_prefixes.begin(), dialect.object_prefixes.end(),
                     [&](std::string_view prefix) { return element.starts_with(prefix); });
}

void Walker::start(std::string_view element, std::string_view space, int count, const xmlChar** attributes) {
  if (refusal) return;
  if (++depth == 1) look_at_root(element, space);
  if (refusal) return;  // the parser has let go of its buffer, and the attributes lie in it
  if (depth > deepest_element) {
    return stop({RefusalKind::malformed,
                 "xml-broken",
                 {"Die Elemente sind tiefer als " + std::to_string(deepest_element) + " Ebenen geschachtelt.",
                  "Elements are nested more than " + std::to_string(deepest_element) + " deep."},
                 {},
                 {},
                 {}});
  }
  const auto each_attribute = [&](auto&& use) {
    for (std::ptrdiff_t i = 0; i < count; ++i) {  // five pointers each: name, prefix, namespace, value, its end
      const auto* begin = reinterpret_cast<const char*>(attributes[i * 5 + 3]);
      const auto* finish = reinterpret_cast<const char*>(attributes[i * 5 + 4]);
      use(view(attributes[i * 5]), std::string_view(begin, static_cast<std::size_t>(finish - begin)));
    }
  };
  std::string id;
  const bool change = feature_depth == 0 && among(dialect.changes, element);
  if (feature_depth == 0 && (change || starts_object(dialect, element))) {
    each_attribute([&](std::string_view key, std::string_view value) {
      if (key == "id") id = value;
    });
    if (change || !id.empty()) {
      feature_depth = depth;
      feature = std::string(element) + " " + id;
    }
  }
  if (!builder.active()) {
    header = element == "AA_Koordinatenreferenzsystemangaben" || (element == "Envelope" && default_crs.empty());
    if (!header && ((!change && id.empty()) || !wanted(element))) return;
    name = element;
    object = {name, id, xmlSAX2GetLineNumber(parser), nullptr, default_crs};
  }
  builder.open(element);
  each_attribute([&](std::string_view key, std::string_view value) { builder.attribute(key, value); });
}

void Walker::take_header() {
  if (object.name == "Envelope") {
    default_crs = attribute(object.tree, "srsName");
    return;
  }
  const std::string standard = object.text("standard");
  const CPLXMLNode* crs = object.child("crs");
  if (crs && (default_crs.empty() || standard == "true")) default_crs = attribute(crs, "href");
}

void Walker::end() {
  if (refusal) return;
  if (depth-- == feature_depth) {
    feature_depth = 0;
    last_complete = std::move(feature);
  }
  if (!builder.active() || !builder.close()) return;
  object.tree = builder.root();
  if (header) {
    take_header();
  } else if (auto refused = visit(object)) {
    stop(std::move(*refused));
  }
  builder.clear();
}

Refusal dtd_refusal() {
  return {
      RefusalKind::malformed,
      "xml-dtd",
      {"Die Datei enthält eine Dokumenttyp-Deklaration (<!DOCTYPE ...>). Solche Dateien können Rechner lahmlegen und "
       "werden nie gelesen.",
       "The file contains a document type declaration (<!DOCTYPE ...>). Such files can stall a computer and are "
       "never read."},
      {"Die Datei ohne DTD abgeben lassen; ALKIS-NAS, XPlanGML und CityGML brauchen keine.",
       "Ask for the file without a DTD; ALKIS NAS, XPlanGML and CityGML need none."},
      {},
      {}};
}

xmlSAXHandler handler() {
  xmlSAXHandler sax{};
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = [](void* self, const xmlChar* element, const xmlChar*, const xmlChar* space, int,
                          const xmlChar**, int count, int, const xmlChar** attributes) {
    static_cast<Walker*>(self)->start(view(element), view(space), count, attributes);
  };
  sax.endElementNs = [](void* self, const xmlChar*, const xmlChar*, const xmlChar*) {
    static_cast<Walker*>(self)->end();
  };
  sax.characters = [](void* self, const xmlChar* text, int length) {
    auto& walker = *static_cast<Walker*>(self);
    if (!walker.builder.active() || walker.refusal) return;
    walker.builder.characters({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
  };
  sax.cdataBlock = sax.characters;
  sax.internalSubset = [](void* self, const xmlChar*, const xmlChar*, const xmlChar*) {
    static_cast<Walker*>(self)->stop(dtd_refusal());
  };
  sax.serror = [](void*, auto...) {};
  return sax;
}

Refusal broken(const Walker& walker) {
  const auto* error = xmlCtxtGetLastError(walker.parser);
  std::string what = error && error->message ? error->message : "Dateiende/end of file";
  while (!what.empty() && what.back() == '\n') what.pop_back();
  const std::string line = std::to_string(error ? error->line : 0);
  const std::string last = walker.last_complete.empty() ? "-" : walker.last_complete;
  return {
      RefusalKind::malformed,
      "xml-broken",
      {"Die XML-Datei ist in Zeile " + line + " abgeschnitten oder fehlerhaft (" + what +
           "). Letztes vollständiges Objekt: " + last + ".",
       "The XML file is cut off or broken in line " + line + " (" + what + "). Last complete object: " + last + "."},
      {"Die Datei vollständig neu übertragen oder neu abgeben lassen.", "Transfer the file again, or ask for it anew."},
      {},
      {}};
}

}  // namespace

Result<GmlSummary> walk_gml(const std::filesystem::path& file, const GmlDialect& dialect, const ImportLimits& limits,
                            const GmlWanted& wanted, const GmlVisit& visit,
                            const std::function<bool(double)>& progress) {
  auto source = ByteSource::open(file, limits);
  if (!source) return tl::unexpected(source.error());
  Walker walker(dialect, wanted, visit);
  xmlSAXHandler sax = handler();
  const std::unique_ptr<xmlParserCtxt, void (*)(xmlParserCtxtPtr)> parser(
      xmlCreatePushParserCtxt(&sax, &walker, nullptr, 0, nullptr), xmlFreeParserCtxt);
  if (!parser) throw std::runtime_error("libxml2 does not start");
  xmlCtxtUseOptions(parser.get(), XML_PARSE_NONET);
  walker.parser = parser.get();
  std::array<char, 65536> buffer;
  for (;;) {
    auto got = source->read(buffer);
    if (!got) return tl::unexpected(got.error());
    xmlParseChunk(parser.get(), buffer.data(), static_cast<int>(*got), *got == 0);
    if (walker.refusal) return tl::unexpected(std::move(*walker.refusal));
    if (parser->wellFormed == 0) return tl::unexpected(broken(walker));
    if (walker.builder.bytes() > limits.object_bytes) {
      return refuse(RefusalKind::too_large, "object-too-large",
                    {walker.name + " " + walker.object.id + " (" + line_text(walker.object.line) + ") ist zu groß.",
                     walker.name + " " + walker.object.id + " (" + line_text(walker.object.line) + ") is too large."});
    }
    if (progress && !progress(source->fraction())) return tl::unexpected(import_cancelled());
    if (*got == 0) return std::move(walker.summary);
  }
}

std::string attribute(const CPLXMLNode* element, std::string_view name) {
  for (const auto* node = element ? element->psChild : nullptr; node; node = node->psNext) {
    if (node->eType == CXT_Attribute && name == node->pszValue) return node->psChild ? node->psChild->pszValue : "";
  }
  return {};
}

const CPLXMLNode* GmlObject::child(std::string_view element) const {
  for (const auto* node = tree->psChild; node; node = node->psNext) {
    if (node->eType == CXT_Element && element == node->pszValue) return node;
  }
  return nullptr;
}

std::vector<GmlObject> GmlObject::all(std::string_view element) const {
  std::vector<GmlObject> out;
  for (const auto* node = tree->psChild; node; node = node->psNext) {
    if (node->eType == CXT_Element && element == node->pszValue)
      out.push_back({node->pszValue, {}, line, node, default_crs});
  }
  return out;
}

std::string GmlObject::text(std::string_view path) const {
  GmlObject at = *this;
  while (!path.empty()) {
    const auto slash = path.find('/');
    at.tree = at.child(path.substr(0, slash));
    if (!at.tree) return {};
    path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
  }
  for (const auto* node = at.tree->psChild; node; node = node->psNext) {
    if (node->eType != CXT_Text) continue;
    const std::string_view value = node->pszValue;
    const auto first = value.find_first_not_of(" \t\r\n"), last = value.find_last_not_of(" \t\r\n");
    return std::string(value.substr(first, last - first + 1));
  }
  return {};
}

std::vector<std::string> GmlObject::references(std::string_view element) const {
  constexpr std::string_view oid = "urn:adv:oid:";
  std::vector<std::string> out;
  for (const auto* node = tree->psChild; node; node = node->psNext) {
    if (node->eType != CXT_Element || element != node->pszValue) continue;
    std::string href = attribute(node, "href");
    out.push_back(href.starts_with(oid) ? href.substr(oid.size()) : href);
  }
  return out;
}

}  // namespace flurwerk::geo
