package io.github.vtigermail.testing.vtiger;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Arrays;

/** Carries requests from WireMock to the front door and answers back. */
final class StandInTransformer implements ResponseDefinitionTransformerV2 {
    private final FrontDoor door;

    StandInTransformer(FrontDoor door) {
        this.door = door;
    }

    @Override
    public String getName() {
        return "vtiger";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Request request = event.getRequest();
        Answer answer = door.answer(
                request.getMethod().getName(), request.getUrl(), request.getHeader("Content-Type"), request.getBody());
        if (answer.delivery() == Answer.Delivery.NOTHING) {
            return ResponseDefinitionBuilder.responseDefinition()
                    .withFault(com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE)
                    .build();
        }
        ResponseDefinitionBuilder response = ResponseDefinitionBuilder.responseDefinition()
                .withStatus(answer.status())
                .withHeader("Content-Type", answer.contentType());
        if (answer.delivery() == Answer.Delivery.HALF) {
            return response.withHeader("Content-Length", String.valueOf(answer.body().length))
                    .withBody(Arrays.copyOf(answer.body(), answer.body().length / 2))
                    .build();
        }
        return response.withBody(answer.body()).build();
    }
}
