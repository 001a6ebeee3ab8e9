package io.github.vtigermail.mail.mime;

import jakarta.mail.util.SharedByteArrayInputStream;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What a PKCS #7 file (RFC 5652: CMS, {@code smime.p7m}) holds, as far as S/MIME needs it: its kind, and of signed data the
 * content. Nothing is verified. The few elements before the content are walked over, in DER and in BER with its lengths left
 * open and its strings in pieces; the library that reads the rest of CMS (Bouncy Castle) is half as large as the connector.
 */
public final class SignedContent {

    /** What is in a file. */
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

    private static final int OPEN = -1; // a length that is not told: there is an end mark

    private final byte[] bytes;
    private int at;

    private SignedContent(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Of what kind the file is that starts with these bytes. */
    public static Kind kind(byte[] start) {
        try {
            return new SignedContent(start).kind();
        } catch (NotCms e) {
            return Kind.OTHER;
        }
    }

    /**
     * The content of signed data, which is a window on these bytes: pieces of it are moved together there. Null if there is
     * none, or the bytes are something else, or less than all of it.
     */
    public static SharedByteArrayInputStream of(byte[] bytes) {
        try {
            return new SignedContent(bytes).content();
        } catch (NotCms e) {
            return null;
        }
    }

    private Kind kind() throws NotCms {
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

    private SharedByteArrayInputStream content() throws NotCms {
        if (kind() != Kind.SIGNED) {
            return null;
        }
        enter(CONTENT);
        enter(SEQUENCE);
        skip(INTEGER, 0); // version
        skip(SET, 0); // digest algorithms
        enter(SEQUENCE);
        skip(OID, 0); // what the content is
        if (peek() != CONTENT) {
            return null; // the content is elsewhere: a detached signature, or certificates only
        }
        enter(CONTENT);
        int from = at;
        int to = octets(from, 0);
        return new SharedByteArrayInputStream(bytes, from, to - from);
    }

    /** Moves a string of bytes, or the strings inside of one, to that place; gives their end there. */
    private int octets(int to, int depth) throws NotCms {
        int tag = peek();
        int length = enter(tag);
        if (tag == OCTETS && length != OPEN) {
            int from = at;
            move(length);
            System.arraycopy(bytes, from, bytes, to, length);
            return to + length;
        }
        if (tag != OCTETS_IN_PIECES || depth >= MAX_DEPTH) {
            throw new NotCms();
        }
        int end = at + length;
        int written = to;
        while (length == OPEN ? peek() != 0 : at < end) {
            written = octets(written, depth + 1);
        }
        leave(length);
        return written;
    }

    private void skip(int tag, int depth) throws NotCms {
        int length = enter(tag);
        if (length != OPEN) {
            move(length);
            return;
        }
        while (peek() != 0) {
            if (depth >= MAX_DEPTH) {
                throw new NotCms();
            }
            skip(peek(), depth + 1);
        }
        leave(length);
    }

    private void leave(int length) throws NotCms {
        move(length == OPEN ? 2 : 0); // two zeros are the end mark
    }

    /** Goes over tag and length; gives the length. */
    private int enter(int tag) throws NotCms {
        if (peek() != tag || (tag & 0x1F) == 0x1F) { // no tag of several bytes is used here
            throw new NotCms();
        }
        move(1);
        int first = peek();
        move(1);
        if (first < 0x80) {
            return first;
        }
        int count = first & 0x7F;
        if (count > 4) {
            throw new NotCms();
        }
        long length = 0;
        for (byte b : take(count)) {
            length = length << 8 | b & 0xFF;
        }
        return count == 0 ? OPEN : (int) Math.min(length, Integer.MAX_VALUE / 2);
    }

    private int peek() throws NotCms {
        if (at >= bytes.length) {
            throw new NotCms();
        }
        return bytes[at] & 0xFF;
    }

    private byte[] take(int length) throws NotCms {
        int from = at;
        move(length);
        return Arrays.copyOfRange(bytes, from, at);
    }

    private void move(int length) throws NotCms {
        if (length < 0 || length > bytes.length - at) {
            throw new NotCms();
        }
        at += length;
    }

    /** These bytes are something else, or break off. */
    private static final class NotCms extends Exception {}
}
