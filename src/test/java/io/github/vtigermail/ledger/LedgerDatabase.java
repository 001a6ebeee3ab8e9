package io.github.vtigermail.ledger;

import io.github.vtigermail.testing.PostgresServer;
import io.github.vtigermail.testing.TempFolder;

/** The databases that a ledger can be in, each empty. */
enum LedgerDatabase {
    SQLITE {
        @Override
        String url(TempFolder folder) {
            return "jdbc:sqlite:" + folder.path().resolve("ledger.db");
        }
    },
    POSTGRESQL {
        @Override
        String url(TempFolder folder) {
            return PostgresServer.newDatabase();
        }
    };

    abstract String url(TempFolder folder);
}
