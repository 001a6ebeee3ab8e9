package io.github.vtigermail.testing.vtiger;

import java.util.concurrent.locks.ReentrantLock;

/** A session of a user. PHP locks it, so it serves one request at a time. */
final class Session {
    private final String name;
    private final Row user;
    private final ReentrantLock lock = new ReentrantLock(true);

    Session(String name, Row user) {
        this.name = name;
        this.user = user;
    }

    String name() {
        return name;
    }

    Row user() {
        return user;
    }

    boolean isAdministrators() {
        return user.get("is_admin").equals("on");
    }

    ReentrantLock lock() {
        return lock;
    }
}
