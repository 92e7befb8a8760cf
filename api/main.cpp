// The composition root: reads the command line and hands over. The only place that looks at the system's clock.
#include <CLI/CLI.hpp>

#include "api/cli/commands.hpp"
#include "api/pdf/child.hpp"

namespace {

namespace cli = flurwerk::api::cli;

class SystemClock final : public flurwerk::api::Clock {
 public:
  flurwerk::Instant now() const override {
    return std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
  }
};

struct Commands {
  SystemClock clock;
  cli::Common common;
  cli::ServeOptions serve;
  cli::ImportOptions import;
  cli::UserOptions user;
  cli::AuthorityOptions office;
  cli::PeriodOptions period;
  cli::CheckOptions check;
  cli::DesignOptions design;
  cli::ScenarioOptions scenario;
  cli::ProcedureOptions procedure;
  std::string at, head, the_case, log_from, authority, boxes, land = "HE";
  std::filesystem::path register_file;
  std::filesystem::path log;
  int year = 0;
  bool dot = false;
  int status = cli::fine;

  CLI::App* add(CLI::App& parent, const char* name, const char* what, std::function<int()> run) {
    auto* command = parent.add_subcommand(name, what);
    command->add_flag("--json", common.json, "Answer in JSON");
    command->callback([this, run = std::move(run)] { status = run(); });
    return command;
  }
  CLI::App* add_with_data(CLI::App& parent, const char* name, const char* what, std::function<int()> run) {
    auto* command = add(parent, name, what, std::move(run));
    command->add_option("--data", common.data, "Data folder")->required();
    return command;
  }

  void add_data_commands(CLI::App& app) {
    auto* served = add_with_data(app, "serve", "Serve the pages and the HTTP interface",
                                 [this] { return cli::serve(common, serve, clock); });
    served->add_option("--listen", serve.listen, "Address and port")->capture_default_str();
    served->add_option("--public-url", serve.public_url, "Address that links begin with, as people reach it");
    served->add_option("--mail-from", serve.mail_from, "Sender of messages")->capture_default_str();
    served->add_option(
        "--smtp", serve.smtp,
        "Mail server: smtps://HOST or smtp://HOST:587 (STARTTLS); without, mail becomes files in DIR/outbox");
    served->add_option("--smtp-login", serve.smtp_login, "File whose first line is USER:PASSWORD for the mail server");
    served->add_option("--base-map", serve.base_maps, "Foreign base map: NAME=wms,URL,LAYER,ATTRIBUTION");
    served->add_option("--trusted-proxy", serve.trusted_proxies, "Address whose X-Forwarded-* headers are believed");
    served->add_option("--webhook-allow", serve.webhook_allow,
                       "Host (or HOST:PORT) that webhooks may call inside the house, also without TLS");
    served->add_option("--undo-seconds", serve.undo_seconds, "How long a round of requests waits and can be taken back")
        ->check(CLI::Range(0, 3600))
        ->capture_default_str();
    add_with_data(app, "demo", "Load the sample town into an empty folder",
                  [this] { return cli::demo(common, clock); });
    auto* imported = add_with_data(app, "import", "Read cadastre, plans or layers",
                                   [this] { return cli::import(common, import, clock); });
    imported->add_option(
        "--as", import.as,
        "parcels, buildings, plan or layer:NAME; without, XPlanGML is a plan, DXF buildings, the rest parcels; "
        "layer:coverage-NAME: the areas inside which layer NAME is complete");
    imported->add_option("--crs", import.crs, "EPSG number for files that name none (DXF)");
    imported->add_option("--control", import.control, "Control point of a local system: x,y=EAST,NORTH; two or more");
    imported->add_option("FILE", import.files, "Files to read")->required();
    auto* doctor = add(app, "doctor", "Say which tools and grids are there, and whether a data folder is healthy",
                       [this] { return cli::doctor(common); });
    doctor->add_option("--data", common.data, "Data folder");
    auto* ticked = add_with_data(app, "tick", "Settle the deadlines that are over",
                                 [this] { return cli::tick(common, at, clock); });
    ticked->add_option("--at", at, "Day to take for today: 2026-04-03");
    auto* verified = add(app, "verify", "Prove that the log and the state tables are unaltered", [this] {
      return log.empty() ? cli::verify(common, head) : cli::verify_log(common, log, head);
    });
    auto* which = verified->add_option_group("what");
    which->add_option("--data", common.data, "Data folder");
    which->add_option("--log", log, "The log of one case, as exported; needs no data folder");
    which->require_option(1);
    verified->add_option("--head", head, "Hash noted earlier that must be in the chain");
    auto* logged = add_with_data(app, "log", "Export the log of a case as a file that proves itself",
                                 [this] { return cli::log(common, the_case, log_from, clock); });
    logged->add_option("CASE", the_case, "File number or id")->required();
    logged->add_option("--from", log_from, "A part: from this event's number or this day (2026-03-01) to the end");
  }

