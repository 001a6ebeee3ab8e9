package io.github.vtigermail.testing.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

/**
 * The folder that a Dovecot of our own lives in: configuration, users, mail and logs. Dovecot never touches mail as
 * root, so for root the mail belongs to {@code nobody}, else to who runs the test.
 */
final class DovecotFolder {

    private static final int NOBODY = 65534;

    private final Path path;
    private final boolean root;
    private final int uid;
    private final int gid;

    DovecotFolder(Path path) {
        this.path = path;
        try {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            root = (int) Files.getAttribute(path, "unix:uid") == 0;
            uid = root ? NOBODY : (int) Files.getAttribute(path, "unix:uid");
            gid = root ? NOBODY : (int) Files.getAttribute(path, "unix:gid");
            Files.createFile(users());
            Files.createDirectory(path.resolve("mail"));
            Files.createDirectory(path.resolve("rawlog"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The Maildir of a user. */
    Path maildir(String user) {
        return home(user).resolve("Maildir");
    }

    /** Where the commands of a user's clients are kept, one file a connection. */
    Path rawlog(String user) {
        return path.resolve("rawlog").resolve(user);
    }

    /** What Dovecot said. */
    String log() {
        try {
            return Files.exists(path.resolve("log")) ? Files.readString(path.resolve("log")) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Adds a user with an empty mailbox.
     *
     * @param control a second name for the same mailbox and password, whose commands are not kept
     */
    void addUser(String user, String control, String password) {
        try {
            own(Files.createDirectory(home(user)));
            own(Files.createDirectory(maildir(user)));
            for (String name : new String[] {"tmp", "new", "cur"}) {
                own(Files.createDirectory(maildir(user).resolve(name)));
            }
            own(Files.createDirectory(rawlog(user)));
            String account = ":{PLAIN.b64}"
                    + Base64.getEncoder().encodeToString(password.getBytes(StandardCharsets.UTF_8)) + ":" + uid + ":"
                    + gid + "::" + home(user) + "::";
            Files.writeString(
                    users(),
                    Files.readString(users()) + user + account + "userdb_rawlog_dir=" + rawlog(user) + "\n" + control
                            + account + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives a file or folder to the user as whom Dovecot reads mail. */
    Path own(Path file) throws IOException {
        if (root) {
            Files.setAttribute(file, "unix:uid", uid);
            Files.setAttribute(file, "unix:gid", gid);
        }
        return file;
    }

    /**
     * Writes the configuration.
     *
     * @param introspection where it asks whose an access token is; null to take passwords only
     */
    Path configure(int imapsPort, int imapPort, URI introspection) {
        TestCertificate certificate = TestCertificate.shared();
        String configuration =
                """
                base_dir = %1$s/run
                state_dir = %1$s/state
                instance_name = test
                log_path = %1$s/log
                protocols = imap
                listen = 127.0.0.1
                ssl_cert = <%2$s
                ssl_key = <%3$s
                disable_plaintext_auth = no
                auth_mechanisms = plain login
                auth_failure_delay = 0
                first_valid_uid = 1
                first_valid_gid = 0
                mail_location = maildir:~/Maildir
                mail_fsync = always
                mail_max_userip_connections = 100
                passdb {
                  driver = passwd-file
                  mechanisms = plain login
                  args = %1$s/users
                }
                userdb {
                  driver = passwd-file
                  args = %1$s/users
                }
                service imap-login {
                  chroot =
                  service_count = 0
                  inet_listener imap {
                    port = %4$d
                  }
                  inet_listener imaps {
                    port = %5$d
                    ssl = yes
                  }
                }
                service anvil {
                  chroot =
                  # a wrong password must not slow down the logins of the tests after it
                  unix_listener anvil-auth-penalty {
                    mode = 0
                  }
                }
                """.formatted(path, certificate.certificatePem(), certificate.privateKeyPem(), imapPort, imapsPort);
        try {
            if (!root) {
                PosixFileAttributes own = Files.readAttributes(path, PosixFileAttributes.class);
                configuration += "default_internal_user = " + own.owner().getName() + "\ndefault_login_user = "
                        + own.owner().getName() + "\ndefault_internal_group = "
                        + own.group().getName() + "\n";
            }
            if (introspection != null) {
                configuration += tokens(introspection);
            }
            Files.deleteIfExists(path.resolve("run/master.pid")); // of one that was killed
            return Files.writeString(path.resolve("dovecot.conf"), configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String tokens(URI introspection) throws IOException {
        Path trusted = Files.copy(
                TestCertificate.shared().certificatePem(),
                path.resolve("identity-provider.pem"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(trusted, PosixFilePermissions.fromString("rw-r--r--"));
        Path oauth = Files.writeString(path.resolve("oauth2.conf"), """
                introspection_url = %s
                introspection_mode = post
                username_attribute = username
                active_attribute = active
                active_value = true
                tls_ca_cert_file = %s
                """.formatted(introspection, trusted));
        return """
                auth_mechanisms = plain login xoauth2 oauthbearer
                passdb {
                  driver = oauth2
                  mechanisms = xoauth2 oauthbearer
                  args = %s
                }
                """.formatted(oauth);
    }

    private Path users() {
        return path.resolve("users");
    }

    private Path home(String user) {
        return path.resolve("mail").resolve(user);
    }
}
