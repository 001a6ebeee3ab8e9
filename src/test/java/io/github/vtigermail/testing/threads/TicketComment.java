package io.github.vtigermail.testing.threads;

/** A comment that a ticket already has. */
public record TicketComment(String text, boolean staff) {}
