package io.github.vtigermail.ops.settings;

import io.github.vtigermail.support.WrittenValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.camel.spi.PropertiesFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The property function {@code {{secret:name}}}: the content of the file {@code name} in the folder of secrets, without a
 * line end at its end. Camel's own functions read the environment and vaults, but not files.
 */
public final class SecretFunction implements PropertiesFunction {
    private static final Logger LOG = LoggerFactory.getLogger(SecretFunction.class);
    /** What some editors on Windows write at the beginning of a file. */
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final int MAX_BYTES = 64 * 1024;
    /** Set by systemd for a unit with {@code LoadCredential}, and by our container image. */
    private static final String CREDENTIALS = "CREDENTIALS_DIRECTORY";

    private final Path folder;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

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
        String content = read(name);
        if (content != null && !content.equals(WrittenValue.strip(content)) && warned.add(name)) {
            LOG.warn(
                    "the secret {} has white space at its beginning or its end, which is not used as part of it: remove it "
                            + "from {}",
                    name,
                    folder.resolve(name));
        }
        return content;
    }

    /** The same, without a word in the log. */
    public String read(String name) {
        if (!NAME.matcher(name).matches() || name.startsWith(".")) {
            return null;
        }
        Path file = folder.resolve(name);
        try {
            return Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES ? content(Files.readString(file)) : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static String content(String text) {
        return withoutLineEnd(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    }

    private static String withoutLineEnd(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(0, end);
    }
}
