/**
 * Whether a mail may become a comment, judged by its headers: whether a machine wrote it, and whether mail servers
 * confirm its sender.
 */
package io.github.vtigermail.mail.trust;
