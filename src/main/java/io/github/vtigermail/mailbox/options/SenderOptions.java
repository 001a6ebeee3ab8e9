package io.github.vtigermail.mailbox.options;

import io.github.vtigermail.mail.trust.AuthenticationMethod;
import io.github.vtigermail.support.Addresses;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The options of a mailbox for senders. The staff always may write.
 *
 * @param policy who may write to a ticket
 * @param allowed who may write as well, whatever Vtiger knows about them
 * @param quarantineFolder the folder for mail from others
 * @param authentication the checks of which a mail must have passed one, regardless of the sender; empty for none
 * @param authenticationServer the name with which the trusted mail server signs its results
 */
public record SenderOptions(
        SenderPolicy policy,
        Addresses allowed,
        String quarantineFolder,
        Set<AuthenticationMethod> authentication,
        String authenticationServer) {

    public SenderOptions {
        if (quarantineFolder.isBlank()) {
            throw new InvalidOptionException("quarantineFolder", "a mail that may not become a comment needs a folder");
        }
        authentication = Set.copyOf(authentication);
        if (!authentication.isEmpty() && authenticationServer.isBlank()) {
            throw new InvalidOptionException(
                    "authentication",
                    "it needs authenticationServer beside it, the name with "
                            + "which your mail server's Authentication-Results begin");
        }
    }

    static SenderOptions of(MailboxConfiguration written) {
        return new SenderOptions(
                policy(written.getSenders().strip()),
                allowed(written.getAllow().strip()),
                written.getQuarantineFolder().strip(),
                authentication(written.getAuthentication().strip()),
                written.getAuthenticationServer().strip());
    }

    private static Set<AuthenticationMethod> authentication(String text) {
        if (text.equals("off")) {
            return Set.of();
        }
        try {
            return Arrays.stream(text.split(","))
                    .map(method -> AuthenticationMethod.valueOf(method.strip().toUpperCase(Locale.ROOT)))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IllegalArgumentException e) {
            throw new InvalidOptionException("authentication", "it must be off, or one or more of dmarc, dkim, spf");
        }
    }

    private static SenderPolicy policy(String text) {
        try {
            return SenderPolicy.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new InvalidOptionException("senders", "it must be anyone, contacts, ticket or contact");
        }
    }

    private static Addresses allowed(String text) {
        try {
            return Addresses.of(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidOptionException("allow", e.getMessage());
        }
    }
}
