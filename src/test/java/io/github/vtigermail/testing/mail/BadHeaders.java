package io.github.vtigermail.testing.mail;

import io.github.vtigermail.testing.mail.BadMail.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Mails whose headers are named as those by which Camel is steered, and mails that lack a header. */
final class BadHeaders {

    /** What a header of that name would do if it got into the exchange. */
    private static final Map<String, String> STEERING = new TreeMap<>(Map.ofEntries(
            Map.entry("CamelHttpUri", "http://127.0.0.1:9/evil"),
            Map.entry("CamelHttpPath", "/evil"),
            Map.entry("CamelHttpQuery", "operation=delete&id=17x1"),
            Map.entry("CamelHttpMethod", "DELETE"),
            Map.entry("CamelMailMoveTo", "Stolen"),
            Map.entry("CamelMailCopyTo", "Stolen"),
            Map.entry("CamelMailDelete", "true"),
            Map.entry("moveTo", "Stolen"),
            Map.entry("copyTo", "Stolen"),
            Map.entry("delete", "true"),
            Map.entry("CamelFileName", "../../evil"),
            Map.entry("CamelCharsetName", "x-nonsense"),
            Map.entry("CamelBeanMethodName", "toString"),
            Map.entry("CamelSqlQuery", "delete from ledger"),
            Map.entry("CamelRedelivered", "true"),
            Map.entry("CamelRedeliveryCounter", "99999"),
            Map.entry("CamelRedeliveryMaxCounter", "0"),
            Map.entry("breadcrumbId", "evil"),
            Map.entry("Authorization", "Basic ZXZpbDpldmls"),
            Map.entry("Host", "evil.example")));

    private BadHeaders() {}

    static List<BadMail> all() {
        List<BadMail> mails = new ArrayList<>();
        STEERING.forEach((name, value) -> mails.add(new BadMail(
                "header " + name,
                Outcome.COMMENT,
                ticket -> BadMail.about(ticket).header(name, value).build())));
        mails.add(steering("all steering headers", name -> name));
        mails.add(steering("all steering headers in lower case", name -> name.toLowerCase(Locale.ROOT)));
        mails.add(steering("all steering headers in upper case", name -> name.toUpperCase(Locale.ROOT)));
        mails.add(steering("all steering headers in mixed case", BadHeaders::mixed));
        mails.add(new BadMail(
                "no From",
                Outcome.COMMENT,
                ticket -> BadMail.about(ticket).withoutFrom().build()));
        mails.add(new BadMail(
                "no Date",
                Outcome.COMMENT,
                ticket -> BadMail.about(ticket).withoutDate().build()));
        mails.add(new BadMail(
                "no Message-ID",
                Outcome.COMMENT,
                ticket -> BadMail.about(ticket).withoutMessageId().build()));
        mails.add(new BadMail(
                "a From that is no address",
                Outcome.COMMENT,
                ticket -> BadMail.about(ticket).from("x' or email like '%").build()));
        return mails;
    }

    private static BadMail steering(String name, UnaryOperator<String> written) {
        return new BadMail(name, Outcome.COMMENT, ticket -> {
            Mails mail = BadMail.about(ticket);
            STEERING.forEach((header, value) -> mail.header(written.apply(header), value));
            return mail.build();
        });
    }

    private static String mixed(String name) {
        StringBuilder mixed = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            mixed.append(i % 2 == 0 ? Character.toLowerCase(name.charAt(i)) : Character.toUpperCase(name.charAt(i)));
        }
        return mixed.toString();
    }
}
