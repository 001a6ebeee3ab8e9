package io.github.vtigermail.testing.vtiger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code getchallenge} and {@code login}. */
final class LoginOperations {
    private final Crm crm;
    private final Sessions sessions;
    private final Tokens tokens = new Tokens();
    private final AtomicInteger logins = new AtomicInteger();

    LoginOperations(Crm crm, Sessions sessions) {
        this.crm = crm;
        this.sessions = sessions;
    }

    Answer challenge(Call call) {
        String name = call.request().inUrl("username");
        if (name.isEmpty()) {
            throw Refusal.denied("No username given");
        }
        Row user = crm.user(name).orElseThrow(() -> Refusal.denied("username does not exists"));
        Instant now = crm.now();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("token", tokens.issue(user, now));
        result.put("serverTime", now.getEpochSecond());
        result.put("expireTime", now.getEpochSecond() + Limits.TOKEN_SECONDS);
        return Answer.success(result);
    }

    Answer login(Call call) {
        Row user = crm.user(call.request().inBody("username")).orElse(null);
        String token = user == null ? null : tokens.current(user, crm.now()).orElse(null);
        if (token == null) {
            throw new Refusal("INVALID_AUTH_TOKEN", "Specified token is invalid or expired");
        }
        if (!md5(token + user.get("accesskey")).equals(call.request().inBody("accessKey"))) {
            throw new Refusal("INVALID_USER_CREDENTIALS", "Invalid username or password");
        }
        logins.incrementAndGet();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("username", user.get("user_name"));
        result.put("first_name", user.get("first_name"));
        result.put("last_name", user.get("last_name"));
        result.put("email", user.get("email1"));
        result.put("time_zone", "UTC");
        result.put("hour_format", user.get("hour_format"));
        result.put("date_format", "yyyy-mm-dd");
        result.put("is_admin", user.get("is_admin"));
        result.put("call_duration", "5");
        result.put("other_event_duration", "5");
        result.put("sessionName", sessions.open(user).name());
        result.put("userId", user.id());
        result.put("version", "0.22");
        result.put("vtigerVersion", "8.2.0");
        return Answer.success(result);
    }

    /** Logins that went well. */
    int logins() {
        return logins.get();
    }

    private static String md5(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> tokens() {
        return tokens.issued();
    }
}
