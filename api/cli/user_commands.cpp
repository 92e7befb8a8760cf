#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "api/app/accounts.hpp"
#include "api/cli/folder.hpp"
#include "api/cli/output.hpp"
#include "api/http/account_json.hpp"

namespace flurwerk::api::cli {

namespace {

// A password never stands on the command line, where others could read it: first line of a file, or of standard input.
std::string read_password(const std::string& file) {
  std::string line;
  if (file.empty() || file == "-") {
    std::getline(std::cin, line);
  } else {
    std::ifstream in{file};
    std::getline(in, line);
  }
  return line;
}

// "clerk@AUTHORITY", "agency_member@AGENCY", "designer"
Membership membership_from(const std::string& text) {
  const auto at = text.find('@');
  Membership membership{text.substr(0, at), {}, {}};
  if (at == std::string::npos) return membership;
  const std::string tied = text.substr(at + 1);
  if (membership.role == "agency_member") {
    membership.agency.value = tied;
  } else {
    membership.authority.value = tied;
  }
  return membership;
}

}  // namespace

int user_add(const Common& common, const UserOptions& options, const Clock& clock) {
  auto folder = Folder::open(common.data, Access::write, clock);
  if (!folder) return say(common, folder.error());
  NewAccount account{options.email, options.name, read_password(options.password_file), {}};
  for (const auto& role : options.roles) account.memberships.push_back(membership_from(role));
  const auto id = add_account((*folder)->app(), account);
  if (!id) return say(common, id.error());
  print_line(common.json ? nlohmann::json{{"id", id->value}, {"email", options.email}}.dump() : id->value);
  return fine;
}

int user_list(const Common& common) {
  struct NoClock final : Clock {
    Instant now() const override { return {}; }  // listing asks for no time
  } const clock;
  auto folder = Folder::open(common.data, Access::read, clock);
  if (!folder) return say(common, folder.error());
  const auto view = (*folder)->app().store.read();
  nlohmann::json list = nlohmann::json::array();
  for (const auto& account : view->accounts().accounts()) {
    const auto entry = account_json(*view, account);
    if (!common.json) {
      std::string roles;
      for (const auto& membership : entry["memberships"]) roles += " " + membership.at("role").get<std::string>();
      print_line(fmt::format("{}  {}  {}{}{}", account.id.value, account.email, account.name, roles,
                             account.disabled_at ? "  (gesperrt / disabled)" : ""));
    }
    list.push_back(entry);
  }
  if (common.json) print_line(nlohmann::json{{"accounts", std::move(list)}}.dump());
  return fine;
}

int user_disable(const Common& common, const std::string& email, const Clock& clock) {
  auto folder = Folder::open(common.data, Access::write, clock);
  if (!folder) return say(common, folder.error());
  auto& app = (*folder)->app();
  const auto account = app.store.read()->accounts().account_by_email(email);
  const AccountId id = account ? account->id : AccountId{};
  auto change = account_as_it_is(*app.store.read(), id);
  if (!change) return say(common, change.error());
  change->disabled = true;
  if (const auto done = change_account(app, {}, id, *change); !done) return say(common, done.error());
  if (common.json) print_line(nlohmann::json{{"id", id.value}, {"disabled", true}}.dump());
  return fine;
}

}  // namespace flurwerk::api::cli