  void add_user_commands(CLI::App& app) {
    auto* users = app.add_subcommand("user", "Accounts");
    users->require_subcommand(1);
    auto* added = add_with_data(*users, "add", "Add an account; the password is the first line of standard input",
                                [this] { return cli::user_add(common, user, clock); });
    added->add_option("--email", user.email, "E-mail address")->required();
    added->add_option("--name", user.name, "Name")->required();
    added
        ->add_option(
            "--role", user.roles,
            "designer, principal, clerk@AUTHORITY, approver@AUTHORITY, agency_member@AGENCY, administrator (of all) "
            "or administrator@AUTHORITY")
        ->required();
    added->add_option("--password-file", user.password_file, "Read the password from this file instead");
    add_with_data(*users, "list", "List the accounts", [this] { return cli::user_list(common); });
    auto* disabled = add_with_data(*users, "disable", "Disable an account",
                                   [this] { return cli::user_disable(common, user.email, clock); });
    disabled->add_option("EMAIL", user.email, "E-mail address")->required();
    auto* authorities = app.add_subcommand("authority", "Building authorities that applications are addressed to");
    authorities->require_subcommand(1);
    auto* founded = add_with_data(*authorities, "add", "Add an authority; all of the options are needed",
                                  [this] { return cli::authority_add(common, office, clock); });
    auto* moved = add_with_data(*authorities, "change", "Change what is given of an authority",
                                [this] { return cli::authority_change(common, office, clock); });
    for (auto* command : {founded, moved}) {
      command->add_option("--id", office.id, "Its key: a-z, 0-9, - and _")->required();
      command->add_option("--name", office.name, "Name, as it heads a notice");
      command->add_option("--land", office.land, "Land whose law applies: HE, SN, NW, BY, BW");
      command->add_option("--street", office.street, "Street and number");
      command->add_option("--postal-code", office.postal_code, "Five digits");
      command->add_option("--city", office.city, "Town");
      command->add_option("--email", office.email, "Address that messages to it go to");
      command->add_option("--file-prefix", office.file_prefix, "File numbers begin with it: LIN makes LIN-2026-0001");
    }
    add_with_data(*authorities, "list", "List the authorities", [this] { return cli::authority_list(common); });
    auto* agencies = app.add_subcommand("agencies", "The register of agencies as CSV");
    agencies->require_subcommand(1);
    auto* taken = add_with_data(*agencies, "export", "Print the register",
                                [this] { return cli::agencies_export(common, authority); });
    auto* brought = add_with_data(*agencies, "import", "Add and change agencies, all of the file or nothing",
                                  [this] { return cli::agencies_import(common, authority, register_file, clock); });
    for (auto* command : {taken, brought})
      command->add_option("--authority", authority, "Whose register it is")->required();
    brought->add_option("FILE", register_file, "CSV as export prints it")->required();
  }

  void add_law_commands(CLI::App& app) {
    auto* periods = add(app, "period", "The last day of a legal period, with its working",
                        [this] { return cli::period(common, period, clock); });
    periods->add_option("--from", period.from, "Day of the event, which is not counted")->required();
    auto* length = periods->add_option("--length", period.length,
                                       "1M, 2W, 10D, 5Y, 10AT, 10WT, 1M0 (its first day counts), -2W (backwards)");
    auto* until = periods->add_option("--until", period.until, "The last day that the authority has named, instead");
    length->excludes(until);
    periods->add_option("--extend", period.extend, "Extend the period by this length")->excludes(until);
    periods->add_option("--extend-from", period.extend_from, "Count the extension from the end as shifted, or raw")
        ->check(CLI::IsMember({"end", "raw"}))
        ->capture_default_str();
    auto* whose = periods->add_option("--authority", period.authority, "Whose own holidays count, too; needs --data");
    whose->needs(periods->add_option("--data", common.data, "Data folder"));
    periods->add_flag("--why", period.why, "Say in a sentence and in steps why it is that day");
    periods->add_option("--land", period.land, "Land whose holidays count")->capture_default_str();
    periods->add_flag("--no-shift", period.no_shift, "Leave an end on a weekend or holiday where it is");
    auto* found = add(app, "procedure", "Which procedure a project needs, why, and with which documents",
                      [this] { return cli::procedure(common, procedure, clock); });
    found->add_option("ANSWER", procedure.answers, "QUESTION:CHOICE, as many as are known; none lists the questions");
    found->add_option("--land", procedure.land, "Land whose law counts")->capture_default_str();
    found->add_option("--on", procedure.on, "Day of filing: 2026-03-02; today where not given");
    add(app, "states", "What can be done in which state of an application, as a Markdown table", [this] {
      return cli::states(dot);
    })->add_flag("--dot", dot, "As a graph for Graphviz instead");
    auto* days =
        add(app, "holidays", "Public holidays of a Land", [this] { return cli::holidays(common, land, year); });
    days->add_option("--land", land, "BW BY BE BB HB HH HE MV NI NW RP SL SN ST SH TH")->capture_default_str();
    days->add_option("--year", year, "Year")->required();
  }

