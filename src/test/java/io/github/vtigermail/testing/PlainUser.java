package io.github.vtigermail.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Somebody who is not root: a test that root runs starts programs as nobody, any other test as itself. */
public final class PlainUser {
    private static final int NOBODY = 65534;

    private PlainUser() {}

    /** What stands before a command that is to run as this user, without any privilege. */
    public static List<String> prefix() {
        return isRoot()
                ? List.of(
                        "setpriv",
                        "--reuid=" + NOBODY,
                        "--regid=" + NOBODY,
                        "--clear-groups",
                        "--no-new-privs",
                        "--bounding-set=-all",
                        "--inh-caps=-all")
                : List.of("setpriv", "--no-new-privs");
    }

    /** Gives a folder and what it holds to this user. */
    public static void give(Path folder) {
        if (isRoot()) {
            Distribution.run(folder, "chown", "-R", NOBODY + ":" + NOBODY, folder.toString());
        }
    }

    public static boolean isRoot() {
        return Integer.valueOf(0).equals(uid(Path.of("/proc/self")));
    }

    /** Whose a process is. */
    public static int uid(long pid) {
        return uid(Path.of("/proc", Long.toString(pid)));
    }

    private static int uid(Path process) {
        try {
            return (Integer) Files.getAttribute(process, "unix:uid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
