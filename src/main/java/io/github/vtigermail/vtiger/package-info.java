/**
 * What Vtiger's web service says: sessions, answers and faults, quoting, limits. Knows nothing of mail, of Camel's
 * routes, or of the ledger.
 *
 * <p>Every fact about Vtiger in here was seen on a Vtiger CRM 8.2.0: what it was asked and what it answered is told
 * where the fact is used.
 */
package io.github.vtigermail.vtiger;
