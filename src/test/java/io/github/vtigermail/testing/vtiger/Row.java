package io.github.vtigermail.testing.vtiger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A record of the CRM: its fields by Vtiger's names, all of them text as the web service answers them. */
final class Row {
    private final Module module;
    private final long number;
    private final Map<String, String> values;
    private volatile boolean deleted;

    Row(Module module, long number, Map<String, String> values) {
        this.module = module;
        this.number = number;
        this.values = new ConcurrentHashMap<>(values);
    }

    Module module() {
        return module;
    }

    long number() {
        return number;
    }

    String id() {
        return module.id(number);
    }

    /** A field's value; empty where it has none. */
    String get(String field) {
        return switch (field) {
            case "id" -> id();
            case "deleted" -> deleted ? "1" : "0";
            default -> values.getOrDefault(field, "");
        };
    }

    void set(String field, String value) {
        values.put(field, value);
    }

    boolean isDeleted() {
        return deleted;
    }

    void delete() {
        deleted = true;
    }

    /** What Vtiger calls the record in lists. */
    String label() {
        String own =
                switch (module) {
                    case HELPDESK -> get("ticket_title");
                    case CONTACTS -> (get("firstname") + " " + get("lastname")).strip();
                    case DOCUMENTS -> get("notes_title");
                    case ACCOUNTS -> get("accountname");
                    default -> "";
                };
        return values.getOrDefault("label", own);
    }

    /** All fields, the id and the label, as create, revise and retrieve answer. */
    Map<String, String> answer() {
        Map<String, String> answer = new LinkedHashMap<>();
        module.fields().forEach(field -> answer.put(field.name(), get(field.name())));
        if (module == Module.HELPDESK) {
            answer.put("update_log", ""); // describe keeps silent about this one
        }
        answer.put("id", id());
        answer.put("label", label());
        return answer;
    }
}
