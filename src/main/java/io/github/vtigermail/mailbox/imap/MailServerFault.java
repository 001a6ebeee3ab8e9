package io.github.vtigermail.mailbox.imap;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderClosedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.StoreClosedException;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Why a mail server could not be used, for people: only what is harmless in a log, and what to do. */
public final class MailServerFault {
    private MailServerFault() {}

    public static String describe(Throwable fault) {
        Optional<String> limit = ServerLimit.of(fault);
        if (limit.isPresent()) {
            return limitedBy(limit.get());
        }
        if (fault instanceof WithheldMailException) {
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
        String name = root.getClass().getSimpleName();
        if (root instanceof javax.net.ssl.SSLException || root instanceof java.security.GeneralSecurityException) {
            return "TLS fails (" + name + "); see that the server's certificate is valid for its name, or name a trust "
                    + "store with tls.trust-store";
        }
        if (root instanceof java.net.UnknownHostException) {
            return "the mail server's name is not known; see the host of the mailbox";
        }
        if (root instanceof java.io.IOException) {
            return "the connection to the mail server fails (" + name + ")";
        }
        // What a poll itself throws is our own (the ledger's) and contains nothing of a mail. Of anything else only
        // the type is shown.
        boolean ours = fault instanceof RuntimeException && !(fault instanceof CompletionException);
        return ours ? fault.getMessage() : name;
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
