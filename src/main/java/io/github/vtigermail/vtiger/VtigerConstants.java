package io.github.vtigermail.vtiger;

import org.apache.camel.spi.Metadata;

/**
 * The headers of the component. They begin with {@code Camel}, so that none that a stranger writes into a mail or a request
 * becomes one: Camel's components filter such names.
 */
public final class VtigerConstants {
    @Metadata(
            label = "findTicket",
            description = "In and out: the number of the ticket, such as TT12.",
            javaType = "String")
    public static final String TICKET_NUMBER = "CamelVtigerTicketNumber";

    @Metadata(
            label = "findTicket",
            description = "In: the record of the ticket as the subjects of Vtiger's own mails name it, such as "
                    + "34. With a number as well, both must be those of the same ticket.",
            javaType = "String")
    public static final String TICKET_RECORD = "CamelVtigerTicketRecord";

    @Metadata(
            label = "findTicket findSender findTexts addComment addFileNotice",
            description = "The record id of the ticket, such as 17x34. Set by findTicket, read by the others.",
            javaType = "String")
    public static final String TICKET_ID = "CamelVtigerTicketId";

    @Metadata(
            label = "findTicket findSender",
            description = "The record id of the contact of the ticket; empty if it has none. Set by findTicket, "
                    + "read by findSender.",
            javaType = "String")
    public static final String TICKET_CONTACT_ID = "CamelVtigerTicketContactId";

    @Metadata(
            label = "findTicket findSender",
            description = "The record id of the organization of the ticket; empty if it has none. Set by "
                    + "findTicket, read by findSender.",
            javaType = "String")
    public static final String TICKET_ORGANIZATION_ID = "CamelVtigerTicketOrganizationId";

    @Metadata(label = "findSender", description = "In: the e-mail address to look for.", javaType = "String")
    public static final String SENDER_ADDRESS = "CamelVtigerSenderAddress";

    @Metadata(
            label = "findSender",
            description =
                    "In: how far to look for a sender who is not one of the staff; overrides the option senderSearch.",
            javaType = "io.github.vtigermail.vtiger.SenderSearch",
            enums = "NONE,CRM,TICKET")
    public static final String SENDER_SEARCH = "CamelVtigerSenderSearch";

    @Metadata(
            label = "findSender",
            description = "Out: the record ids of the contacts with the address as their first or second.",
            javaType = "java.util.List<String>")
    public static final String CONTACT_IDS = "CamelVtigerContactIds";

    @Metadata(
            label = "findSender",
            description = "Out: the record ids of the organizations of these contacts.",
            javaType = "java.util.List<String>")
    public static final String CONTACT_ORGANIZATION_IDS = "CamelVtigerContactOrganizationIds";

    @Metadata(
            label = "findSender addComment",
            description = "The record id of the contact who is shown as the author of the comment. Set by "
                    + "findSender: the only contact with the address or, among several, the contact of the "
                    + "ticket. Read by addComment.",
            javaType = "String")
    public static final String CONTACT_ID = "CamelVtigerContactId";

    @Metadata(
            label = "findSender",
            description = "Out: the record ids of the organizations with the address as their first or second, if they "
                    + "were looked up.",
            javaType = "java.util.List<String>")
    public static final String ORGANIZATION_IDS = "CamelVtigerOrganizationIds";

    @Metadata(
            label = "findSender",
            description = "Out: whether the address is in a comment of the ticket, if the comments were read.",
            javaType = "Boolean")
    public static final String SENDER_IN_COMMENTS = "CamelVtigerSenderInComments";

    @Metadata(
            label = "findSender addComment",
            description = "Whether the sender is one of the staff. Set by findSender, read by addComment.",
            javaType = "Boolean")
    public static final String SENDER_IS_STAFF = "CamelVtigerSenderIsStaff";

