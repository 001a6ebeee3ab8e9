package io.github.vtigermail.library;

import io.github.vtigermail.mailbox.LastResultHealthCheck;
import io.github.vtigermail.ops.settings.Settings;
import io.github.vtigermail.route.AddComment;
import io.github.vtigermail.route.AddFileNotice;
import io.github.vtigermail.route.AskTogether;
import io.github.vtigermail.route.CallForm;
import io.github.vtigermail.route.CheckAnswer;
import io.github.vtigermail.route.CheckSender;
import io.github.vtigermail.route.FindSender;
import io.github.vtigermail.route.FindStanding;
import io.github.vtigermail.route.FindTicket;
import io.github.vtigermail.route.LogIn;
import io.github.vtigermail.route.NoteFault;
import io.github.vtigermail.route.Sessions;
import io.github.vtigermail.route.VtigerHttp;
import io.github.vtigermail.route.WithSession;
import io.github.vtigermail.vtiger.CommentText;
import io.github.vtigermail.vtiger.LookUps;
import io.github.vtigermail.vtiger.SessionPool;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** The beans of everything that has to do with Vtiger alone: those that {@code routes/vtiger.camel.yaml} names. */
public record VtigerBeans(Sessions sessions, LookUps lookUps) {

    /** Makes them by the settings and binds them under the names of the routes. */
    public static VtigerBeans bind(CamelContext context, Settings settings, LastResultHealthCheck health, Clock clock) {
        settings.trustStore().ifPresent(store -> context.setSSLContextParameters(store.parameters(context)));
        VtigerHttp.configure(
                context,
                settings.vtigerUrl(),
                settings.vtigerConnectTimeout(),
                settings.vtigerAnswerTimeout(),
                settings.vtigerUploadTimeout());

        LogIn logIn = new LogIn(context, settings.vtigerUsername(), settings.vtigerAccessKey(), clock);
        Sessions sessions =
                new Sessions(new SessionPool(logIn, settings.vtigerSessions(), settings.vtigerSessionMaxAge(), clock));
        LookUps lookUps = new LookUps(settings.vtigerLookUpTime());

        Registry beans = context.getRegistry();
        beans.bind("withSession", new WithSession(sessions));
        beans.bind("logIn", logIn);
        beans.bind("askTogether", new AskTogether(lookUps));
        beans.bind("findTicket", new FindTicket(lookUps));
        beans.bind("findSender", new FindSender(lookUps, settings.staff()));
        beans.bind("findStanding", new FindStanding(lookUps));
        beans.bind("callForm", new CallForm(sessions));
        beans.bind("checkAnswer", new CheckAnswer(sessions, health));
        CommentText commentText = new CommentText(settings.vtigerKeepEmoji());
        beans.bind("addComment", new AddComment(sessions, commentText, settings.files()));
        beans.bind("addFileNotice", new AddFileNotice(sessions, commentText));
        beans.bind("checkSender", new CheckSender());
        beans.bind("noteFault", new NoteFault(health));
        return new VtigerBeans(sessions, lookUps);
    }
}
