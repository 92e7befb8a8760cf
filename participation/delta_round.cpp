#include "participation/delta_round.hpp"

#include <algorithm>
#include <set>

#include "participation/delta.hpp"
#include "permit-core/checks.hpp"

namespace flurwerk::participation {

namespace {

constexpr std::string_view basis = "§ 70 Abs. 1 HBO";

Result<void> once_and_overtaken(const RequestId& request, const std::string& field,
                                const std::vector<const StatementRequest*>& open, std::set<RequestId>& named) {
  const bool known =
      std::ranges::any_of(open, [&](const StatementRequest* one) { return one->spec.request == request; });
  if (!known) {
    return refuse(RefusalKind::invalid, "not-overtaken",
                  {"Diese Anforderung ist von keiner Planänderung überholt, oder darüber ist schon entschieden.",
                   "No change of the plans has overtaken this request, or that was decided already."},
                  {"Laden Sie die Seite neu.", "Load the page again."}, std::string(basis), field);
  }
  if (named.insert(request).second) return {};
  return refuse(RefusalKind::invalid, "named-twice",
                {"Über diese Anforderung ist zweimal entschieden.", "This request is decided on twice."}, {},
                std::string(basis), field);
}

// Each overtaken request is decided on exactly once, with a reason.
Result<void> all_decided(const OpenDeltaRound& command, const std::vector<const StatementRequest*>& open) {
  std::set<RequestId> named;
  const auto check = [&](const RequestId& request, const std::string& reason, const std::string& at,
                         const char* field) -> Result<void> {
    if (auto ok = once_and_overtaken(request, at + "/request", open, named); !ok) return ok;
    return need_text(reason, 4000, {"Der Grund", "The reason"}, at + field);
  };
  for (std::size_t i = 0; i < command.again.size(); ++i) {
    const AskAgain& one = command.again[i];
    if (auto ok = check(one.former, one.because, "/again/" + std::to_string(i), "/because"); !ok) return ok;
  }
  for (std::size_t i = 0; i < command.carried.size(); ++i) {
    const CarriedOver& one = command.carried[i];
    if (auto ok = check(one.request, one.reason, "/carried/" + std::to_string(i), "/reason"); !ok) return ok;
  }
  if (named.size() == open.size()) return {};
  const std::string left = std::to_string(open.size() - named.size());
  return refuse(RefusalKind::invalid, "delta-undecided",
                {"Für " + left + " überholte Anforderungen ist nicht entschieden, ob neu gefragt wird.",
                 "For " + left + " overtaken requests it is not decided whether they are asked again."},
                {"Wählen Sie für jede: neu anfordern oder die Antwort übernehmen.",
                 "Choose for each: ask again, or carry the answer over."},
                std::string(basis), "/carried");
}

// What the former request rested on, as far as the law of today has it; the rest was repealed since.
void rest_on_rules(RequestDraft& draft, const StatementRequestSpec& former, const LawAt& law) {
  std::vector<std::string> rules = former.rules();
  std::erase_if(rules, [&](const std::string& rule) {
    const AgencyTrigger* trigger = law.trigger(rule);
    return trigger == nullptr || trigger->act != former.act;
  });
  draft.trigger = rules.empty() ? former.suggested_by : rules.front();
  if (!rules.empty()) draft.further_rules.assign(rules.begin() + 1, rules.end());
}

RequestDraft draft_of(const AskAgain& again, const StatementRequestSpec& former, const LawAt& law) {
  RequestDraft draft;
  draft.request = again.request;
  draft.agency = former.agency;
  draft.act = former.act;
  rest_on_rules(draft, former, law);
  draft.question = again.question.empty() ? former.question : again.question;
  draft.released = again.released;
  draft.added_because = former.added_because;
  draft.with_findings = former.with_findings;
  draft.asks_again = again.former;
  draft.again_because = again.because;
  return draft;
}

// The requests that need no answer any more; the case as it stands after that, for the round to be opened in.
struct Cleared {
  Application application;
  Participation participation;
  std::vector<Event> events;
};

Cleared cleared(const Application& application, const Participation& participation, const OpenDeltaRound& command,
                const Context& context) {
  Cleared out{application, participation, {}};
  for (const AskAgain& again : command.again) {
    if (!participation.request(again.former)->is_open()) continue;
    out.events.emplace_back(RequestWithdrawn{again.former, "Die Pläne wurden geändert; Sie werden neu gefragt."});
    const RecordedEvent recorded{0, Instant{context.today} + std::chrono::hours{12}, context.actor, context.law.version,
                                 out.events.back()};
    flurwerk::apply(out.application, recorded);
    apply(out.participation, recorded);
  }
  return out;
}

// The round numbers those asked again and further agencies in one list; the caller knows two.
tl::unexpected<Refusal> in_its_list(Refusal refusal, std::size_t again) {
  const std::string prefix = "/requests/";
  if (refusal.field.starts_with(prefix)) {
    const std::size_t end = refusal.field.find('/', prefix.size());
    const std::size_t index = std::stoul(refusal.field.substr(prefix.size(), end - prefix.size()));
    const std::string rest = end == std::string::npos ? "" : refusal.field.substr(end);
    refusal.field =
        index < again ? "/again/" + std::to_string(index) + rest : prefix + std::to_string(index - again) + rest;
  }
  return tl::unexpected(std::move(refusal));
}

}  // namespace

Decided open_delta_round(const Application& application, const Participation& participation,
                         const OpenDeltaRound& command, const Context& context) {
  if (auto ok = may_happen<AnswersCarriedOver>(application); !ok) return tl::unexpected(ok.error());
  const auto open = overtaken(participation);
  if (open.empty()) {
    return refuse(
        RefusalKind::wrong_state, "plans-unchanged",
        {"Seit der letzten Beteiligung haben sich die Pläne nicht geändert.",
         "The plans have not changed since the agencies were asked."},
        {"Für weitere Stellen eröffnen Sie eine gewöhnliche Runde.", "Open an ordinary round for further agencies."},
        std::string(basis));
  }
  if (auto ok = all_decided(command, open); !ok) return tl::unexpected(ok.error());
  Cleared clear = cleared(application, participation, command, context);
  OpenRound round{command.round, command.title, {}, command.received_on, {}};
  for (const AskAgain& again : command.again) {
    round.requests.push_back(draft_of(again, participation.request(again.former)->spec, context.law));
  }
  round.requests.insert(round.requests.end(), command.further.begin(), command.further.end());
  std::vector<Event> events = std::move(clear.events);
  if (!round.requests.empty()) {
    auto opened = open_round(clear.application, clear.participation, round, context);
    if (!opened) return in_its_list(std::move(opened.error()), command.again.size());
    events.insert(events.end(), opened->begin(), opened->end());
  }
  if (!command.carried.empty()) {
    events.emplace_back(AnswersCarriedOver{participation.plans.draft_version, command.carried, command.round});
  }
  return events;
}

}  // namespace flurwerk::participation
