// The worked periods: 86 cases from real paragraphs, each computed twice by independent programs before it was written
// down. Basis: BGB §§ 187-193, VwVfG § 31, and the paragraph in the column "law".
#include <gtest/gtest.h>

#include <sstream>
#include <vector>

#include "tests/core/calendar_fixture.hpp"

namespace flurwerk {
namespace worked_periods_test {

using test::calendar;
using test::day;
using test::length;

// end: S = the end shifts to the next working day, N = it does not. raw: "=" means the end did not shift.
constexpr const char* table = R"(
id;land;start;period;end;raw;result;law;why
01;HE;2025-01-31;1M;S;=;2025-02-28;BGB188(3);no 31 Feb: last day of month
02;HE;2024-01-31;1M;S;=;2024-02-29;BGB188(3);leap year
03;HE;2024-01-30;1M;S;=;2024-02-29;BGB188(3);day 30 missing too
04;HE;2025-02-28;1M;S;=;2025-03-28;BGB188(2);same number, not month-end to month-end
05;HE;2024-02-29;1M;S;2024-03-29;2024-04-02;BGB193;raw Good Friday, Easter Monday 1 Apr
06;HE;2025-11-30;3M;S;2026-02-28;2026-03-02;BGB188(3)+193;raw 28 Feb is Saturday
07;HE;2027-12-31;2M;S;=;2028-02-29;BGB188(3);leap day 2028
08;HE;2026-08-31;1M;S;=;2026-09-30;BGB188(3);no 31 Sep
09;HE;2026-05-31;1M;S;=;2026-06-30;BGB187(1);portal receipt Sunday 23:50 local counts, start never shifts
10;HE;2026-06-01;1M;S;=;2026-07-01;BGB187(1);2026-05-31T22:30Z is 1 June in Berlin
11;HE;2026-12-01;1M;S;2027-01-01;2027-01-04;BGB193;raw New Year (Fri)
12;HE;2025-11-24;1M;S;=;2025-12-24;BGB193;24 Dec is a Werktag
13;HE;2025-11-25;1M;S;2025-12-25;2025-12-29;BGB193;25+26 Dec then weekend
14;HE;2026-11-26;1M;S;2026-12-26;2026-12-28;BGB193;26 Dec is Saturday
15;HE;2025-10-31;2M;S;=;2025-12-31;BGB193;31 Dec is a Werktag
16;HE;2026-12-17;2W;S;=;2026-12-31;BGB188(2);same weekday, 31 Dec stays
17;HE;2027-12-18;2W;S;2028-01-01;2028-01-03;BGB193;raw 1 Jan is Saturday
18;HE;2026-03-03;1M;S;2026-04-03;2026-04-07;BGB193;Good Friday to Tuesday
19;HE;2025-03-18;1M;S;2025-04-18;2025-04-22;BGB193;Good Friday to Tuesday
20;HE;2027-03-12;2W;S;2027-03-26;2027-03-30;BGB193;Good Friday to Tuesday
21;HE;2026-04-14;1M;S;2026-05-14;2026-05-15;BGB193;Ascension, bridge Friday is a Werktag
22;HE;2026-04-25;1M;S;2026-05-25;2026-05-26;BGB193;Whit Monday, Saturday start counts
23;HE;2026-05-04;1M;S;2026-06-04;2026-06-05;BGB193;Fronleichnam (HE)
24;HE;2025-05-19;1M;S;2025-06-19;2025-06-20;BGB193;Fronleichnam (HE)
25;BE;2025-05-19;1M;S;=;2025-06-19;BGB193;no Fronleichnam in Berlin
26;HE;2026-04-01;1M;S;2026-05-01;2026-05-04;BGB193;1 May is Friday
27;HE;2028-04-17;2W;S;2028-05-01;2028-05-02;BGB193;event on Easter Monday counts, raw 1 May Monday
28;HE;2026-09-03;1M;S;2026-10-03;2026-10-05;BGB193;3 Oct is Saturday
29;HE;2028-09-03;1M;S;2028-10-03;2028-10-04;BGB193;3 Oct is Tuesday
30;HE;2028-10-01;1M;S;=;2028-11-01;BGB193;Allerheiligen is no HE holiday
31;NW;2028-10-01;1M;S;2028-11-01;2028-11-02;BGB193;Allerheiligen (NW)
32;HE;2025-07-31;3M;S;=;2025-10-31;BGB193;Reformationstag is no HE holiday
33;NI;2025-07-31;3M;S;2025-10-31;2025-11-03;BGB193;Reformationstag (NI) then weekend
34;HE;2025-12-06;1M;S;=;2026-01-06;BGB193;Epiphany is no HE holiday
35;BY;2025-12-06;1M;S;2026-01-06;2026-01-07;BGB193;Epiphany (BY)
36;HE;2026-01-30;1M;S;2026-02-28;2026-03-02;HBO70(2);no Nachforderung by then: deemed complete
37;HE;2026-03-16;3M;S;=;2026-06-16;HBO65(2);deemed granted from 17 June 00:00
38;HE;2026-06-16;2M;S;2026-08-16;2026-08-17;HBO65(2)+BGB190;extension of previous row, raw Sunday
39;HE;2026-03-14;3M;S;2026-06-14;2026-06-15;HBO65(2);raw Sunday 14 June
40;HE;2026-06-15;2M;S;2026-08-15;2026-08-17;BGB190;extension from shifted end
41;HE;2026-06-14;2M;S;=;2026-08-14;BGB190;alternative: from unshifted end, use for the alarm
42;HE;2026-03-20;3M;S;2026-06-20;2026-06-22;HBO65(2);filed 2 Feb, completed 20 Mar: clock starts 20 Mar, no credit
43;HE;2026-03-02;4D;N;=;2026-03-06;VwVfG41(2);Nachforderung posted, 4-day variant
44;HE;2026-03-06;4W;S;2026-04-03;2026-04-07;VwVfG31(2)+HBO70(2);authority-set 4 weeks, raw Good Friday, withdrawn 8 Apr
45;HE;2026-03-05;4W;S;=;2026-04-02;VwVfG31(2);same with 3-day variant
46;HE;2026-04-20;1M;S;=;2026-05-20;HBO70(1);agency statement
47;HE;2026-05-06;1M;S;2026-06-06;2026-06-08;HBO70(1);raw Saturday
48;HE;2025-12-31;2M;S;2026-02-28;2026-03-02;BauGB36(2);raw 28 Feb Saturday, deemed 3 Mar
49;HE;2026-02-03;2M;S;2026-04-03;2026-04-07;BauGB36(2);raw Good Friday
50;HE;2026-03-25;3M;S;=;2026-06-25;BauGB36a(1);Zustimmung
51;HE;2026-06-25;1M;S;2026-07-25;2026-07-27;BauGB36a(2);plus one month public hearing, raw Saturday
52;HE;2026-05-08;1M;S;=;2026-06-08;HBO64(3);from receipt at Gemeinde, start 9 June
53;HE;2026-05-04;2W;N;=;2026-05-18;HBO64(3);latest fictitious start if forwarding is late
54;HE;2026-05-18;1M;S;=;2026-06-18;HBO64(3);start 19 June although Gemeinde got it 1 June
55;HE;2026-12-18;2W;S;2027-01-01;2027-01-04;HBO71(1);raw New Year
56;HE;2026-05-21;2W;S;2026-06-04;2026-06-05;HBO71(1);raw Fronleichnam
57;HE;2026-06-01;1M0;N;=;2026-06-30;HBO72(3)+BGB187(2);display: first day counts
58;HE;2026-06-30;2W;S;=;2026-07-14;HBO72(3);objections after display
59;HE;2026-02-27;5Y;N;=;2031-02-27;HBO74(7);permit validity
60;HE;2024-02-29;5Y;N;=;2029-02-28;HBO74(7);leap start
61;HE;2024-02-29;3Y;N;=;2027-02-28;HBO74(7) old;Sunday, warn unshifted
62;HE;2026-06-18;3Y;N;=;2029-06-18;HBO76(1);Bauvorbescheid
63;HE;2029-06-18;1Y;N;=;2030-06-18;HBO76(1);extension by one year
64;HE;2026-03-09;4D;N;=;2026-03-13;VwVfG41(2);posted Monday
65;HE;2026-03-13;1M;S;=;2026-04-13;VwGO70;Widerspruch
66;HE;2026-04-01;4D;N;=;2026-04-05;VwVfG41(2);fiction day Easter Sunday is not shifted (default)
67;HE;2026-04-05;1M;S;=;2026-05-05;VwGO70;with BFH-style shift it would be 7 May
68;HE;2026-03-13;1D;N;=;2026-03-14;VwVfG41(2a);retrieved Friday: known next day (Saturday)
69;HE;2026-03-14;1M;S;=;2026-04-14;VwGO70;Widerspruch
70;HE;2026-03-02;10D;N;=;2026-03-12;VwVfG41(2a);not retrieved: delivery failed, serve again
71;HE;2026-01-31;1M;S;2026-02-28;2026-03-02;VwGO70;PZU served Saturday, raw 28 Feb Saturday
72;HE;2024-02-29;1Y;S;=;2025-02-28;VwGO58(2);no Rechtsbehelfsbelehrung
73;HE;2026-08-14;1Y;S;2027-08-14;2027-08-16;VwGO58(2);raw Saturday
74;HE;2026-02-28;1M;N;=;2026-03-28;VwVfG31(3)2;fixed Saturday named with reference to this rule
75;HE;2026-02-28;1M;S;2026-03-28;2026-03-30;VwVfG31(3)1;same without the reference
76;HE;2026-12-11;14D;S;2026-12-25;2026-12-28;HBO Anlage V Nr.1;Gemeinde 14 days, raw 25 Dec
77;HE;2026-04-02;10AT;N;=;2026-04-20;FStrG9(2a);Mo-Fr only, 3+6 Apr skipped
78;HE;2026-05-13;10WT;N;=;2026-05-27;LuftVG12(2);Mo-Sa, 14+25 May skipped
79;HE;2026-05-13;10AT;N;=;2026-05-29;contrast;same start in Arbeitstage
80;HE;2026-04-02;2M;S;=;2026-06-02;FStrG9(2a);deemed consent
81;HE;2026-07-31;3M;S;2026-10-31;2026-11-02;HDSchG20;raw Saturday 31 Oct
82;HE;2026-03-31;1Y;N;=;2027-03-31;BauGB15(1);12-month Zurueckstellung maximum
83;HE;2026-06-01;1W;N;=;2026-06-08;HBO75(3);notice received Monday, earliest start 9 June
84;HE;2026-01-30;1M;N;=;2026-02-28;HBO63a;demolition notice, earliest 1 March
85;HE;2026-09-15;-2W;N;=;2026-08-31;HBO84(1);completion 15 Sep: last notice (14 full days between)
86;HE;2026-10-30;1W;N;=;2026-11-06;HBO84(7);use from 7 Nov (strict reading)
)";

struct Case {
  std::string id, land, start, period, end, raw, result, law, why;
};

std::vector<Case> cases() {
  std::vector<Case> all;
  std::istringstream lines(table);
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.starts_with("id;")) continue;
    std::istringstream cells(line);
    Case c;
    for (auto* cell : {&c.id, &c.land, &c.start, &c.period, &c.end, &c.raw, &c.result, &c.law, &c.why}) {
      std::getline(cells, *cell, ';');
    }
    all.push_back(c);
  }
  return all;
}

TEST(WorkedPeriods, AllAreThere) { EXPECT_EQ(cases().size(), 86u); }

TEST(WorkedPeriods, EndOnTheDayTheLawSays) {
  for (const Case& c : cases()) {
    SCOPED_TRACE("case " + c.id + ": " + c.law + ", " + c.why);
    const auto derived =
        derive(day(c.start), length(c.period), calendar(c.land), c.end == "S" ? Shift::yes : Shift::no);
    ASSERT_TRUE(derived) << derived.error().text.en;
    EXPECT_EQ(to_string(derived->end), c.result);
    EXPECT_EQ(to_string(derived->raw), c.raw == "=" ? c.result : c.raw);
    EXPECT_EQ(derived->length, c.period);
    EXPECT_EQ(derived->land, c.land);
  }
}

}  // namespace worked_periods_test
}  // namespace flurwerk
