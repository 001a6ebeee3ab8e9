package io.github.vtigermail.vtiger.client;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Vtiger's query language, as far as we ask in it. Values are quoted, and only values of a strict form come this far.
 *
 * <p>Seen on Vtiger 8.2: its own reader knows only the doubled quote, but then hands the text to the database, which
 * honours the backslash too, so that doubling quotes alone lets <code>x\'' or 1=1) #</code> through. Backslashes are
 * doubled first, then quotes.
 *
 * <p>Lists, {@code in ('TT1','TT2')}, were seen to work for tickets; the grammar is the same for all modules.
 */
public final class Vtql {
    /** Prefixes are the administrator's ({@code HD-2026/}, {@code Ticket #}), but never with quotes or backslashes here. */
    private static final Pattern NUMBER =
            Pattern.compile("[A-Za-z0-9_-]{1,64}|(?=\\S)[\\p{L}\\p{M}0-9 _./#:+&()\\[\\]*=,!~-]{1,63}[0-9]");

    private static final Pattern RECORD = Pattern.compile("[0-9]{1,9}x[0-9]{1,18}");
    private static final Pattern MARKER = Pattern.compile("MAIL:[0-9A-F]{1,89}(-FILES)?");
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9.!#$%&*+/=?^_{|}~-]{1,64}@[A-Za-z0-9.-]{1,189}");

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");
    private static final Pattern PARAMETER = Pattern.compile(":#([A-Za-z][A-Za-z0-9_]{0,63})");
    private static final Pattern VALUE = Pattern.compile("[^\\p{Cntrl}]{1,255}");

    private Vtql() {}

    /**
     * The tickets with these numbers, with their texts.
     *
     * @throws IllegalArgumentException if there is none, or one is not of the form
     */
    public static String ticketsByNumbers(Collection<String> numbers) {
        return "select id,ticket_no,contact_id,parent_id,ticket_title,description,solution from HelpDesk where ticket_no"
                + in(NUMBER, numbers, "ticket number");
    }

    /** The numbers of some tickets: of the newest or of the oldest ones. */
    public static String someTicketNumbers(boolean newest) {
        return "select ticket_no from HelpDesk order by createdtime " + (newest ? "desc " : "") + "limit 100;";
    }

    /**
     * Some record of a module, to see whether its user may ask for this field.
     *
     * @throws IllegalArgumentException if one of them is not a name
     */
    public static String any(String module, String field) {
        return "select " + strict(NAME, field, "field") + " from " + strict(NAME, module, "module") + " limit 1;";
    }

    /**
     * The contacts with one of these addresses as their first or second.
     *
     * @throws IllegalArgumentException if one {@link #isPlainAddress is not plain}
     */
    public static String contactsByAddresses(Collection<String> addresses) {
        return "select id,email,secondaryemail,account_id from Contacts where "
                + either("email", "secondaryemail", ADDRESS, addresses, "address");
    }

    /** The organizations with this address as their first or second. */
    public static String organizationsByAddress(String address) {
        return "select id from Accounts where "
                + either("email1", "email2", ADDRESS, Collections.singletonList(address), "address");
    }

    /** Some comments on this ticket with their texts: so many at most, after leaving out the first. */
    public static String commentsOf(String ticketId, int first, int most) {
        return "select id,commentcontent from ModComments where related_to="
                + quoted(strict(RECORD, ticketId, "record id"))
                + " limit " + first + "," + most + ";";
    }

    /** The newest comments on these tickets, so many at most of all of them together. */
    public static String newestComments(Collection<String> ticketIds, int most) {
        return "select id,related_to,commentcontent,createdtime,source,customer from ModComments where related_to"
                + list(RECORD, ticketIds, "record id")
                + " order by createdtime desc limit " + most + ";";
    }

    /** The users of Vtiger with one of these addresses; only an administrator may ask that. */
    public static String usersByAddresses(Collection<String> addresses) {
        return "select id,email1 from Users where email1" + in(ADDRESS, addresses, "address");
    }

    /**
     * The comments on these tickets that have one of these markers as their {@code source}, with the files that they have. In
     * Vtiger's database {@code related_to} has an index, {@code source} has none.
     */
    public static String commentsByMarkers(Collection<String> ticketIds, Collection<String> markers) {
        return comments("id,related_to,source,filename", ticketIds, markers);
    }

    /** The same for one comment, with its text, which may be long. */
    public static String commentByMarker(String ticketId, String marker) {
        return comments("id,related_to,source,filename,commentcontent", List.of(ticketId), List.of(marker));
    }

    private static String comments(String fields, Collection<String> ticketIds, Collection<String> markers) {
        return "select " + fields + " from ModComments where related_to"
                + list(RECORD, ticketIds, "record id")
                + " and source"
                + in(MARKER, markers, "marker");
    }

    /**
     * Whether a sender's address is of the plain form that a query may hold: letters, digits and the usual marks, at
     * most 254 characters, no quotes and no backslash. Another one is not looked up.
     */
    public static boolean isPlainAddress(String address) {
        return address != null && ADDRESS.matcher(address).matches();
    }

    /**
     * A query with values for its parameters, each written {@code :#name} and replaced by its value, quoted.
     *
     * @throws IllegalArgumentException if a parameter has no value, or one that is too long or has control characters
     */
    public static String withParameters(String query, Map<?, ?> values) {
        return PARAMETER.matcher(query).replaceAll(parameter -> {
            Object value = values.get(parameter.group(1));
            if (value == null) {
                throw new IllegalArgumentException("the query's parameter :#" + parameter.group(1) + " has no value");
            }
            return Matcher.quoteReplacement(quoted(strict(VALUE, value.toString(), "value for a query")));
        });
    }

    static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private static String in(Pattern form, Collection<String> values, String what) {
        return list(form, values, what) + ";";
    }

    private static String list(Pattern form, Collection<String> values, String what) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no " + what + ", so nothing is asked for");
        }
        List<String> quoted =
                values.stream().map(value -> quoted(strict(form, value, what))).toList();
        return quoted.size() == 1 ? "=" + quoted.get(0) : " in (" + String.join(",", quoted) + ")";
    }

    private static String either(String field, String other, Pattern form, Collection<String> values, String what) {
        String in = list(form, values, what);
        return field + in + " or " + other + in + ";";
    }

    private static String strict(Pattern form, String value, String what) {
        if (value == null || !form.matcher(value).matches()) {
            throw new IllegalArgumentException("not a " + what + ", so it is not asked for");
        }
        return value;
    }
}
