/**
 * What a mail says: which tickets its subject names, who sent it, when, its text and its files. Values in, values out:
 * nothing here opens a connection, writes a log line, or knows about Camel or Vtiger.
 *
 * <p>This package is the only way in for the others; below it {@code reply} recognizes what is quoted, {@code text}
 * makes readable text, {@code files} chooses the files, {@code trust} recognizes automatic and authenticated mail,
 * {@code mime} decodes parts, and {@code charset} decodes bytes. None of them uses this package.
 *
 * <p>Whatever a stranger sends is read without an exception, in linear time, to a bounded result. Types that contain a
 * mail's content do not show it in {@code toString}, so that it cannot reach a log by accident.
 */
package io.github.vtigermail.mail;
