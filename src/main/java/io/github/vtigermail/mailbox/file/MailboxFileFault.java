package io.github.vtigermail.mailbox.file;

import io.github.vtigermail.mailbox.imap.MailServerFault;
import io.github.vtigermail.mailbox.options.InvalidOptionException;
import io.github.vtigermail.support.MissingValueException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.util.ObjectHelper;

/**
 * What is wrong with a mailbox file, and in which line. Only messages of our own are passed on: those of Camel and of the
 * YAML parser show what is in the file, and a broken file may have its password anywhere.
 */
final class MailboxFileFault {
    private static final Pattern LINE = Pattern.compile("line (\\d{1,6})");
    private static final Pattern UNKNOWN_OPTION = Pattern.compile("Unknown parameters=\\[\\{([^=]*)=");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z.-]*");
    private static final Pattern TAB = Pattern.compile("[ -]*\\t.*");
    private static final String CAMEL_YAML = "org.apache.camel.dsl.yaml.";
    private static final String YAML = "org.snakeyaml.";

    private final Path file;
    private final Exception fault;
    private final Throwable root;

    private MailboxFileFault(Path file, Exception fault) {
        this.file = file;
        this.fault = fault;
        this.root = MailServerFault.root(fault);
    }

    static String describe(Path file, Exception fault) {
        return new MailboxFileFault(file, fault).describe();
    }

    private String describe() {
        if (root instanceof CamelMailSchemeException wrong) {
            return at(wrong.line(), wrong.getMessage());
        }
        InvalidOptionException invalid = ObjectHelper.getException(InvalidOptionException.class, fault);
        if (invalid != null) {
            int line = lineOf(invalid.option() + ":");
            return at(line > 0 ? line : lineOf("from:"), invalid.getMessage());
        }
        MissingValueException missing = ObjectHelper.getException(MissingValueException.class, fault);
        if (missing != null) {
            return at(lineOf("{{"), missing.getMessage());
        }
        PropertyBindingException misfit = ObjectHelper.getException(PropertyBindingException.class, fault);
        if (misfit != null) {
            return ofMisfit(misfit.getPropertyName());
        }
        Matcher unknown = UNKNOWN_OPTION.matcher(String.valueOf(root.getMessage()));
        return unknown.find() ? ofUnknown(unknown.group(1)) : at(line(), problem());
    }

    private String ofUnknown(String name) {
        int line = lineOf(name + ":");
        return at(
                line,
                isName(name, line)
                        ? "there is no option " + name
                        : "there is an option that does not exist; docs/mailboxes.md lists all");
    }

    private String ofMisfit(String name) {
        int line = lineOf(name + ":");
        return at(
                line,
                (isName(name, line) ? name : "an option") + ": its value is not of the kind that this option takes");
    }

    /** Or something else that came into the place of a name by a mistake, even a password. */
    private boolean isName(String name, int line) {
        return NAME.matcher(name).matches()
                && line > 0
                && lines().get(line - 1).matches("\\s*" + Pattern.quote(name) + ":\\s+\\S.*");
    }

    /** By what kind of exception it is, and by what we see in the file. */
    private String problem() {
        if (root instanceof CharacterCodingException) {
            return "it is not UTF-8 text; save it as UTF-8";
        }
        if (firstLine(line -> TAB.matcher(line).matches()) > 0) {
            return "a tab is at the beginning of this line; YAML takes only blanks there";
        }
        String type = root.getClass().getName();
        if (type.startsWith(CAMEL_YAML)) {
            return "there is no such entry in a route; compare the file with the example in docs/mailboxes.md";
        }
        if (type.startsWith(YAML)) {
            return "this is not YAML; look at the blanks before this line and the one above, at the blank after each "
                    + "colon, and put a value with other characters than letters and digits into quotes";
        }
        return "it is not the file of a mailbox (" + root.getClass().getSimpleName()
                + "); compare it with the example in docs/mailboxes.md";
    }

    /** The line that has a tab, or that the parser names; 0 if none is known. */
    private int line() {
        int tab = firstLine(line -> TAB.matcher(line).matches());
        Matcher line = LINE.matcher(String.valueOf(root.getMessage()));
        int named = line.find() ? Integer.parseInt(line.group(1)) : 0;
        return tab > 0 ? tab : Math.min(named, lines().size());
    }

    private String at(int line, String what) {
        return file.getFileName() + (line > 0 ? ", line " + line : "") + ": " + what;
    }

    private int lineOf(String text) {
        return firstLine(line -> line.contains(text) && !line.strip().startsWith("#"));
    }

    private int firstLine(Predicate<String> wanted) {
        List<String> lines = lines();
        return IntStream.range(0, lines.size())
                        .filter(i -> wanted.test(lines.get(i)))
                        .findFirst()
                        .orElse(-1)
                + 1;
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
