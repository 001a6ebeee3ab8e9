package io.github.vtigermail.mail.text;

import io.github.vtigermail.mail.mime.CleanText;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The address of a link, for readers who cannot click on it. */
final class LinkAddress {

    private static final int MAX = 2_000;

    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "ftp", "sftp", "smb");

    /** A share or a drive; another path means something on one machine only. */
    private static final Pattern SHARED_FILE =
            Pattern.compile("(?i)(?:file:)?(?:/{0,3}(?:\\\\\\\\|[a-z][:|][/\\\\])|/{4}|//[^/\\\\]).*");

    private LinkAddress() {}

    /** The address in a link's attribute; null if it is not one that a reader can use. */
    static String of(String href) {
        String url = CleanText.line(href, MAX + 1);
        if (url.length() > MAX) {
            return null;
        }
        String scheme = url.substring(0, Math.max(0, url.indexOf(':'))).toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme)) {
            return (scheme.equals("file") || url.startsWith("\\\\"))
                            && SHARED_FILE.matcher(url).matches()
                    ? url
                    : null;
        }
        return scheme.equals("mailto") ? url.substring("mailto:".length()).replaceFirst("\\?.*", "") : url;
    }

    /** Whether the text of a link says its address already. */
    static boolean isIn(String text, String address) {
        return bare(text).equals(bare(address));
    }

    private static String bare(String address) {
        String bare = address.strip()
                .toLowerCase(Locale.ROOT)
                .replace('\\', '/')
                .replace("%20", " ")
                .replaceFirst("^(?:~~)?(?:https?://|mailto:|(?:file:)?/*)", "");
        return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
    }
}
