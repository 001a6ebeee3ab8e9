package io.github.vtigermail.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.vtigermail.Connector;
import io.github.vtigermail.testing.Ran;
import io.github.vtigermail.testing.mail.Mails;
import io.github.vtigermail.testing.vtiger.Fault;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command reports what would become of a mail, and writes nothing anywhere. */
class ExplainTest {
    private final HelpDesk desk = new HelpDesk();

    @TempDir
    private Path mails;

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void theTextIsThatOfTheCommentToTheLetter() throws Exception {
        byte[] mail = Mails.to("support@example.com")
                .from("customer1@example.org")
                .subject("Re: TT1 Drücker")
                .text(
                        "Grüße \uD83D\uDE00\n\nOn Mon, 23 Nov 2026 at 10:00, Desk <desk@example.com> wrote:\n> What is it?\n")
                .build();

        Ran ran = explain("--text", file("a.eml", mail));
        assertThat(desk.vtiger.comments()).isEmpty();
        assertThat(desk.folder.path("data")).doesNotExist();

        desk.start();
        desk.mail.deliver(mail);
        desk.awaitComments("TT1", 1);
        assertThat(ran).isEqualTo(new Ran(0, desk.comments("TT1").get(0) + System.lineSeparator(), ""));
    }

    @Test
    void aMailComesFromStandardInput() throws Exception {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(HelpDesk.about("TT1 piped")));
        try {
            Ran ran = explain("--text", "-");
            assertThat(ran.exitCode()).as(ran.err()).isZero();
            assertThat(ran.out()).contains("TT1 piped");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void aFileOfOutlookIsNamedAsSuchWithWhatToDo() throws Exception {
        byte[] outlook = HexFormat.of().parseHex("d0cf11e0a1b11ae100000000000000000000");

        Ran ran = explain(file("a.msg", outlook));

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err().lines()).singleElement().asString().contains("a.msg", "Outlook (.msg)", ".eml");
    }

    @Test
    void aPageTellsTheReferenceItsPatternAndTheSender() throws Exception {
        Ran ran = explain(file("a.eml", HelpDesk.about("Ticket Number : TT1 printer")));

        assertThat(ran.out())
                .contains("comment")
                .contains("TT1, a ticket number, by pattern 3: (?i)Ticket Number")
                .contains("a contact of the CRM");
    }

    @Test
    void theExitCodeTellsWhatWouldBecomeOfIt() throws Exception {
        byte[] automatic = Mails.to("support@example.com")
                .subject("TT1")
                .header("Auto-Submitted", "auto-replied")
                .text("away")
                .build();

        assertThat(explain(file("a.eml", HelpDesk.about("TT1"))).exitCode()).isZero();
        assertThat(explain(file("b.eml", HelpDesk.about("no ticket"))).exitCode())
                .isEqualTo(3);
        assertThat(explain(file("c.eml", automatic)).out()).contains("auto-submitted");
        assertThat(explain(file("c.eml", automatic)).exitCode()).isEqualTo(3);
        assertThat(explain(file("d.eml", HelpDesk.about("TT1 TT2"))).exitCode()).isEqualTo(4);
        assertThat(explain(file("e.eml", HelpDesk.about("TT999"))).out()).contains("UNKNOWN_TICKET");
        assertThat(explain(file("e.eml", HelpDesk.about("TT999"))).exitCode()).isEqualTo(4);
    }

    @Test
    void ofASenderThatVtigerCouldNotTellNothingIsSaid() throws Exception {
        desk.vtiger.faults().next("query", 1, Fault.STATUS_503); // the ticket is found by its record, without a query

        String record = desk.ticketId("TT1").replaceFirst(".*x", "");
        Ran ran = explain(file("a.eml", HelpDesk.about("[ Ticket Id : " + record + " ]")));
        assertThat(ran.out()).contains("not asked for: ").doesNotContain("not a contact");
        assertThat(ran.exitCode()).isZero();
    }

