/**
 * Whether a mail may become a comment, by its headers alone: whether a machine wrote it, and whether mail servers found it to
 * be from its sender.
 */
package io.github.vtigermail.mail.trust;
