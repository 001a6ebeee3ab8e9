package io.github.vtigermail.mailbox.options;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * The options of a mailbox that camel-mail does not have, as they are written. What is said of an option here is all that is
 * said of it anywhere: Camel's catalog, the docs, the route template and the Kamelet have their texts from here.
 */
@UriParams
public class MailboxConfiguration {
    @UriParam(
            label = "consumer",
            description =
                    "What a ticket reference in a subject looks like: one regular expression per line (RE2 syntax), "
                            + "each with a group named ticket (for a ticket number) or record (for a record id), or both. By "
                            + "default the references in Vtiger's own mails, and a bare ticket number such as TT12.")
    private String subjectPatterns;

    @UriParam(
            label = "consumer",
            defaultValue = "unread",
            description = "Where to begin in a mailbox that is read for the first time: with its unread mail (unread), "
                    + "with what arrives from now on (now), or with all mail since a day, such as 2026-11-24.")
    private String start = "unread";

    @UriParam(
            label = "consumer",
            defaultValue = "50",
            description = "How many mails that look new a mailbox may have after its server recreated it (UIDVALIDITY "
                    + "changed, for instance by a restore). If there are more, they may be its history, so none becomes a "
                    + "comment, and the mailbox is down until they are moved elsewhere or this is raised.")
    private Integer recreatedLimit = 50;

    @UriParam(
            label = "consumer",
            defaultValue = "Failed",
            description = "The folder for mail that cannot become a comment. It is created if it is missing.")
    private String failedFolder = "Failed";

    @UriParam(
            label = "consumer",
            description = "The folder to move automatic mail to, unread. It is created if it is missing. By default "
                    + "automatic mail stays where it is.")
    private String automaticFolder = "";

    @UriParam(
            label = "consumer",
            defaultValue = "leave",
            enums = "leave,take",
            description =
                    "Whether mail from mailing lists is automatic mail (leave) or mail like any other (take), for a "
                            + "mailbox that is fed by a mailing list or a group.")
    private String listMail = "leave";

    @UriParam(
            label = "security",
            defaultValue = "anyone",
            enums = "anyone,contacts,ticket,contact",
            description =
                    "Who may write to a ticket: anyone; the contacts and organizations of the CRM (contacts); the "
                            + "ticket's own contact and organization, the contacts of that organization, and the addresses in "
                            + "the ticket's comments (ticket); or the ticket's own contact only (contact). The staff always may.")
    private String senders = "anyone";

    @UriParam(
            label = "security",
            description =
                    "Addresses, and domains with an at sign before them, that may write to any ticket, separated by "
                            + "commas.")
    private String allow = "";

    @UriParam(
            label = "security",
            defaultValue = "off",
            description =
                    "The checks of the trusted mail server of which a mail must have passed at least one, regardless "
                            + "of the sender: dmarc, dkim or spf, separated by commas; or off.")
    private String authentication = "off";

    @UriParam(
            label = "security",
            description = "The name at the beginning of the Authentication-Results headers of the trusted mail server. "
                    + "Required with authentication.")
    private String authenticationServer = "";

    @UriParam(
            label = "security",
            defaultValue = "Quarantine",
            description =
                    "The folder for mail whose sender may not write to the ticket, unread. It is created if it is "
                            + "missing.")
    private String quarantineFolder = "Quarantine";

    @UriParam(
            label = "consumer",
            defaultValue = "ticket",
            enums = "ticket,cut,keep",
            description =
                    "Which of the older mails that a mail quotes a comment leaves out, with the signature: what its "
                            + "ticket has already, and what mail programs mark as quoted (ticket); only what mail programs mark "
                            + "(cut); nothing (keep).")
    private String quotedHistory = "ticket";

    @UriParam(
            label = "consumer",
            defaultValue = "auto",
            enums = "auto,owner,customer,nobody",
            description =
                    "Whom Vtiger notifies of a comment: the ticket's owner (owner), its contact (customer), nobody "
                            + "(nobody); or the owner if the mail is from outside and the customer if it is from the staff "
                            + "(auto).")
    private String notify = "auto";

    @UriParam(
            label = "consumer",
            defaultValue = "true",
            description = "Whether to wait for new mail with IMAP IDLE, if the mail server supports it. Otherwise the "
                    + "mailbox is only polled.")
    private boolean idle = true;

    @UriParam(
            label = "consumer",
            description =
                    "How many mails of the mailbox are processed in parallel, from 1 to 64. By default as many as "
                            + "there are sessions at Vtiger.")
    private Integer workers;

    @UriParam(
            label = "security",
            defaultValue = "false",
            description = "Whether vtiger-imap may connect to another host without TLS. Not for real mail.")
    private Boolean allowInsecure;

    public String getSubjectPatterns() {
        return subjectPatterns;
    }

    public void setSubjectPatterns(String subjectPatterns) {
        this.subjectPatterns = subjectPatterns;
    }

    public String getStart() {
        return start;
    }

    public void setStart(String start) {
        this.start = start;
    }

    public Integer getRecreatedLimit() {
        return recreatedLimit;
    }

    public void setRecreatedLimit(Integer recreatedLimit) {
        this.recreatedLimit = recreatedLimit;
    }

    public String getFailedFolder() {
        return failedFolder;
    }

    public void setFailedFolder(String failedFolder) {
        this.failedFolder = failedFolder;
    }

    public String getAutomaticFolder() {
        return automaticFolder;
    }

    public void setAutomaticFolder(String automaticFolder) {
        this.automaticFolder = automaticFolder;
    }

    public String getListMail() {
        return listMail;
    }

    public void setListMail(String listMail) {
        this.listMail = listMail;
    }

    public String getSenders() {
        return senders;
    }

    public void setSenders(String senders) {
        this.senders = senders;
    }

    public String getAllow() {
        return allow;
    }

    public void setAllow(String allow) {
        this.allow = allow;
    }

    public String getAuthentication() {
        return authentication;
    }

    public void setAuthentication(String authentication) {
        this.authentication = authentication;
    }

    public String getAuthenticationServer() {
        return authenticationServer;
    }

    public void setAuthenticationServer(String authenticationServer) {
        this.authenticationServer = authenticationServer;
    }

    public String getQuarantineFolder() {
        return quarantineFolder;
    }

    public void setQuarantineFolder(String quarantineFolder) {
        this.quarantineFolder = quarantineFolder;
    }

    public String getQuotedHistory() {
        return quotedHistory;
    }

    public void setQuotedHistory(String quotedHistory) {
        this.quotedHistory = quotedHistory;
    }

    public String getNotify() {
        return notify;
    }

    public void setNotify(String notify) {
        this.notify = notify;
    }

    public boolean isIdle() {
        return idle;
    }

    public void setIdle(boolean idle) {
        this.idle = idle;
    }

    public Integer getWorkers() {
        return workers;
    }

    public void setWorkers(Integer workers) {
        this.workers = workers;
    }

    public Boolean getAllowInsecure() {
        return allowInsecure;
    }

    public void setAllowInsecure(Boolean allowInsecure) {
        this.allowInsecure = allowInsecure;
    }
}
