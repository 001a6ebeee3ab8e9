package io.github.vtigermail.ops.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How values of settings are written. Each method throws an {@link IllegalArgumentException} that says what the value must
 * be, to be read after the setting's name. The value is not shown: it may be a password in the wrong line.
 */
final class SettingFormat {
    private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,6})\\s?(kB|MB)");
    private static final Pattern EXTENSION = Pattern.compile("[a-z0-9_-]{1,30}");

    private SettingFormat() {}

    static int number(String text, int least, int most) {
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        throw mustBe("a number from " + least + " to " + most);
    }

    static boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw mustBe("true or false");
        }
        return text.equals("true");
    }

    /** Of a database that the ledger can be in. */
    static String jdbcUrl(String text) {
        if (!text.startsWith("jdbc:sqlite:") && !text.startsWith("jdbc:postgresql:")) {
            throw mustBe("a JDBC URL that begins with jdbc:sqlite: or jdbc:postgresql:");
        }
        return text;
    }

    /** A key for AES-256, or nothing. */
    static String key(String text) {
        if (!text.isEmpty() && !isKey(text)) {
            throw mustBe("32 bytes in base64, as openssl rand -base64 32 prints them");
        }
        return text;
    }

    private static boolean isKey(String text) {
        try {
            return Base64.getDecoder().decode(text).length == 32;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** In bytes. */
    static long size(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            throw mustBe("a size such as 500kB or 10MB");
        }
        return Long.parseLong(size.group(1)) * (size.group(2).equals("kB") ? 1024 : 1024 * 1024);
    }

    static Duration time(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw mustBe("a time such as 500ms, 5s, 20m, 12h, 180d");
        }
        long amount = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    /** At least that long. */
    static Duration time(String text, Duration least) {
        Duration time = time(text);
        if (time.compareTo(least) < 0) {
            throw new IllegalArgumentException("is too short: it must be at least "
                    + least.toString().substring(2).toLowerCase(Locale.ROOT));
        }
        return time;
    }

    /** At most so many hours. */
    static Duration time(String text, int hours) {
        Duration time = time(text);
        if (time.compareTo(Duration.ofHours(hours)) > 0) {
            throw new IllegalArgumentException("is too long: it must be at most " + hours + "h");
        }
        return time;
    }

    /** File name extensions in lower case, without their dots. */
    static Set<String> extensions(String text) {
        Set<String> extensions = new TreeSet<>();
        List<Integer> invalid = new ArrayList<>();
        String[] entries = text.toLowerCase(Locale.ROOT).split(",");
        for (int i = 0; i < entries.length; i++) {
            String extension = entries[i].strip().replaceFirst("^\\.", "");
            if (EXTENSION.matcher(extension).matches()) {
                extensions.add(extension);
            } else if (!extension.isEmpty()) {
                invalid.add(i + 1);
            }
        }
        if (!invalid.isEmpty()) {
            throw new IllegalArgumentException(
                    "must be extensions separated by commas, such as exe, bat; those with these " + "numbers are none: "
                            + invalid);
        }
        return extensions;
    }

    private static IllegalArgumentException mustBe(String what) {
        return new IllegalArgumentException("must be " + what);
    }
}
