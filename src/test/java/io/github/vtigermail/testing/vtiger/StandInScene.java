package io.github.vtigermail.testing.vtiger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A stand-in with a ticket of a contact, and an administrator who is logged in. */
abstract class StandInScene {
    final VtigerStandIn vtiger = VtigerStandIn.start();
    final StandInClient client = new StandInClient(vtiger);
    String admin;
    String contact;
    String ticket;
    String session;

    @BeforeEach
    void aVtigerWithATicket() {
        admin = vtiger.addUser("admin", "adminKey", "admin@example.com", true);
        vtiger.addUser("mailbot", "plainKey", "mailbot@example.com", false);
        contact = vtiger.addContact("customer@example.com");
        ticket = vtiger.addTicket("TT12", contact);
        session = client.session("admin", "adminKey");
    }

    @AfterEach
    void stop() {
        vtiger.close();
    }

    StandInClient.Reply query(String number) {
        return client.query(session, "select id from HelpDesk where ticket_no='" + number + "';");
    }

    List<String> ids(String number) {
        return query(number).result().findValuesAsText("id");
    }

    int rows(String query) {
        StandInClient.Reply reply = client.query(session, query);
        assertThat(reply.code()).isEmpty();
        return reply.result().size();
    }

    StandInClient.Reply comment(Map<String, String> more) {
        return client.comment(session, element(more));
    }

    Map<String, String> element(Map<String, String> more) {
        Map<String, String> element =
                new HashMap<>(Map.of("commentcontent", "Hello", "related_to", ticket, "assigned_user_id", admin));
        element.putAll(more);
        return element;
    }

    /** The one comment that there is. */
    Comment only() {
        assertThat(vtiger.comments()).hasSize(1);
        return vtiger.comments().get(0);
    }
}
