#include "participation/participation.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

#include "permit-core/berlin_day.hpp"

namespace flurwerk::participation {

namespace {

StatementRequest& find(Participation& participation, const RequestId& id) {
  const auto it =
      std::ranges::find(participation.requests, id, [](const StatementRequest& r) { return r.spec.request; });
  if (it == participation.requests.end()) throw std::logic_error("event of an unknown request " + id.value);
  return *it;
}

void close(Participation& participation, Date on) {
  participation.closed_on = on;
  for (StatementRequest& request : participation.requests) {
    if (request.is_open()) request.state = Withdrawn{on, {}, {}};
  }
}

struct Fold {
  Participation& participation;
  Date day;
  std::int64_t seq;

  void operator()(const RoundOpened& e) const {
    if (!e.requests.empty()) participation.rounds.push_back({e.round, e.title, day});
    for (const DroppedSuggestion& dropped : e.dropped) participation.left_out.push_back({e.round, dropped});
    for (const StatementRequestSpec& spec : e.requests) {
      participation.requests.push_back({spec, e.round, Open{}, {}, participation.plans, seq});
      named(participation.requests.back().spec.released);
    }
    participation.draft.reset();
  }
  // As if nobody had been asked; the log keeps both.
  void operator()(const RoundTakenBack& e) const {
    for (const CarriedOver& one : e.carried) find(participation, one.request).trail.carried_over.pop_back();
    for (const RequestId& id : e.reopened) {
      StatementRequest& former = find(participation, id);
      former.state = Open{std::get<Withdrawn>(former.state).before};
    }
    std::erase_if(participation.rounds, [&](const Round& round) { return round.id == e.round; });
    if (participation.carried_alone && participation.carried_alone->id == e.round) participation.carried_alone.reset();
    std::erase_if(participation.requests, [&](const StatementRequest& request) { return request.round == e.round; });
    std::erase_if(participation.left_out, [&](const LeftOut& one) { return one.round == e.round; });
  }
  void operator()(const AgreementRecorded& e) const { participation.agreements.push_back(e); }
  void operator()(const PapersWanted& e) const {
    find(participation, e.request).trail.papers_wanted.push_back({day, e.papers});
  }
  void operator()(const ApplicantAsked& e) const {
    find(participation, e.request)
        .trail.questions.push_back({day, e.question, e.statement_version, {}, {}, e.attachments});
  }
  void operator()(const ApplicantReplied& e) const {
    auto& question = find(participation, e.request).trail.questions.back();
    question.replied_on = day;
    question.reply = e.text;
  }
  void operator()(const RoundDrafted& e) const { participation.draft = e; }
  void operator()(const RoundDiscarded&) const { participation.draft.reset(); }
  void operator()(const RequestOpened& e) const {
    if (auto* open = std::get_if<Open>(&find(participation, e.request).state)) open->opened_on = day;
  }
  void operator()(const RequestWithdrawn& e) const {
    StatementRequest& request = find(participation, e.request);
    const auto* open = std::get_if<Open>(&request.state);
    if (const Statement* said = request.statement()) request.trail.earlier.push_back(*said);
    request.state = Withdrawn{day, e.reason, open == nullptr ? Open{} : *open};
  }
  void operator()(const StatementSubmitted& e) const {
    StatementRequest& request = find(participation, e.request);
    Answered answered{{e.statement_version, e.outcome, e.text, e.conditions, e.attachments, e.received_on, e.late,
                       e.entered_from, e.grounds, e.refer_to, e.topics},
                      {},
                      seq};
    if (const Statement* corrected = request.statement()) request.trail.earlier.push_back(*corrected);
    const auto* silent = std::get_if<Silent>(&request.state);
    if (silent != nullptr && e.late) answered.after_silence = *silent;
    request.state = std::move(answered);
  }
  void operator()(const SilenceRecorded& e) const {
    find(participation, e.request).state = Silent{e.effect, e.effective_on};
  }
  void operator()(const RequestDelivered& e) const {
    StatementRequest& request = find(participation, e.request);
    request.trail.delivered_on = e.delivered_on;
    request.trail.evidence = e.evidence;
    if (e.deadline) replace_deadline(request, *e.deadline);
    if (e.reopens) request.state = Open{};
  }
  void operator()(const RequestAcknowledged& e) const { find(participation, e.request).trail.acknowledged_on = day; }
  void operator()(const RequestHandedOn& e) const {
    Trail& trail = find(participation, e.request).trail;
    trail.handed_on_to = e.to;
    trail.handed_on_agency = e.agency;
  }
  FileAccess& access(const FileAccessId& id) const {
    const auto it = std::ranges::find(participation.accesses, id, [](const FileAccess& a) { return a.granted.access; });
    if (it == participation.accesses.end()) throw std::logic_error("event of an unknown inspection " + id.value);
    return *it;
  }
  void operator()(const FileAccessGranted& e) const { participation.accesses.push_back({e, day}); }
  void operator()(const FileAccessUsed& e) const { access(e.access).uses.push_back({day, e.document, e.version}); }
  void operator()(const FileAccessEnded& e) const {
    FileAccess& ended = access(e.access);
    ended.ended_on = day;
    ended.ended_because = e.reason;
  }
  void operator()(const ExtensionAsked& e) const {
    find(participation, e.request).trail.extension = Trail::Extension{e.until, e.reason, day, {}, false, {}};
  }
  void operator()(const ExtensionAnswered& e) const {
    StatementRequest& request = find(participation, e.request);
    Trail::Extension& extension = request.trail.extension.value();
    extension.answered_on = day;
    extension.granted = e.deadline.has_value();
    extension.refused_because = e.reason;
    if (e.deadline) replace_deadline(request, *e.deadline);
  }
  void operator()(const ConsentReplaced& e) const {
    find(participation, e.request).trail.consent_replaced = Trail::Replacement{day, e.reason, e.basis};
  }
  void operator()(const ConditionsWeighed& e) const {
    for (const Weighing& weighing : e.weighings) {
      std::erase_if(participation.weighings, [&](const Weighing& old) {
        return old.request == weighing.request && old.condition == weighing.condition &&
               old.objection == weighing.objection;
      });
      participation.weighings.push_back(weighing);
    }
  }
  void operator()(const NeighboursNamed& e) const {
    for (const NeighbourSpec& spec : e.neighbours) {
      participation.neighbours.push_back({spec, ++participation.neighbours_named, {}, {}, {}, {}});
    }
  }
  void operator()(const NeighbourRemoved& e) const {
    std::erase_if(participation.neighbours, [&](const Neighbour& n) { return n.spec.neighbour == e.neighbour; });
  }
  void operator()(const NeighboursNotified& e) const {
    for (const NeighbourNotice& notice : e.notices) {
      of(notice.neighbour).notification =
          Notification{e.subject, e.released, e.service, e.sent_on, notice.letter, notice.deadline, {}, {}, {}, {}};
      named(of(notice.neighbour).notification->released);
    }
  }
  void operator()(const NeighbourPageOpened& e) const { of(e.neighbour).opened_on = day; }
  void operator()(const NeighbourReceiptRecorded& e) const {
    Notification& notification = of(e.neighbour).notification.value();
    notification.received_on = e.received_on;
    notification.evidence = e.evidence;
    if (e.deadline) notification.deadline = e.deadline;
  }
  void operator()(const NeighbourLetterReturned& e) const {
    Notification& notification = of(e.neighbour).notification.value();
    notification.returned_on = e.on;
    notification.returned_because = e.reason;
  }
  void operator()(const NeighbourAnswered& e) const {
    Neighbour& neighbour = of(e.neighbour);
    if (neighbour.answer) neighbour.earlier.push_back(*neighbour.answer);
    neighbour.answer =
        NeighbourAnswer{e.answer_version, e.outcome, e.text, e.received_on, e.late, e.entered_from, e.source};
  }
  void operator()(const PublicAnnounced& e) const {
    participation.announcements.push_back({e, {}, {}, participation.plans});
    named(participation.announcements.back().said.released);
  }
  void operator()(const AnnouncementWithdrawn& e) const {
    for (Announcement& announcement : participation.announcements) {
      if (announcement.said.announcement != e.announcement) continue;
      announcement.withdrawn_on = day;
      announcement.withdrawn_because = e.reason;
    }
    for (PermitAnnouncement& announcement : participation.permit_announcements) {
      if (announcement.said.announcement != e.announcement) continue;
      announcement.withdrawn_on = day;
      announcement.withdrawn_because = e.reason;
    }
  }
  void operator()(const PermitAnnounced& e) const { participation.permit_announcements.push_back({e, {}, {}}); }
  void operator()(const ObjectionRaised& e) const {
    const int number = static_cast<int>(participation.objections.size()) + 1;
    participation.objections.push_back(
        {e.objection, number, e.announcement, e.person, e.text, e.received_on, e.late, e.entered_from, e.source});
  }
  void operator()(const DeadlinesMoved& e) const {
    for (const Deadline& moved : e.deadlines) {
      for (StatementRequest& request : participation.requests) {
        if (request.spec.deadline.id == moved.id && request.is_open()) request.spec.deadline = moved;
      }
      for (Neighbour& neighbour : participation.neighbours) {
        auto& notification = neighbour.notification;
        if (notification && notification->deadline && notification->deadline->id == moved.id) {
          notification->deadline = moved;
        }
      }
      for (Announcement& announcement : participation.announcements) {
        if (announcement.said.objections.id == moved.id) announcement.said.objections = moved;
      }
    }
  }
  void operator()(const AnswersCarriedOver& e) const {
    for (const CarriedOver& one : e.carried) {
      find(participation, one.request).trail.carried_over.push_back({day, participation.plans, one.reason});
    }
    const auto opened = std::ranges::find(participation.rounds, e.round, &Round::id);
    if (opened != participation.rounds.end()) {
      opened->carried = e.carried;
    } else if (!e.round.empty()) {
      participation.carried_alone = Round{e.round, {}, day, e.carried};
    }
  }
  void operator()(const DraftSaved& e) const { plans_are(e); }
  void operator()(const ApplicationChanged& e) const { plans_are(e); }
  void operator()(const DocumentFiled& e) const {
    participation.plans.filed[e.document] = e.document_version;
    const bool of_plans = !e.redacted_from && (e.filed_by_side == "applicant" || e.document_version > 1);
    if (!of_plans || !e.request.empty()) return;
    ++participation.plans.revision;
    participation.carried_alone.reset();
  }
  void operator()(const DecisionServed& e) const { close(participation, e.served_on); }
  void operator()(const DeemedPermitArisen& e) const { close(participation, e.arisen_on); }
  void operator()(const ApplicationWithdrawn&) const { close(participation, day); }
  void operator()(const WithdrawalDeemed& e) const { close(participation, e.withdrawn_on); }
  void operator()(const ApplicationRejected&) const { close(participation, day); }
  template <class Other>
  void operator()(const Other&) const {}  // of the application alone

