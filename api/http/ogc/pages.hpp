// The HTML form of every OGC answer: one page with a table and links, for people who follow a link from their GIS.
// Basis: OGC 17-069r4, requirements class HTML; needs no script.
#pragma once

#include <string>
#include <vector>

#include "api/http/call.hpp"
#include "api/http/html.hpp"
#include "api/http/ogc/parameters.hpp"

namespace flurwerk::api {

class HtmlPage {
 public:
  HtmlPage(const Call& call, const Text& title);
  const std::string& said(const Text& text) const { return english_ ? text.en : text.de; }
  void step(std::string href, const Text& label);  // of the path to here
  void lead(const Text& text);
  void columns(const std::vector<std::string>& heads);
  // The first cell is the link; href may be empty.
  void row(const std::string& href, const std::vector<std::string>& cells);
  void link(std::string href, const Text& label);
  Response response() const;

 private:
  bool english_;
  Fill fill_;
};

Text collection_title(const FeatureCollection& collection);
Text layer_title(const std::string& id);  // of parcels, buildings, plan-areas, and the layers the rules know

}  // namespace flurwerk::api
