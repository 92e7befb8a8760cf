// Brings together what the store knows about a place and what a draft says, for the checks and the agency rules.
// Basis: architecture rule 1: geo and participation do not know each other; here they meet.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/app/app.hpp"
#include "api/app/project_facts.hpp"
#include "geo/design.hpp"
#include "geo/finding.hpp"
#include "geo/site.hpp"
#include "participation/suggest.hpp"
#include "permit-core/application.hpp"

namespace flurwerk::api {

// Everything that meets the box: parcels, buildings, plan areas, layers. `plot`: parcels that make it up; empty: those
// the design names, else those its buildings touch. Layers as far as the rules of `law` reach.
// `cadastre_on`: parcels and buildings as they were on that day; plans and layers keep no former state.
geo::Site site_for(const ParcelIndex& index, geo::Box box, const std::vector<ParcelKey>& plot, const LawAt& law,
                   std::optional<Date> cadastre_on = {});

// The same with the municipality's parking table, from the configuration; kept in memory until the next import, because
// a design that is being drawn asks for the same land many times.
std::shared_ptr<const geo::Site> site_for(const App& app, const geo::Design& design, const std::vector<ParcelKey>& plot,
                                          const LawAt& law, std::optional<Date> cadastre_on);

// Rows of the store as the checks want them.
geo::MultiPolygon area_of(const std::string& wkb);  // no area for a column that is empty or cannot be read
geo::ExistingBuilding existing_building(const BuildingRow& row);
geo::PlanArea plan_area_of(const PlanAreaRow& row);  // plan_area_for.cpp: which attribute means what
geo::LayerObject layer_object(const LayerFeatureRow& row);

struct Checked {
  geo::Design design;
  std::shared_ptr<const geo::Site> site;
  std::vector<geo::Finding> findings;
  std::shared_ptr<const LawAt> law;
};
// Of which day the law is, and of which the cadastre; without: as it is now.
struct AsOf {
  Date law;
  std::optional<Date> cadastre;
};
// Reads the design and runs every check.
Result<Checked> check_design(const App& app, std::string_view design_json, const std::vector<ParcelKey>& plot,
                             std::string_view land, const AsOf& as_of);
// The same of filed plans, by the digest of their content. Refused where nothing was drawn (no-design).
Result<Checked> check_plans(const App& app, const View& view, const std::string& content_sha256,
                            const std::vector<ParcelKey>& plot, std::string_view land, const AsOf& as_of);
std::string to_json(const Checked& checked);

// The design in a stored draft content, as JSON text; empty if none is there.
std::string design_of(std::string_view draft_content);
// The plot; of a draft without parcels what its buildings cover. Empty where neither is known.
geo::MultiPolygon building_land(const App& app, const Application& application, std::string_view draft_content);
// What each layer that the law's rules name has near the plot. Layers that were never imported, or do not cover this
// place and show nothing, are absent.
participation::LayerHits layer_hits(const App& app, const Application& application, std::string_view draft_content,
                                    const LawAt& law);
// Whom the rules of the law name for these plans.
participation::Suggestions suggestions_for(const App& app, const Application& application,
                                           std::string_view draft_content, const LawAt& law);

}  // namespace flurwerk::api
