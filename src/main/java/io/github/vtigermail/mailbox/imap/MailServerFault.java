package io.github.vtigermail.mailbox.imap;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderClosedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.StoreClosedException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.iap.BadCommandException;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.util.MailConnectException;

/** Why a mail server could not be used, for people: only what is harmless in a log, and what to do. */
public final class MailServerFault {
    private static final String OURS = "io.github.vtigermail.";
    /** What the JDK says if the other side answers without TLS. */
    private static final String NO_TLS = "Unsupported or unrecognized SSL message";
    /** How Angus Mail's message begins if STARTTLS is required and not offered. */
    private static final String NO_STARTTLS = "STARTTLS is required";

    /** Why a server refuses a command, of RFC 5530 and RFC 9051; its own words may show anything. */
    private static final Pattern CODE = Pattern.compile(
            "\\[(UNAVAILABLE|AUTHORIZATIONFAILED|CONTACTADMIN|NOPERM|INUSE|EXPUNGEISSUED|CORRUPTION|SERVERBUG|CLIENTBUG|CANNOT|"
                    + "LIMIT|OVERQUOTA|NONEXISTENT|TRYCREATE|READ-ONLY)]");

    private MailServerFault() {}

    public static String describe(Throwable fault) {
        Optional<String> limit = ServerLimit.of(fault);
        if (limit.isPresent()) {
            return limitedBy(limit.get());
        }
        if (fault instanceof WithheldMailException || fault instanceof TemporaryFileException) {
            return fault.getMessage();
        }
        if (fault instanceof AuthenticationFailedException) {
            return "the mail server refuses the login; see username and password of the mailbox";
        }
        if (fault instanceof FolderNotFoundException) {
            return "the folder does not exist; see folderName of the mailbox";
        }
        if (fault instanceof FolderClosedException || fault instanceof StoreClosedException) {
            return "the mail server closed the connection";
        }
        Throwable root = root(fault);
        if (fault instanceof MailConnectException unreachable) {
            return unreachable(unreachable.getHost(), unreachable.getPort(), root);
        }
        String name = root.getClass().getSimpleName();
        if (root instanceof SSLException && NO_TLS.equals(root.getMessage())) {
            return "the mail server does not speak TLS at this port; see the port of the mailbox (993 for vtiger-imaps), or "
                    + "write vtiger-imap for STARTTLS";
        }
        if (root instanceof SSLException || root instanceof GeneralSecurityException) {
            return "TLS fails (" + name + "); see that the server's certificate is valid for its name, or name a trust "
                    + "store with tls.trust-store";
        }
        if (String.valueOf(root.getMessage()).startsWith(NO_STARTTLS)) {
            return "the mail server does not offer STARTTLS at this port; write vtiger-imaps for TLS (port 993)";
        }
        if (root instanceof SocketTimeoutException) {
            return "the mail server does not answer in time; if TLS begins with the connection at its port (993), write "
                    + "vtiger-imaps";
        }
        if (root instanceof CommandFailedException || root instanceof BadCommandException) {
            Matcher code = CODE.matcher(String.valueOf(root.getMessage()));
            return "the mail server refuses the command (" + (root instanceof BadCommandException ? "BAD" : "NO")
                    + (code.find() ? " " + code.group() : "") + ")";
        }
        if (root instanceof IOException) {
            return "the connection to the mail server fails (" + name + ")";
        }
        // What a poll itself throws is our own (the ledger's) and contains nothing of a mail. Of anything else only
        // the type is shown.
        return fault.getClass().getName().startsWith(OURS) ? fault.getMessage() : name;
    }

    private static String unreachable(String host, int port, Throwable root) {
        if (root instanceof UnknownHostException) {
            return "the mail server's name is not known: " + host + "; see the host of the mailbox";
        }
        String server = (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
        String why = root instanceof SocketTimeoutException
                ? "does not answer"
                : "refuses the connection or cannot be reached";
        return "the mail server " + server + " " + why + " (" + root.getClass().getSimpleName()
                + "); see host and port of the mailbox, and whether a firewall is in between";
    }

    /** @param limit the word of {@link ServerLimit} */
    public static String limitedBy(String limit) {
        return "the mail server has enough of this account for now, or is not ready (" + limit + ")";
    }

    /** The root cause. */
    public static Throwable root(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
