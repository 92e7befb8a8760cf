#include "permit-core/application.hpp"

#include <algorithm>
#include <array>

namespace flurwerk {

std::string_view to_string(Side side) {
  static constexpr std::array<std::string_view, 4> names = {"applicant", "authority", "agencies", "nobody"};
  return names[static_cast<std::size_t>(side)];
}

std::optional<SavedDraft> saved_draft(const Event& event) {
  if (const auto* saved = std::get_if<DraftSaved>(&event))
    return SavedDraft{saved->draft_version, saved->content_sha256};
  if (const auto* changed = std::get_if<ApplicationChanged>(&event))
    return SavedDraft{changed->draft_version, changed->content_sha256};
  return std::nullopt;
}

const DocumentVersion* FiledDocument::version(int number) const {
  const auto it = std::ranges::find(versions, number, &DocumentVersion::version);
  return it == versions.end() ? nullptr : &*it;
}

std::vector<ReleasedDocument> newest_versions(const Application& application,
                                              const std::vector<DocumentId>& documents) {
  std::vector<ReleasedDocument> newest;
  for (const DocumentId& id : documents) {
    if (const FiledDocument* filed = application.document(id)) newest.push_back({id, filed->versions.back().version});
  }
  return newest;
}

const FiledDocument* Application::document(const DocumentId& document_id) const {
  const auto it = std::ranges::find(documents, document_id, &FiledDocument::id);
  return it == documents.end() ? nullptr : &*it;
}

const Party* Application::party(std::string_view role) const {
  const auto it = std::ranges::find(parties, role, &Party::role);
  return it == parties.end() ? nullptr : &*it;
}

const ChangeRecord* Application::open_change() const {
  return changes.empty() || changes.back().assessed ? nullptr : &changes.back();
}

const NoticeOffered* Application::open_offer() const {
  return running_deadline(Purpose::retrieval) == nullptr ? nullptr : &offers.back();
}

const NoticeOffered* Application::open_offer(std::string_view letter) const {
  const NoticeOffered* offer = open_offer();
  return offer != nullptr && offer->letter == letter ? offer : nullptr;
}

const NoticeOffered* Application::unserved_offer() const {
  if (offers.empty()) return nullptr;
  const NoticeOffered& last = offers.back();
  const auto tracked =
      std::ranges::find(deadlines, last.deadline.id, [](const TrackedDeadline& one) { return one.deadline.id; });
  if (tracked->running()) return &last;
  if (!std::holds_alternative<Lapsed>(tracked->settlement)) return nullptr;
  const auto demanded_since = [](const TrackedDeadline& one) { return one.purpose == Purpose::demand; };
  const bool to_serve =
      last.letter == letter_demand ? (state == ApplicationState::submitted || state == ApplicationState::incomplete) &&
                                         std::none_of(tracked, deadlines.end(), demanded_since)
      : last.letter == letter_extension ? running_deadline(Purpose::decision) != nullptr && !decision_period_extended
                                        : std::holds_alternative<DecisionApprovedState>(decision);
  return to_serve ? &last : nullptr;
}

bool Application::retrieved(const NoticeOffered& offer) const {
  const TrackedDeadline* tracked = deadline(offer.deadline.id);
  return tracked != nullptr && std::holds_alternative<Met>(tracked->settlement);
}

const DecisionPostponed* Application::postponed() const {
  return running_deadline(Purpose::postponement) == nullptr ? nullptr : &postponements.back();
}

const TrackedDeadline* Application::running_deadline(Purpose purpose) const {
  const auto it =
      std::ranges::find_if(deadlines, [&](const TrackedDeadline& d) { return d.running() && d.purpose == purpose; });
  return it == deadlines.end() ? nullptr : &*it;
}

const TrackedDeadline* Application::deadline(const DeadlineId& deadline_id) const {
  const auto it = std::ranges::find(deadlines, deadline_id, [](const TrackedDeadline& d) { return d.deadline.id; });
  return it == deadlines.end() ? nullptr : &*it;
}

const TrackedDeadline* Application::permit_by_silence() const {
  const TrackedDeadline* last = nullptr;
  for (const TrackedDeadline& tracked : deadlines) {
    const auto* lapsed = std::get_if<Lapsed>(&tracked.settlement);
    if (tracked.purpose != Purpose::decision || lapsed == nullptr) continue;
    if (lapsed->effect != SilenceEffect::deemed_permit) continue;
    if (last == nullptr || last->deadline.due_on() < tracked.deadline.due_on()) last = &tracked;
  }
  return last;
}

bool Application::start_in_doubt() const {
  return decision_start && decision_start->by_statements && rounds > decision_start->rounds;
}

DeadlineId Application::next_deadline_id(int offset) const {
  return {"d" + std::to_string(deadlines.size() + 1 + static_cast<std::size_t>(offset))};
}

}  // namespace flurwerk
