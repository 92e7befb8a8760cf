#include "api/app/delta.hpp"

#include <algorithm>
#include <map>

#include "api/app/house.hpp"
#include "api/app/passwords.hpp"
#include "api/app/site_for.hpp"
#include "participation/unasked.hpp"
#include "permit-core/berlin_day.hpp"

namespace flurwerk::api {

namespace {

using participation::Plans;

// The plans somebody was asked about against those of today, by today's law and cadastre: what differs is the plans'.
struct ComparedPlans {
  std::vector<geo::Change> changes;
  geo::Crs crs{};
  participation::PlansDelta delta;
};

std::string kind_named(const View& view, const AgencyId& id) {
  const auto agency = view.accounts().agency(id);
  return agency ? agency->kind : std::string{};
}

Text in_words(const geo::Change& change) {
  const auto& finding = change.after ? *change.after : *change.before;
  Text words =
      change.after ? finding.message : Text{"entfällt: " + finding.message.de, "no longer: " + finding.message.en};
  std::string de, en;
  for (std::size_t i = 0; i < std::min<std::size_t>(change.why.size(), 2); ++i) {
    de += (i == 0 ? "" : "; ") + change.why[i].de;
    en += (i == 0 ? "" : "; ") + change.why[i].en;
  }
  return de.empty() || de == words.de ? words : Text{words.de + " (" + de + ")", words.en + " (" + en + ")"};
}

std::vector<std::string> rules_of(const participation::Suggestions& suggestions) {
  std::vector<std::string> rules;
  for (const auto& one : suggestions.suggested) {
    const auto its = one.rules();
    rules.insert(rules.end(), its.begin(), its.end());
  }
  return rules;
}

class Comparison {
 public:
  Comparison(const App& app, const View& view, const Case& the_case, const LawAt& law, Date today)
      : app_{app}, view_{view}, case_{the_case}, law_{law}, today_{today} {
    now_ = content(the_case.participation.plans);
    suggested_ = suggestions_for(app, the_case.application, now_, law);
  }
  const participation::Suggestions& suggested() const { return suggested_; }

  const ComparedPlans& with(const Plans& plans) {
    const auto known = compared_.find(plans.content_sha256);
    if (known != compared_.end()) return known->second;
    return compared_.emplace(plans.content_sha256, compare(plans)).first->second;
  }

 private:
  std::string content(const Plans& plans) const {
    return view_.parties().draft_content(plans.content_sha256).value_or("{}");
  }

  ComparedPlans compare(const Plans& plans) {
    ComparedPlans out;
    if (plans.content_sha256 == case_.participation.plans.content_sha256) return out;
    const std::string before = content(plans);
    for (const auto& rule : rules_of(suggestions_for(app_, case_.application, before, law_))) {
      const auto rules = rules_of(suggested_);
      if (std::find(rules.begin(), rules.end(), rule) == rules.end()) out.delta.rules_gone.push_back(rule);
    }
    const std::string old_design = design_of(before), new_design = design_of(now_);
    if (old_design == new_design) return out;
    const auto& land = case_.application.land;
    auto then = check_design(app_, old_design, plans.parcels, land, {today_, {}});
    auto now = check_design(app_, new_design, case_.participation.plans.parcels, land, {today_, {}});
    if (!then || !now) {
      const Text& why = (then ? now.error() : then.error()).text;
      out.delta.not_compared = Text{"Die gezeichneten Pläne ließen sich nicht vergleichen: " + why.de,
                                    "The drawn plans could not be compared: " + why.en};
      return out;
    }
    out.changes = geo::compare_findings(then->findings, now->findings);
    out.crs = now->design.crs;
    for (const auto& change : out.changes)
      out.delta.findings.push_back({change.check, change.subject, in_words(change)});
    return out;
  }

  const App& app_;
  const View& view_;
  const Case& case_;
  const LawAt& law_;
  Date today_;
  std::string now_;
  participation::Suggestions suggested_;
  std::map<std::string, ComparedPlans> compared_;
};

}  // namespace

Result<Delta> delta_of(const App& app, const View& view, const Caller& caller, const ApplicationId& application) {
  auto loaded = load_for(view, caller, Action::get_delta, application);
  if (!loaded) return tl::unexpected(loaded.error());
  Delta out;
  const Case& the_case = out.the_case.emplace(std::move(*loaded));
  const Date today = berlin_day(app.clock.now());
  const auto law = law_for(app, the_case.application.authority, the_case.application.land, today);
  if (!law) return tl::unexpected(law.error());
  Comparison comparison{app, view, the_case, *law, today};
  for (const auto* request : participation::overtaken(the_case.participation)) {
    const auto& compared = comparison.with(request->stands_for());
    if (out.proposals.empty()) {
      out.findings = compared.changes;
      out.crs = compared.crs;
      out.not_compared = compared.delta.not_compared;
    }
    out.proposals.push_back(participation::propose(the_case.application, *request,
                                                   kind_named(view, request->spec.agency), compared.delta, *law));
  }
  if (out.proposals.empty()) return out;
  for (auto& one : agencies_for(app, view, the_case.application, comparison.suggested().suggested)) {
    const participation::NamedAgency named{one.suggestion, one.agency ? one.agency->id : AgencyId{}};
    if (!participation::is_asked(the_case.participation, named)) out.further.push_back(std::move(one));
  }
  return out;
}

Result<Done> open_delta_round(App& app, const Caller& caller, const Precondition& precondition,
                              const ApplicationId& application, participation::OpenDeltaRound command) {
  command.round = RoundId{new_id()};
  for (auto& one : command.again) one.request = RequestId{new_id()};
  for (auto& one : command.further) one.request = RequestId{new_id()};
  return change(app, caller, precondition,
                {Action::open_delta_round,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx& tx) -> Decided {
                   command.received_on = context.today;
                   const auto& authority = the_case.application.authority;
                   if (auto ok = in_register(tx, authority, command.further); !ok) return tl::unexpected(ok.error());
                   return participation::open_delta_round(the_case.application, the_case.participation, command,
                                                          context);
                 },
                 [&](Tx& tx, const Case&, Done& done) {
                   done.id = command.round.value;
                   for (const auto& one : command.again) {
                     tx.links().revoke_links_of(one.former, done.at);
                     recall_mail(tx, one.former);
                   }
                   send_requests(app, tx, application, command.round, leaving(app, done.at), done);
                 }});
}

}  // namespace flurwerk::api
