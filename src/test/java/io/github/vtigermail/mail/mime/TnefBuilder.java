package io.github.vtigermail.mail.mime;

import io.github.vtigermail.mail.Mime;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Builds a winmail.dat (MS-OXTNEF). */
final class TnefBuilder {

    private static final int STRING = 0x001E;
    private static final int UNICODE = 0x001F;
    private static final int BINARY = 0x0102;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<byte[]> properties = new ArrayList<>();

    TnefBuilder() {
        out.writeBytes(numbers(0x223E9F78));
        out.writeBytes(new byte[] {1, 0});
        attribute(1, 0x9006, 8, numbers(0x00010000)); // version
        attribute(1, 0x9007, 6, Mime.join(numbers(1252), numbers(0))); // code page
    }

    TnefBuilder plain(String text) {
        properties.add(property(STRING, 0x1000, (text + "\0").getBytes(StandardCharsets.ISO_8859_1)));
        return this;
    }

    TnefBuilder html(String html) {
        properties.add(property(BINARY, 0x1013, html.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /** Adds RTF that is declared as compressed but is not. */
    TnefBuilder rtf(String rtf) {
        byte[] bytes = rtf.getBytes(StandardCharsets.ISO_8859_1);
        byte[] header = Mime.join(numbers(bytes.length + 12), numbers(bytes.length), numbers(0x414C454D), numbers(0));
        properties.add(property(BINARY, 0x1009, Mime.join(header, bytes)));
        return this;
    }

    TnefBuilder compressedRtf(byte[] compressed) {
        properties.add(property(BINARY, 0x1009, compressed));
        return this;
    }

    /** Adds a file. @param longName null for a file that has only the short name */
    TnefBuilder file(String shortName, String longName, byte[] content) {
        attribute(2, 0x9002, 6, new byte[14]); // rendering data: starts a file
        attribute(2, 0x8010, 1, (shortName + "\0").getBytes(StandardCharsets.ISO_8859_1));
        attribute(2, 0x800F, 6, content);
        if (longName != null) {
            attribute(
                    2,
                    0x9005,
                    6,
                    list(List.of(property(UNICODE, 0x3707, (longName + "\0").getBytes(StandardCharsets.UTF_16LE)))));
        }
        return this;
    }

    TnefBuilder attribute(int level, int id, int type, byte[] data) {
        int sum = 0;
        for (byte b : data) {
            sum += b & 0xFF;
        }
        out.write(level);
        out.writeBytes(numbers(type << 16 | id));
        out.writeBytes(numbers(data.length));
        out.writeBytes(data);
        out.writeBytes(new byte[] {(byte) sum, (byte) (sum >> 8)});
        return this;
    }

    byte[] build() {
        if (!properties.isEmpty()) {
            attribute(1, 0x9003, 6, list(properties));
        }
        return out.toByteArray();
    }

    static byte[] list(List<byte[]> properties) {
        return Mime.join(numbers(properties.size()), Mime.join(properties.toArray(byte[][]::new)));
    }

    static byte[] property(int type, int id, byte[] value) {
        return Mime.join(
                numbers(id << 16 | type),
                numbers(1),
                numbers(value.length),
                value,
                new byte[(4 - value.length % 4) % 4]);
    }

    static byte[] numbers(int number) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array();
    }
}
