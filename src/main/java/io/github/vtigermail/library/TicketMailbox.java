package io.github.vtigermail.library;

import io.github.vtigermail.mailbox.MailboxAccount;
import java.util.HashMap;
import java.util.Map;

/** A mailbox as a bean of the template {@code vtiger-ticket-mailbox}: its name, its account and its options. */
public final class TicketMailbox implements MailboxAccount {
    private final Map<String, Object> options = new HashMap<>();
    private String name;

    @Override
    public String name() {
        return name;
    }

    /** Its name in the logs and in the ledger. */
    public void setName(String name) {
        this.name = name;
    }

    /** Without those that the template's user left out. */
    @Override
    public Map<String, Object> options() {
        Map<String, Object> given = new HashMap<>();
        options.forEach((option, value) -> given.put(option, TemplateText.of(value.toString())));
        given.values().removeIf(value -> value.toString().isBlank());
        return given;
    }

    /** By the names that mailbox files have; empty ones count as left out. */
    public Map<String, Object> getOptions() {
        return options;
    }

    /** Names the mailbox alone. */
    @Override
    public String toString() {
        return "TicketMailbox[" + name + "]";
    }
}
