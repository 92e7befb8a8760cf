#include "api/http/ogc/pages.hpp"

#include "permit-core/embedded.hpp"

namespace flurwerk {
std::span<const EmbeddedFile> embedded_files_ogc_page();
}

namespace flurwerk::api {

HtmlPage::HtmlPage(const Call& call, const Text& title) : english_(call.request.language() == Language::en) {
  fill_.texts = {
      {"language", english_ ? "en" : "de"}, {"title", said(title)}, {"path_label", english_ ? "Path" : "Pfad"}};
}

void HtmlPage::step(std::string href, const Text& label) {
  fill_.sections["steps"].push_back({{{"href", std::move(href)}, {"label", said(label)}}, {}});
}

void HtmlPage::lead(const Text& text) { fill_.sections["leads"].push_back({{{"text", said(text)}}, {}}); }

void HtmlPage::columns(const std::vector<std::string>& heads) {
  auto& tables = fill_.sections["tables"];
  tables.resize(1);
  for (const auto& head : heads) tables[0].sections["heads"].push_back({{{"text", head}}, {}});
}

void HtmlPage::row(const std::string& href, const std::vector<std::string>& cells) {
  Fill row;
  for (const auto& text : cells) {
    Fill cell;
    cell.texts = {{"text", text}, {"href", row.sections.empty() ? href : std::string()}};
    row.sections["cells"].push_back(std::move(cell));
  }
  fill_.sections["tables"].at(0).sections["rows"].push_back(std::move(row));
}

void HtmlPage::link(std::string href, const Text& label) {
  fill_.sections["links"].push_back({{{"href", std::move(href)}, {"label", said(label)}}, {}});
}

Response HtmlPage::response() const {
  return {200, "text/html; charset=utf-8", fill(embedded_files_ogc_page().front().content, fill_), {}, {}};
}

Text collection_title(const FeatureCollection& collection) {
  if (collection.id == "applications") return {"Bauanträge", "Applications"};
  return layer_title(collection.id);
}

}  // namespace flurwerk::api
