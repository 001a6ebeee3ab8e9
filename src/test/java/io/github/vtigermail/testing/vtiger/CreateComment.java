package io.github.vtigermail.testing.vtiger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code create} of a comment. */
final class CreateComment implements Operation {
    private static final Set<Module> COMMENTED = Set.of(Module.HELPDESK, Module.CONTACTS, Module.ACCOUNTS);
    private static final List<String> PLAIN_USERS_ORDER = List.of(
            "commentcontent",
            "createdtime",
            "customer",
            "filename",
            "is_private",
            "modifiedtime",
            "parent_comments",
            "reasontoedit",
            "related_email_id",
            "related_to",
            "creator",
            "assigned_user_id",
            "source",
            "userid");

    private final Crm crm;

    CreateComment(Crm crm) {
        this.crm = crm;
    }

    @Override
    public Answer of(Call call) {
        Map<String, String> element = call.element();
        for (String field : List.of("commentcontent", "assigned_user_id", "related_to")) {
            if (element.getOrDefault(field, "").isEmpty()) {
                throw Refusal.missing(field);
            }
        }
        Module.ofId(element.get("assigned_user_id")).orElseThrow(Refusal::noId);
        String ticketId = element.get("related_to");
        if (!COMMENTED.contains(Module.ofId(ticketId).orElseThrow(Refusal::noId))) {
            throw new Refusal("REFERENCE_INVALID", "Invalid reference specified for related_to");
        }
        String customer = customer(element.getOrDefault("customer", ""));
        String id = Module.COMMENTS.id(crm.nextRecord());
        if (call.request().files().stream().anyMatch(file -> file.field().equals("filename"))) {
            return Answer.empty500();
        }
        Map<String, CommentFile> files = files(call.request());
        Instant now = crm.now();
        Row ticket = crm.find(ticketId).orElse(null);
        boolean isThere = ticket != null && !ticket.isDeleted();
        CommentText text = new CommentText(element.get("commentcontent"), crm.commentBytes());
        Row row = row(id, element, text, customer, call, now);
        boolean sent =
                call.request().files().stream().anyMatch(file -> file.field().equals("filename[]"));
        row.set("filename", files.isEmpty() && sent ? "0" : String.join(",", files.keySet()));
        Told told = isThere ? told(element) : Told.NOBODY;
        crm.add(new Comment(
                id,
                ticketId,
                text.shown(),
                customer,
                row.get("source"),
                told,
                List.copyOf(files.values()),
                call.session().user().id(),
                now));
        if (ticket == null) {
            return Answer.text("Sorry! Attempt to access restricted file.");
        }
        if (!isThere) {
            throw Refusal.internal();
        }
        ticket.set("modifiedtime", Crm.text(now));
        return Answer.success(answer(row, files, call));
    }

    /** One that is no contact is dropped without a word. */
    private String customer(String id) {
        if (id.isEmpty()) {
            return "";
        }
        Module.ofId(id).orElseThrow(Refusal::noId);
        return crm.find(id)
                .filter(row -> row.module() == Module.CONTACTS && !row.isDeleted())
                .map(Row::id)
                .orElse("");
    }

    private Map<String, CommentFile> files(WebRequest request) {
        Map<String, CommentFile> files = new LinkedHashMap<>();
        for (UploadedFile file : request.files()) {
            if (file.field().equals("filename[]") && file.isKept()) {
                files.put(String.valueOf(crm.nextRecord()), new CommentFile(file.name(), file.bytes()));
            }
        }
        return files;
    }

    private Row row(String id, Map<String, String> element, CommentText text, String customer, Call call, Instant now) {
        String source = element.getOrDefault("source", "").toUpperCase(Locale.ROOT);
        Map<String, String> values = new HashMap<>();
        values.put("commentcontent", text.answered());
        values.put("label", text.label());
        values.put("assigned_user_id", element.get("assigned_user_id"));
        values.put("related_to", element.get("related_to"));
        values.put("creator", call.session().user().id());
        values.put("parent_comments", element.getOrDefault("parent_comments", ""));
        values.put(
                "source",
                source.isEmpty()
                        ? "WEBSERVICE"
                        : source.substring(0, Math.min(source.length(), Limits.SOURCE_CHARACTERS)));
        values.put("customer", customer);
        values.put("is_private", isSet(element, "is_private") ? "1" : "0");
        values.put("related_email_id", "0");
        values.put("createdtime", Crm.text(now));
        values.put("modifiedtime", Crm.text(now));
        return crm.put(id, values);
    }

    private static Told told(Map<String, String> element) {
        if (isSet(element, "is_private")) {
            return Told.NOBODY;
        }
        return isSet(element, "from_portal") ? Told.OWNER : Told.CUSTOMER;
    }

    private static boolean isSet(Map<String, String> element, String field) {
        return element.getOrDefault(field, "").equals("1");
    }

    private static Map<String, String> answer(Row row, Map<String, CommentFile> files, Call call) {
        Map<String, String> all = row.answer();
        Map<String, String> answer = new LinkedHashMap<>();
        if (!call.session().isAdministrators()) {
            PLAIN_USERS_ORDER.forEach(field -> answer.put(field, all.get(field)));
        }
        answer.putAll(all);
        if (!files.isEmpty()) {
            answer.remove("label");
            List<String> ids = new ArrayList<>();
            files.keySet().forEach(number -> ids.add(Module.COMMENTS.id(Long.parseLong(number))));
            answer.put("imageattachmentids", String.join(",", ids));
            answer.put("label", all.get("label"));
        }
        return answer;
    }
}
