/**
 * The Camel component {@code vtiger:}, in the manner of camel-jira: a component, an endpoint, a producer for each operation. Each
 * operation is straight-line Java: ask, look, answer. Knows nothing of mail and of the ledger.
 *
 * <p>Below it: {@link io.github.vtigermail.vtiger.client} (the web service: sessions, answers, faults, queries),
 * {@link io.github.vtigermail.vtiger.comment} (a comment and the attempts to make it), {@link
 * io.github.vtigermail.vtiger.lookup} (tickets and senders, remembered for a short time).
 */
package io.github.vtigermail.vtiger;
