/**
 * The parts of a mail, from bytes to clean characters: multiparts taken apart leniently, transfer encodings, charsets, header
 * fields, file names, and what is packed once more (winmail.dat, signed and encrypted content). The ground floor of {@code
 * mail}: it uses none of the other packages.
 *
 * <p>Angus Mail does the work; what stands here bounds its time and memory, and takes what Angus refuses.
 */
package io.github.vtigermail.mail.mime;