    @Metadata(
            label = "addComment",
            description = "In: whom Vtiger notifies of the comment; overrides the option notify.",
            javaType = "io.github.vtigermail.vtiger.comment.Audience",
            enums = "OWNER,CUSTOMER,NOBODY")
    public static final String NOTIFY = "CamelVtigerNotify";

    @Metadata(
            label = "addComment addFileNotice findTexts",
            description = "In: the key of the comment. Exchanges with the same key and the same ticket become "
                    + "one comment. By default the header Message-ID, otherwise the id of the Camel message.",
            javaType = "String")
    public static final String COMMENT_KEY = "CamelVtigerCommentKey";

    @Metadata(
            label = "addComment",
            description = "Out: the record id of the comment, whether it was made now or found.",
            javaType = "String")
    public static final String COMMENT_ID = "CamelVtigerCommentId";

    @Metadata(
            label = "addComment",
            description = "Out: whether the comment already existed, so that none was made.",
            javaType = "Boolean")
    public static final String COMMENT_FOUND = "CamelVtigerCommentFound";

    @Metadata(
            label = "retrieve create revise",
            description = "The id of the record, such as 17x34; overrides the option recordId. Read by retrieve "
                    + "and revise, set by create and revise.",
            javaType = "String")
    public static final String RECORD_ID = "CamelVtigerRecordId";

    @Metadata(
            label = "describe create",
            description = "In: the module, such as HelpDesk; overrides the option module.",
            javaType = "String")
    public static final String MODULE = "CamelVtigerModule";

    @Metadata(
            label = "query",
            description =
                    "In: values for the query by name. Each :#name in the query is replaced by the value in quotes.",
            javaType = "java.util.Map<String, Object>")
    public static final String QUERY_PARAMETERS = "CamelVtigerQueryParameters";

    /** Exchange property: the session that {@link WithSession} borrowed. */
    static final String SESSION = "CamelVtigerSession";
    /** Exchange property: the {@link io.github.vtigermail.vtiger.lookup.LookAhead} of exchanges that are processed together. */
    public static final String LOOK_AHEAD = "CamelVtigerLookAhead";
    /**
     * Exchange property: the {@link io.github.vtigermail.vtiger.comment.CommentDraft} that addComment makes in place of the body.
     * It is removed when the comment exists.
     */
    public static final String COMMENT_DRAFT = "CamelVtigerCommentDraft";
    /**
     * Exchange property: true if nobody can have attempted the comment before, so that it is enough that Vtiger was asked a
     * moment ago, for several exchanges together, whether it exists.
     */
    public static final String COMMENT_IS_NEW = "CamelVtigerCommentIsNew";
    /** Exchange property: the {@link io.github.vtigermail.vtiger.comment.CommentListener} of a repository of done exchanges. */
    public static final String COMMENT_LISTENER = "CamelVtigerCommentListener";
    /**
     * Exchange property: the {@link io.github.vtigermail.vtiger.lookup.TicketTexts} that findTexts found; none if it was not
     * needed, or if Vtiger refuses them.
     */
    public static final String TICKET_TEXTS = "CamelVtigerTicketTexts";
    /** Exchange property: whether findTexts has to look for anything. Default: true. */
    public static final String TEXTS_NEEDED = "CamelVtigerTextsNeeded";
    /** Exchange property: the {@link io.github.vtigermail.vtiger.lookup.Ticket} that findTicket found. */
    static final String TICKET = "CamelVtigerTicket";
    /** Exchange property: what log lines call the exchange. Default: {@code exchange=} and its id. */
    public static final String LOG_NAME = "CamelVtigerLogName";
    /** Exchange property after a refusal: how many proper answers Vtiger has given so far, to anyone. */
    public static final String ANSWERS = "CamelVtigerAnswers";
    /** Exchange property: the {@link io.github.vtigermail.vtiger.comment.FileNotice} that is owed. */
    static final String FILE_NOTICE = "CamelVtigerFileNotice";

    private VtigerConstants() {}
}
