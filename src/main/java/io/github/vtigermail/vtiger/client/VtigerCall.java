package io.github.vtigermail.vtiger.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One call of Vtiger's web service: what goes into the URL and what into the POST body. Where an argument is read from
 * was seen on Vtiger 8.2: {@code query}, {@code retrieve} and {@code describe} take theirs from the URL only,
 * {@code create} and {@code revise} from the body only.
 *
 * @param operation Vtiger's name for it
 * @param url the arguments in the URL, which must never hold a session or a key
 * @param form the arguments in the body; the session is added when the call is made
 * @param files the files in the body
 */
record VtigerCall(String operation, Map<String, String> url, Map<String, String> form, List<UploadFile> files) {

    public VtigerCall {
        url = Map.copyOf(url);
        form = Map.copyOf(form);
        files = List.copyOf(files);
    }

    /** Asks in {@link Vtql}. */
    static VtigerCall query(String vtql) {
        return asking("query", "query", vtql);
    }

    /** One record by its id, {@code 17x34}; of a missing or deleted one Vtiger says {@code ACCESS_DENIED}. */
    static VtigerCall retrieve(String id) {
        return asking("retrieve", "id", id);
    }

    /** What a module looks like, with the prefix of its record ids. */
    static VtigerCall describe(String module) {
        return asking("describe", "elementType", module);
    }

    /** A new record. @param element its fields as JSON */
    static VtigerCall create(String module, String element, List<UploadFile> files) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("operation", "create");
        form.put("elementType", module);
        form.put("element", element);
        return new VtigerCall("create", Map.of(), form, files);
    }

    /** Changes some fields of a record. @param element its id and those fields as JSON */
    static VtigerCall revise(String element) {
        return new VtigerCall("revise", Map.of(), Map.of("operation", "revise", "element", element), List.of());
    }

    private static VtigerCall asking(String operation, String argument, String value) {
        Map<String, String> url = new LinkedHashMap<>();
        url.put("operation", operation);
        url.put(argument, value);
        return new VtigerCall(operation, url, Map.of(), List.of());
    }

    /** Names the operation alone: the arguments hold addresses and texts. */
    @Override
    public String toString() {
        return "VtigerCall[" + operation + "]";
    }
}
