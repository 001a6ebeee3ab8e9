package io.github.vtigermail.testing.vtiger;

/**
 * One request as an access log would show it, with the operation wherever that stood.
 *
 * @param method HTTP method
 * @param path the URL's path
 * @param queryString the URL's query as sent (percent-encoded), or empty
 * @param operation Vtiger's operation, or empty
 */
public record ReceivedRequest(String method, String path, String queryString, String operation) {}
