// Letters that lie ready in the portal until somebody who may retrieve them does, which serves them.
// Legal basis: § 41 Abs. 2a VwVfG; of what they say § 65 Abs. 2, § 70 Abs. 2, 4, § 74 HBO.
#pragma once

#include "permit-core/completeness.hpp"
#include "permit-core/decision.hpp"

namespace flurwerk {

// A demand that lies ready: nothing is demanded before its retrieval, so the month of checking runs on. Refused, beside
// what a demand and an offer are refused for: known after the last day of retrieval, it would come after that month.
struct OfferDemand {
  std::vector<DemandDocuments::Item> items;
  Period length;  // from the day on which it counts as known
  OfferNotice offer;
};
Decided offer_demand(const Application& application, const OfferDemand& command, const Context& context);

// Refused, beside what an extension and an offer are refused for: known after the last day of retrieval, it would come
// after the decision period.
struct OfferExtension {
  Period by;
  std::string reason;
  OfferNotice offer;
};
Decided offer_extension(const Application& application, const OfferExtension& command, const Context& context);

// By the actor of the context, today: the event that serves the letter. What an earlier retrieval has served is not served
// again: no events. What stands in the way of a decision was looked at as it was offered; the authority takes that offer
// back by returning the decision, another letter by serving it in another way or by offering anew.
Decided retrieve_notice(const Application& application, const Context& context);

// What all of them have in common: consent, the letter on file, the last day. One letter lies ready at a time, and another
// one takes its place, unless it is the decision (refused as "already-offered").
Result<NoticeOffered> make_ready(const Application& application, std::string_view letter, const OfferNotice& command,
                                 const Context& context);
// Refused as "retrieval-records-itself" while a letter of this kind lies ready.
Result<void> not_by_hand(const Application& application, std::string_view letter);
// The decision, in permit-core/serve_decision.cpp.
Decided serve_retrieved(const Application& application, const NoticeOffered& offer, const Context& context);

}  // namespace flurwerk
