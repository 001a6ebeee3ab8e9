package io.github.vtigermail.testing.mail;

import io.github.vtigermail.testing.Patience;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.Properties;

/** Logs in to a {@link MailServer} as a mail program does. */
public final class ImapLogin {

    private ImapLogin() {}

    /** An open connection over TLS, which trusts {@link TestCertificate} alone and checks the host name. */
    public static Store imaps(MailServer server, TestMailbox mailbox) throws MessagingException {
        Properties properties = new Properties();
        properties.put(
                "mail.imaps.ssl.socketFactory",
                TestCertificate.shared().clientContext().getSocketFactory());
        properties.put("mail.imaps.ssl.checkserveridentity", "true");
        return connect(properties, "imaps", server.host(), server.imapsPort(), mailbox.user(), mailbox.password());
    }

    /** An open connection in plain text. */
    static Store imap(String host, int port, String user, String password) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.imap.partialfetch", "false"); // a mail with one command
        return connect(properties, "imap", host, port, user, password);
    }

    private static Store connect(
            Properties properties, String protocol, String host, int port, String user, String password)
            throws MessagingException {
        String limit = String.valueOf(Patience.LIMIT.toMillis());
        properties.put("mail." + protocol + ".connectiontimeout", limit);
        properties.put("mail." + protocol + ".timeout", limit);
        Store store = Session.getInstance(properties).getStore(protocol);
        store.connect(host, port, user, password);
        return store;
    }
}