  void add_design_command(CLI::App& app) {
    auto* drawn = add(app, "design", "Make a design document (GeoJSON) out of a drawing (DXF)",
                      [this] { return cli::design(common, design); });
    drawn->add_option("DRAWING", design.drawing, "The site plan")->required();
    drawn->add_option("--control", design.control, "Control point of a local system: x,y=EAST,NORTH; two or more");
    drawn->add_option("--crs", design.crs, "EPSG number, where it is drawn in coordinates of the land survey");
    drawn->add_option("--layer", design.layers,
                      "What a layer shows: NAME=building, garage, shed, parking, driveway, terrace, existing, fence, "
                      "retaining_wall, wood_store, solar, "
                      "heat_pump, plot, none");
  }

  void add_scenario_command(CLI::App& app) {
    auto* played = add(app, "scenario", "Play text scenarios against the real use cases",
                       [this] { return cli::play_scenarios(common, scenario); });
    auto* grammar =
        played->add_flag("--grammar", scenario.grammar, "Print the sentences that scenarios are written in");
    played->add_option("FILE", scenario.files, "Scenarios (tests/scenarios/README.md)")->excludes(grammar);
  }

  // What PdfChild calls this program for; not for people.
  void add_reading_commands(CLI::App& app) {
    app.add_subcommand("read-pdf")->group("")->callback([this] { status = flurwerk::api::read_pdf_here(); });
    auto* redact = app.add_subcommand("redact-pdf")->group("");
    redact->add_option("BOXES", boxes)->required();
    redact->callback([this] { status = flurwerk::api::redact_pdf_here(boxes); });
  }

  void add_check_command(CLI::App& app) {
    auto* checked = add(app, "check", "Check a design: GeoJSON in, findings out",
                        [this] { return cli::check(common, check, clock); });
    checked->add_option("DESIGN", check.design, "The design document")->required();
    auto* data = checked->add_option("--data", common.data, "Take cadastre, plans and layers from this folder");
    checked->add_option("--parcels", check.parcels, "Cadastre from a file")->excludes(data);
    checked->add_option("--plan", check.plan, "Local plan from a file")->excludes(data);
    checked->add_option("--layer", check.layers, "NAME=FILE")->excludes(data);
    checked->add_option("--parcel", check.keys, "Key of a parcel that belongs to the plot");
    checked->add_option("--land", check.land, "Land whose law applies")->capture_default_str();
    checked->add_option("--on", check.on, "Law as of this day");
    checked->add_option("--cadastre-on", check.cadastre_on,
                        "Parcels and buildings as they were on this day (with --data)");
    checked->add_option("--against", check.against, "Say what changed since this version of the design, and why");
    checked->add_option("--against-on", check.against_on, "Say what changed since the law of this day");
    checked->add_option("--parking", check.parking, "The municipality's table of parking spaces (JSON)");
    checked->add_option("--svg", check.svg, "Write a drawing to this file");
    checked->add_option("--pdf", check.pdf, "Print a drawing to this file, true to scale");
    checked->add_option("--scale", check.scale, "Of the PDF: 500 for 1:500")->capture_default_str();
  }
};

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Flurwerk: building permits, from the first draft to the served notice", "flurwerk"};
  app.set_version_flag("--version", FLURWERK_VERSION);
  app.require_subcommand(1);
  app.footer("Exit status: 0 fine, 1 the answer is no, 2 the call was wrong.");
  Commands commands;
  commands.add_data_commands(app);
  commands.add_user_commands(app);
  commands.add_law_commands(app);
  commands.add_check_command(app);
  commands.add_design_command(app);
  commands.add_scenario_command(app);
  commands.add_reading_commands(app);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error);
    return code == 0 ? cli::fine : cli::bad_call;
  }
  return commands.status;
}
