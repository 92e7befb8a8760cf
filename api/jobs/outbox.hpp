// Sends what the outbox holds, after commit: at least once, in order for each recipient. What is taken is noted at once,
// so after a crash no more than the one message in between goes out twice, word for word and under the same Message-ID.
#pragma once

#include <string>
#include <vector>

#include "api/app/app.hpp"
#include "api/jobs/mail_route.hpp"

namespace flurwerk::api {

struct SendReport {
  int sent = 0;
  std::vector<std::string> failed;  // what and why, for the program's log
  bool unreachable = false;         // nothing can be sent now
};

// What `route` refuses for good goes to `refused`: nothing is lost; whoever works on the case is told.
SendReport send_outbox(App& app, MailRoute& route, MailRoute& refused);

}  // namespace flurwerk::api
