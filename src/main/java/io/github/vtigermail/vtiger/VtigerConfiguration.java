package io.github.vtigermail.vtiger;

import io.github.vtigermail.support.Addresses;
import io.github.vtigermail.vtiger.client.HttpUrl;
import io.github.vtigermail.vtiger.failure.OptionNames;
import java.util.function.Supplier;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.util.StringHelper;

/** An account at a Vtiger: where it is, who makes the comments, and how it is talked to. */
@UriParams
public class VtigerConfiguration implements Cloneable {
    @UriParam(
            description =
                    "The address at which you open Vtiger in a browser, without index.php. It must begin with https, "
                            + "unless Vtiger runs on this machine or allowInsecure is set.")
    @Metadata(required = true)
    private String url;

    @UriParam(label = "security", description = "The user who makes the comments and records.")
    @Metadata(required = true)
    private String username;

    @UriParam(
            label = "security",
            secret = true,
            description = "The access key of the user. Vtiger shows it under My Preferences.")
    @Metadata(required = true)
    private String accessKey;

    @UriParam(
            defaultValue = "4",
            description = "The number of sessions at Vtiger of a route that exchanges begin in, and so of its calls at "
                    + "the same time, from 1 to 64. All routes together have a quarter more, at least one, so that slow calls of "
                    + "one do not stop the others. PHP processes the calls of one session one after the other.")
    private int sessions = 4;

    @UriParam(
            defaultValue = "1200000",
            javaType = "java.time.Duration",
            description = "The age at which a session is replaced by a new one.")
    private long sessionMaxAge = 1_200_000;

    @UriParam(
            label = "advanced",
            defaultValue = "5000",
            javaType = "java.time.Duration",
            description = "How long to wait for a connection.")
    private long connectTimeout = 5_000;

    @UriParam(
            label = "advanced",
            defaultValue = "60000",
            javaType = "java.time.Duration",
            description = "How long to wait for an answer.")
    private long answerTimeout = 60_000;

    @UriParam(
            label = "advanced",
            defaultValue = "600000",
            javaType = "java.time.Duration",
            description = "How long it may take to send a request with files.")
    private long uploadTimeout = 600_000;

    @UriParam(
            label = "advanced",
            defaultValue = "30000",
            javaType = "java.time.Duration",
            description =
                    "How long Vtiger may still be making a comment whose answer did not arrive. Only after that it is "
                            + "asked whether the comment exists. At least the max_execution_time of its PHP.")
    private long settleTime = 30_000;

    @UriParam(
            label = "advanced",
            defaultValue = "60000",
            javaType = "java.time.Duration",
            description =
                    "How long a ticket with its texts, a contact or a user that was looked up is cached. With 0 Vtiger is "
                            + "asked each time.")
    private long lookUpTime = 60_000;

    @UriParam(
            label = "advanced",
            defaultValue = "false",
            description = "Whether to send emoji as they are. By default their names are sent, because Vtiger "
                    + "8.2 and 8.3 lose emoji.")
    private boolean keepEmoji;

    @UriParam(
            description = "Addresses of the staff, and domains with an at sign before them, separated by commas. "
                    + "The users of "
                    + "Vtiger are staff as well if the user is an administrator, who may ask for them.")
    private String staff = "";

    @UriParam(
            label = "security",
            defaultValue = "false",
            description = "Whether the url may begin with http for another machine than this one. Not for real data.")
    private boolean allowInsecure;

    @UriParam(
            label = "security",
            description = "The TLS settings of the connection to Vtiger, such as the certificates to trust.")
    private SSLContextParameters sslContextParameters;

    private Supplier<String> accessKeySource = () -> null;
    private Addresses staffAddresses;
    private OptionNames names = option -> "camel.component.vtiger." + StringHelper.camelCaseToDash(option);

    /** @throws IllegalArgumentException if the option {@code staff} is not a list of addresses */
    Addresses staff() {
        return staffAddresses != null ? staffAddresses : Addresses.of(staff == null ? "" : staff);
    }

    /** The staff, in place of the option {@code staff}. */
    public void setStaffAddresses(Addresses staffAddresses) {
        this.staffAddresses = staffAddresses;
    }

    /** Where Vtiger is. */
    String base() {
        return HttpUrl.base(url);
    }

    /** Another configuration with the same values. */
    public VtigerConfiguration copy() {
        try {
            return (VtigerConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    /** Where the access key comes from at each login, in place of a fixed one. */
    public void setAccessKeySource(Supplier<String> accessKeySource) {
        this.accessKeySource = accessKeySource;
    }

    Supplier<String> accessKeySource() {
        return accessKeySource;
    }

    /** How messages spell the options. Default: {@code camel.component.vtiger.access-key} and the like. */
    public void setOptionNames(OptionNames names) {
        this.names = names;
    }

    OptionNames names() {
        return names;
    }

    /** Says nothing of the account. */
    @Override
    public String toString() {
        return "VtigerConfiguration[***]";
    }

    public String getUrl() {
        return url;
    }

    public void setUrl(String url) {
        this.url = url;
    }

    public String getUsername() {
        return username;
    }

    public void setUsername(String username) {
        this.username = username;
    }

    public String getAccessKey() {
        return accessKey;
    }

    public void setAccessKey(String accessKey) {
        this.accessKey = accessKey;
        accessKeySource = () -> accessKey;
    }

    public int getSessions() {
        return sessions;
    }

    public void setSessions(int sessions) {
        this.sessions = sessions;
    }

    public long getSessionMaxAge() {
        return sessionMaxAge;
    }

    public void setSessionMaxAge(long sessionMaxAge) {
        this.sessionMaxAge = sessionMaxAge;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getAnswerTimeout() {
        return answerTimeout;
    }

    public void setAnswerTimeout(long answerTimeout) {
        this.answerTimeout = answerTimeout;
    }

    public long getUploadTimeout() {
        return uploadTimeout;
    }

    public void setUploadTimeout(long uploadTimeout) {
        this.uploadTimeout = uploadTimeout;
    }

    public long getSettleTime() {
        return settleTime;
    }

    public void setSettleTime(long settleTime) {
        this.settleTime = settleTime;
    }

    public long getLookUpTime() {
        return lookUpTime;
    }

    public void setLookUpTime(long lookUpTime) {
        this.lookUpTime = lookUpTime;
    }

    public boolean isKeepEmoji() {
        return keepEmoji;
    }

    public void setKeepEmoji(boolean keepEmoji) {
        this.keepEmoji = keepEmoji;
    }

    public String getStaff() {
        return staff;
    }

    public void setStaff(String staff) {
        this.staff = staff;
    }

    public boolean isAllowInsecure() {
        return allowInsecure;
    }

    public void setAllowInsecure(boolean allowInsecure) {
        this.allowInsecure = allowInsecure;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }
}
