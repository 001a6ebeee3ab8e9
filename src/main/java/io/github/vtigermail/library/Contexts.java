package io.github.vtigermail.library;

import org.apache.camel.CamelContext;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.impl.DefaultCamelContext;

/** Camel contexts of our own, as against those of applications: they need no route templates. */
public final class Contexts {
    private static final String OURS = Contexts.class.getName();

    private Contexts() {}

    /** A new one, not started. */
    public static CamelContext ours() {
        DefaultCamelContext context = new DefaultCamelContext(false);
        markAsOurs(context);
        context.disableJMX();
        context.setStartupSummaryLevel(StartupSummaryLevel.Off); // the application's own says what it has to
        context.build();
        return context;
    }

    /** @param context one that is not built yet */
    public static void markAsOurs(CamelContext context) {
        context.getGlobalOptions().put(OURS, "true");
    }

    static boolean isOurs(CamelContext context) {
        return context.getGlobalOptions().containsKey(OURS);
    }
}