    @Test
    void whoMayNotWriteToTheTicketIsTold() throws Exception {
        desk.mailbox("support", Map.of("senders", "ticket"));

        Ran ran = explain(file("a.eml", HelpDesk.about("TT2 but of another customer")));
        assertThat(ran.out())
                .contains("quarantine: ")
                .contains("NOT_OF_THE_TICKET")
                .contains("may not write");
        assertThat(ran.exitCode()).isEqualTo(5);
        assertThat(explain(file("b.eml", HelpDesk.about("TT1 my own"))).exitCode())
                .isZero();
    }

    @Test
    void filesAreListedWithWhatBecomesOfThem() throws Exception {
        byte[] mail = Mails.to("support@example.com")
                .from("customer1@example.org")
                .subject("TT1")
                .text("see the files")
                .attachment("a.pdf", "application/pdf", new byte[100])
                .attachment("setup.exe", "application/octet-stream", new byte[100])
                .build();

        assertThat(explain(file("a.eml", mail)).out())
                .contains("a.pdf (application/pdf, 100 bytes) goes along")
                .contains("setup.exe (application/octet-stream, 100 bytes) stays in the mailbox: blocked kind");
    }

    @Test
    void withoutVtigerAllButTheTicketAndTheSenderIsToldAllTheSame() throws Exception {
        Path mail = Path.of(file("a.eml", HelpDesk.about("TT1")));
        desk.vtiger.close();

        Ran ran = explain(mail.toString());

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .contains("not asked for: Vtiger cannot be reached")
                .contains("TT1, a ticket number");
    }

    @Test
    void itNeedsNeitherSettingsNorTheAccountsSecrets() throws Exception {
        Path elsewhere = Files.createDirectory(mails.resolve("elsewhere"));
        String mail = file("a.eml", HelpDesk.about("TT1"));

        assertThat(explainIn(elsewhere, mail).exitCode()).isZero();

        desk.set("vtiger.access-key", "{{env:NO_SUCH_VARIABLE}}").set("support.password", "{{env:NO_SUCH_VARIABLE}}");
        Ran ran = explain(mail);
        assertThat(ran.out()).contains("vtiger.access-key is not set");
        assertThat(ran.exitCode()).isZero();
    }

    @Test
    void theMailboxFileSaysWhatAReferenceIs() throws Exception {
        desk.mailbox("sales", Map.of("subjectPatterns", "#(?<record>\\d+)#"));
        String mail = file("a.eml", HelpDesk.about("about #34#"));

        assertThat(explain(mail).err())
                .contains("which mailbox?")
                .contains("sales")
                .contains("support");
        assertThat(explain("--mailbox", "support", mail).exitCode()).isEqualTo(3);
        assertThat(explain("--mailbox", "sales", mail).out()).contains("34, a record id, by pattern 1: #(?<record>");
        assertThat(explain("--mailbox", "nowhere", mail)).satisfies(ran -> {
            assertThat(ran.exitCode()).isEqualTo(2);
            assertThat(ran.err()).contains("nowhere").contains("sales").contains("support");
        });
    }

