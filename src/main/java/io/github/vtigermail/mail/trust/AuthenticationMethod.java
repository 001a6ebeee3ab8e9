package io.github.vtigermail.mail.trust;

/** By what a mail server found out that a mail is from whom it says. */
public enum AuthenticationMethod {
    /** The domain's own rule for its mail (RFC 7489). */
    DMARC,
    /** A signature of the domain, or of one above it (RFC 6376). */
    DKIM,
    /** The sending host is one of the domain's, or of one above it (RFC 7208). */
    SPF
}
