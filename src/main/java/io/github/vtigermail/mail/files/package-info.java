/**
 * The files of a mail: which of its parts are files, which pictures the text shows, and which of all those are small enough
 * and of a kind to be attached to a comment.
 */
package io.github.vtigermail.mail.files;
