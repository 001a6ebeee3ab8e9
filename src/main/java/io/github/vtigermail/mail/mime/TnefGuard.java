package io.github.vtigermail.mail.mime;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Checks a stranger's winmail.dat before POI parses it. HMEF trusts declared lengths, and turns four bytes of a
 * property list into objects of a hundred (seen with 5.5.1). So the outer attributes (MS-OXTNEF 2.1.3: level, id, type,
 * length, data, checksum; all little-endian) are checked first, as a stream.
 */
final class TnefGuard {

    private static final int SIGNATURE = 0x223E9F78;
    private static final int MESSAGE_PROPERTIES = 0x9003;
    private static final int ATTACHMENT_PROPERTIES = 0x9005;
    private static final int MAX_ATTRIBUTES = 2_000;

    /** Bytes of all property lists; they contain the texts, not the files. */
    private static final int MAX_PROPERTY_BYTES = 1024 * 1024;

    /** Outlook's messages have about a hundred. */
    private static final int MAX_PROPERTIES = 5_000;

    private TnefGuard() {}

    /**
     * Whether it is complete, has at most {@code max} bytes, and nothing that costs much more memory. Closes the
     * stream.
     */
    static boolean isReadable(InputStream tnef, int max) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(tnef))) {
            if (number(in) != SIGNATURE) {
                return false;
            }
            in.readShort(); // a key that is not needed
            long left = max;
            int propertyBytes = 0;
            int properties = 0;
            int attributes = 0;
            while (in.read() >= 0) { // the level
                int id = number(in) & 0xFFFF;
                int length = number(in);
                left -= length;
                if (length < 0 || left < 0 || ++attributes > MAX_ATTRIBUTES) {
                    return false;
                }
                if (id == MESSAGE_PROPERTIES || id == ATTACHMENT_PROPERTIES) {
                    int count = length < 4 ? 0 : number(in);
                    length -= Math.min(length, 4);
                    propertyBytes += length;
                    properties += count;
                    if (propertyBytes > MAX_PROPERTY_BYTES
                            || count < 0
                            || count > MAX_PROPERTIES
                            || properties > MAX_PROPERTIES) {
                        return false;
                    }
                }
                in.skipNBytes(length + 2L);
            }
            return attributes > 0;
        } catch (EOFException e) { // truncated
            return false;
        }
    }

    private static int number(DataInputStream in) throws IOException {
        return Integer.reverseBytes(in.readInt());
    }
}
