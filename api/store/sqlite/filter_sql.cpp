#include "api/store/sqlite/filter_sql.hpp"

#include <stdexcept>

namespace flurwerk::api {
namespace {

std::string column_of(const FeatureTable& table, const std::string& field) {
  for (const auto& column : table.columns) {
    if (column.name == field) return column.sql;
  }
  throw std::logic_error("no field " + field + " in " + table.table);
}

// LIKE as GLOB: % becomes *, _ becomes ?, and what GLOB takes for more than itself stands in brackets.
std::string glob_of(const std::string& like) {
  std::string glob;
  for (std::size_t i = 0; i < like.size(); ++i) {
    char c = like[i];
    if (c == '%' || c == '_') {
      glob += c == '%' ? '*' : '?';
      continue;
    }
    if (c == '\\' && i + 1 < like.size()) c = like[++i];
    if (c == '*' || c == '?' || c == '[')
      glob += std::string("[") + c + "]";
    else
      glob += c;
  }
  return glob;
}

const char* sign_of(Filter::Op op) {
  switch (op) {
    case Filter::Op::equal: return " = ";
    case Filter::Op::unequal: return " <> ";
    case Filter::Op::less: return " < ";
    case Filter::Op::at_most: return " <= ";
    case Filter::Op::greater: return " > ";
    case Filter::Op::at_least: return " >= ";
    default: throw std::logic_error("no comparison");
  }
}

}  // namespace

FilterSql::FilterSql(const FeatureTable& table, const Filter& filter) : table_(table) { write(filter); }

std::string FilterSql::parameter(FilterValue value) {
  values_.push_back(std::move(value));
  return ":f" + std::to_string(values_.size() - 1);
}

void FilterSql::write(const Filter& filter) {
  condition_ += '(';
  switch (filter.op) {
    case Filter::Op::all: write_list(filter, " AND ", "1"); break;
    case Filter::Op::any: write_list(filter, " OR ", "0"); break;
    case Filter::Op::negate:
      condition_ += "NOT ";
      write(filter.inner.front());
      break;
    case Filter::Op::intersects: write_intersects(filter); break;
    default: write_comparison(filter, column_of(table_, filter.field));
  }
  condition_ += ')';
}

void FilterSql::write_list(const Filter& filter, const char* between, const char* when_empty) {
  if (filter.inner.empty()) condition_ += when_empty;
  for (std::size_t i = 0; i < filter.inner.size(); ++i) {
    if (i > 0) condition_ += between;
    write(filter.inner[i]);
  }
}

void FilterSql::write_comparison(const Filter& filter, const std::string& column) {
  switch (filter.op) {
    case Filter::Op::is_null: condition_ += column + " IS NULL"; break;
    case Filter::Op::like:
      condition_ += column + " GLOB " + parameter(glob_of(std::get<std::string>(filter.values.at(0))));
      break;
    case Filter::Op::between: {
      const auto low = parameter(filter.values.at(0));
      condition_ += column + " BETWEEN " + low + " AND " + parameter(filter.values.at(1));
      break;
    }
    case Filter::Op::in:
      condition_ += column + " IN (";
      for (std::size_t i = 0; i < filter.values.size(); ++i) {
        condition_ += (i > 0 ? ", " : "") + parameter(filter.values[i]);
      }
      condition_ += ')';
      break;
    default: condition_ += column + sign_of(filter.op) + parameter(filter.values.at(0));
  }
}

// The R*Tree finds the candidates once, also below OR and NOT; SpatiaLite decides.
void FilterSql::write_intersects(const Filter& filter) {
  if (table_.rtree == nullptr) throw std::logic_error("no index for geometries");
  wkbs_.push_back(filter.wkb);
  const std::string geometry = ":g" + std::to_string(wkbs_.size() - 1);
  condition_ +=
      std::string("t.id IN (SELECT pkid FROM ") + table_.rtree + " WHERE xmin <= " + parameter(filter.box.max_x);
  condition_ += " AND xmax >= " + parameter(filter.box.min_x);
  condition_ += " AND ymin <= " + parameter(filter.box.max_y);
  condition_ += " AND ymax >= " + parameter(filter.box.min_y);
  condition_ += std::string(") AND ST_Intersects(") + table_.geometry + ", GeomFromWKB(" + geometry + ", 25832)) = 1";
}

void FilterSql::bind(Query& query) const {
  for (std::size_t i = 0; i < values_.size(); ++i) {
    const std::string name = "f" + std::to_string(i);
    std::visit([&](const auto& value) { query.bind(name.c_str(), value); }, values_[i]);
  }
  for (std::size_t i = 0; i < wkbs_.size(); ++i) query.bind_blob(("g" + std::to_string(i)).c_str(), wkbs_[i]);
}

}  // namespace flurwerk::api
