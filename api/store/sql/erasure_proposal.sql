SELECT application, account, at FROM erasure_proposal WHERE application = :application
