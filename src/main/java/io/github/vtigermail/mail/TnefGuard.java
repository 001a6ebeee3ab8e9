package io.github.vtigermail.mail;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What stands between a stranger's winmail.dat and POI. HMEF takes lengths at their word, and makes objects of up to a hundred
 * bytes out of four of a property list (seen with 5.5.1); so the outer attributes (MS-OXTNEF 2.1.3: level, id, type, length,
 * data, check sum) are walked over before.
 */
final class TnefGuard {

    private static final int SIGNATURE = 0x223E9F78;
    private static final int HEADER = 9;
    private static final int MESSAGE_PROPERTIES = 0x9003;
    private static final int ATTACHMENT_PROPERTIES = 0x9005;

    /** Bytes of all property lists; the texts are in them, the files are not. */
    private static final int MAX_PROPERTIES = 1024 * 1024;

    private static final int MAX_ATTRIBUTES = 2_000;

    private TnefGuard() {}

    /** Whether it is whole, and of a size that can be read. */
    static boolean isReadable(byte[] tnef) {
        ByteBuffer in = ByteBuffer.wrap(tnef).order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() < 6 || in.getInt() != SIGNATURE) {
            return false;
        }
        in.getShort(); // a key that nobody needs
        int properties = 0;
        int attributes = 0;
        while (in.remaining() >= HEADER) {
            in.get(); // the level
            int id = in.getShort() & 0xFFFF;
            in.getShort(); // the type
            int length = in.getInt();
            if (length < 0 || length > in.remaining() - 2) {
                return false;
            }
            properties += id == MESSAGE_PROPERTIES || id == ATTACHMENT_PROPERTIES ? length : 0;
            if (properties > MAX_PROPERTIES || ++attributes > MAX_ATTRIBUTES) {
                return false;
            }
            in.position(in.position() + length + 2);
        }
        return attributes > 0;
    }
}
