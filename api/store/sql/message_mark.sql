SELECT until_seq FROM message_mark WHERE account = :account AND application = :application
