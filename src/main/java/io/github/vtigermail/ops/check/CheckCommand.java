package io.github.vtigermail.ops.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.vtigermail.ops.log.ConsoleLog;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code check}: what a start needs, a line each. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Tries everything that a start needs, and prints a line for each: the settings and the mailbox files, the "
                    + "secrets, TLS, Vtiger and what its user may do there, each mailbox and its folders, the ledger, the "
                    + "clock.",
            "",
            "✓ is well, ✗ must be mended, ! works and wants a look, - was not tried. Writes nothing anywhere; the connector "
                    + "may be running."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all is well", "1:something must be mended", "2:an option is wrong"})
public final class CheckCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Checks checks;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--mailbox",
            paramLabel = "NAME",
            description = "try only this mailbox, with settings and Vtiger; default: all mailboxes")
    private String mailbox;

    @Option(names = "--json", description = "print a line of JSON for each finding")
    private boolean json;

    public CheckCommand(Checks checks) {
        this.checks = checks;
    }

    @Override
    public Integer call() throws Exception {
        ConsoleLog.quiet();
        PrintWriter out = spec.commandLine().getOut();
        Findings findings = new Findings(finding -> out.println(json ? json(finding) : line(finding)));
        checks.run(mailbox, findings);
        int faults = findings.faults();
        if (!json) {
            out.println();
            out.println(
                    faults == 0
                            ? "All is well."
                            : faults + (faults == 1 ? " line" : " lines") + " with ✗: mend that, and check again.");
        }
        return faults == 0 ? 0 : 1;
    }

    private static String line(Finding finding) {
        String about =
                finding.mailbox().isEmpty() ? finding.about() : "mailbox " + finding.mailbox() + " " + finding.about();
        return "%s %-29s %s".formatted(finding.state().mark(), about, plain(finding.message()));
    }

    private static String json(Finding finding) {
        ObjectNode line = JSON.createObjectNode();
        line.put("check", finding.about());
        if (!finding.mailbox().isEmpty()) {
            line.put("mailbox", finding.mailbox());
        }
        line.put("state", finding.state().word());
        line.put("message", plain(finding.message()));
        return line.toString();
    }

    /** One line, whatever a server says. */
    private static String plain(String message) {
        return message.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", "; ");
    }
}
