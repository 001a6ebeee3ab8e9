package io.github.vtigermail.testing.vtiger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code query}, {@code retrieve} and {@code describe}: their arguments stand in the URL. */
final class ReadOperations {
    private final Crm crm;

    ReadOperations(Crm crm) {
        this.crm = crm;
    }

    Answer query(Call call) {
        String text = call.request().inUrl("query");
        if (text.isBlank()) {
            throw Refusal.denied("Permission to perform the operation is denied for query");
        }
        VtqlQuery query = VtqlReader.read(text);
        Module module = allowed(query.module(), call);
        for (String field : query.named()) {
            if (!module.has(field)) {
                throw Refusal.denied("Permission to access '." + field + ".' attribute denied.");
            }
        }
        SqlSelection selection = new SqlReader(query.sql(), module::has).selection();
        List<Map<String, String>> result = new ArrayList<>();
        for (Row row : selection.from(crm.table(module))) {
            Map<String, String> answer = new LinkedHashMap<>();
            for (String field : query.fields()) {
                if (field.equals("*")) {
                    module.fields().forEach(f -> answer.put(f.name(), row.get(f.name())));
                    answer.put("id", row.id());
                } else {
                    answer.put(field, row.get(field));
                }
            }
            result.add(answer);
        }
        return Answer.success(result);
    }

    Answer retrieve(Call call) {
        Module module = Module.ofId(call.request().inUrl("id")).orElseThrow(Refusal::noId);
        if (module == Module.USERS && !call.session().isAdministrators()) {
            throw Refusal.denied();
        }
        return Answer.success(crm.find(call.request().inUrl("id"))
                .filter(row -> !row.isDeleted())
                .orElseThrow(Refusal::denied)
                .answer());
    }

    Answer describe(Call call) {
        return Answer.success(allowed(call.request().inUrl("elementType"), call).described());
    }

    /** Only administrators may ask for users. */
    private static Module allowed(String name, Call call) {
        return Module.named(name)
                .filter(module -> module != Module.USERS || call.session().isAdministrators())
                .orElseThrow(Refusal::denied);
    }
}
