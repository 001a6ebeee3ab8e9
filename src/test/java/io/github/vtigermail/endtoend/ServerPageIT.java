package io.github.vtigermail.endtoend;

import static io.github.vtigermail.endtoend.HelpDesk.about;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.vtigermail.testing.ConnectorProcess;
import io.github.vtigermail.testing.Distribution;
import io.github.vtigermail.testing.PlainUser;
import io.github.vtigermail.testing.TempFolder;
import io.github.vtigermail.testing.mail.TestCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The commands of docs/server.md, one by one, in a mount namespace that has an {@code /opt}, {@code /etc}, {@code /run} and
 * {@code /var/lib} of its own, so that this machine is not changed. Instead of systemd, a few lines apply the environment,
 * credentials, folders and user of the unit.
 */
class ServerPageIT {
    private static final Pattern BLOCK = Pattern.compile("(?s)```sh\\n(.*?)```");

    private static final String MACHINE = """
            set -eu
            work=$1
            mkdir "$work/upper" "$work/work"
            mount -t overlay overlay -o "lowerdir=/etc,upperdir=$work/upper,workdir=$work/work" /etc
            for folder in /opt /run /var/lib; do mount -t tmpfs -o mode=755 tmpfs "$folder"; done
            mkdir -p /etc/systemd/system
            systemctl() { :; }
            # What a person types, by the file that it goes to.
            cat() {
                local written=/proc/$BASHPID/fd/1
                case $(readlink "$written") in
                    *vtiger-access-key) echo "$KEY" ;;
                    *support-password) echo "$PASSWORD" ;;
                    *) command cat "$@" ;;
                esac
            }
            cd "$CONTEXT"
            """;

    /** Does what systemd would do with the unit. */
    private static final String SYSTEMD = """
            cp "$work/application.properties" "$work/trusted.p12" /etc/vtiger-mail-connector/
            unit=/etc/systemd/system/vtiger-mail-connector.service
            value() { sed -n "s/^$1=//p" "$unit"; }
            install -d -o 65534 -g 65534 -m 0700 "/var/lib/$(value StateDirectory)" "/run/$(value RuntimeDirectory)"
            install -d -o 65534 -g 65534 -m 0500 /run/credentials
            value LoadCredential | while IFS=: read -r name file; do
                install -o 65534 -g 65534 -m 0400 "$file" "/run/credentials/$name"
            done
            value Environment > "$work/environment"
            while read -r line; do export "$line"; done < "$work/environment"
            export CREDENTIALS_DIRECTORY=/run/credentials
            cd "$(value WorkingDirectory)"
            exec setpriv --reuid=65534 --regid=65534 --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all \\
                $(value ExecStart)
            """;

    @Test
    void fromNothingToTheFirstComment() throws Exception {
        assumeThat(PlainUser.isRoot()).as("only root can mount folders").isTrue();
        Matcher commands = BLOCK.matcher(Files.readString(Path.of("docs/server.md")));
        assertThat(commands.find()).isTrue();
        try (HelpDesk desk = new HelpDesk();
                TempFolder work = new TempFolder("server-page")) {
            Distribution.open(work.path());
            Files.writeString(
                    work.path().resolve("application.properties"),
                    ServerSettings.changed(
                            Files.readString(Path.of("application.properties")),
                            desk,
                            "/etc/vtiger-mail-connector/trusted.p12",
                            Map.of()));
            Files.copy(TestCertificate.shared().trustStore(), work.path().resolve("trusted.p12"));
            Distribution.run(work.path(), "chmod", "644", "trusted.p12");
            byte[] mail = about("TT1 by the book");
            desk.mail.deliver(mail);

            try (ConnectorProcess connector = ConnectorProcess.in(work.path())
                    .program(
                            "unshare",
                            "--mount",
                            "bash",
                            "-c",
                            MACHINE + commands.group(1) + SYSTEMD,
                            "bash",
                            work.path().toString())
                    .env("KEY", HelpDesk.KEY)
                    .env("PASSWORD", desk.mail.password())
                    .env("CONTEXT", Path.of("target").toAbsolutePath().toString())
                    .env("JAVA_HOME", System.getProperty("java.home"))
                    .start()) {
                connector.awaitLine(line -> line.contains("outcome=DONE"));
                assertThat(PlainUser.uid(connector.pid())).isEqualTo(65534);
                connector.terminate();
                assertThat(connector.exitCode()).as("%s", connector.output()).isEqualTo(143);
                assertThat(connector.output()).noneMatch(line -> line.contains(" WARN ") || line.contains(" ERROR "));
            }
            assertThat(desk.comments("TT1")).hasSize(1);
            assertThat(Path.of("/opt/vtiger-mail-connector"))
                    .as("on this machine")
                    .doesNotExist();
        }
    }
}
