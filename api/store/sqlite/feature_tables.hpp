// Which table, key, index and columns stand behind each collection of the FeatureSource.
// Basis: api/store/migrations; what a request may name is written here and nowhere else.
#pragma once

#include <span>

#include "api/app/ports/feature_source.hpp"

namespace flurwerk::api {

struct FeatureColumn {
  const char* name;
  FieldKind kind;
  const char* sql;  // of alias t
  const char* title_de;
  const char* title_en;
};

struct FeatureTable {
  const char* collection;  // empty: the layers, one collection each
  const char* table;
  const char* key;  // column with the feature's id, indexed
  bool integer_key;
  const char* geometry;  // SQL; a SpatiaLite blob, or keys of parcels
  const char* rtree;     // null: geometry comes from parcels
  const char* time_field;
  const char*
      former;  // table of what was before, with the same columns and valid_from, valid_to; null: nothing is kept
  const char* former_rtree;
  std::span<const FeatureColumn> columns;
};

std::span<const FeatureTable> feature_tables();
// The table of a collection; an unknown name is taken for a layer's.
const FeatureTable& feature_table(std::string_view collection);
std::vector<FeatureField> fields_of(const FeatureTable& table);

}  // namespace flurwerk::api
