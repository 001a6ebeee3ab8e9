/** The command {@code authorize}: a person consents that the connector reads a mailbox. */
package io.github.vtigermail.ops.authorize;
