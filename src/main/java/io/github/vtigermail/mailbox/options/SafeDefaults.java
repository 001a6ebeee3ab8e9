package io.github.vtigermail.mailbox.options;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Properties;
import org.apache.camel.component.mail.MailConfiguration;

/** What every mailbox gets unless its file says otherwise: TLS with host name checks, time-outs, no mark on what is read. */
public final class SafeDefaults {
    /** In milliseconds: to connect, and to wait for an answer of the mail server. */
    static final int TIMEOUT = 30_000;

    private SafeDefaults() {}

    public static void apply(MailConfiguration configuration, boolean allowInsecure) {
        String protocol = configuration.getProtocol();
        String prefix = "mail." + protocol + ".";
        configuration.setMapMailMessage(false);
        configuration.setConnectionTimeout(TIMEOUT);
        Properties properties = configuration.getAdditionalJavaMailProperties();
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "peek", "true");
        properties.put(prefix + "minidletime", "0"); // Angus Mail rests for others after IDLE; nobody else waits here
        properties.put("mail.mime.allowutf8", "true");
        if (protocol.equals("imap") && !allowInsecure && !isThisHost(configuration.getHost())) {
            properties.put(prefix + "starttls.enable", "true");
            properties.put(prefix + "starttls.required", "true");
        }
    }

    public static void requireAccount(MailConfiguration configuration) {
        if (configuration.getHost() == null || configuration.getHost().isBlank()) {
            throw new IllegalArgumentException("host: the mailbox names no mail server, as in imaps:mail.example.com");
        }
        if (configuration.getAuthenticator() == null) {
            require("username", configuration.getUsername());
            require("password", configuration.getPassword());
        }
    }

    private static void require(String option, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(option + ": the mailbox names none");
        }
    }

    private static boolean isThisHost(String host) {
        try {
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
