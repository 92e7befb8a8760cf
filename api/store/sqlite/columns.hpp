// Reads instants, dates and optional columns the way the store writes them: ISO text, NULL for absent.
// Basis: api/store/migrations; text that is none means a damaged file, so it throws.
#pragma once

#include <optional>
#include <string>

#include "api/store/sqlite/database.hpp"
#include "permit-core/calendar/date.hpp"

namespace flurwerk::api {

inline Instant instant(const Query& query, int column) {
  const auto value = parse_instant(query.text(column));
  if (!value) throw DatabaseError(11, "no instant in " + query.column_name(column) + ": " + query.text(column));
  return *value;
}
inline Date date(const Query& query, int column) {
  const auto value = parse_date(query.text(column));
  if (!value) throw DatabaseError(11, "no date in " + query.column_name(column) + ": " + query.text(column));
  return *value;
}
inline std::optional<Instant> maybe_instant(const Query& query, int column) {
  return query.null(column) ? std::nullopt : std::optional(instant(query, column));
}
inline std::optional<Date> maybe_date(const Query& query, int column) {
  return query.null(column) ? std::nullopt : std::optional(date(query, column));
}
// Texts to bind; keep them alive while the query runs.
inline std::optional<std::string> text_of(const std::optional<Instant>& at) {
  return at ? std::optional(to_string(*at)) : std::nullopt;
}

}  // namespace flurwerk::api
