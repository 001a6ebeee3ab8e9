package io.github.vtigermail.mailbox.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mailbox file names camel-mail's component in place of ours. */
final class CamelMailSchemeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final Pattern SCHEME = Pattern.compile("^[\\s-]*(?:uri|from)[\"']?:\\s*[\"']?(imaps?)(?![\\w-]).*");

    private final int line;

    private CamelMailSchemeException(String scheme, int line) {
        super("uri: write vtiger-" + scheme + " in place of " + scheme + "; that is camel-mail's own component, which "
                + "knows neither the options nor the promises of a mailbox");
        this.line = line;
    }

    /** Looks for it before the file is parsed: camel-mail's component would complain of something else. */
    static void check(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            Matcher scheme = SCHEME.matcher(lines.get(i));
            if (scheme.matches()) {
                throw new CamelMailSchemeException(scheme.group(1), i + 1);
            }
        }
    }

    int line() {
        return line;
    }
}
