package io.github.vtigermail.ops.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.vtigermail.mail.PatternMatch;
import io.github.vtigermail.route.Explanation;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Prints a line of JSON for each mail, for programs. */
final class ExplanationJson implements ExplanationPrinter {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintWriter out;
    private final boolean withLines;

    /** @param withLines whether to say what becomes of each line */
    ExplanationJson(PrintWriter out, boolean withLines) {
        this.out = out;
        this.withLines = withLines;
    }

    @Override
    public void print(Path mail, Explanation explanation) {
        ObjectNode line = JSON.createObjectNode();
        line.put("mail", mail.toString());
        line.put("outcome", explanation.fate().name());
        line.put("reason", explanation.reason());
        ArrayNode references = line.putArray("references");
        for (PatternMatch match : explanation.references()) {
            references
                    .addObject()
                    .put("kind", match.reference().kind().name())
                    .put("value", match.reference().value())
                    .put("patternNumber", match.number())
                    .put("pattern", match.pattern());
        }
        line.put("automatic", explanation.automatic());
        line.put("sender", explanation.sender());
        line.put("text", explanation.text());
        ArrayNode files = line.putArray("files");
        for (Explanation.File file : explanation.files()) {
            files.addObject()
                    .put("name", file.name())
                    .put("type", file.type())
                    .put("size", file.size())
                    .put("goesAlong", file.left() == null)
                    .put("left", file.left());
        }
        if (withLines) {
            ArrayNode lines = line.putArray("lines");
            for (Explanation.Line of : explanation.lines()) {
                lines.addObject()
                        .put("text", of.text())
                        .put("stays", of.stays())
                        .put("why", of.why());
            }
        }
        try {
            out.println(JSON.writeValueAsString(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
