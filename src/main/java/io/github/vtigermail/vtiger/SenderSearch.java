package io.github.vtigermail.vtiger;

/** How far {@code vtiger:findSender} looks for a sender who is neither a contact nor one of the staff. */
public enum SenderSearch {
    /** No further. */
    NONE,
    /** For an organization with the address, unless a contact has it. */
    CRM,
    /** For an organization of the ticket with the address, and for the address in the ticket's comments. */
    TICKET
}
