// The measuring program: every function measures one thing once and gives operations per second.
// Medians, ratios and the table are made by tests/bench/run.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>

struct sqlite3;

namespace flurwerk::bench {

class Stopwatch {
 public:
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count(); }

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

// Repeats `work` for `seconds` and gives how often it ran per second.
template <class Work>
double per_second(double seconds, Work work) {
  const Stopwatch watch;
  long done = 0;
  do {
    for (int i = 0; i < 8; ++i, ++done) work(done);
  } while (watch.seconds() < seconds);
  return static_cast<double>(done) / watch.seconds();
}

// Throws what SQLite says of its last call, unless that went well.
void must(int result, sqlite3* database);

// Geometry: all checks on houses of the sample town, and GEOS alone on the same plots and houses.
double checks(double seconds);
double raw_geos(double seconds);
// Deadlines with their derivation, and the same days with the calendar of <chrono> alone (no holidays, no reasons).
double periods(double seconds);
double raw_dates(double seconds);
// One durable row after another (SQLite, WAL, synchronous=FULL, one transaction each) into `folder`.
double inserts(const std::filesystem::path& folder, double seconds);

// Land of the given size as CSV with WKT, EPSG:25832: parcels of 8 corners that share them, plan areas of 24 to 63, and
// houses on the land of so many parcels. The same call writes the same bytes.
void write_parcels(int count, const std::filesystem::path& path);
void write_plan(int count, const std::filesystem::path& path);
void write_houses(int count, int parcels, const std::filesystem::path& path);
// From the text of a design document to the text of its findings over that data folder; and GEOS alone on the same
// houses, all of the land in memory.
double design_checks(const std::filesystem::path& data, const std::filesystem::path& houses, double seconds);
double memory_overlays(const std::filesystem::path& parcels, const std::filesystem::path& plan,
                       const std::filesystem::path& houses, double seconds);

// So many made-up cases of one authority in a new data folder, one in twenty open, half of those assigned; and the same as
// lines for another database. Rows of the state tables alone: what lists read, without the events behind it.
void write_cases(int count, const std::filesystem::path& data, const std::filesystem::path& lines);
// The 95th percentile of `count` pages of the inbox with their exact counts, milliseconds. Filters: "first" (none), "state",
// "mine", "nobody", "text", "all" of these at once.
double inbox_ms(const std::filesystem::path& data, const std::string& filter, int count);

// `open` requests with running periods in a new data folder, of which `over` have ended in silence; how long it takes to
// settle these, milliseconds.
double sweep_ms(const std::filesystem::path& data, int open, int over);

// Puts `applications` with `agencies` open requests each into a data folder of the sample town and writes their ids,
// one a line, to `list`. All of them are addressed to agencies of one account: bench@lindenau.example.
void prepare(const std::filesystem::path& data, int applications, int agencies, const std::filesystem::path& list);
// Signs in as that account and answers `count` of the requests from line `from` on; throws unless every one is accepted.
// Adds the 99th percentile of how long an answer took, in milliseconds, to the file `p99` as a line, if it is named.
struct StatementLoad {
  std::string host;
  int port;
  std::filesystem::path list;
  int from, count, connections;
  std::filesystem::path p99;
};
double statements(const StatementLoad& load);

inline constexpr const char* member_email = "bench@lindenau.example";
inline constexpr const char* member_password = "nur-fuer-die-messung";

}  // namespace flurwerk::bench
