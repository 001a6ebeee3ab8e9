package io.github.vtigermail.testing.vtiger;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A stand-in with the data that the recorded Vtiger held, and the way to each recording's own state. */
final class RecordedServer implements AutoCloseable {
    private static final String ADMIN_KEY = "adminKey";
    private static final String PLAIN_KEY = "plainKey";
    private static final int MEGABYTE = 1024 * 1024;

    private final VtigerStandIn vtiger = VtigerStandIn.start();
    private final StandInClient client = new StandInClient(vtiger);

    RecordedServer() {
        vtiger.put("19x1", user("admin", "Ad", "Min", ADMIN_KEY, "on", "12"));
        vtiger.put("19x5", user("mailbot", "Mail", "Bot", PLAIN_KEY, "off", "24"));
        vtiger.put("11x2", Map.of("accountname", "Acme"));
        vtiger.put("12x3", Map.of("lastname", "con0", "email", "con0@example.com", "account_id", "11x2"));
        vtiger.put("12x4", Map.of("lastname", "con1", "email", "con1@example.com", "account_id", "11x2"));
        for (int number = 1; number <= 500; number++) {
            ticket(number);
        }
        vtiger.deleteTicket("17x25");
    }

    private static Map<String, String> user(
            String name, String first, String last, String key, String admin, String hours) {
        Map<String, String> user = new HashMap<>(Map.of("user_name", name, "first_name", first, "last_name", last));
        user.putAll(Map.of("email1", name + "@example.com", "accesskey", key));
        user.putAll(Map.of("is_admin", admin, "hour_format", hours));
        return user;
    }

    private void ticket(int number) {
        Map<String, String> ticket = new HashMap<>(Map.of("ticket_no", "TT" + number));
        ticket.put("ticket_title", "Bench " + (number - 22));
        ticket.put("contact_id", number == 410 ? "12x4" : "12x3");
        vtiger.put("17x" + (number <= 20 ? number + 5 : number + 4940), ticket);
    }

    /** Brings the server to the state of the recording, sends its request, and gives the answer. */
    StandInClient.Reply replay(Recording recording) {
        Map<String, String> query = recording.query();
        Map<String, String> form = recording.form();
        Map<String, String> parts = recording.parts();
        String session = sessionFor(recording);
        for (Map<String, String> fields : List.of(query, form, parts)) {
            fields.computeIfPresent("sessionName", (name, old) -> recording.number() == 10 ? old : session);
        }
        prepare(recording, session, query, form);
        if (recording.isMultipart()) {
            return client.multipart(parts, recording.files(size(recording)));
        }
        return recording.isGet() ? client.get(query) : client.post(query, form);
    }

    private String sessionFor(Recording recording) {
        boolean plain = recording.number() >= 64 && recording.number() <= 66;
        return plain ? client.session("mailbot", PLAIN_KEY) : client.session("admin", ADMIN_KEY);
    }

    private void prepare(Recording recording, String session, Map<String, String> query, Map<String, String> form) {
        switch (recording.number()) {
            case 4 -> client.challenge("admin");
            case 5 -> query.put("accessKey", StandInClient.md5(client.challenge("admin") + ADMIN_KEY));
            case 6 -> form.put("accessKey", StandInClient.md5(client.challenge("admin") + ADMIN_KEY));
            case 7 -> {
                form.put("accessKey", StandInClient.md5(client.challenge("admin") + ADMIN_KEY));
                client.post(Map.of(), form);
            }
            case 9 -> {
                form.put("accessKey", StandInClient.md5(client.challenge("admin") + ADMIN_KEY));
                client.challenge("admin");
            }
            case 32 -> client.comment(session, comment("17x5352", "mail:3f0a9c"));
            case 35 ->
                form.put(
                        "element",
                        StandInClient.commentForm(
                                        session,
                                        Map.of(
                                                "commentcontent",
                                                "a".repeat(70_000),
                                                "related_to",
                                                "17x5352",
                                                "assigned_user_id",
                                                "19x1"))
                                .get("element"));
            case 48 -> form.put("relatedRecordId", document(session));
            case 53 -> vtiger.dropSessions();
            case 55 -> client.post(Map.of(), Map.of("operation", "logout", "sessionName", session));
            case 57 -> client.comment(session, comment("17x5350", ""));
            case 66, 67 -> vtiger.deactivate("mailbot");
            case 68 -> {
                vtiger.deactivate("mailbot");
                form.put("accessKey", StandInClient.md5(client.challenge("mailbot") + PLAIN_KEY));
            }
            case 69 -> vtiger.faults().always(Faults.ANY, Fault.REFUSE_502);
            case 70 -> vtiger.faults().always(Faults.ANY, Fault.EMPTY_500);
            default -> vtiger.timePasses(Duration.ofSeconds(1));
        }
    }

    private static Map<String, String> comment(String ticket, String source) {
        Map<String, String> comment = new HashMap<>(Map.of("commentcontent", "x", "related_to", ticket));
        comment.putAll(Map.of("assigned_user_id", "19x1", "from_portal", "1", "source", source));
        return comment;
    }

    private String document(String session) {
        Map<String, String> form = StandInClient.commentForm(
                session, Map.of("notes_title", "report.pdf", "assigned_user_id", "19x1", "folderid", "22x1"));
        form.put("elementType", "Documents");
        return client.post(Map.of(), form).result().path("id").asText();
    }

    /** The notes of the recordings say how large a shortened file was. */
    private static int size(Recording recording) {
        return switch (recording.number()) {
            case 61 -> 3 * MEGABYTE;
            case 62 -> 9 * MEGABYTE;
            default -> 21 * MEGABYTE;
        };
    }

    @Override
    public void close() {
        vtiger.close();
    }
}
