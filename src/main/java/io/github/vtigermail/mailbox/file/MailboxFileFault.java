package io.github.vtigermail.mailbox.file;

import io.github.vtigermail.mailbox.imap.MailServerFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.util.ObjectHelper;

/**
 * What is wrong with a mailbox file, and in which line. Camel's own messages show values, also that of a mistyped
 * {@code pasword}; this shows only their names.
 */
final class MailboxFileFault {
    private static final Pattern LINE = Pattern.compile("line (\\d+)");
    private static final Pattern UNKNOWN_OPTIONS = Pattern.compile("Unknown parameters=\\[\\{(.*)}]", Pattern.DOTALL);
    private static final Pattern UNKNOWN_PROPERTY = Pattern.compile("Property with key \\[([^\\]]+)]");
    private static final Pattern OPTION = Pattern.compile("^([A-Za-z.]+): ");
    private static final Pattern PROBLEM = Pattern.compile("^[^\\r\\n]*");

    private MailboxFileFault() {}

    static String describe(CamelContext context, Path file, Exception fault) {
        Throwable root = MailServerFault.root(fault);
        String message = String.valueOf(root.getMessage());
        PropertyBindingException misfit = ObjectHelper.getException(PropertyBindingException.class, fault);
        if (misfit != null) {
            String name = misfit.getPropertyName();
            return at(file, lineOf(file, name + ":"), name + ": its value is not of the kind that this option takes");
        }
        Matcher unknown = UNKNOWN_OPTIONS.matcher(message);
        if (unknown.find()) {
            String name = unknown.group(1).replaceAll("=.*", "");
            return at(file, lineOf(file, name + ":"), "there is no option " + name);
        }
        Matcher property = UNKNOWN_PROPERTY.matcher(message);
        if (property.find()) {
            String key = property.group(1);
            String advice = MissingValue.advice(key, MissingValue.settingsFile(context));
            return at(file, lineOf(file, key), "{{" + key + "}} has no value; " + advice);
        }
        if (root instanceof CamelMailSchemeException wrong) {
            return at(file, wrong.line(), message);
        }
        Matcher option = OPTION.matcher(message);
        if (root instanceof IllegalArgumentException && option.find()) {
            int line = lineOf(file, option.group(1) + ":");
            return at(file, line > 0 ? line : lineOf(file, "from:"), message);
        }
        Matcher line = LINE.matcher(message);
        return at(file, line.find() ? Integer.parseInt(line.group(1)) : 0, problem(root, message));
    }

    private static String at(Path file, int line, String what) {
        return file.getFileName() + (line > 0 ? ", line " + line : "") + ": " + what;
    }

    /** The first line of the parser's message: the others show the file, with any secrets in it. */
    private static String problem(Throwable root, String message) {
        Matcher first = PROBLEM.matcher(message);
        String text = first.find() ? first.group() : "";
        return text.isBlank() ? root.getClass().getSimpleName() : text;
    }

    private static int lineOf(Path file, String text) {
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                if (line.contains(text) && !line.startsWith("#")) {
                    return i + 1;
                }
            }
        } catch (IOException e) {
            return 0;
        }
        return 0;
    }
}
