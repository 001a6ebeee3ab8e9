package io.github.vtigermail.vtiger.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.vtigermail.vtiger.failure.VtigerException;
import io.github.vtigermail.vtiger.failure.VtigerUnavailableException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Logs in by challenge and answer. Seen on Vtiger 8.2 (recorded 01, 06): the challenge is asked for by GET, the login is a
 * POST with the md5 of challenge and access key.
 */
final class LogIn implements SessionPool.Login {
    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z.-]{1,20}");

    private final HttpTransport http;
    private final String username;
    private final Supplier<String> accessKey;
    private final Clock clock;

    /** @param accessKey asked at each login, so that a key that was replaced in its file is used */
    LogIn(HttpTransport http, String username, Supplier<String> accessKey, Clock clock) {
        this.http = http;
        this.username = username;
        this.accessKey = accessKey;
        this.clock = clock;
    }

    @Override
    public VtigerSession logIn() throws VtigerException, InterruptedException {
        String token = challenge().path("token").asText();
        Map<String, String> form =
                Map.of("operation", "login", "username", username, "accessKey", md5(token + accessKey()));
        JsonNode session = http.post("login", Map.of(), form, List.of());
        return new VtigerSession(
                session.path("sessionName").asText(),
                session.path("userId").asText(),
                version(session.path("vtigerVersion").asText()),
                clock.instant());
    }

    /** Vtiger's time; empty if it does not say. */
    OptionalLong serverTime() throws VtigerException, InterruptedException {
        JsonNode seconds = challenge().path("serverTime");
        return seconds.canConvertToLong() ? OptionalLong.of(seconds.asLong()) : OptionalLong.empty();
    }

    private JsonNode challenge() throws VtigerException, InterruptedException {
        return http.get("getchallenge", Map.of("operation", "getchallenge", "username", username));
    }

    /** For a log, so nothing but what a version looks like. */
    private static String version(String text) {
        return VERSION.matcher(text).matches() ? text : "";
    }

    /** Its file may be missing for a moment while it is replaced: that is no reason against what is to be sent. */
    private String accessKey() throws VtigerUnavailableException {
        try {
            return accessKey.get();
        } catch (RuntimeException e) {
            throw new VtigerUnavailableException(
                    "NO_ACCESS_KEY",
                    "the access key cannot be read; see " + http.names().of("accessKey"));
        }
    }

    private static String md5(String text) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5"); // Vtiger's protocol, not our choice
            return HexFormat.of().formatHex(md5.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
