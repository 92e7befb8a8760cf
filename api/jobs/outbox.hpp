// Sends what the outbox holds, after commit: each mail becomes a file in DIR/outbox, ready for a mail server to collect.
// Basis: at least once, in order; a message that cannot be written is tried again later.
#pragma once

#include <filesystem>
#include <string>

#include "api/app/app.hpp"

namespace flurwerk::api {

// Gives the number of messages written.
int send_outbox(App& app, const std::filesystem::path& folder, const std::string& from);

}  // namespace flurwerk::api
