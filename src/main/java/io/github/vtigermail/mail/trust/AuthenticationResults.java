package io.github.vtigermail.mail.trust;

import io.github.vtigermail.mail.mime.HeaderText;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What mail servers wrote into a mail about whether it is from its sender ({@code Authentication-Results}, RFC 8601).
 * Anyone can write such a field; the server that received the mail puts its own on top, and removes others with its
 * name.
 *
 * @param fields the values of the fields, from the top
 */
public record AuthenticationResults(List<String> fields) {

    /** How many fields are read. */
    private static final int MAX_FIELDS = 50;

    public AuthenticationResults {
        fields = List.copyOf(fields);
    }

    /** Ignores the fields if the mail has several From fields: nobody knows which one the servers verified. */
    public static AuthenticationResults read(MimeMessage mail) throws MessagingException {
        String[] from = mail.getHeader("From");
        if (from == null || from.length != 1) {
            return new AuthenticationResults(List.of());
        }
        return new AuthenticationResults(HeaderText.all(mail, "Authentication-Results").stream()
                .limit(MAX_FIELDS)
                .toList());
    }

    /**
     * Whether the topmost field of this server says that the mail passed one of the methods for the sender's domain:
     * DMARC for exactly that domain, DKIM and SPF for that domain or a parent domain.
     *
     * @param server the name that the trusted server writes (its authserv-id)
     * @param sender the address that the mail claims to be from; with null, no plain address, the answer is no
     */
    public boolean confirms(Set<AuthenticationMethod> methods, String server, String sender) {
        if (sender == null) {
            return false;
        }
        String domain = domain(sender);
        return fields.stream()
                .map(AuthenticationField::read)
                .filter(field -> field.server().equalsIgnoreCase(server))
                .findFirst()
                .filter(field -> methods.stream().anyMatch(method -> pass(field, method, domain)))
                .isPresent();
    }

    private static boolean pass(AuthenticationField field, AuthenticationMethod method, String domain) {
        return switch (method) {
            case DMARC -> single(field.results("dmarc"), "header.from").equals(domain);
            case SPF ->
                isAligned(
                        single(
                                field.results("spf").stream()
                                        .filter(spf -> spf.property("smtp.mailfrom") != null) // not for smtp.helo
                                        .toList(),
                                "smtp.mailfrom"),
                        domain);
            case DKIM ->
                field.results("dkim").stream() // a mail may have several signatures
                        .filter(AuthenticationField.Result::isPass)
                        .map(dkim -> dkim.properties().getOrDefault("header.d", dkim.property("header.i")))
                        .anyMatch(signer -> signer != null && isAligned(domain(signer), domain));
        };
    }

    /** The domain for which the only result passed; empty if there is none, or two, since one of them may be forged. */
    private static String single(List<AuthenticationField.Result> results, String property) {
        return results.size() == 1 && results.get(0).isPass() && results.get(0).property(property) != null
                ? domain(results.get(0).property(property))
                : "";
    }

    /** Whether a domain is the same, or a parent domain that is not a top-level domain. */
    private static boolean isAligned(String passed, String domain) {
        return passed.indexOf('.') > 0 && (domain.equals(passed) || domain.endsWith("." + passed));
    }

    /** The domain of an address, or the domain itself. */
    private static String domain(String value) {
        String domain = value.substring(value.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
    }

    /** Shows nothing of the mail, since it may appear in a log. */
    @Override
    public String toString() {
        return "AuthenticationResults[…]";
    }
}
