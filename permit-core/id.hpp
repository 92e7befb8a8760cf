// Identities that cannot be mixed up: an AgencyId is no ApplicationId.
#pragma once

#include <compare>
#include <string>

namespace flurwerk {

template <class Tag>
struct Id {
  std::string value;  // opaque, URL-safe, 1 to 64 characters
  bool empty() const { return value.empty(); }
  friend auto operator<=>(const Id&, const Id&) = default;  // NOLINT(modernize-use-nullptr): sees a pointer in <=>
};

using AccountId = Id<struct AccountTag>;
using AgencyId = Id<struct AgencyTag>;              // Fachbehörde
using AnnouncementId = Id<struct AnnouncementTag>;  // öffentliche Bekanntmachung
using ApplicationId = Id<struct ApplicationTag>;    // Bauantrag
using AuthorityId = Id<struct AuthorityTag>;        // untere Bauaufsichtsbehörde
using DeadlineId = Id<struct DeadlineTag>;
using DocumentId = Id<struct DocumentTag>;
using FileAccessId = Id<struct FileAccessTag>;  // Akteneinsicht
using MessageId = Id<struct MessageTag>;        // Nachricht
using NeighbourId = Id<struct NeighbourTag>;    // one owner, or several as one, of adjoining land
using ObjectionId = Id<struct ObjectionTag>;    // Einwendung aus der Öffentlichkeit
using PersonId = Id<struct PersonTag>;
using RequestId = Id<struct RequestTag>;  // Anforderung der Stellungnahme
using RoundId = Id<struct RoundTag>;      // Beteiligungsrunde

// Flurstückskennzeichen, 20 characters as ALKIS writes it: Land(2) Gemarkung(4) Flur(3) Zähler(5) Nenner(4) Folge(2).
using ParcelKey = Id<struct ParcelTag>;

}  // namespace flurwerk
