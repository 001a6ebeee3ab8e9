package io.github.vtigermail.mail.mime;

import jakarta.mail.util.SharedByteArrayInputStream;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Reads what S/MIME needs of a PKCS #7 file (CMS, RFC 5652; {@code smime.p7m}): its kind, and the content of signed
 * data. Nothing is verified. It skips the few elements before the content, in DER as well as in BER with indefinite
 * lengths and strings in pieces. The library that reads all of CMS (Bouncy Castle) is half as large as the connector.
 */
public final class SignedContent {

    /** What a file contains. */
    public enum Kind {
        SIGNED,
        ENCRYPTED,
        OTHER
    }

    private static final int MAX_DEPTH = 16;

    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int INTEGER = 0x02;
    private static final int OID = 0x06;
    private static final int OCTETS = 0x04;
    private static final int OCTETS_IN_PIECES = 0x24;
    private static final int CONTENT = 0xA0; // [0]

    private static final int INDEFINITE = -1; // an indefinite length: there is an end mark

    private final byte[] bytes;
    private int at;

    private SignedContent(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The kind of the file that starts with these bytes. */
    public static Kind kind(byte[] start) {
        try {
            return new SignedContent(start).kind();
        } catch (NotCmsException e) {
            return Kind.OTHER;
        }
    }

    /**
     * The content of signed data, as a window on these bytes, in which its pieces are moved together. Null if it has no
     * content, is truncated, or is not signed data.
     */
    public static SharedByteArrayInputStream of(byte[] bytes) {
        try {
            return new SignedContent(bytes).content();
        } catch (NotCmsException e) {
            return null;
        }
    }

    private Kind kind() throws NotCmsException {
        enter(SEQUENCE);
        int length = enter(OID);
        String id = HexFormat.of().formatHex(take(length));
        return switch (id) {
            case "2a864886f70d010702" -> Kind.SIGNED; // 1.2.840.113549.1.7.2
            case "2a864886f70d010703", // enveloped data
                    "2a864886f70d010706", // encrypted data
                    "2a864886f70d0109100117" -> // authenticated enveloped data
                Kind.ENCRYPTED;
            default -> Kind.OTHER;
        };
    }

    private SharedByteArrayInputStream content() throws NotCmsException {
        if (kind() != Kind.SIGNED) {
            return null;
        }
        enter(CONTENT);
        enter(SEQUENCE);
        skip(INTEGER, 0); // version
        skip(SET, 0); // digest algorithms
        enter(SEQUENCE);
        skip(OID, 0); // type of the content
        if (peek() != CONTENT) {
            return null; // the content is elsewhere: a detached signature, or certificates only
        }
        enter(CONTENT);
        int from = at;
        int to = octets(from, 0);
        return new SharedByteArrayInputStream(bytes, from, to - from);
    }

    /** Moves a byte string, or the strings inside it, to a position; returns the end there. */
    private int octets(int to, int depth) throws NotCmsException {
        int tag = peek();
        int length = enter(tag);
        if (tag == OCTETS && length != INDEFINITE) {
            int from = at;
            move(length);
            System.arraycopy(bytes, from, bytes, to, length);
            return to + length;
        }
        if (tag != OCTETS_IN_PIECES || depth >= MAX_DEPTH) {
            throw new NotCmsException();
        }
        int end = at + length;
        int written = to;
        while (length == INDEFINITE ? peek() != 0 : at < end) {
            written = octets(written, depth + 1);
        }
        leave(length);
        return written;
    }

    private void skip(int tag, int depth) throws NotCmsException {
        int length = enter(tag);
        if (length != INDEFINITE) {
            move(length);
            return;
        }
        while (peek() != 0) {
            if (depth >= MAX_DEPTH) {
                throw new NotCmsException();
            }
            skip(peek(), depth + 1);
        }
        leave(length);
    }

    private void leave(int length) throws NotCmsException {
        move(length == INDEFINITE ? 2 : 0); // two zeros are the end mark
    }

    /** Reads tag and length; returns the length. */
    private int enter(int tag) throws NotCmsException {
        if (peek() != tag || (tag & 0x1F) == 0x1F) { // multi-byte tags are not used here
            throw new NotCmsException();
        }
        move(1);
        int first = peek();
        move(1);
        if (first < 0x80) {
            return first;
        }
        int count = first & 0x7F;
        if (count > 4) {
            throw new NotCmsException();
        }
        long length = 0;
        for (byte b : take(count)) {
            length = length << 8 | b & 0xFF;
        }
        return count == 0 ? INDEFINITE : (int) Math.min(length, Integer.MAX_VALUE / 2);
    }

    private int peek() throws NotCmsException {
        if (at >= bytes.length) {
            throw new NotCmsException();
        }
        return bytes[at] & 0xFF;
    }

    private byte[] take(int length) throws NotCmsException {
        int from = at;
        move(length);
        return Arrays.copyOfRange(bytes, from, at);
    }

    private void move(int length) throws NotCmsException {
        if (length < 0 || length > bytes.length - at) {
            throw new NotCmsException();
        }
        at += length;
    }

    /** The bytes are something else, or truncated. */
    private static final class NotCmsException extends Exception {}
}
