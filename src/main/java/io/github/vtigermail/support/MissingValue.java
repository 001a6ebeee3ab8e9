package io.github.vtigermail.support;

import org.apache.camel.CamelContext;

/** What to do about a placeholder that has no value. */
public final class MissingValue {
    private static final String FILE = MissingValue.class.getName();

    private MissingValue() {}

    /** Sets the file that has the settings of a context. By default {@code application.properties}. */
    public static void setSettingsFile(CamelContext context, String file) {
        context.getGlobalOptions().put(FILE, file);
    }

    /** The file that has the settings of this context. */
    public static String settingsFile(CamelContext context) {
        return context.getGlobalOptions().getOrDefault(FILE, "application.properties");
    }

    /**
     * @param key the text between the braces, such as {@code env:NAME}
     * @param settings the file of the settings
     */
    public static String advice(String key, String settings) {
        if (key.startsWith("env:")) {
            return "set the environment variable " + key.substring(4);
        }
        if (key.startsWith("secret:")) {
            return "put a file " + key.substring(7)
                    + " into the folder of the setting secrets.dir, in UTF-8 and readable for the connector";
        }
        return "set " + key + " in " + settings;
    }
}