  template <class Saved>
  void plans_are(const Saved& e) const {
    Plans& plans = participation.plans;
    plans = {e.draft_version, e.content_sha256,       e.title,           e.parcels,
             e.has_design,    std::move(plans.filed), plans.revision + 1};
    participation.carried_alone.reset();
  }
  // Releases of old events name no version: it was the newest one of that moment.
  void named(std::vector<ReleasedDocument>& released) const {
    for (ReleasedDocument& one : released) {
      const auto& filed = participation.plans.filed;
      const auto newest = filed.find(one.document);
      if (one.version == 0 && newest != filed.end()) one.version = newest->second;
    }
  }

  Neighbour& of(const NeighbourId& id) const {
    for (Neighbour& neighbour : participation.neighbours) {
      if (neighbour.spec.neighbour == id) return neighbour;
    }
    throw std::logic_error("event of an unknown neighbour " + id.value);
  }

  void replace_deadline(StatementRequest& request, const Deadline& by) const {
    request.trail.former.push_back({request.spec.deadline, day});
    request.spec.deadline = by;
  }
};

bool is_formal(Act act) { return act != Act::opinion; }
// Benehmen asks for consultation: it can be ignored with reasons. The others are a veto.
bool is_veto(Act act) { return act == Act::einvernehmen || act == Act::zustimmung || act == Act::permit; }

// A later request for the same act of the same agency takes the place of this one, once withdrawn ones are left out.
bool superseded(const Participation& participation, std::size_t index) {
  const StatementRequestSpec& spec = participation.requests[index].spec;
  for (std::size_t later = index + 1; later < participation.requests.size(); ++later) {
    const StatementRequest& other = participation.requests[later];
    const bool same = other.spec.agency == spec.agency && other.spec.act == spec.act;
    if (same && !std::holds_alternative<Withdrawn>(other.state)) return true;
  }
  return false;
}

bool says_not_responsible(const StatementRequest& request) {
  const Statement* statement = request.statement();
  return statement != nullptr && statement->outcome == StatementOutcome::not_responsible;
}

// Of those asked later for the same act, each takes the place of one agency that was not responsible: asked under the
// same rule, or by the clerk's own choice.
std::set<RequestId> asked_elsewhere(const Participation& participation) {
  std::set<RequestId> settled, used;
  const auto& requests = participation.requests;
  for (auto former = requests.begin(); former != requests.end(); ++former) {
    if (!says_not_responsible(*former)) continue;
    const auto instead = std::find_if(former + 1, requests.end(), [&](const StatementRequest& later) {
      const std::string& rule = later.spec.suggested_by;
      return later.event > std::get<Answered>(former->state).event && later.spec.act == former->spec.act &&
             later.spec.agency != former->spec.agency && !std::holds_alternative<Withdrawn>(later.state) &&
             (rule.empty() || rule == former->spec.suggested_by) && !used.contains(later.spec.request);
    });
    if (instead == requests.end()) continue;
    used.insert(instead->spec.request);
    settled.insert(former->spec.request);
  }
  return settled;
}

void sort_in(OpenActs& acts, const StatementRequest& request, Date today) {
  const StatementRequestSpec& spec = request.spec;
  const Deadline& deadline = spec.deadline;
  const OpenAct act{spec.request, spec.agency, spec.act, {}, name_of(spec.act), {}};
  if (request.is_open() && deadline.due_on() >= today) {
    OpenAct open = act;
    const bool given = spec.on_silence == SilenceEffect::deemed_given;
    if (given || !is_veto(spec.act))
      open.resolves_on = day_after(deadline.due_on());  // else it is missing from then on
    acts.open.push_back(open);
    return;
  }
  // No silence of a body that is not responsible gives anything either.
  if (says_not_responsible(request)) {
    acts.not_responsible.push_back(act);
    return;
  }
  if (const auto* answered = std::get_if<Answered>(&request.state)) {
    const bool given_by_silence =
        answered->after_silence && answered->after_silence->effect == SilenceEffect::deemed_given;
    const bool objected = answered->statement.outcome == StatementOutcome::objection;
    const bool stands = objected && !given_by_silence && !request.trail.consent_replaced;
    if (stands && is_veto(spec.act)) acts.refused.push_back(act);
    return;
  }
  const bool silent = request.is_open() || std::holds_alternative<Silent>(request.state);
  if (silent && spec.on_silence != SilenceEffect::deemed_given && is_veto(spec.act)) acts.missing.push_back(act);
}

}  // namespace

Result<void> must_be_asked(const StatementRequest& request, const Actor& actor) {
  if (!actor.agency.empty() && actor.agency == request.spec.agency) return {};
  return refuse(
      RefusalKind::forbidden, "wrong-agency",
      {"Diese Anforderung richtet sich an eine andere Stelle.", "This request is addressed to another agency."},
      {"Nehmen Sie zu Ihrer eigenen Anforderung Stellung.", "Answer the request made to you."}, "§ 70 Abs. 1 HBO");
}

Refusal no_such_request() {
  return {RefusalKind::not_found,
          "not-found",
          {"Diese Anforderung gibt es nicht.", "There is no such request."},
          {"Prüfen Sie die Adresse.", "Check the address."},
          {},
          {}};
}

std::string_view to_string(const RequestState& state) {
  static constexpr std::array<std::string_view, 4> names = {"open", "answered", "silent", "withdrawn"};
  return names[state.index()];
}

const Statement* StatementRequest::statement() const {
  const auto* answered = std::get_if<Answered>(&state);
  return answered == nullptr ? nullptr : &answered->statement;
}

const StatementRequest* Participation::request(const RequestId& id) const {
  const auto it = std::ranges::find(requests, id, [](const StatementRequest& r) { return r.spec.request; });
  return it == requests.end() ? nullptr : &*it;
}

const Weighing* Participation::weighing(const RequestId& id, const std::string& condition) const {
  const auto it =
      std::ranges::find_if(weighings, [&](const Weighing& w) { return w.request == id && w.condition == condition; });
  return it == weighings.end() ? nullptr : &*it;
}

const Weighing* Participation::weighing_of(const std::string& id) const {
  const auto it = std::ranges::find(weighings, id, &Weighing::objection);
  return id.empty() || it == weighings.end() ? nullptr : &*it;
}

const Neighbour* Participation::neighbour(const NeighbourId& id) const {
  const auto it = std::ranges::find(neighbours, id, [](const Neighbour& n) { return n.spec.neighbour; });
  return it == neighbours.end() ? nullptr : &*it;
}

const Announcement* Participation::announcement(const AnnouncementId& id) const {
  const auto it = std::ranges::find(announcements, id, [](const Announcement& a) { return a.said.announcement; });
  return it == announcements.end() ? nullptr : &*it;
}

const PermitAnnouncement* Participation::permit_announcement(const AnnouncementId& id) const {
  const auto it =
      std::ranges::find(permit_announcements, id, [](const PermitAnnouncement& a) { return a.said.announcement; });
  return it == permit_announcements.end() ? nullptr : &*it;
}

const Objection* Participation::objection(const ObjectionId& id) const {
  const auto it = std::ranges::find(objections, id, &Objection::id);
  return it == objections.end() ? nullptr : &*it;
}

const FileAccess* Participation::access(const FileAccessId& id) const {
  const auto it = std::ranges::find(accesses, id, [](const FileAccess& a) { return a.granted.access; });
  return it == accesses.end() ? nullptr : &*it;
}

void apply(Participation& participation, const RecordedEvent& recorded) {
  std::visit(Fold{participation, berlin_day(recorded.at), recorded.seq}, recorded.event);
}

Participation fold(std::span<const RecordedEvent> events) {
  Participation participation;
  for (const RecordedEvent& recorded : events) apply(participation, recorded);
  return participation;
}

bool asked_again_since(const Participation& participation, const RequestId& request) {
  for (std::size_t i = 0; i < participation.requests.size(); ++i) {
    if (participation.requests[i].spec.request == request) return superseded(participation, i);
  }
  return false;
}

OpenActs open_acts(const Participation& participation, Date today) {
  OpenActs acts;
  const std::set<RequestId> elsewhere = asked_elsewhere(participation);
  for (std::size_t i = 0; i < participation.requests.size(); ++i) {
    const StatementRequest& request = participation.requests[i];
    if (!is_formal(request.spec.act) || superseded(participation, i)) continue;
    if (elsewhere.contains(request.spec.request)) continue;
    sort_in(acts, request, today);
  }
  return acts;
}

Text name_of(Act act) {
  switch (act) {
    case Act::opinion: return {"Stellungnahme", "opinion"};
    case Act::benehmen: return {"Benehmen", "consultation (Benehmen)"};
    case Act::einvernehmen: return {"Einvernehmen", "consent (Einvernehmen)"};
    case Act::zustimmung: return {"Zustimmung", "approval (Zustimmung)"};
    case Act::permit: return {"Eigene Genehmigung", "permit of its own"};
  }
  return {};
}

Text wording(SilenceEffect effect, Act act) {
  const Text name = name_of(act);
  if (effect == SilenceEffect::deemed_given) return {name.de + " gilt als erteilt", name.en + " is deemed given"};
  if (effect == SilenceEffect::disregarded) {
    return {name.de + " bleibt unberücksichtigt; die Rechtmäßigkeit ist trotzdem zu prüfen",
            name.en + " is disregarded; lawfulness must be examined all the same"};
  }
  return {name.de + " fehlt; Schweigen ersetzt nichts, die Belange sind von Amts wegen zu prüfen",
          name.en + " is missing; silence replaces nothing, the authority must examine the matter itself"};
}

}  // namespace flurwerk::participation
