package io.github.vtigermail.mailbox.oauth;

/** There is no access token for a mailbox. The message is for people, without any token, and says what to do. */
public final class OAuthException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What ends it. */
    public enum Remedy {
        /** It may pass. */
        TIME,
        /** A person has to correct a setting, at the identity provider or here. */
        SETTING,
        /** A person has to consent. */
        CONSENT
    }

    private final Remedy remedy;

    OAuthException(Remedy remedy, String message) {
        super(message);
        this.remedy = remedy;
    }

    /** What ends it. */
    public Remedy remedy() {
        return remedy;
    }

    /** Whether a person has to do something about it. */
    public boolean needsPerson() {
        return remedy != Remedy.TIME;
    }
}
