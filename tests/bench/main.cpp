// flurwerk_bench NAME [ARGS]: prints one number, operations per second, or writes the land to measure on.
#include <cstdio>
#include <cstdlib>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench.hpp"

namespace {

using namespace flurwerk::bench;

double measure(const std::string& name, const std::vector<std::string>& args) {
  const auto number = [&](std::size_t i) { return std::stod(args.at(i)); };
  const auto whole = [&](std::size_t i) { return std::stoi(args.at(i)); };
  if (name == "checks") return checks(number(0));
  if (name == "raw_geos") return raw_geos(number(0));
  if (name == "periods") return periods(number(0));
  if (name == "raw_dates") return raw_dates(number(0));
  if (name == "design_checks") return design_checks(args.at(0), args.at(1), number(2));
  if (name == "memory_overlays") return memory_overlays(args.at(0), args.at(1), args.at(2), number(3));
  if (name == "inserts") return inserts(args.at(0), number(1));
  if (name == "statements")
    return statements({args.at(0), whole(1), args.at(2), whole(3), whole(4), whole(5), args.size() > 6 ? args[6] : ""});
  if (name == "sweep") return sweep_ms(args.at(0), whole(1), whole(2));
  if (name == "inbox") return inbox_ms(args.at(0), args.at(1), whole(2));
  if (name == "prepare") {
    const Stopwatch watch;
    prepare(args.at(0), whole(1), whole(2), args.at(3));
    return whole(1) / watch.seconds();
  }
  throw std::invalid_argument("unknown measurement: " + name);
}

// Made-up land, which is written and not measured.
bool write(const std::string& name, const std::vector<std::string>& args) {
  if (name == "parcels")
    write_parcels(std::stoi(args.at(0)), args.at(1));
  else if (name == "plan")
    write_plan(std::stoi(args.at(0)), args.at(1));
  else if (name == "houses")
    write_houses(std::stoi(args.at(0)), std::stoi(args.at(1)), args.at(2));
  else if (name == "cases")
    write_cases(std::stoi(args.at(0)), args.at(1), args.at(2));
  else
    return false;
  return true;
}

}  // namespace

int main(int count, char** words) {
  try {
    const std::span<char*> all(words, static_cast<std::size_t>(count));
    if (all.size() < 2) throw std::invalid_argument("name a measurement; tests/bench/run calls them all");
    const std::vector<std::string> args{all.begin() + 2, all.end()};
    if (write(all[1], args)) return 0;
    std::printf("%.3f\n", measure(all[1], args));
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "flurwerk_bench: %s\n", error.what());
    return 1;
  }
}
