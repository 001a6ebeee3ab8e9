/**
 * Decodes bytes to text: which charset a mail means by the name that it declares, and what to do if the bytes are not
 * in it. Nothing here knows mails.
 */
package io.github.vtigermail.mail.charset;
