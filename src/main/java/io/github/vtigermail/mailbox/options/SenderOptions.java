package io.github.vtigermail.mailbox.options;

import io.github.vtigermail.mail.trust.Addresses;
import io.github.vtigermail.mail.trust.AuthenticationMethod;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a mailbox file says of senders. The staff may always write.
 *
 * @param policy who may write to a ticket
 * @param allowed who may write as well, whatever Vtiger knows of them
 * @param quarantineFolder where the mail of others goes
 * @param authentication of which a mail must have passed one, whoever sent it; empty if of none
 * @param authenticationServer the name under which the trusted mail server writes what a mail passed
 */
public record SenderOptions(
        SenderPolicy policy,
        Addresses allowed,
        String quarantineFolder,
        Set<AuthenticationMethod> authentication,
        String authenticationServer) {

    public SenderOptions {
        if (quarantineFolder.isBlank()) {
            throw new IllegalArgumentException("quarantineFolder: a mail that may not become a comment needs a folder");
        }
        authentication = Set.copyOf(authentication);
        if (!authentication.isEmpty() && authenticationServer.isBlank()) {
            throw new IllegalArgumentException("authentication: it needs authenticationServer beside it, the name with "
                    + "which your mail server's Authentication-Results begin");
        }
    }

    static SenderOptions takenFrom(Map<String, Object> parameters) {
        return new SenderOptions(
                policy(MailboxOptions.text(parameters.remove("senders"), "anyone")),
                allowed(MailboxOptions.text(parameters.remove("allow"), "")),
                MailboxOptions.text(parameters.remove("quarantineFolder"), "Quarantine"),
                authentication(MailboxOptions.text(parameters.remove("authentication"), "off")),
                MailboxOptions.text(parameters.remove("authenticationServer"), ""));
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
            throw new IllegalArgumentException(
                    "authentication: \"" + text + "\" is neither off nor one or more of dmarc, dkim, spf");
        }
    }

    private static SenderPolicy policy(String text) {
        try {
            return SenderPolicy.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("senders: \"" + text + "\" is none of anyone, contacts, ticket");
        }
    }

    private static Addresses allowed(String text) {
        try {
            return Addresses.of(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("allow: " + e.getMessage());
        }
    }
}
