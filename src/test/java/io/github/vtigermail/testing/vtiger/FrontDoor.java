package io.github.vtigermail.testing.vtiger;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The proxy before Vtiger and the network before the proxy: limits, faults, and who gets what. */
final class FrontDoor {
    private static final String WARNING =
            "<br />\n<b>Warning</b>:  Undefined array key &quot;x&quot; in <b>webservice.php</b> on line <b>1</b><br />\n";

    private final WebService webService;
    private final TicketPages pages;
    private final Sessions sessions;
    private final Faults faults;
    private final Traffic traffic;
    private final AtomicInteger deaths = new AtomicInteger();
    private volatile UploadLimits limits = UploadLimits.USUAL;

    FrontDoor(WebService webService, TicketPages pages, Sessions sessions, Faults faults, Traffic traffic) {
        this.webService = webService;
        this.pages = pages;
        this.sessions = sessions;
        this.faults = faults;
        this.traffic = traffic;
    }

    void limits(UploadLimits others) {
        limits = others;
    }

    Answer answer(String method, String target, String contentType, byte[] body) {
        WebRequest request = WebRequest.of(method, target, contentType, body, limits);
        if (!request.path().equals("/webservice.php")) {
            return pages.answer(request);
        }
        return traffic.counting(request, () -> throughProxy(request));
    }

    private Answer throughProxy(WebRequest request) {
        if (request.path().length() + 1 + request.queryString().length() > Limits.URL_CHARACTERS) {
            return urlTooLong();
        }
        if (request.bodyLength() > limits.proxy()) {
            return Answer.proxy(413, "Request Entity Too Large");
        }
        Optional<Fault> fault = faults.take(request.operation(), request.inBody("element"), request.inUrl("query"));
        return fault.isPresent() ? at(fault.get(), request) : webService.answer(request);
    }

    private Answer at(Fault fault, WebRequest request) {
        if (fault == Fault.DROPPED_SESSION) {
            sessions.drop(request.sessionName());
        }
        if (fault == Fault.MADE_LATE) {
            faults.keepSilent();
        }
        if (fault.isGivenUp()) {
            Thread php = new Thread(() -> {
                faults.keepSilent();
                webService.answer(request);
            });
            php.setDaemon(true);
            php.start();
        }
        if (fault == Fault.DATABASE_DIES) {
            if (deaths.incrementAndGet() % 2 == 0) {
                webService.answer(request);
            }
            return Answer.failure(new Refusal("INTERNAL_SERVER_ERROR", "Unknown Error while processing request"));
        }
        Answer made = fault.beforeVtiger() ? null : webService.answer(request);
        if (fault == Fault.SILENT) {
            faults.keepSilent();
        }
        return switch (fault) {
            case REFUSE_502, MADE_THEN_502 -> Answer.proxy(502, "Bad Gateway");
            case GIVEN_UP_WITH_500 -> Answer.proxy(500, "Internal Server Error");
            case STATUS_503, GIVEN_UP_WITH_503 -> Answer.proxy(503, "Service Temporarily Unavailable");
            case DATABASE_IS_DEAD ->
                Answer.failure(
                        deaths.incrementAndGet() % 2 == 0
                                ? new Refusal("ACCESS_DENIED", "Permission to perform the operation is denied")
                                : new Refusal("UNKOWN_ENTITY", "Record you are trying to access is not found"));
            case ACCESS_DENIED -> Answer.failure(Refusal.denied());
            case OTHER_TICKET -> Answer.success(Map.of("id", "30x9", "related_to", "17x9", "source", ""));
            case OTHER_RECORD -> Answer.success(Map.of("id", "17x9", "ticket_no", "TT9", "contact_id", ""));
            case MARKER_DROPPED -> made.with("source", "WEBSERVICE");
            case REFUSE_414 -> urlTooLong();
            case EMPTY_500 -> Answer.empty500();
            case TEXT_INSTEAD_OF_JSON -> Answer.text("Sorry! Something is not as it should be.");
            case HTML_WARNING_BEFORE_JSON -> made.behind(WARNING);
            case MADE_THEN_CONNECTION_CLOSED -> made.delivered(Answer.Delivery.NOTHING);
            case HALF_BODY -> made.delivered(Answer.Delivery.HALF);
            case SILENT, MADE_LATE, DROPPED_SESSION, DATABASE_DIES -> made;
        };
    }

    private static Answer urlTooLong() {
        return Answer.proxy(414, "Request-URI Too Large");
    }
}
