package io.github.vtigermail.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.message.BasicNameValuePair;

/** A session at Vtiger over one connection, and nothing around it; with the connector's own HTTP library. */
final class BareSession implements Closeable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CloseableHttpClient http = HttpClients.custom()
            .setConnectionManager(new BasicHttpClientConnectionManager())
            .disableCookieManagement()
            .build();
    private final String webService;
    private final String name;
    private final String user;

    BareSession(String vtiger, String userName, String accessKey) throws IOException {
        webService = vtiger + "/webservice.php";
        String token = result(ClassicRequestBuilder.get(webService)
                        .addParameter("operation", "getchallenge")
                        .addParameter("username", userName)
                        .build())
                .path("token")
                .asText();
        JsonNode login = result(post(
                webService, Map.of("operation", "login", "username", userName, "accessKey", md5(token + accessKey))));
        name = login.path("sessionName").asText();
        user = login.path("userId").asText();
    }

    /** The id of the ticket with this number. */
    String ticketId(String number) throws IOException {
        String query = "select id,ticket_no from HelpDesk where ticket_no='" + number + "';";
        String address = webService + "?operation=query&query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        return result(post(address, Map.of("sessionName", name)))
                .path(0)
                .path("id")
                .asText();
    }

    /** Adds a comment. */
    void create(String ticketId, String text) throws IOException {
        String element = JSON.createObjectNode()
                .put("commentcontent", text)
                .put("related_to", ticketId)
                .put("assigned_user_id", user)
                .toString();
        JsonNode made = result(post(
                webService,
                Map.of("operation", "create", "elementType", "ModComments", "sessionName", name, "element", element)));
        if (made.path("id").asText().isEmpty()) {
            throw new IOException("no comment was made");
        }
    }

    private static HttpPost post(String address, Map<String, String> form) {
        List<NameValuePair> pairs = new ArrayList<>();
        form.forEach((key, value) -> pairs.add(new BasicNameValuePair(key, value)));
        HttpPost post = new HttpPost(address);
        post.setEntity(new UrlEncodedFormEntity(pairs, StandardCharsets.UTF_8));
        return post;
    }

    private JsonNode result(ClassicHttpRequest request) throws IOException {
        String text = http.execute(request, response -> EntityUtils.toString(response.getEntity()));
        JsonNode answer = JSON.readTree(text);
        if (!answer.path("success").asBoolean()) {
            throw new IOException("Vtiger refused: " + answer);
        }
        return answer.path("result");
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
