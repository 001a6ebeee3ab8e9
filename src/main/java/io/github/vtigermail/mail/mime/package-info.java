/**
 * Decodes the parts of a mail, from bytes to clean characters: multiparts, transfer encodings, header fields, file
 * names, and packed content (winmail.dat, signed and encrypted data).
 *
 * <p>Angus Mail does most of the work. These classes bound its time and memory, and read what Angus rejects.
 */
package io.github.vtigermail.mail.mime;
