package io.github.vtigermail.mail.mime;

import java.util.Map;

/** The usual extension of a media type's files, which says how to open a file that came without a name. */
final class FileExtension {

    private static final int MAX = 5;

    private static final String OFFICE = "vnd.openxmlformats-officedocument.";
    private static final String OPEN = "vnd.oasis.opendocument.";

    /** By subtype, where the subtype is not the extension. */
    private static final Map<String, String> EXTENSIONS = Map.ofEntries(
            Map.entry(OFFICE + "wordprocessingml.document", "docx"),
            Map.entry(OFFICE + "spreadsheetml.sheet", "xlsx"),
            Map.entry(OFFICE + "presentationml.presentation", "pptx"),
            Map.entry(OPEN + "text", "odt"),
            Map.entry(OPEN + "spreadsheet", "ods"),
            Map.entry(OPEN + "presentation", "odp"),
            Map.entry("msword", "doc"),
            Map.entry("vnd.ms-excel", "xls"),
            Map.entry("vnd.ms-powerpoint", "ppt"),
            Map.entry("vnd.ms-outlook", "msg"),
            Map.entry("vnd.visio", "vsd"),
            Map.entry("vnd.rar", "rar"),
            Map.entry("zip-compressed", "zip"),
            Map.entry("7z-compressed", "7z"),
            Map.entry("rar-compressed", "rar"),
            Map.entry("gzip", "gz"),
            Map.entry("plain", "txt"),
            Map.entry("comma-separated-values", "csv"),
            Map.entry("calendar", "ics"),
            Map.entry("vcard", "vcf"),
            Map.entry("rfc822", "eml"),
            Map.entry("postscript", "ps"),
            Map.entry("javascript", "js"),
            Map.entry("vnd.microsoft.icon", "ico"),
            Map.entry("quicktime", "mov"),
            Map.entry("ms-wmv", "wmv"),
            Map.entry("msvideo", "avi"),
            Map.entry("m4a", "m4a"));

    private FileExtension() {}

    /** With its dot; empty for a type that says nothing, or that is not known. */
    static String of(String type) {
        int slash = type.indexOf('/');
        String sub = type.substring(slash + 1);
        sub = sub.startsWith("x-") ? sub.substring(2) : sub;
        String known = type.equals("audio/mpeg") ? "mp3" : EXTENSIONS.get(sub);
        if (known != null) {
            return "." + known;
        }
        int suffix = sub.indexOf('+'); // image/svg+xml
        String plain = suffix < 0 ? sub : sub.substring(0, suffix);
        boolean telling =
                !plain.isEmpty() && plain.length() <= MAX && plain.chars().allMatch(Character::isLetterOrDigit);
        return telling ? "." + plain : "";
    }
}
