#include "permit-core/after_decision.hpp"

#include <algorithm>

#include "permit-core/checks.hpp"
#include "permit-core/rule_ids.hpp"

namespace flurwerk {

namespace {

constexpr std::size_t most_reasons = 100000;

Result<void> in_time(const CancelPermit& command, Date served, const Context& context) {
  const auto rule = need_period(context.law, rule_ids::cancellation_knowledge);
  if (!rule) return tl::unexpected(rule.error());
  const auto year = derive(command.known_on, (*rule)->length, context.calendar, (*rule)->shift_mode());
  if (!year) return tl::unexpected(year.error());
  if (served <= year->end) return {};
  return refuse(RefusalKind::wrong_state, "known-too-long",
                with_date("Seit der Kenntnis der Tatsachen ist das Jahr am {} abgelaufen.",
                          "The year since the facts were known ended on {}.", year->end),
                {}, (*rule)->basis, "/known_on");
}

}  // namespace

Result<ServedNotice> serve_notice(const Application& application, Service service, Date on, const std::string& subject,
                                  const Context& context) {
  const auto* notice = std::get_if<DecisionServedState>(&application.decision);
  Date earliest = notice != nullptr ? notice->dated : application.permitted_on.value_or(context.today);
  if (application.validity_request) earliest = std::max(earliest, application.validity_request->received_on);
  const auto served = known_on({service, on}, earliest, context);
  if (!served) return tl::unexpected(served.error());
  const auto rule = need_period(context.law, rule_ids::remedy);
  if (!rule) return tl::unexpected(rule.error());
  auto remedy = make_deadline(application.next_deadline_id(), **rule, *served, context.calendar, context.law, subject);
  if (!remedy) return tl::unexpected(remedy.error());
  return ServedNotice{*served, {std::move(*remedy)}};
}

Decided serve_addressee(const Application& application, const ServeAddressee& command, const Context& context) {
  if (auto ok = may_happen<AddresseeServed>(application); !ok) return tl::unexpected(ok.error());
  const bool municipality = command.role == "municipality";
  if (municipality ? command.agency.empty() : command.person.empty()) {
    return refuse(RefusalKind::invalid, "addressee-missing",
                  {"Es fehlt, wem bekannt gegeben wurde.", "It is missing who was served."},
                  {"Nennen Sie Person oder Gemeinde.", "Name the person or the municipality."}, "§ 41 Abs. 1 HVwVfG",
                  municipality ? "/agency" : "/person");
  }
  const std::string id = "e" + std::to_string(application.addressees.size() + 2);  // e1 is the principal
  auto served = serve_notice(application, command.service, command.on, id, context);
  if (!served) return tl::unexpected(served.error());
  return std::vector<Event>{AddresseeServed{id, command.role, command.person, command.agency,
                                            std::string(to_string(command.service)), command.on, served->served_on,
                                            std::move(served->deadlines)}};
}

Decided correct_notice(const Application& application, const CorrectNotice& command, const Context&) {
  if (auto ok = may_happen<NoticeCorrected>(application); !ok) return tl::unexpected(ok.error());
  if (!std::holds_alternative<DecisionServedState>(application.decision)) {
    return refuse(RefusalKind::wrong_state, "no-notice",
                  {"Es gibt keinen Bescheid, der zu berichtigen wäre.", "There is no notice to be corrected."}, {},
                  "§ 42 HVwVfG");
  }
  for (const auto& [value, name, pointer] :
       {std::tuple{&command.wrong, Text{"Die unrichtige Stelle", "The mistaken passage"}, "/wrong"},
        std::tuple{&command.right, Text{"Der richtige Wortlaut", "The right wording"}, "/right"},
        std::tuple{&command.reason, Text{"Warum die Unrichtigkeit offenbar ist", "Why the mistake is obvious"},
                   "/reason"}}) {
    if (auto ok = need_text(*value, 8000, name, pointer); !ok) return tl::unexpected(ok.error());
  }
  return std::vector<Event>{NoticeCorrected{command.wrong, command.right, command.reason, command.notice}};
}

Decided cancel_permit(const Application& application, const CancelPermit& command, const Context& context) {
  if (auto ok = may_happen<PermitCancelled>(application); !ok) return tl::unexpected(ok.error());
  const auto ground = std::ranges::find(context.law.cancellation_grounds, command.ground, &CancellationGround::id);
  if (ground == context.law.cancellation_grounds.end()) {
    std::string known;
    for (const auto& one : context.law.cancellation_grounds) known += (known.empty() ? "" : ", ") + one.id;
    return refuse(RefusalKind::invalid, "unknown-ground",
                  {"Diesen Grund kennt das Gesetz nicht.", "The law knows no such ground."},
                  {"Bekannt sind: " + known + ".", "Known are: " + known + "."}, "§§ 48, 49 HVwVfG", "/ground");
  }
  for (const auto& [value, name, pointer] :
       {std::tuple{&command.reasons, Text{"Die Begründung", "The statement of reasons"}, "/reasons"},
        std::tuple{&command.hearing, Text{"Die Angabe zur Anhörung", "The note on the hearing"}, "/hearing"}}) {
    if (auto ok = need_text(*value, most_reasons, name, pointer); !ok) return tl::unexpected(ok.error());
  }
  auto served = serve_notice(application, command.service, command.on, {}, context);
  if (!served) return tl::unexpected(served.error());
  if (!ground->for_the_past && command.effective_on < served->served_on) {
    return refuse(
        RefusalKind::invalid, "not-for-the-past",
        {"Ein Widerruf wirkt nur für die Zukunft.", "A revocation has effect for the future only."},
        with_date("Frühestens ab der Bekanntgabe am {}.", "From service on {} at the earliest.", served->served_on),
        ground->basis, "/effective_on");
  }
  if (command.known_on > command.on) {
    return refuse(
        RefusalKind::invalid, "bad-date",
        {"Die Kenntnis der Tatsachen liegt nach der Bekanntgabe.", "The facts were known after the notice was served."},
        {}, "§ 48 Abs. 4 HVwVfG", "/known_on");
  }
  if (ground->within_a_year) {
    if (auto ok = in_time(command, served->served_on, context); !ok) return tl::unexpected(ok.error());
  }
  return std::vector<Event>{PermitCancelled{
      ground->revocation ? CancellationKind::revocation : CancellationKind::withdrawal, ground->id, ground->basis,
      command.reasons, command.hearing, command.known_on, command.effective_on, command.notice,
      std::string(to_string(command.service)), served->served_on, std::move(served->deadlines)}};
}

}  // namespace flurwerk