    @Test
    void aFolderGivesATableOrALineOfJsonEach() throws Exception {
        file("a.eml", HelpDesk.about("TT1 printer"));
        file("b.eml", HelpDesk.about("no ticket"));

        Ran table = explain(mails.toString());
        assertThat(table.exitCode()).isEqualTo(3);
        assertThat(table.out().lines()).hasSize(3).anyMatch(line -> line.matches("b\\.eml +LEFT_ALONE .*"));

        List<JsonNode> lines = new ArrayList<>();
        for (String line : explain("--json", mails.toString()).out().lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        assertThat(lines).extracting(line -> line.path("outcome").asText()).containsExactly("COMMENT", "LEFT_ALONE");
        assertThat(lines.get(0).at("/references/0/value").asText()).isEqualTo("TT1");
        assertThat(lines.get(0).path("text").asText()).endsWith("TT1 printer");
    }

    @Test
    void aFileThatIsNotThereIsALineAndTheOthersAreExplained() throws Exception {
        Ran ran = explain("nowhere.eml", file("a.eml", HelpDesk.about("TT1 printer")));

        assertThat(ran.err().lines()).containsExactly("nowhere.eml cannot be read: there is no such file");
        assertThat(ran.out()).contains("a.eml");
        assertThat(ran.exitCode()).as("as --help and docs/operations.md say").isEqualTo(1);
    }

    @Test
    void eachLineSaysWhetherTheCommentHasItAndWhyNot() throws Exception {
        String mail = file("a.eml", quoting());

        Ran ran = explain("--lines", mail);
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out().lines())
                .anyMatch(line -> line.startsWith("outcome"))
                .contains("stays  Yes.", "goes   > Is it?    [a mail program marked it as quoted, or as a signature]");

        JsonNode lines = new ObjectMapper()
                .readTree(explain("--json", "--lines", mail).out())
                .path("lines");
        assertThat(lines.get(0).toString()).isEqualTo("{\"text\":\"Yes.\",\"stays\":true,\"why\":\"\"}");
        assertThat(explain("--json", mail).out()).doesNotContain("\"lines\"");
        assertThat(explain("--text", "--lines", mail)).satisfies(both -> {
            assertThat(both.exitCode()).isEqualTo(2);
            assertThat(both.err()).contains("--text and --lines exclude each other");
        });
    }

    @Test
    void withATicketInAFileVtigerIsAskedNothing() throws Exception {
        String mail = file("a.eml", quoting());
        String ticket = json("t.json", "{\"title\": \"Printer\", \"description\": null, \"comments\": [\"Is it?\"]}");

        Ran ran = explain("--ticket", ticket, mail);
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("TT1, a ticket number", "not asked for", "Yes.");
        assertThat(desk.vtiger.requests()).isEmpty();
    }

    @Test
    void eachMailHasItsTicketInAFolder() throws Exception {
        file("a.eml", quoting());
        file("b.eml", quoting());
        json("a.json", "{\"comments\": [{\"text\": \"Is it?\", \"staff\": true}]}");

        Ran ran = explain("--ticket", mails.toString(), mails.toString());
        assertThat(ran.out().lines()).hasSize(2).anyMatch(line -> line.startsWith("a.eml"));
        assertThat(ran.err().lines())
                .containsExactly(mails.resolve("b.json") + " cannot be used as a ticket: there is no such file");
        assertThat(ran.exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"title\":\\n oops}|it is not JSON, line 2",
                "''|it must be an object",
                "[]|it must be an object with title, description, solution and comments",
                "{\"ticket_title\": \"x\"}|it must be an object with title, description, solution and comments",
                "{\"title\": 7}|title must be a text",
                "{\"comments\": \"x\"}|comments must be a list",
                "{\"comments\": [7]}|each of the comments must be a text, or an object with text and staff",
            })
    void aFileThatIsNoTicketIsOneClearLine(String content, String why) throws Exception {
        String ticket = json("t.json", content.replace("\\n", "\n"));

        Ran ran = explain("--ticket", ticket, file("a.eml", quoting()));
        assertThat(ran.err().lines())
                .singleElement()
                .asString()
                .startsWith(ticket + " cannot be used as a ticket: " + why);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.exitCode()).isEqualTo(1);
    }

    private static byte[] quoting() {
        return Mails.to("support@example.com")
                .from("customer1@example.org")
                .subject("Re: TT1 printer")
                .text("Yes.\n\nOn Mon, 23 Nov 2026 at 10:00, Desk <desk@example.com> wrote:\n> Is it?\n")
                .build();
    }

    private String json(String name, String content) throws Exception {
        return Files.writeString(mails.resolve(name), content).toString();
    }

    private String file(String name, byte[] mail) throws Exception {
        return Files.write(mails.resolve(name), mail).toString();
    }

    private Ran explain(String... args) {
        return explainIn(desk.folder.path(), args);
    }

    private static Ran explainIn(Path folder, String... args) {
        List<String> all = new ArrayList<>(List.of("explain"));
        all.addAll(List.of(args));
        return Ran.of(() -> Connector.run(folder, all.toArray(String[]::new)));
    }
}
