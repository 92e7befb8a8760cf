#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "api/app/authorities.hpp"
#include "api/cli/folder.hpp"
#include "api/cli/output.hpp"

namespace flurwerk::api::cli {

namespace {

int put(const Common& common, const AuthorityOptions& options, const Clock& clock, bool is_new) {
  auto folder = Folder::open(common.data, Access::write, clock);
  if (!folder) return say(common, folder.error());
  App& app = (*folder)->app();
  const auto before = app.store.read()->accounts().authority(AuthorityId{options.id});
  if (is_new && before) {
    return say(common,
               {RefusalKind::invalid,
                "authority-known",
                {"Diese Behörde gibt es schon.", "This authority exists already."},
                {"Ändern Sie sie mit „flurwerk authority change“.", "Change it with \"flurwerk authority change\"."},
                {},
                "--id"});
  }
  if (!is_new && !before) {
    return say(common, {RefusalKind::not_found,
                        "authority-unknown",
                        {"Diese Behörde gibt es nicht.", "There is no such authority."},
                        {"„flurwerk authority list“ nennt alle.", "\"flurwerk authority list\" names all."},
                        {},
                        "--id"});
  }
  Authority authority = before.value_or(Authority{});
  authority.id.value = options.id;
  authority.name = options.name.value_or(authority.name);
  authority.land = options.land.value_or(authority.land);
  authority.street = options.street.value_or(authority.street);
  authority.postal_code = options.postal_code.value_or(authority.postal_code);
  authority.city = options.city.value_or(authority.city);
  authority.email = options.email.value_or(authority.email);
  authority.file_prefix = options.file_prefix.value_or(authority.file_prefix);
  if (const auto done = put_authority(app, authority); !done) return say(common, done.error());
  print_line(common.json ? nlohmann::json{{"id", options.id}}.dump() : options.id);
  return fine;
}

}  // namespace

int authority_add(const Common& common, const AuthorityOptions& options, const Clock& clock) {
  return put(common, options, clock, true);
}

int authority_change(const Common& common, const AuthorityOptions& options, const Clock& clock) {
  return put(common, options, clock, false);
}

int authority_list(const Common& common) {
  struct NoClock final : Clock {
    Instant now() const override { return {}; }  // listing asks for no time
  } const clock;
  auto folder = Folder::open(common.data, Access::read, clock);
  if (!folder) return say(common, folder.error());
  auto list = nlohmann::json::array();
  for (const auto& one : (*folder)->app().store.read()->accounts().authorities()) {
    if (!common.json) {
      print_line(fmt::format("{}  {}  {}, {}, {} {}  {}  {}", one.id.value, one.land, one.name, one.street,
                             one.postal_code, one.city, one.email, one.file_prefix));
    }
    list.push_back({{"id", one.id.value},
                    {"name", one.name},
                    {"land", one.land},
                    {"street", one.street},
                    {"postal_code", one.postal_code},
                    {"city", one.city},
                    {"email", one.email},
                    {"file_prefix", one.file_prefix}});
  }
  if (common.json) print_line(nlohmann::json{{"authorities", std::move(list)}}.dump());
  return fine;
}

}  // namespace flurwerk::api::cli
