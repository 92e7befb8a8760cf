SELECT account, first_day, last_day, deputy FROM absence ORDER BY account
