/** A mail as the text and the files of a comment. */
package io.github.vtigermail.route.comment;
