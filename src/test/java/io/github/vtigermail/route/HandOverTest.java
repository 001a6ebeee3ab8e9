package io.github.vtigermail.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vtigermail.ledger.Claims;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class HandOverTest {
    private final CamelContext camel = new DefaultCamelContext();
    private final Exchange application = new DefaultExchange(camel);
    private final Exchange vtiger = new DefaultExchange(camel);

    /** Else the ledger would let go of the mail as of one that was never tried, and a second comment would be made. */
    @Test
    void theApplicationsExchangeLearnsThatACommentMayStand() {
        vtiger.setProperty(Claims.ATTEMPTED, true);
        vtiger.setProperty(Claims.PENDING, true);

        HandOver.back(vtiger, application);

        assertThat(application.getProperty(Claims.ATTEMPTED)).isEqualTo(true);
        assertThat(application.getProperty(Claims.PENDING)).isEqualTo(true);
    }

    /** It is back in the pool, and another mail's by then. */
    @Test
    void theSessionStaysBehind() {
        vtiger.setProperty(Sessions.PROPERTY, "of the exchange that has it");

        HandOver.back(vtiger, application);

        assertThat(application.getProperty(Sessions.PROPERTY)).isNull();
    }

    @Test
    void anExchangeWithoutAMailIsRefusedInWords() {
        assertThatThrownBy(() -> HandOver.to(vtiger, application))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("vtiger-ticket-mailbox");
    }
}
