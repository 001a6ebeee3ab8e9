/**
 * What a mail says: which tickets its subject names, who wrote it, when, and what. Values in, values out: nothing here
 * opens a connection, writes a log line or knows of Camel or Vtiger.
 *
 * <p>Whatever a stranger sends is read without an exception, in time linear in its size, to a bounded result. Types that
 * carry a mail's content do not show it in {@code toString}, so that it cannot reach a log by accident.
 */
package io.github.vtigermail.mail;
