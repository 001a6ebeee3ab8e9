package io.github.vtigermail.testing.vtiger;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pages for people: the tickets, and a ticket with its comments as Vtiger shows them. */
final class TicketPages {
    private static final String TICKET = "/ticket/";
    private static final String STYLE = """
            body{font:15px/1.5 system-ui,sans-serif;color:#1d2733;background:#f4f6f8;margin:0}
            main{max-width:54rem;margin:0 auto;padding:1.5rem}
            h1{font-size:1.3rem;margin:.2rem 0 1rem}
            a{color:#0b5cad;text-decoration:none}a:hover{text-decoration:underline}
            table{width:100%;border-collapse:collapse;background:#fff;border:1px solid #dde3e9}
            th,td{text-align:left;padding:.45rem .8rem;border-bottom:1px solid #e8ecf0}
            th{font-size:.8rem;color:#5b6b7b;font-weight:600}
            article{background:#fff;border:1px solid #dde3e9;border-left:4px solid #8fa3b7;margin:0 0 .9rem;padding:.7rem 1rem}
            article.customer{border-left-color:#2a8c5a}
            header{display:flex;justify-content:space-between;gap:1rem;color:#5b6b7b;font-size:.85rem}
            header b{color:#1d2733}
            pre{font:inherit;white-space:pre-wrap;overflow-wrap:anywhere;margin:.4rem 0}
            footer{font-size:.8rem;color:#5b6b7b}
            aside{background:#fff3cd;border-bottom:1px solid #e6d28a;padding:.5rem 1.5rem;font-size:.85rem}
            @media(max-width:40rem){main{padding:1rem .8rem}header{display:block}header span{display:block}
            tr:first-child{display:none}tr,td{display:block}tr{border-bottom:1px solid #dde3e9;padding:.4rem .2rem}
            td{border:0;padding:.1rem .7rem}td:first-child{font-weight:600}
            td[data-label]::before{content:attr(data-label) ": ";color:#5b6b7b}}
            """;

    private final Crm crm;

    TicketPages(Crm crm) {
        this.crm = crm;
    }

    Answer answer(WebRequest request) {
        if (request.path().equals("/")) {
            return Answer.html(200, page("Tickets", tickets()));
        }
        if (request.path().startsWith(TICKET)) {
            String number = URLDecoder.decode(request.path().substring(TICKET.length()), StandardCharsets.UTF_8);
            return crm.ticket(number)
                    .map(ticket -> Answer.html(200, page(title(ticket), comments(ticket))))
                    .orElseGet(TicketPages::notFound);
        }
        return notFound();
    }

    private static Answer notFound() {
        return Answer.html(404, page("Not found", "<p><a href=\"/\">Tickets</a></p>"));
    }

    private static String page(String title, String content) {
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="3">
                <meta name="viewport" content="width=device-width,initial-scale=1">
                <title>%1$s</title><style>
                %2$s</style></head><body>
                <aside>A stand-in for Vtiger, for the demo and the tests of vtiger-mail-connector. It is not Vtiger.</aside>
                <main><h1>%1$s</h1>
                %3$s
                </main></body></html>
                """.formatted(escaped(title), STYLE, content);
    }

    private static String title(Row ticket) {
        return ticket.get("ticket_no") + " " + ticket.get("ticket_title");
    }

    private String tickets() {
        Map<String, Integer> counts = new HashMap<>();
        crm.comments().forEach(comment -> counts.merge(comment.ticketId(), 1, Integer::sum));
        Collection<Row> tickets = crm.table(Module.HELPDESK).rows();
        StringBuilder rows = new StringBuilder();
        for (Row ticket : tickets) {
            String number = ticket.get("ticket_no");
            rows.append("<tr><td><a href=\"")
                    .append(TICKET)
                    .append(URLEncoder.encode(number, StandardCharsets.UTF_8))
                    .append("\">");
            rows.append(escaped(number)).append("</a></td>");
            cell(rows, "Title", ticket.get("ticket_title"));
            cell(rows, "Status", ticket.isDeleted() ? "Deleted" : ticket.get("ticketstatus"));
            cell(rows, "Contact", name(ticket.get("contact_id")));
            cell(rows, "Comments", String.valueOf(counts.getOrDefault(ticket.id(), 0)));
            rows.append("</tr>\n");
        }
        return "<table><tr><th>Ticket</th><th>Title</th><th>Status</th><th>Contact</th><th>Comments</th></tr>\n" + rows
                + "</table>";
    }

    private static void cell(StringBuilder rows, String label, String text) {
        rows.append("<td data-label=\"")
                .append(label)
                .append("\">")
                .append(escaped(text))
                .append("</td>");
    }

    private String comments(Row ticket) {
        StringBuilder articles = new StringBuilder("<p><a href=\"/\">Tickets</a></p>\n");
        crm.comments().stream()
                .filter(comment -> comment.ticketId().equals(ticket.id()))
                .forEach(comment -> articles.append(article(comment)));
        return articles.toString();
    }

    private String article(Comment comment) {
        boolean isCustomers = !comment.customer().isEmpty();
        String files = String.join(
                ", ",
                comment.files().stream()
                        .map(file -> file.name() + " (" + file.bytes().length + " bytes)")
                        .toList());
        return """
                <article%s><header><b>%s</b><span>%s</span></header>
                <pre>%s</pre>
                <footer>%s</footer></article>
                """.formatted(
                        isCustomers ? " class=\"customer\"" : "",
                        escaped(name(isCustomers ? comment.customer() : comment.userId())),
                        Crm.text(comment.createdAt()),
                        escaped(comment.content()),
                        String.join(" · ", footer(comment.told(), escaped(files))));
    }

    private static List<String> footer(Told told, String files) {
        String who =
                switch (told) {
                    case CUSTOMER -> "The customer is told";
                    case OWNER -> "The ticket’s owner is told";
                    case NOBODY -> "Nobody is told";
                };
        return files.isEmpty() ? List.of(who) : List.of("Files: " + files, who);
    }

    private String name(String id) {
        return crm.find(id)
                .map(row -> row.module() == Module.USERS ? row.get("user_name") : contact(row))
                .orElse(id);
    }

    /** Its name; its address, if it has no other. */
    private static String contact(Row contact) {
        return contact.label().isBlank() ? contact.get("email") : contact.label();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
