package io.github.vtigermail.mailbox;

/** What to do about a placeholder that has no value. */
public final class MissingValue {
    private MissingValue() {}

    /** @param key what stands between the braces, {@code env:NAME} for one */
    public static String advice(String key) {
        if (key.startsWith("env:")) {
            return "set the environment variable " + key.substring(4);
        }
        if (key.startsWith("secret:")) {
            return "put a file " + key.substring(7) + " into the folder of the setting secrets.dir";
        }
        return "set " + key + " in application.properties";
    }
}
