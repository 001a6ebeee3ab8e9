package io.github.vtigermail.mailbox.file;

import org.apache.camel.CamelContext;

/** What to do about a placeholder that has no value. */
public final class MissingValue {
    private static final String FILE = MissingValue.class.getName();

    private MissingValue() {}

    /** Tells a context where its settings are written; unless told, it is {@code application.properties}. */
    public static void setSettingsFile(CamelContext context, String file) {
        context.getGlobalOptions().put(FILE, file);
    }

    /** Where the settings of this context are written. */
    public static String settingsFile(CamelContext context) {
        return context.getGlobalOptions().getOrDefault(FILE, "application.properties");
    }

    /**
     * @param key what stands between the braces, {@code env:NAME} for one
     * @param settings the file of the settings
     */
    public static String advice(String key, String settings) {
        if (key.startsWith("env:")) {
            return "set the environment variable " + key.substring(4);
        }
        if (key.startsWith("secret:")) {
            return "put a file " + key.substring(7) + " into the folder of the setting secrets.dir";
        }
        return "set " + key + " in " + settings;
    }
}
