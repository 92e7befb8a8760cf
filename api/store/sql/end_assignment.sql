UPDATE assignment SET until = :at WHERE application = :application AND until IS NULL
