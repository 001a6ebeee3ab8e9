package io.github.vtigermail.vtiger;

import io.github.vtigermail.vtiger.comment.Audience;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/** Add comments to tickets of Vtiger CRM, and find, read, create and change its records. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "vtiger",
        title = "Vtiger CRM",
        syntax = "vtiger:operation",
        producerOnly = true,
        category = {Category.API, Category.SAAS},
        headersClass = VtigerConstants.class)
public class VtigerEndpoint extends DefaultEndpoint {
    @UriPath(description = "The operation to perform.")
    @Metadata(required = true)
    private final VtigerOperation operation;

    @UriParam
    private VtigerConfiguration configuration;

    @UriParam(
            description = "For findTicket: the number of the ticket, such as TT12. The header CamelVtigerTicketNumber "
                    + "overrides it.")
    private String ticket;

    @UriParam(
            description =
                    "For addComment, addFileNotice, findSender and findTexts: the record id of the ticket, such as "
                            + "17x34. The header "
                            + "CamelVtigerTicketId overrides it.")
    private String ticketId;

    @UriParam(
            defaultValue = "NONE",
            description = "For findSender: how far to look for a sender who is not one of the staff. NONE: among the "
                    + "contacts. CRM: if no contact has the address, among the organizations. TICKET: if neither the "
                    + "contact of the ticket nor a contact of its organization has it, among the organizations, and in "
                    + "the comments of the ticket. The header CamelVtigerSenderSearch overrides it.")
    private SenderSearch senderSearch = SenderSearch.NONE;

    @UriParam(
            description =
                    "For addComment: whom Vtiger notifies of the comment. By default the customer if the sender is "
                            + "one of the staff, otherwise the owner of the ticket. The header CamelVtigerNotify overrides it.")
    private Audience notify;

    @UriParam(description = "For query: the query in VTQL, ending with a semicolon. By default it is the body.")
    private String query;

    @UriParam(
            description =
                    "For retrieve and revise: the id of the record, such as 17x34. The header CamelVtigerRecordId "
                            + "overrides it.")
    private String recordId;

    @UriParam(
            description =
                    "For describe and create: the module, such as HelpDesk. The header CamelVtigerModule overrides "
                            + "it.")
    private String module;

    VtigerEndpoint(
            String uri, VtigerComponent component, VtigerOperation operation, VtigerConfiguration configuration) {
        super(uri, component);
        this.operation = operation;
        this.configuration = configuration;
    }

    @Override
    public Producer createProducer() {
        account(); // a wrong option stops the start
        return operation.createProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("vtiger: can only be sent to");
    }

    VtigerAccount account() {
        return ((VtigerComponent) getComponent()).account(configuration);
    }

    public VtigerOperation getOperation() {
        return operation;
    }

    public VtigerConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(VtigerConfiguration configuration) {
        this.configuration = configuration;
    }

    public String getTicket() {
        return ticket;
    }

    public void setTicket(String ticket) {
        this.ticket = ticket;
    }

    public String getTicketId() {
        return ticketId;
    }

    public void setTicketId(String ticketId) {
        this.ticketId = ticketId;
    }

    public SenderSearch getSenderSearch() {
        return senderSearch;
    }

    public void setSenderSearch(SenderSearch senderSearch) {
        this.senderSearch = senderSearch;
    }

    public Audience getNotify() {
        return notify;
    }

    public void setNotify(Audience notify) {
        this.notify = notify;
    }

    public String getQuery() {
        return query;
    }

    public void setQuery(String query) {
        this.query = query;
    }

    public String getRecordId() {
        return recordId;
    }

    public void setRecordId(String recordId) {
        this.recordId = recordId;
    }

    public String getModule() {
        return module;
    }

    public void setModule(String module) {
        this.module = module;
    }
}
