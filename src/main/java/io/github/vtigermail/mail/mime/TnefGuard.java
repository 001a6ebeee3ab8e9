package io.github.vtigermail.mail.mime;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * What stands between a stranger's winmail.dat and POI. HMEF takes lengths at their word, and makes objects of a hundred
 * bytes out of four of a property list (seen with 5.5.1); so the outer attributes (MS-OXTNEF 2.1.3: level, id, type, length,
 * data, check sum; all little-endian) are walked over before, as a stream.
 */
final class TnefGuard {

    private static final int SIGNATURE = 0x223E9F78;
    private static final int MESSAGE_PROPERTIES = 0x9003;
    private static final int ATTACHMENT_PROPERTIES = 0x9005;
    private static final int MAX_ATTRIBUTES = 2_000;

    /** Bytes of all property lists; the texts are in them, the files are not. */
    private static final int MAX_PROPERTY_BYTES = 1024 * 1024;

    /** A message of Outlook's has some hundred. */
    private static final int MAX_PROPERTIES = 5_000;

    private TnefGuard() {}

    /** Whether it is whole, has at most {@code max} bytes, and nothing that costs much more. Closes the stream. */
    static boolean isReadable(InputStream tnef, int max) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(tnef))) {
            if (number(in) != SIGNATURE) {
                return false;
            }
            in.readShort(); // a key that nobody needs
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
        } catch (EOFException e) { // it is cut off
            return false;
        }
    }

    private static int number(DataInputStream in) throws IOException {
        return Integer.reverseBytes(in.readInt());
    }
}
