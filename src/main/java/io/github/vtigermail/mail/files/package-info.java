/**
 * The files of a mail: which of its parts are files, which pictures its text shows, and which of them are small enough
 * and of an allowed kind to be attached to a comment.
 */
package io.github.vtigermail.mail.files;
