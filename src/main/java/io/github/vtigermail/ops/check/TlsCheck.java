package io.github.vtigermail.ops.check;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what is to be known of the certificate that a server showed: its days left, or what is wrong with it. */
final class TlsCheck {
    /** From how many days left on somebody should see to it; most certificates are renewed earlier by themselves. */
    private static final int SOON = 14;

    private static final int MOST_NAMES = 5;

    private final String about;
    private final SeenCertificates seen;
    private final Clock clock;

    /** @param about what its findings are called */
    TlsCheck(String about, SeenCertificates seen, Clock clock) {
        this.about = about;
        this.seen = seen;
        this.clock = clock;
    }

    /** To be called before the connection. */
    void begin() {
        seen.clear();
    }

    /**
     * To be called after the connection, whether or not it came about.
     *
     * @param host the name that the certificate must be for
     * @param connected whether it came about
     * @return whether TLS is in order; empty if no certificate was seen
     */
    Optional<Boolean> report(String host, boolean connected, Findings findings) {
        Optional<X509Certificate[]> chain = seen.last();
        if (chain.isEmpty()) {
            return Optional.empty();
        }
        if (connected) {
            reportDays(host, chain.get(), findings);
            return Optional.of(true);
        }
        Optional<String> fault = fault(host, chain.get());
        fault.ifPresent(what -> findings.fault(about, what));
        return Optional.of(fault.isEmpty());
    }

    private void reportDays(String host, X509Certificate[] chain, Findings findings) {
        Instant end = Arrays.stream(chain)
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        long days = Duration.between(clock.instant(), end).toDays();
        String what = "the certificate is trusted and is for " + host + "; it is valid for " + days
                + (days == 1 ? " more day" : " more days");
        if (days < SOON) {
            findings.note(about, what + ": have it renewed");
        } else {
            findings.ok(about, what);
        }
    }

    /** Empty if it is not the certificate. */
    private Optional<String> fault(String host, X509Certificate[] chain) {
        Instant now = clock.instant();
        for (X509Certificate certificate : chain) {
            if (certificate.getNotAfter().toInstant().isBefore(now)) {
                return Optional.of("the certificate of " + host + " expired on "
                        + day(certificate.getNotAfter().toInstant())
                        + ": have it renewed, or see this machine's clock");
            }
            if (certificate.getNotBefore().toInstant().isAfter(now)) {
                return Optional.of("the certificate of " + host + " is not valid before "
                        + day(certificate.getNotBefore().toInstant()) + ": see this machine's clock");
            }
        }
        if (!seen.isChainTrusted()) {
            return Optional.of("the certificate of " + host + " is not from a trusted authority"
                    + (chain.length == 1 && !isSelfSigned(chain[0])
                            ? ", or the server does not send the certificates in between"
                            : "")
                    + ": name the authority's certificate with tls.trust-store");
        }
        List<String> names = names(chain[0]);
        return names.stream().anyMatch(name -> isFor(name, host))
                ? Optional.empty()
                : Optional.of("the certificate is not for " + host + " but for "
                        + (names.isEmpty() ? "no name" : String.join(", ", names))
                        + ": write that name of the server, or have its certificate made for this one");
    }

    private static boolean isFor(String name, String host) {
        return name.equalsIgnoreCase(host)
                || name.startsWith("*.")
                        && host.substring(host.indexOf('.') + 1).equalsIgnoreCase(name.substring(2));
    }

    private static boolean isSelfSigned(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
    }

    private static List<String> names(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .map(name -> name.get(1))
                            .filter(String.class::isInstance)
                            .map(name -> ((String) name).replaceAll("[^\\w.:*-]", "?"))
                            .limit(MOST_NAMES)
                            .collect(Collectors.toList());
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneId.systemDefault());
    }
}
