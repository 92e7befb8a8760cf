// Parties holds what the events only point at: persons (erasable) and the contents of drafts.
// Basis: DSGVO Art. 17; an event names a person by id and a draft by hash, so erasure leaves the chain whole.
#pragma once

#include <optional>
#include <string>

#include "permit-core/calendar/date.hpp"
#include "permit-core/id.hpp"

namespace flurwerk::api {

struct Person {
  PersonId id;
  std::string name;
  std::string street;
  std::string postal_code;
  std::string city;
  std::string email;
  std::string phone;
  std::string qualification;         // designer: entitlement to submit (Bauvorlageberechtigung, § 67 HBO)
  std::optional<Instant> erased_at;  // then every other field but the id is empty
};

class Parties {
 public:
  virtual ~Parties() = default;
  virtual std::optional<Person> person(const PersonId& id) const = 0;
  virtual std::optional<std::string> draft_content(const std::string& sha256) const = 0;  // JSON text

  virtual void put_person(const Person& person) = 0;
  virtual void erase_person(const PersonId& id, Instant at) = 0;
  virtual std::string put_draft_content(const std::string& body) = 0;  // returns its SHA-256, hex; stored once
};

}  // namespace flurwerk::api
