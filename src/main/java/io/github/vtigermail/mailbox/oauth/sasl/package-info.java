/** The SASL mechanism that Angus Mail does not have. */
package io.github.vtigermail.mailbox.oauth.sasl;
