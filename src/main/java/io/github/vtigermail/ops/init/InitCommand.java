package io.github.vtigermail.ops.init;

import io.github.vtigermail.support.WrittenValue;
import io.github.vtigermail.vtiger.client.HttpUrl;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code init}: makes the folder of a connector from a few answers. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the folder of a connector: application.properties with the answers, routes/, a mailbox file, and secrets/ "
                    + "for its owner alone. Asks in the terminal for what no option says. Never overwrites a file, and "
                    + "connects to nothing.",
            "",
            "For scripts: secrets come from the variables VTIGER_ACCESS_KEY, MAILBOX_PASSWORD and "
                    + "MAILBOX_CLIENT_SECRET, never from an option, which others could see; one that is not set is "
                    + "left for you to write."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the folder is made",
            "1:it cannot be written",
            "2:an answer is missing or wrong, or a file exists"
        })
public final class InitCommand implements Callable<Integer> {
    private static final String NAME = "[A-Za-z][A-Za-z0-9-]{0,40}";
    private static final String ACCESS_KEY = "vtiger-access-key";

    private final Questions questions;
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "DIR", defaultValue = "", description = "the folder; default: this one")
    private Path folder;

    @Option(
            names = "--vtiger-url",
            paramLabel = "URL",
            description = "the address at which you open Vtiger in a browser")
    private String vtigerUrl;

    @Option(names = "--vtiger-username", paramLabel = "USER", description = "the user of Vtiger who makes the comments")
    private String vtigerUsername;

    @Option(
            names = "--mailbox",
            paramLabel = "NAME",
            defaultValue = "support",
            description = "the mailbox's name in the logs; default: ${DEFAULT-VALUE}")
    private String mailbox;

    @Option(names = "--host", paramLabel = "HOST", description = "the mail server, with :PORT if that is not 993")
    private String host;

    @Option(names = "--username", paramLabel = "USER", description = "the user name at the mail server")
    private String username;

    @Option(
            names = "--login",
            paramLabel = "HOW",
            description = "how the mailbox logs in: ${COMPLETION-CANDIDATES} (OAuth2 with a person's consent)")
    private MailboxLogin login;

    @Option(names = "--tenant", paramLabel = "ID", description = "the directory (tenant) id, for Microsoft")
    private String tenant;

    @Option(names = "--client-id", paramLabel = "ID", description = "the application's client id, for OAuth2")
    private String clientId;

    @Option(
            names = "--trust-store",
            paramLabel = "FILE",
            description = "the certificate of an authority of your own (PEM), trusted in place of the public ones")
    private Path trustStore;

    /** @param environment where secrets may be */
    public InitCommand(Questions questions, Map<String, String> environment) {
        this.questions = questions;
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        if (!mailbox.matches(NAME)) {
            throw wrong("--mailbox", "must be a name of letters, digits and hyphens");
        }
        NewFolder files = new NewFolder(folder);
        List<String> left = new ArrayList<>();
        try {
            files.fill(mailbox, MailboxLogin.PASSWORD, Map.of()).requireNew(); // before anything is asked
            Map<String, String> values = values();
            files.fill(mailbox, login, values);
            addSecret(files, ACCESS_KEY, "VTIGER_ACCESS_KEY", "The user's access key (My Preferences)", left);
            if (login == MailboxLogin.PASSWORD) {
                addSecret(files, secretName(), "MAILBOX_PASSWORD", "The mailbox's password", left);
            } else if (!login.secret().isEmpty()) {
                addSecret(files, secretName(), "MAILBOX_CLIENT_SECRET", "The application's client secret", left);
            }
            files.write();
        } catch (FileAlreadyExistsException e) {
            throw new ParameterException(
                    spec.commandLine(), e.getMessage() + " exists, and nothing is overwritten: name another folder");
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        printNext(left);
        return 0;
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("vtiger.url", url(answer(vtigerUrl, "--vtiger-url", "Vtiger's address, as in a browser")));
        values.put(
                "vtiger.username",
                answer(vtigerUsername, "--vtiger-username", "The user of Vtiger who makes the comments"));
        values.put("vtiger.access-key", "{{secret:" + ACCESS_KEY + "}}");
        values.put(mailbox + ".host", answer(host, "--host", "The mail server, such as mail.example.com"));
        values.put(mailbox + ".username", answer(username, "--username", "The user name there"));
        if (login == null) {
            login = questions.canBeAsked()
                    ? login(questions.ask("Login by password, microsoft or google [password]"))
                    : MailboxLogin.PASSWORD;
        }
        if (login == MailboxLogin.PASSWORD) {
            values.put(mailbox + ".password", "{{secret:" + secretName() + "}}");
        }
        if (login == MailboxLogin.MICROSOFT) {
            values.put(mailbox + ".oauth-tenant", answer(tenant, "--tenant", "The directory (tenant) id at Microsoft"));
        }
        if (login.needsConsent()) {
            values.put(mailbox + ".oauth-client-id", answer(clientId, "--client-id", "The application's client id"));
        }
        if (trustStore != null) {
            values.put("tls.trust-store", answer(trustStore.toAbsolutePath().toString(), "--trust-store", ""));
        }
        return values;
    }

    private String secretName() {
        return mailbox + "-" + login.secret();
    }

    private MailboxLogin login(String answer) {
        for (MailboxLogin one : MailboxLogin.values()) {
            if (one.name().equalsIgnoreCase(answer.strip())) {
                return one;
            }
        }
        if (answer.isBlank()) {
            return MailboxLogin.PASSWORD;
        }
        throw wrong("--login", "must be password, microsoft or google");
    }

    private String answer(String given, String option, String question) {
        if (given == null && !questions.canBeAsked()) {
            throw new ParameterException(
                    spec.commandLine(), "Missing option: " + option + ", as there is no terminal to ask in");
        }
        String value = WrittenValue.strip(given == null ? questions.ask(question) : given);
        if (value.isEmpty()) {
            throw wrong(option, "must not be empty");
        }
        if (value.contains("{{") || WrittenValue.findControl(value).isPresent()) {
            throw wrong(option, "must not contain {{ or a line end");
        }
        return value;
    }

    private String url(String written) {
        String url = HttpUrl.base(written.contains("://") ? written : "https://" + written);
        if (HttpUrl.parse(url) == null) {
            throw wrong("--vtiger-url", "is not an address such as https://crm.example.com");
        }
        return url;
    }

    private void addSecret(NewFolder files, String name, String variable, String question, List<String> left) {
        String secret = environment.getOrDefault(variable, "");
        if (secret.isBlank() && questions.canBeAsked()) {
            secret = questions.askSecretly(question);
        }
        secret = WrittenValue.strip(secret);
        if (secret.isEmpty()) {
            left.add("secrets/" + name);
        } else {
            files.secret(name, secret);
        }
    }

    private ParameterException wrong(String option, String what) {
        return new ParameterException(spec.commandLine(), option + " " + what);
    }

    private void printNext(List<String> left) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("The folder " + folder.toAbsolutePath().normalize() + " is made. Next, in that folder:");
        out.println();
        left.forEach(name -> out.println("  write the secret into the file " + name));
        if (login.needsConsent()) {
            out.println("  java -jar vtiger-mail-connector.jar authorize --mailbox " + mailbox);
        }
        out.println("  java -jar vtiger-mail-connector.jar check    # says what must be mended before the first start");
        out.println("  java -jar vtiger-mail-connector.jar          # starts the connector");
    }
}
