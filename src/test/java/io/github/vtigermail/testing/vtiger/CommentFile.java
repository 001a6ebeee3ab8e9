package io.github.vtigermail.testing.vtiger;

/**
 * A file on a comment.
 *
 * @param name its name as sent
 * @param bytes its content
 */
public record CommentFile(String name, byte[] bytes) {}
