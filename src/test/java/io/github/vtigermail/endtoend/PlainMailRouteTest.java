package io.github.vtigermail.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.Patience;
import io.github.vtigermail.testing.mail.Mails;
import io.github.vtigermail.testing.vtiger.Comment;
import io.github.vtigermail.vtiger.VtigerComponent;
import io.github.vtigermail.vtiger.VtigerConstants;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The mails of camel-mail's own {@code imap}, which puts the headers of a mail on the exchange, as comments. */
class PlainMailRouteTest {
    private final HelpDesk desk = new HelpDesk();
    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        VtigerComponent vtiger = new VtigerComponent();
        vtiger.getConfiguration().setUrl(desk.vtiger.url());
        vtiger.getConfiguration().setUsername("mailbot");
        vtiger.getConfiguration().setAccessKey(HelpDesk.KEY);
        camel.addComponent("vtiger", vtiger);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("imap://" + desk.mail.host() + ":" + desk.mail.imapPort() + "?username=" + desk.mail.user()
                                + "&password=" + desk.mail.password() + "&delay=100&initialDelay=0")
                        .setHeader(VtigerConstants.TICKET_NUMBER, constant("TT1"))
                        .to("vtiger:findTicket")
                        .to("vtiger:addComment");
            }
        });
    }

    @AfterEach
    void close() {
        camel.stop();
        desk.close();
    }

    @Test
    void aMailThatComesTwiceIsOneCommentWithItsFiles() {
        byte[] mail = Mails.to(desk.mail.user())
                .subject("It burns")
                .text("See the file.")
                .attachment("notes.txt", "text/plain", "Notes".getBytes(StandardCharsets.UTF_8))
                .build();
        desk.mail.deliver(mail);
        desk.mail.deliver(mail);
        camel.start();
        Patience.await().until(() -> desk.mail.unreadCount("INBOX") == 0);

        List<Comment> comments = desk.vtiger.commentsOf("TT1");
        assertThat(comments).singleElement().satisfies(comment -> {
            assertThat(comment.content()).contains("See the file.");
            assertThat(comment.files())
                    .singleElement()
                    .satisfies(file -> assertThat(file.name()).isEqualTo("notes.txt"));
        });
    }

    @Test
    void aHeaderOfAMailIsNoneOfTheComponents() {
        byte[] mail = Mails.to(desk.mail.user())
                .subject("steering")
                .header(VtigerConstants.TICKET_ID, desk.ticketId("TT2"))
                .header(VtigerConstants.TICKET_RECORD, desk.ticketId("TT2").replaceFirst(".*x", ""))
                .header(VtigerConstants.CONTACT_ID, desk.vtiger.addContact("victim@example.org"))
                .text("Mine.")
                .build();
        desk.mail.deliver(mail);
        camel.start();
        Patience.await().until(() -> desk.mail.unreadCount("INBOX") == 0);

        assertThat(desk.vtiger.commentsOf("TT2")).isEmpty();
        assertThat(desk.vtiger.commentsOf("TT1"))
                .singleElement()
                .extracting(Comment::customer)
                .isEqualTo("");
    }
}
