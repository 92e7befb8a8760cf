#include "api/cli/scenario/permit_acts.hpp"

#include <map>

#include "api/app/after_permit.hpp"
#include "api/app/decisions.hpp"

namespace flurwerk::api::scenario {

namespace {

Person somebody(const std::string& name) {
  Person person;
  person.name = name;
  return person;
}

}  // namespace

Result<void> notify(Stage& stage, const std::string& what, Date planned) {
  static const std::map<std::string, SiteNoticeKind> kinds = {{"start", SiteNoticeKind::start},
                                                              {"shell", SiteNoticeKind::shell},
                                                              {"completion", SiteNoticeKind::completion},
                                                              {"early-use", SiteNoticeKind::early_use}};
  const auto kind = kinds.find(what);
  if (kind == kinds.end()) return unreadable(what);
  SiteNoticeInput input{kind->second, stage.today(), planned, {}, {}};
  if (kind->second == SiteNoticeKind::start) {
    input.site_manager = somebody("Bauleitung");
    input.contractor = somebody("Rohbau GmbH");
  }
  return in_case(stage, [&](const ApplicationId& id) {
    return give_site_notice(stage.app(), stage.person("designer"), {}, id, input);
  });
}

Result<void> decide_extension(Stage& stage, bool granted, const std::string& length) {
  const auto by = parse_period(length);
  if (!by) return tl::unexpected(by.error());
  return in_case(stage, [&](const ApplicationId& id) {
    return decide_validity(stage.app(), stage.person("clerk"), {}, id,
                           {granted, *by, granted ? "" : "Gründe", Service::certificate, stage.today(), {}});
  });
}

Result<void> serve_further(Stage& stage, const std::string& role, const std::string& by, Date on) {
  const auto service = parse_service(by);
  if (!service) return unreadable(by);
  AddresseeInput input{role, {}, {}, *service, on};
  if (role == "municipality") {
    input.agency = stage.agency_id("GEMEINDE");
  } else {
    input.person = somebody(role);
  }
  return in_case(stage, [&](const ApplicationId& id) {
    return serve_addressee(stage.app(), stage.person("clerk"), {}, id, input);
  });
}

Result<void> cancel(Stage& stage, const std::string& ground, Date known_on) {
  return in_case(stage, [&](const ApplicationId& id) {
    return cancel_permit(
        stage.app(), stage.person("approver"), {}, id,
        {ground, "Gründe", "angehört", known_on, stage.today(), Service::certificate, stage.today(), {}});
  });
}

}  // namespace flurwerk::api::scenario
