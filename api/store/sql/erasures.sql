SELECT application, max(seq) FROM event WHERE type = 'PersonalDataErased' GROUP BY application
