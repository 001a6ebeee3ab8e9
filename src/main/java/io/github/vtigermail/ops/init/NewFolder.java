package io.github.vtigermail.ops.init;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of a new connector: those of the distribution, with the settings filled in. Nothing is written before all is known,
 * and nothing that exists is overwritten.
 */
final class NewFolder {
    private static final String SETTINGS = "application.properties";
    private static final String EXAMPLE = "support";
    private static final String MAILBOX = "routes/mailboxes/%s.camel.yaml";
    private static final String SECRETS = "secrets";

    private final Path folder;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, String> secrets = new LinkedHashMap<>();

    NewFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Takes over the distribution's files.
     *
     * @param mailbox the mailbox's name
     * @param values the settings that are filled in
     */
    NewFolder fill(String mailbox, MailboxLogin login, Map<String, String> values) throws IOException {
        texts.put(SETTINGS, settings(mailbox, login, values));
        texts.put("routes/ticket-mail.camel.yaml", read("routes/ticket-mail.camel.yaml"));
        texts.put("routes/failures.camel.yaml", read("routes/failures.camel.yaml"));
        texts.put(MAILBOX.formatted(mailbox), mailboxFile(mailbox, login));
        return this;
    }

    /** A file that only its owner may read. */
    NewFolder secret(String name, String value) {
        secrets.put(name, value);
        return this;
    }

    /** @throws FileAlreadyExistsException for the first file that exists; then nothing is written */
    void requireNew() throws FileAlreadyExistsException {
        for (String name : texts.keySet()) {
            requireNew(folder.resolve(name));
        }
        for (String name : secrets.keySet()) {
            requireNew(folder.resolve(SECRETS).resolve(name));
        }
    }

    private static void requireNew(Path file) throws FileAlreadyExistsException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
    }

    void write() throws IOException {
        requireNew();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Path file = folder.resolve(text.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, text.getValue(), StandardOpenOption.CREATE_NEW);
        }
        Path own = folder.resolve(SECRETS);
        if (Files.notExists(own)) {
            Files.createDirectory(own, readableFor("rwx------"));
        }
        for (Map.Entry<String, String> secret : secrets.entrySet()) {
            Path file = Files.createFile(own.resolve(secret.getKey()), readableFor("rw-------"));
            Files.writeString(file, secret.getValue() + "\n");
        }
    }

    /** From the beginning, so that nobody reads it in between. Windows has no such permissions. */
    private FileAttribute<?>[] readableFor(String permissions) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static String settings(String mailbox, MailboxLogin login, Map<String, String> values) throws IOException {
        String text = read(SETTINGS);
        for (String name : login.settings()) { // beside the others of the mailbox
            text = text.replaceFirst("(?m)^support\\.password =", "support." + name + " =\n$0");
        }
        if (login != MailboxLogin.PASSWORD) {
            text = text.replaceFirst("(?m)^support\\.password =.*\\R", "");
        }
        text = renamed(text, mailbox);
        for (Map.Entry<String, String> value : values.entrySet()) {
            Matcher line = Pattern.compile("(?m)^#?" + Pattern.quote(value.getKey()) + " =.*$")
                    .matcher(text);
            if (!line.find()) {
                throw new IllegalStateException(SETTINGS + " has no line for " + value.getKey());
            }
            text = line.replaceFirst(Matcher.quoteReplacement(
                    value.getKey() + " = " + value.getValue().replace("\\", "\\\\")));
        }
        return text;
    }

    private static String mailboxFile(String mailbox, MailboxLogin login) throws IOException {
        String text = read(MAILBOX.formatted(EXAMPLE)).replaceFirst("id: " + EXAMPLE, "id: " + mailbox);
        if (login != MailboxLogin.PASSWORD) {
            String lines = String.join("\n$1", login.options());
            text = text.replaceFirst("(?m)^( *)password: .*$", "$1" + lines);
        }
        return renamed(text, mailbox);
    }

    private static String renamed(String text, String mailbox) {
        return text.replaceAll("(?<=\\{\\{)support\\.|(?m)^support\\.", mailbox + ".")
                .replace("{{secret:" + EXAMPLE + "-", "{{secret:" + mailbox + "-")
                .replace("/" + EXAMPLE + ".camel.yaml", "/" + mailbox + ".camel.yaml");
    }

    private static String read(String name) throws IOException {
        try (InputStream content = NewFolder.class.getResourceAsStream("/defaults/" + name)) {
            if (content == null) {
                throw new FileNotFoundException("the jar has no defaults/" + name);
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
