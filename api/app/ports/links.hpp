// Links are what opens a page without an account, signed links of agencies and personal codes: random 256-bit tokens, stored as hashes.
// Basis: ASVS 6.3.6: a link grants one request, never an account. It can be revoked and expires.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "permit-core/calendar/date.hpp"
#include "permit-core/id.hpp"

namespace flurwerk::api {

struct Link {
  std::string token_sha256;  // hex
  RequestId request;
  std::string email;  // where it was sent to
  Instant created_at;
  Instant expires_at;
  std::optional<Instant> first_used_at;
  std::optional<Instant> revoked_at;
};

// A personal code opens one page in one case: the one on a neighbour's letter, until another letter takes its place; or
// that of somebody who was let read documents of the file. One of the two ids is set.
struct PersonalCode {
  std::string code_sha256;  // hex
  ApplicationId application;
  NeighbourId neighbour;
  FileAccessId access;
  Instant created_at;
  std::optional<Instant> revoked_at;
};

class Links {
 public:
  virtual ~Links() = default;
  // Whatever is stored, also expired and revoked ones: the caller knows the time and words the refusal.
  virtual std::optional<Link> link(const std::string& token_sha256) const = 0;
  virtual std::vector<Link> links_of(const RequestId& request) const = 0;

  virtual std::optional<PersonalCode> personal_code(const std::string& code_sha256) const = 0;

  virtual void put_link(const Link& link) = 0;
  virtual void mark_used(const std::string& token_sha256, Instant at) = 0;  // the first time counts
  virtual void revoke_links_of(const RequestId& request, Instant at) = 0;
  virtual void put_personal_code(const PersonalCode& code) = 0;
  virtual void revoke_codes_of(const NeighbourId& neighbour, Instant at) = 0;
  virtual void revoke_codes_of(const FileAccessId& access, Instant at) = 0;
};

}  // namespace flurwerk::api
