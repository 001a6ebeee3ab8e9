package io.github.vtigermail.vtiger.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.vtigermail.vtiger.failure.VtigerException;
import java.util.List;

/** Asks Vtiger in VTQL, with the session of the exchange that wants to know. */
@FunctionalInterface
public interface Query {
    /** The rows of the answer. */
    List<JsonNode> rows(String vtql) throws VtigerException, InterruptedException;
}
