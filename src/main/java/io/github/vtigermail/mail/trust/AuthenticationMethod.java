package io.github.vtigermail.mail.trust;

/** How a mail server verified that a mail is from its sender. */
public enum AuthenticationMethod {
    /** The domain's own policy for its mail (RFC 7489). */
    DMARC,
    /** A signature by the domain or a parent domain (RFC 6376). */
    DKIM,
    /** The sending host belongs to the domain or a parent domain (RFC 7208). */
    SPF
}
