package io.github.vtigermail.vtiger;

import org.apache.camel.spi.Metadata;

/**
 * The headers of the component. They begin with {@code Camel}, so that none that a stranger writes into a mail or a request
 * becomes one: Camel's components filter such names.
 */
public final class VtigerConstants {
    @Metadata(
            label = "findTicket addComment",
            description = "The number of the ticket, TT12. What findTicket looks for, and what it found.",
            javaType = "String")
    public static final String TICKET_NUMBER = "CamelVtigerTicketNumber";

    @Metadata(
            label = "findTicket",
            description =
                    "The record of the ticket as Vtiger's own subjects name it, 34. What findTicket looks for if there "
                            + "is no number; if there is one, both must be the same ticket.",
            javaType = "String")
    public static final String TICKET_RECORD = "CamelVtigerTicketRecord";

    @Metadata(
            label = "findTicket addComment addFileNotice",
            description = "The record id of the ticket, 17x34. Found by findTicket.",
            javaType = "String")
    public static final String TICKET_ID = "CamelVtigerTicketId";

    @Metadata(
            label = "findTicket findSender",
            description = "The record id of the contact of the ticket; empty if it has none. Found by findTicket.",
            javaType = "String")
    public static final String TICKET_CONTACT_ID = "CamelVtigerTicketContactId";

    @Metadata(
            label = "findTicket findSender",
            description = "The record id of the organization of the ticket; empty if it has none. Found by findTicket.",
            javaType = "String")
    public static final String TICKET_ORGANIZATION_ID = "CamelVtigerTicketOrganizationId";

    @Metadata(label = "findSender", description = "The address that findSender looks for.", javaType = "String")
    public static final String SENDER_ADDRESS = "CamelVtigerSenderAddress";

    @Metadata(
            label = "findSender",
            description = "How far findSender looks for someone who is neither a contact nor staff: CRM asks for an "
                    + "organization with the address, TICKET also for the address in the comments of the ticket.",
            javaType = "io.github.vtigermail.vtiger.SenderSearch",
            enums = "NONE,CRM,TICKET",
            defaultValue = "NONE")
    public static final String SENDER_SEARCH = "CamelVtigerSenderSearch";

    @Metadata(
            label = "findSender",
            description = "The record ids of the contacts with the address. Found by findSender.",
            javaType = "java.util.List<String>")
    public static final String CONTACT_IDS = "CamelVtigerContactIds";

    @Metadata(
            label = "findSender addComment",
            description =
                    "The contact whose comment it becomes. Found by findSender: the only contact with the address, or "
                            + "among several the one of the ticket.",
            javaType = "String")
    public static final String CONTACT_ID = "CamelVtigerContactId";

    @Metadata(
            label = "findSender",
            description =
                    "The record ids of the organizations with the address, if they were asked for. Found by findSender.",
            javaType = "java.util.List<String>")
    public static final String ORGANIZATION_IDS = "CamelVtigerOrganizationIds";

    @Metadata(
            label = "findSender",
            description =
                    "Whether the address is in a comment of the ticket, if that was asked for. Found by findSender.",
            javaType = "Boolean")
    public static final String SENDER_IN_COMMENTS = "CamelVtigerSenderInComments";

    @Metadata(
            label = "findSender addComment",
            description = "Whether the sender is one of the staff. Found by findSender.",
            javaType = "Boolean")
    public static final String SENDER_IS_STAFF = "CamelVtigerSenderIsStaff";

    @Metadata(
            label = "addComment",
            description = "Whom Vtiger notifies of the comment; overrides the option notify.",
            javaType = "io.github.vtigermail.vtiger.comment.Audience",
            enums = "OWNER,CUSTOMER,NOBODY")
    public static final String NOTIFY = "CamelVtigerNotify";

    @Metadata(
            label = "addComment addFileNotice",
            description = "What makes the comment unique: of all exchanges with the same key and ticket one becomes a "
                    + "comment. By default the Message-ID of a mail, else the id of the Camel message.",
            javaType = "String")
    public static final String COMMENT_KEY = "CamelVtigerCommentKey";

    @Metadata(
            label = "addComment",
            description = "The record id of the comment, made now or found.",
            javaType = "String")
    public static final String COMMENT_ID = "CamelVtigerCommentId";

    @Metadata(
            label = "addComment",
            description = "Whether the comment existed before, so that none was made.",
            javaType = "Boolean")
    public static final String COMMENT_FOUND = "CamelVtigerCommentFound";

    @Metadata(
            label = "retrieve",
            description = "The id of the record, 17x34; overrides the option recordId. Set by create and revise.",
            javaType = "String")
    public static final String RECORD_ID = "CamelVtigerRecordId";

    @Metadata(
            label = "describe create",
            description = "The module, for example HelpDesk; overrides the option module.",
            javaType = "String")
    public static final String MODULE = "CamelVtigerModule";

    @Metadata(
            label = "query",
            description =
                    "The values of the query's parameters by name: in the query :#name is replaced by the value, quoted.",
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
    /** Exchange property: true if nobody can have made the comment before, so that Vtiger is not asked whether it exists. */
    public static final String COMMENT_IS_NEW = "CamelVtigerCommentIsNew";
    /** Exchange property: the {@link io.github.vtigermail.vtiger.comment.CommentListener} of a repository of done exchanges. */
    public static final String COMMENT_LISTENER = "CamelVtigerCommentListener";
    /** Exchange property: what log lines call the exchange. Default: {@code exchange=} and its id. */
    public static final String LOG_NAME = "CamelVtigerLogName";
    /** Exchange property: the {@link io.github.vtigermail.vtiger.comment.FileNotice} that is owed. */
    static final String FILE_NOTICE = "CamelVtigerFileNotice";

    private VtigerConstants() {}
}
