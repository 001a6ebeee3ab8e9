package io.github.vtigermail.route;

import org.apache.camel.Exchange;
import org.apache.camel.Handler;

/**
 * Whether the mail is an automatic one: a bounce, an out-of-office reply, one of a mailing list. Vtiger mails people when a
 * comment is added, so a comment of an automatic answer would start a mail loop.
 */
public final class IsAutomatic {
    @Handler // as in SubjectHasNoTicket
    public boolean test(Exchange exchange) {
        return MailExchange.on(exchange).automaticSign().isPresent();
    }
}
