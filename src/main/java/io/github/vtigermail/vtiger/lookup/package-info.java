/** Who and what a mail is about: tickets and senders, asked for together and remembered for a short time. */
package io.github.vtigermail.vtiger.lookup;
