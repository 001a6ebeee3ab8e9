package io.github.vtigermail.ops.check;

/** Tries everything that a start of a connector needs. Writes nothing anywhere. */
@FunctionalInterface
public interface Checks {
    /**
     * Tries it.
     *
     * @param mailbox the only mailbox to try; null for all
     * @param findings gets what is found, also what is wrong
     */
    void run(String mailbox, Findings findings) throws Exception;
}
