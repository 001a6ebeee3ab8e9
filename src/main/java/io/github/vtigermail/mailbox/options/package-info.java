/** The options of a mailbox: their values, their defaults, and which ones of camel-mail are refused. */
package io.github.vtigermail.mailbox.options;
