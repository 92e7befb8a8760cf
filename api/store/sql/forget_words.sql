UPDATE event SET words = '' WHERE application = :application AND words <> ''
