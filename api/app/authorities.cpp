#include "api/app/authorities.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "api/app/plain_values.hpp"
#include "permit-core/berlin_day.hpp"

namespace flurwerk::api {

namespace {

tl::unexpected<Refusal> field_wrong(const char* field, const Text& why, const Text& mend) {
  return refuse(RefusalKind::invalid, "authority-invalid", why, mend, {}, std::string("/") + field);
}

bool said(const std::string& text) {
  return text.size() <= 200 && text.find_first_not_of(" \t\r\n") != std::string::npos;
}

bool digits_of_a_postal_code(const std::string& text) {
  return text.size() == 5 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// Letters with umlauts, too: it is read by people, in a file number and in the subject of a letter.
bool fit_for_file_numbers(const std::string& prefix) {
  return !prefix.empty() && prefix.size() <= 20 && std::ranges::all_of(prefix, [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           (c >= 'a' && c <= 'z') || c == '-' || c == '.';
  });
}

Result<void> complete(const Authority& authority) {
  if (!plain_id(authority.id.value)) {
    return field_wrong("id", {"Die Kennung der Behörde passt nicht.", "The key of the authority does not fit."},
                       {"Nur a-z, 0-9, - und _, höchstens 64 Zeichen: zum Beispiel „lindenkreis“.",
                        "Only a-z, 0-9, - and _, at most 64 characters: for example \"lindenkreis\"."});
  }
  const Text stands{"Er steht im Briefkopf jedes Bescheids; höchstens 200 Zeichen.",
                    "It heads every notice; at most 200 characters."};
  if (!said(authority.name)) return field_wrong("name", {"Der Name fehlt.", "The name is missing."}, stands);
  if (!said(authority.street))
    return field_wrong("street", {"Straße und Hausnummer fehlen.", "Street and number are missing."}, stands);
  if (!digits_of_a_postal_code(authority.postal_code)) {
    return field_wrong("postal_code", {"Die Postleitzahl fehlt oder passt nicht.", "The postal code does not fit."},
                       {"Fünf Ziffern.", "Five digits."});
  }
  if (!said(authority.city)) return field_wrong("city", {"Der Ort fehlt.", "The town is missing."}, stands);
  if (!like_an_address(authority.email)) {
    return field_wrong("email", {"Das ist keine E-Mail-Adresse.", "This is no e-mail address."},
                       {"Dorthin gehen die Nachrichten an die Behörde.", "Messages to the authority go there."});
  }
  if (!fit_for_file_numbers(authority.file_prefix)) {
    return field_wrong(
        "file_prefix",
        {"Der Anfang der Aktenzeichen fehlt oder passt nicht.", "The prefix of file numbers does not fit."},
        {"Buchstaben, Ziffern, - und ., höchstens 20 Zeichen: aus „LIN“ wird LIN-2026-0001.",
         "Letters, digits, - and ., at most 20 characters: \"LIN\" makes LIN-2026-0001."});
  }
  return {};
}

bool has_cases(const View& view, const AuthorityId& authority) {
  InboxFilter any;
  any.authority = authority;
  any.limit = 1;
  return !view.lists().inbox(any).rows.empty();
}

template <class Counts>
std::vector<Authority> of_memberships(const View& view, const Caller& caller, Counts counts) {
  auto list = view.accounts().authorities();
  const auto& memberships = caller.viewer.memberships;
  const auto of_none = [](const auto& one) { return one.role == Role::administrator && one.authority.empty(); };
  if (std::ranges::any_of(memberships, of_none)) return list;
  std::erase_if(list, [&](const Authority& one) {
    return std::ranges::none_of(memberships,
                                [&](const auto& mine) { return mine.authority == one.id && counts(mine.role); });
  });
  return list;
}

}  // namespace

Result<AuthorityPut> put_authority(App& app, const Authority& authority) {
  if (auto ok = complete(authority); !ok) return tl::unexpected(ok.error());
  if (const auto law = app.law.held(authority.land, berlin_day(app.clock.now())); !law) {
    Refusal refusal = law.error();
    refusal.field = "/land";
    return tl::unexpected(std::move(refusal));
  }
  return app.store.write([&](Tx& tx) -> Result<AuthorityPut> {
    for (const auto& other : tx.accounts().authorities()) {
      if (other.id == authority.id || other.file_prefix != authority.file_prefix) continue;
      return field_wrong("file_prefix",
                         {fmt::format("So beginnen schon die Aktenzeichen von „{}“.", other.name),
                          fmt::format("File numbers of \"{}\" begin like that already.", other.name)},
                         {"Wählen Sie einen anderen Anfang.", "Choose another prefix."});
    }
    const auto before = tx.accounts().authority(authority.id);
    if (before && before->land != authority.land && has_cases(tx, authority.id)) {
      return refuse(
          RefusalKind::invalid, "authority-has-cases",
          {"Das Land einer Behörde, bei der es schon Anträge gibt, bleibt.",
           "The Land of an authority that has applications stays."},
          {"Legen Sie für das andere Land eine eigene Behörde an.", "Add an authority of its own for the other Land."},
          {}, "/land");
    }
    tx.accounts().put_authority(authority);
    return before ? AuthorityPut::changed : AuthorityPut::added;
  });
}

std::vector<Authority> authorities_of(const View& view, const Caller& caller) {
  return of_memberships(view, caller, [](Role) { return true; });
}

Result<AuthorityId> kept_authority(const View& view, const Caller& caller, const std::string& asked) {
  const auto administers = [](Role role) { return role == Role::administrator; };
  const bool any = std::ranges::any_of(caller.viewer.memberships, administers, &flurwerk::Membership::role);
  const auto own = any ? of_memberships(view, caller, administers) : authorities_of(view, caller);
  if (own.empty()) {
    return refuse(
        RefusalKind::forbidden, "no-authority",
        {"Zu Ihrem Konto gehört keine Bauaufsichtsbehörde.", "No building authority belongs to your account."},
        {"Legen Sie unter „Behörden“ eine an, oder lassen Sie sich eine zuordnen.",
         "Add one under \"Authorities\", or have one assigned to you."});
  }
  if (asked.empty() && own.size() == 1) return own.front().id;
  if (asked.empty()) {
    return refuse(
        RefusalKind::invalid, "choose-authority",
        {"Ihr Konto gehört zu mehreren Bauaufsichtsbehörden.", "Your account belongs to several authorities."},
        {"Sagen Sie mit „authority“, um welche es geht.", "Say with \"authority\" which one is meant."}, {},
        "authority");
  }
  for (const auto& one : own) {
    if (one.id.value == asked) return one.id;
  }
  return refuse(
      RefusalKind::forbidden, "not-your-authority",
      {"Diese Bauaufsichtsbehörde gehört nicht zu Ihrem Konto.", "This authority is not one of your account's."},
      {"Wählen Sie eine der eigenen.", "Choose one of your own."}, {}, "authority");
}

}  // namespace flurwerk::api
