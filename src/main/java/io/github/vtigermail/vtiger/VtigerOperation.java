package io.github.vtigermail.vtiger;

import org.apache.camel.Producer;

/** What an endpoint {@code vtiger:operation} does. */
public enum VtigerOperation {
    /** Finds a ticket by its number or record. */
    findTicket(FindTicketProducer::new),
    /** Finds out who has an address: a contact, an organization, the staff. */
    findSender(FindSenderProducer::new),
    /** Finds the texts that a ticket has already. */
    findTexts(FindTextsProducer::new),
    /** Adds a comment to a ticket, once. */
    addComment(AddCommentProducer::new),
    /** Adds a second comment, for the staff alone, if Vtiger did not keep all of the first: its files, its text. */
    addFileNotice(AddFileNoticeProducer::new),
    /** Asks in VTQL. */
    query(QueryProducer::new),
    /** Gets a record by its id. */
    retrieve(RetrieveProducer::new),
    /** Gets the description of a module: its fields and picklists. */
    describe(DescribeProducer::new),
    /** Makes a record. */
    create(CreateProducer::new),
    /** Changes fields of a record. */
    revise(ReviseProducer::new);

    private final Factory factory;

    VtigerOperation(Factory factory) {
        this.factory = factory;
    }

    Producer createProducer(VtigerEndpoint endpoint) {
        return factory.create(endpoint);
    }

    private interface Factory {
        VtigerProducer create(VtigerEndpoint endpoint);
    }
}
