package io.github.vtigermail.mailbox.options;

import io.github.vtigermail.support.ThisHost;
import java.util.Properties;
import org.apache.camel.component.mail.MailConfiguration;

/** The defaults of every mailbox: TLS with host name checks, time-outs, and mails that are not marked when fetched. */
public final class SafeDefaults {
    /** The time-out for connecting and for answers of the mail server, in milliseconds. */
    static final int TIMEOUT = 30_000;

    private SafeDefaults() {}

    /** To be called before the mailbox's own options are set. */
    public static void apply(MailConfiguration configuration) {
        String protocol = configuration.getProtocol();
        String prefix = "mail." + protocol + ".";
        configuration.setMapMailMessage(false);
        configuration.setConnectionTimeout(TIMEOUT);
        Properties properties = configuration.getAdditionalJavaMailProperties();
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "peek", "true");
        properties.put(prefix + "minidletime", "0"); // Angus Mail pauses after IDLE for other threads; there are none
        properties.put("mail.mime.allowutf8", "true");
    }

    /** Requires STARTTLS for {@code imap}, except to this host. */
    public static void requireTls(MailConfiguration configuration) {
        if (configuration.getProtocol().equals("imap") && !ThisHost.is(configuration.getHost())) {
            Properties properties = configuration.getAdditionalJavaMailProperties();
            properties.put("mail.imap.starttls.enable", "true");
            properties.put("mail.imap.starttls.required", "true");
        }
    }

    public static void requireAccount(MailConfiguration configuration) {
        if (configuration.getHost() == null || configuration.getHost().isBlank()) {
            throw new InvalidOptionException(
                    "host", "the mailbox names no mail server, as in vtiger-imaps:mail.example.com");
        }
        if (configuration.getAuthenticator() == null) { // of an application's own, or of OAuth2
            require("username", configuration.getUsername());
            require("password", configuration.getPassword());
        }
    }

    private static void require(String option, String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidOptionException(option, "the mailbox names none");
        }
    }
}
