package io.github.vtigermail.testing.vtiger;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code create}, {@code revise} and {@code add_related}: their arguments stand in the body. */
final class WriteOperations {
    private final Crm crm;
    private final CreateComment createComment;
    private final AtomicInteger documents = new AtomicInteger();

    WriteOperations(Crm crm) {
        this.crm = crm;
        this.createComment = new CreateComment(crm);
    }

    Answer create(Call call) {
        return switch (Module.named(call.request().inBody("elementType")).orElseThrow(Refusal::denied)) {
            case COMMENTS -> createComment.of(call);
            case DOCUMENTS -> createDocument(call);
            default -> throw Refusal.denied();
        };
    }

    private Answer createDocument(Call call) {
        Map<String, String> element = call.element();
        for (String field : new String[] {"notes_title", "assigned_user_id"}) {
            if (element.getOrDefault(field, "").isEmpty()) {
                throw Refusal.missing(field);
            }
        }
        Map<String, String> values = new HashMap<>(element);
        values.put("note_no", "DOC" + documents.incrementAndGet());
        values.put("modifiedby", call.session().user().id());
        values.put("source", "WEBSERVICE");
        values.put("starred", "0");
        Optional<UploadedFile> file =
                call.request().files().stream().filter(UploadedFile::isKept).findFirst();
        file.ifPresent(kept -> {
            values.put("filename", kept.name());
            values.put("filetype", kept.contentType());
            values.put("filesize", String.valueOf(kept.bytes().length));
        });
        Map<String, String> all =
                crm.put(Module.DOCUMENTS.id(crm.nextRecord()), values).answer();
        Map<String, String> answer = new LinkedHashMap<>(all);
        if (file.isPresent()) {
            answer.remove("label");
            answer.put("imageattachmentids", Module.DOCUMENTS.id(crm.nextRecord()));
            answer.put("label", all.get("label"));
        }
        return Answer.success(answer);
    }

    /** Writes whatever it is given, also a status that does not exist. */
    Answer revise(Call call) {
        Map<String, String> element = call.element();
        Row row = there(element.getOrDefault("id", ""));
        element.forEach((field, value) -> {
            if (!field.equals("id") && row.module().has(field)) {
                row.set(field, value);
            }
        });
        row.set("modifiedtime", Crm.text(crm.now()));
        row.set("modifiedby", call.session().user().id());
        return Answer.success(row.answer());
    }

    Answer addRelated(Call call) {
        there(call.request().inBody("sourceRecordId"));
        there(call.request().inBody("relatedRecordId"));
        return Answer.success(Map.of("message", "successfull"));
    }

    private Row there(String id) {
        Module.ofId(id).orElseThrow(Refusal::noId);
        return crm.find(id).filter(row -> !row.isDeleted()).orElseThrow(Refusal::denied);
    }
}
