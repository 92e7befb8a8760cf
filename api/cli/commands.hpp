// The commands of the program, after their options have been read: each does its work and gives the exit status.
// 0: fine; 1: the answer is no (a check failed, the log is altered, refused); 2: the call was wrong.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "api/app/ports/clock.hpp"

namespace flurwerk::api::cli {

constexpr int fine = 0;
constexpr int answer_is_no = 1;
constexpr int bad_call = 2;

struct Common {
  std::filesystem::path data;  // the data folder
  bool json = false;
};

struct ServeOptions {
  std::string listen = "127.0.0.1:8080";
  std::string public_url;  // empty: http:// and the listen address
  std::string mail_from = "flurwerk@localhost";
  std::string smtp;                    // "smtps://mail.example.org"; empty: mail becomes files in DIR/outbox
  std::filesystem::path smtp_login;    // its first line is "user:password"; empty: the server asks for none
  std::vector<std::string> base_maps;  // id=kind,url,layer,attribution
  std::vector<std::string> trusted_proxies;
  std::vector<std::string> webhook_allow;  // hosts, or HOST:PORT
  int undo_seconds = 120;                  // a round of requests leaves that much later
};
int serve(const Common& common, const ServeOptions& options, const Clock& clock);

int demo(const Common& common, const Clock& clock);

struct ImportOptions {
  std::string as;                    // empty: as the file's content says
  int crs = 0;                       // EPSG number for files that name none
  std::vector<std::string> control;  // control points of a local system: "x,y=E,N"
  std::vector<std::filesystem::path> files;
};
int import(const Common& common, const ImportOptions& options, const Clock& clock);

int doctor(const Common& common);  // `data` may be empty: then only tools and grids

int tick(const Common& common, const std::string& at, const Clock& clock);
int verify(const Common& common, const std::string& expected_head);
int verify_log(const Common& common, const std::filesystem::path& log,
               const std::string& expected_head);  // no data folder
// By file number or id, to standard output; `from` as in api/app/case_log.hpp, empty for the whole.
int log(const Common& common, const std::string& the_case, const std::string& from, const Clock& clock);

struct UserOptions {
  std::string email, name, password_file;
  std::vector<std::string> roles;  // "clerk@AUTHORITY", "agency_member@AGENCY", "designer"
};
int user_add(const Common& common, const UserOptions& options, const Clock& clock);
int user_list(const Common& common);
int user_disable(const Common& common, const std::string& email, const Clock& clock);

struct AuthorityOptions {
  std::string id;
  std::optional<std::string> name, land, street, postal_code, city, email, file_prefix;  // none: as it is
};
int authority_add(const Common& common, const AuthorityOptions& options, const Clock& clock);
int authority_change(const Common& common, const AuthorityOptions& options, const Clock& clock);
int authority_list(const Common& common);

int agencies_export(const Common& common, const std::string& authority);
int agencies_import(const Common& common, const std::string& authority, const std::filesystem::path& file,
                    const Clock& clock);

struct PeriodOptions {
  std::string from, length, land = "HE";
  std::string until;                        // the last day as the authority has named it, instead of a length
  std::string extend, extend_from = "end";  // by how much, from which end
  std::string authority;                    // whose own holidays count; needs the data folder
  bool no_shift = false;
  bool why = false;  // with the sentence and the steps
};
int period(const Common& common, const PeriodOptions& options, const Clock& clock);
struct ProcedureOptions {
  std::string land = "HE", on;
  std::vector<std::string> answers;  // "plan:qualified"
};
int procedure(const Common& common, const ProcedureOptions& options, const Clock& clock);
int holidays(const Common& common, const std::string& land, int year);
int states(bool dot);  // what can be done in which state: a Markdown table, or a graph for Graphviz

struct ScenarioOptions {
  std::vector<std::filesystem::path> files;
  bool grammar = false;  // print the sentences instead
};
int play_scenarios(const Common& common, const ScenarioOptions& options);

struct CheckOptions {
  std::filesystem::path design;
  std::filesystem::path parcels, plan;
  std::vector<std::string> layers;  // NAME=FILE
  std::vector<std::string> keys;    // parcels that make up the plot
  std::string land = "HE", on;
  std::string cadastre_on;        // parcels and buildings as of this day
  std::filesystem::path against;  // an earlier version of the design
  std::string against_on;         // the day whose law holds for it
  std::filesystem::path parking;  // the municipality's table of parking spaces
  std::filesystem::path svg, pdf;
  int scale = 500;  // of the PDF
};
int check(const Common& common, const CheckOptions& options, const Clock& clock);

struct DesignOptions {
  std::filesystem::path drawing;     // DXF
  int crs = 0;                       // EPSG number, if it is drawn in coordinates of the land survey
  std::vector<std::string> control;  // else control points: "x,y=E,N"
  std::vector<std::string> layers;   // what a layer shows: "NAME=KIND"
};
int design(const Common& common, const DesignOptions& options);

}  // namespace flurwerk::api::cli
