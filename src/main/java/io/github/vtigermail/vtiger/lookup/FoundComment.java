package io.github.vtigermail.vtiger.lookup;

/**
 * A comment that exists already.
 *
 * @param id its record id
 * @param filesKept how many files Vtiger kept with it
 */
public record FoundComment(String id, int filesKept) {}
