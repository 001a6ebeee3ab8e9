package io.github.vtigermail.vtiger.lookup;

/**
 * A comment that an exchange is going to make, unless it exists.
 *
 * @param ticketNumber the number of its ticket, {@code TT12}; may be null
 * @param ticketRecord the record of its ticket, {@code 34}, if there is no number
 * @param marker what it is found by
 */
public record ExpectedComment(String ticketNumber, String ticketRecord, String marker) {}
