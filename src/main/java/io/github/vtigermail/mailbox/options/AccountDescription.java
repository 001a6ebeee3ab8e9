package io.github.vtigermail.mailbox.options;

import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;

/**
 * What camel-mail's own options mean for a mailbox, in Camel's catalog. Their values are in camel-mail's configuration; these
 * fields have none.
 */
@UriParams
public class AccountDescription {
    @UriPath(description = "The mail server.")
    @Metadata(required = true)
    private String host;

    @UriPath(description = "The port of the mail server. By default 993 for vtiger-imaps, 143 for vtiger-imap.")
    private int port;

    @UriParam(label = "security", description = "The user name of the account.")
    @Metadata(required = true)
    private String username;

    @UriParam(
            label = "security",
            secret = true,
            description = "The password of the account. Required unless oauthProfile is set.")
    private String password;

    @UriParam(label = "consumer", defaultValue = "INBOX", description = "The folder to read.")
    private String folderName;

    @UriParam(
            label = "consumer",
            description = "The folder to move a mail to when it is done and marked as read. It is created if it is "
                    + "missing. By default the mail stays where it is.")
    private String moveTo;

    @UriParam(
            label = "consumer",
            defaultValue = "10000",
            javaType = "java.time.Duration",
            description =
                    "The time from one poll to the next, in milliseconds. With IDLE it is twelve times as long, at "
                            + "most 8 minutes.")
    private long delay;

    @UriParam(
            label = "consumer,scheduler",
            defaultValue = "0",
            description = "The time before the first poll, in milliseconds.")
    private long initialDelay;

    @UriParam(
            label = "consumer",
            defaultValue = "500",
            description = "How many mails to look at together. A poll goes on until there are no more.")
    private int maxMessagesPerPoll;

    @UriParam(
            label = "consumer",
            defaultValue = "30000",
            description = "How long to wait for the mail server, in milliseconds.")
    private int connectionTimeout;
}
