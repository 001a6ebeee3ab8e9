package io.github.vtigermail.ops.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.spi.PropertiesFunction;

/**
 * The property function {@code {{secret:name}}}: the content of the file {@code name} in the folder of secrets, without a
 * line end at its end. Camel's own functions read the environment and vaults, but not files.
 */
public final class SecretFunction implements PropertiesFunction {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final int MAX_BYTES = 64 * 1024;
    /** Set by systemd for a unit with {@code LoadCredential}, and by our container image. */
    private static final String CREDENTIALS = "CREDENTIALS_DIRECTORY";

    private final Path folder;

    public SecretFunction(Path folder) {
        this.folder = folder;
    }

    /** The folder of secrets, if the setting does not name another one. */
    static String folder(Map<String, String> environment) {
        return environment.getOrDefault(CREDENTIALS, "secrets");
    }

    @Override
    public String getName() {
        return "secret";
    }

    /** The secret, or null if there is no such file. */
    @Override
    public String apply(String name) {
        if (!NAME.matcher(name).matches() || name.startsWith(".")) {
            return null;
        }
        Path file = folder.resolve(name);
        try {
            return Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES
                    ? withoutLineEnd(Files.readString(file))
                    : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static String withoutLineEnd(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(0, end);
    }
}
