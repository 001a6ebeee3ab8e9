package io.github.vtigermail.testing.vtiger;

import java.util.Map;
import java.util.Set;

/** Vtiger's {@code webservice.php}: finds the operation and the session, and does one with the other. */
final class WebService {
    private static final Set<String> WITHOUT_SESSION = Set.of("getchallenge", "login");

    private final Sessions sessions;
    private final Effort effort;
    private final Map<String, Operation> operations;

    WebService(Crm crm, Sessions sessions, LoginOperations logins, Effort effort) {
        this.sessions = sessions;
        this.effort = effort;
        ReadOperations reads = new ReadOperations(crm);
        WriteOperations writes = new WriteOperations(crm);
        this.operations = Map.of(
                "getchallenge", logins::challenge,
                "login", logins::login,
                "query", reads::query,
                "retrieve", reads::retrieve,
                "describe", reads::describe,
                "listtypes", ListTypes::of,
                "create", writes::create,
                "revise", writes::revise,
                "add_related", writes::addRelated,
                "logout", call -> Answer.empty500());
    }

    Answer answer(WebRequest request) {
        Operation operation = operations.get(request.operation());
        if (operation == null) {
            return Answer.empty500();
        }
        try {
            if (WITHOUT_SESSION.contains(request.operation())) {
                effort.spend(request.operation());
                return operation.of(new Call(request, null));
            }
            if (request.sessionName().isEmpty()) {
                throw new Refusal("AUTHENTICATION_REQUIRED", "Authencation required");
            }
            Session session = sessions.find(request.sessionName())
                    .orElseThrow(() -> new Refusal("INVALID_SESSIONID", "Session Identifier provided is Invalid"));
            return inSession(operation, new Call(request, session));
        } catch (Refusal refusal) {
            return Answer.failure(refusal);
        }
    }

    private Answer inSession(Operation operation, Call call) {
        call.session().lock().lock();
        try {
            effort.spend(call.request().operation());
            return operation.of(call);
        } finally {
            call.session().lock().unlock();
        }
    }
}
