DELETE FROM erasure_proposal WHERE application = :application
