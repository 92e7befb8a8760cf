// Commands about completeness: demanding documents, supplying them, confirming that all is there.
// Legal basis: § 65 Abs. 2, § 70 Abs. 2 HBO.
#pragma once

#include "permit-core/application.hpp"
#include "permit-core/context.hpp"
#include "permit-core/decision.hpp"

namespace flurwerk {

// Allowed again while a demand is running, also after its end (VwVfG § 31 Abs. 7): the new period, never a shorter one.
struct DemandDocuments {
  struct Item {
    std::string document_type;
    std::string reason;
  };
  std::vector<Item> items;  // none: what is open gets more time, from its end on (BGB § 190)
  Period length;            // set by the authority: "4W"
  Date served_on;           // bekannt gegeben am, without `handed_over`; the period starts the day after
  std::optional<HandedOver> handed_over{};
  DocumentId letter{};  // that lay ready and is retrieved (permit-core/retrieval)
};
Decided demand_documents(const Application& application, const DemandDocuments& command, const Context& context);

struct SupplyDocuments {
  bool partial = false;  // true: something asked for does not come, and the applicant says so
};
Decided supply_documents(const Application& application, const SupplyDocuments& command, const Context& context);

struct ConfirmCompleteness {
  Date complete_on;  // date of complete receipt, from receipt to today: the decision period starts there
};
Decided confirm_completeness(const Application& application, const ConfirmCompleteness& command,
                             const Context& context);

// The deemed withdrawal that the end of a demand's period has proposed (§ 70 Abs. 2 Satz 5 HBO).
Decided confirm_withdrawal(const Application& application, const Context& context);

// The rule of the decision period where the law lets it begin with statements; nullptr in every other case.
const PeriodRule* begins_with_statements(const Application& application, const LawAt& law);

// The decision deadline of the application's procedure from the day of complete receipt; none where the law sets none,
// or lets it begin with statements (participation/decision_start). `offset`: how many deadlines the same event sets
// before it.
Result<std::optional<Deadline>> decision_deadline(const Application& application, Date complete_on,
                                                  const Context& context, int offset = 0);

}  // namespace flurwerk
