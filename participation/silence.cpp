#include "participation/silence.hpp"

namespace flurwerk::participation {

Decided record_silence(const Participation& participation, const RequestId& id, const Context& context) {
  const StatementRequest* request = participation.request(id);
  if (request == nullptr) return tl::unexpected(no_such_request());
  const Date due_on = request->spec.deadline.due_on();
  if (!request->is_open() || due_on >= context.today) return std::vector<Event>{};
  return std::vector<Event>{SilenceRecorded{id, request->spec.on_silence, day_after(due_on)}};
}

}  // namespace flurwerk::participation
