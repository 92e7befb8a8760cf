// Parties, links and the outbox over SQLite. The writing functions need the writing connection, in a transaction.
// Basis: the ports of the same names in api/app/ports.
#pragma once

#include "api/app/ports/links.hpp"
#include "api/app/ports/outbox.hpp"
#include "api/app/ports/parties.hpp"
#include "api/store/sqlite/database.hpp"

namespace flurwerk::api {

class SqliteParties : public Parties {
 public:
  explicit SqliteParties(Database& database) : database_(database) {}
  std::optional<Person> person(const PersonId& id) const override;
  std::optional<std::string> draft_content(const std::string& sha256) const override;
  void put_person(const Person& person) override;
  void erase_person(const PersonId& id, Instant at) override;
  std::string put_draft_content(const std::string& body) override;

 private:
  Database& database_;
};

class SqliteLinks : public Links {
 public:
  explicit SqliteLinks(Database& database) : database_(database) {}
  std::optional<Link> link(const std::string& token_sha256) const override;
  std::vector<Link> links_of(const RequestId& request) const override;
  void put_link(const Link& link) override;
  void mark_used(const std::string& token_sha256, Instant at) override;
  void revoke_links_of(const RequestId& request, Instant at) override;
  std::optional<PersonalCode> personal_code(const std::string& code_sha256) const override;
  void put_personal_code(const PersonalCode& code) override;
  void revoke_codes_of(const NeighbourId& neighbour, Instant at) override;
  void revoke_codes_of(const FileAccessId& access, Instant at) override;

 private:
  Database& database_;
};

class SqliteOutbox : public Outbox {
 public:
  explicit SqliteOutbox(Database& database) : database_(database) {}
  std::vector<OutboxItem> waiting(Instant now, int limit, Lane lane) const override;
  std::optional<OutboxItem> waiting_about(const std::string& about) const override;
  std::vector<OutboxItem> shipped_together(std::int64_t shipment) const override;
  std::vector<Departure> departures(const std::string& about) const override;
  std::optional<IdempotentAnswer> answer(const std::string& key, const AccountId& account,
                                         const std::string& operation) const override;
  std::int64_t post(const OutboxItem& item) override;
  bool post_once(const std::string& key, const OutboxItem& item) override;
  bool once(const std::string& key, Instant at) override;
  void ship_together(const std::vector<std::int64_t>& ids) override;
  void done(std::int64_t id, Instant at) override;
  void refused(std::int64_t id, Instant at, const std::string& why) override;
  void retry(std::int64_t id, Instant not_before, const std::string& why) override;
  void give_up(std::int64_t id, Instant at, const std::string& why) override;
  int recall(const std::string& about) override;
  void remember(const IdempotentAnswer& answer) override;
  int forget_answers_before(Instant at) override;

 private:
  Database& database_;
};

}  // namespace flurwerk::api
