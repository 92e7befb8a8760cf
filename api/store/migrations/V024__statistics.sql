-- What has happened in a case that may have to be reported to the statistics of building works, so that a month can be listed.
CREATE TABLE statistics_report (
  application TEXT NOT NULL,
  occasion TEXT NOT NULL,      -- 'permit', 'start', 'shell', 'completion', 'lapsed'
  happened_on TEXT NOT NULL,
  PRIMARY KEY (application, occasion)
) STRICT, WITHOUT ROWID;
CREATE INDEX statistics_report_by_day ON statistics_report (happened_on);
