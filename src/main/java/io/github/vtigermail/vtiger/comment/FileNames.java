package io.github.vtigermail.vtiger.comment;

import java.util.List;

/** Names of files in a sentence, bounded in length. */
public final class FileNames {
    /** In characters: with all of them of the widest kind, it is still less than half a comment. */
    private static final int MOST = 6_000;

    private FileNames() {}

    /** With commas; of too many the first, and how many there are besides. */
    public static String list(List<String> names) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            if (list.length() + names.get(i).length() > MOST) {
                return list.append(" and ")
                        .append(names.size() - i)
                        .append(" more")
                        .toString();
            }
            list.append(i == 0 ? "" : ", ").append(names.get(i));
        }
        return list.toString();
    }
}
