// HouseBook holds what authorities have set for themselves, entry after entry; nothing in it is ever changed.
// Basis: permit-core/house_rules.hpp, which folds it.
#pragma once

#include <optional>
#include <vector>

#include "permit-core/house_rules.hpp"

namespace flurwerk::api {

class HouseBook {
 public:
  virtual ~HouseBook() = default;
  virtual std::vector<HouseRuleEntry> entries(const AuthorityId& authority) const = 0;  // oldest first
  // Cases of the authority with a deadline that runs and ends on this day or later.
  virtual std::vector<ApplicationId> running_from(const AuthorityId& authority, Date from) const = 0;
  // When a decision of the authority was last drafted or served.
  virtual std::optional<Instant> last_decision(const AuthorityId& authority) const = 0;

  // Reachable through Tx alone. The number is given by the book.
  virtual void add(const AuthorityId& authority, const HouseRuleEntry& entry) = 0;
};

}  // namespace flurwerk::api
