package io.github.vtigermail.ops.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * The file {@code application.properties}, in UTF-8, or in Latin-1 as Java's own files of properties are. A byte order mark,
 * which some editors write, is no part of the first setting.
 */
public final class SettingsFile {
    /** Its name. */
    public static final String NAME = "application.properties";

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private SettingsFile() {}

    /** @throws InvalidSettingsException if it is missing, or cannot be read; says what to do */
    public static Properties read(Path folder) {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            throw invalid(NAME + " is missing in " + folder.toAbsolutePath()
                    + ": start the connector in a folder that has it, or name that folder in VTIGER_MAIL_CONFIG");
        }
        Properties settings = new Properties();
        try {
            settings.load(new StringReader(text(Files.readAllBytes(file))));
        } catch (IOException e) {
            throw invalid(NAME + " cannot be read by the user " + System.getProperty("user.name")
                    + ": see the permissions of " + file.toAbsolutePath());
        } catch (IllegalArgumentException e) {
            throw invalid(NAME + " has a \\u without four hexadecimal digits behind it: write \\\\ for a backslash");
        }
        return settings;
    }

    private static String text(byte[] bytes) {
        if (isUtf16(bytes)) {
            throw invalid(NAME + " is in UTF-16: save it as UTF-8");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, StandardCharsets.ISO_8859_1);
        }
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /** By the zeros, which no other text has. */
    private static boolean isUtf16(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    private static InvalidSettingsException invalid(String problem) {
        return new InvalidSettingsException(List.of(problem));
    }
}
