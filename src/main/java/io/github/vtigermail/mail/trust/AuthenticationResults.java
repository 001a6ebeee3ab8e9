package io.github.vtigermail.mail.trust;

import io.github.vtigermail.mail.mime.HeaderText;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What mail servers wrote into a mail of whether it is from whom it says ({@code Authentication-Results}, RFC 8601). Anyone
 * can write such a field; the server that took the mail in puts its own on top, and takes away others that bear its name.
 *
 * @param fields their values, the topmost first
 */
public record AuthenticationResults(List<String> fields) {

    /** How many fields are looked at. */
    private static final int MOST = 50;

    public AuthenticationResults {
        fields = List.copyOf(fields);
    }

    /** Of a mail with several From fields none counts: nobody knows of which the servers speak. */
    public static AuthenticationResults read(MimeMessage mail) throws MessagingException {
        String[] from = mail.getHeader("From");
        if (from == null || from.length != 1) {
            return new AuthenticationResults(List.of());
        }
        return new AuthenticationResults(HeaderText.all(mail, "Authentication-Results").stream()
                .limit(MOST)
                .toList());
    }

    /**
     * Whether the topmost field of this server says that the mail passed by one of the methods, and as a mail of the
     * sender's domain: by DMARC of exactly that domain, by DKIM and SPF of that domain or one above it.
     *
     * @param server the name under which the trusted server writes (its authserv-id)
     * @param sender the address that the mail says it is from; null, no plain address, never passes
     */
    public boolean pass(Set<AuthenticationMethod> methods, String server, String sender) {
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
                                        .filter(spf -> spf.property("smtp.mailfrom") != null) // not of smtp.helo
                                        .toList(),
                                "smtp.mailfrom"),
                        domain);
            case DKIM ->
                field.results("dkim").stream() // a mail may bear several signatures
                        .filter(AuthenticationField.Result::isPass)
                        .map(dkim -> dkim.properties().getOrDefault("header.d", dkim.property("header.i")))
                        .anyMatch(signer -> signer != null && isAligned(domain(signer), domain));
        };
    }

    /** The domain for which the only result passed; empty without one, and if there are two, of which one may be forged. */
    private static String single(List<AuthenticationField.Result> results, String property) {
        return results.size() == 1 && results.get(0).isPass() && results.get(0).property(property) != null
                ? domain(results.get(0).property(property))
                : "";
    }

    /** The same domain, or one above it that is no top-level domain. */
    private static boolean isAligned(String passed, String domain) {
        return passed.indexOf('.') > 0 && (domain.equals(passed) || domain.endsWith("." + passed));
    }

    /** Of an address, or a domain itself. */
    private static String domain(String value) {
        String domain = value.substring(value.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
    }

    /** Shows nothing of the mail: it may land in a log. */
    @Override
    public String toString() {
        return "AuthenticationResults[…]";
    }
}
