// How commands say what happened: sentences for people, JSON for programs; refusals go to standard error.
// Basis: exit status and shape are part of the interface; see commands.hpp.
#pragma once

#include <string>

#include "api/cli/commands.hpp"
#include "permit-core/refusal.hpp"

namespace flurwerk::api::cli {

// Says why not, in German and English, with the cure; gives the exit status that fits the kind of refusal.
int say(const Common& common, const Refusal& refusal);
void print_line(const std::string& text);

// A bar on standard error, only where somebody is watching.
class ProgressBar {
 public:
  explicit ProgressBar(std::string label);
  ~ProgressBar();
  void show(double fraction);

 private:
  std::string label_;
  bool watched_;
  int last_ = -1;
};

}  // namespace flurwerk::api::cli
