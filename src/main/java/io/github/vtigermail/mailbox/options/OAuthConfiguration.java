package io.github.vtigermail.mailbox.options;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * The options of a mailbox that logs in with OAuth2, as they are written. Their names are those of Camel's own settings {@code
 * camel.oauth.<profile>.client-id} and so on, where they mean the same.
 */
@UriParams
public class OAuthConfiguration {
    @UriParam(
            label = "security",
            enums = "microsoft,google,custom",
            description = "Log in with OAuth2 in place of a password, at Microsoft 365 (microsoft), at Google "
                    + "(google), or at another identity provider (custom). By default with the password.")
    private String oauthProfile = "";

    @UriParam(
            label = "security",
            enums = "client-credentials,jwt-bearer,authorization-code,device-code",
            description = "How access tokens are obtained: by the application itself with a client secret or a "
                    + "certificate (client-credentials), by a service account with a key file (jwt-bearer), or "
                    + "by the consent of a person, which the command authorize asks for, in a browser "
                    + "(authorization-code) or with a code to type in on any device (device-code). Required "
                    + "with oauthProfile.")
    private String oauthGrantType = "";

    @UriParam(
            label = "security",
            description = "The directory (tenant) id of the organization at Microsoft, or organizations, consumers "
                    + "or common. Required with the profile microsoft.")
    private String oauthTenant = "";

    @UriParam(
            label = "security",
            description = "The client id of the application at the identity provider. Required with oauthProfile, "
                    + "except for jwt-bearer.")
    private String oauthClientId = "";

    @UriParam(label = "security", secret = true, description = "The client secret of the application.")
    private String oauthClientSecret = "";

    @UriParam(
            label = "security",
            description = "A file with the application's certificate and its private key, in place of a client "
                    + "secret: PEM (PKCS 8, not encrypted) or PKCS 12.")
    private String oauthCertificate = "";

    @UriParam(label = "security", secret = true, description = "The password of a PKCS 12 file.")
    private String oauthCertificatePassword = "";

    @UriParam(
            label = "security",
            description =
                    "The key file of the service account (JSON), as Google gives it. Required with " + "jwt-bearer.")
    private String oauthKeyFile = "";

    @UriParam(
            label = "security",
            description = "The user whom the service account acts for (sub). By default the user name.")
    private String oauthSubject = "";

    @UriParam(
            label = "security",
            description = "The scopes to ask for, separated by blanks. By default those for IMAP of microsoft and "
                    + "google. Required with the profile custom, unless the identity provider needs none.")
    private String oauthScope = "";

    @UriParam(
            label = "security",
            description = "The address of the identity provider, below which /.well-known/openid-configuration "
                    + "names its endpoints.")
    private String oauthBaseUri = "";

    @UriParam(
            label = "security",
            description = "The token endpoint, in place of that of the profile or of oauthBaseUri.")
    private String oauthTokenEndpoint = "";

    @UriParam(
            label = "security",
            description = "The authorization endpoint, in place of that of the profile or of oauthBaseUri.")
    private String oauthAuthorizationEndpoint = "";

    @UriParam(
            label = "security",
            description = "The device authorization endpoint, in place of that of the profile or of oauthBaseUri.")
    private String oauthDeviceAuthorizationEndpoint = "";

    @UriParam(
            label = "security,advanced",
            defaultValue = "60",
            description = "How many seconds before it expires an access token is renewed, but not before half of "
                    + "its life.")
    private int oauthCachedTokensExpirationMarginSeconds = 60;

    @UriParam(
            label = "security",
            description = "The day on which the client secret or the key expires, such as 2027-05-31, so that the "
                    + "log and the health check warn of it from 14 days before. That of a certificate is "
                    + "known.")
    private String oauthExpires = "";

    @UriParam(
            label = "security",
            description = "For how many days a consent is valid at this identity provider, however it is used: 7 "
                    + "for an application at Google in testing. By default what the identity provider says.")
    private Integer oauthRefreshTokenDays;

    public String getOauthProfile() {
        return oauthProfile;
    }

    public void setOauthProfile(String oauthProfile) {
        this.oauthProfile = oauthProfile;
    }

    public String getOauthGrantType() {
        return oauthGrantType;
    }

    public void setOauthGrantType(String oauthGrantType) {
        this.oauthGrantType = oauthGrantType;
    }

    public String getOauthTenant() {
        return oauthTenant;
    }

    public void setOauthTenant(String oauthTenant) {
        this.oauthTenant = oauthTenant;
    }

    public String getOauthClientId() {
        return oauthClientId;
    }

    public void setOauthClientId(String oauthClientId) {
        this.oauthClientId = oauthClientId;
    }

    public String getOauthClientSecret() {
        return oauthClientSecret;
    }

    public void setOauthClientSecret(String oauthClientSecret) {
        this.oauthClientSecret = oauthClientSecret;
    }

    public String getOauthCertificate() {
        return oauthCertificate;
    }

    public void setOauthCertificate(String oauthCertificate) {
        this.oauthCertificate = oauthCertificate;
    }

    public String getOauthCertificatePassword() {
        return oauthCertificatePassword;
    }

    public void setOauthCertificatePassword(String oauthCertificatePassword) {
        this.oauthCertificatePassword = oauthCertificatePassword;
    }

    public String getOauthKeyFile() {
        return oauthKeyFile;
    }

    public void setOauthKeyFile(String oauthKeyFile) {
        this.oauthKeyFile = oauthKeyFile;
    }

    public String getOauthSubject() {
        return oauthSubject;
    }

    public void setOauthSubject(String oauthSubject) {
        this.oauthSubject = oauthSubject;
    }

    public String getOauthScope() {
        return oauthScope;
    }

    public void setOauthScope(String oauthScope) {
        this.oauthScope = oauthScope;
    }

    public String getOauthBaseUri() {
        return oauthBaseUri;
    }

    public void setOauthBaseUri(String oauthBaseUri) {
        this.oauthBaseUri = oauthBaseUri;
    }

    public String getOauthTokenEndpoint() {
        return oauthTokenEndpoint;
    }

    public void setOauthTokenEndpoint(String oauthTokenEndpoint) {
        this.oauthTokenEndpoint = oauthTokenEndpoint;
    }

    public String getOauthAuthorizationEndpoint() {
        return oauthAuthorizationEndpoint;
    }

    public void setOauthAuthorizationEndpoint(String oauthAuthorizationEndpoint) {
        this.oauthAuthorizationEndpoint = oauthAuthorizationEndpoint;
    }

    public String getOauthDeviceAuthorizationEndpoint() {
        return oauthDeviceAuthorizationEndpoint;
    }

    public void setOauthDeviceAuthorizationEndpoint(String oauthDeviceAuthorizationEndpoint) {
        this.oauthDeviceAuthorizationEndpoint = oauthDeviceAuthorizationEndpoint;
    }

    public int getOauthCachedTokensExpirationMarginSeconds() {
        return oauthCachedTokensExpirationMarginSeconds;
    }

    public void setOauthCachedTokensExpirationMarginSeconds(int oauthCachedTokensExpirationMarginSeconds) {
        this.oauthCachedTokensExpirationMarginSeconds = oauthCachedTokensExpirationMarginSeconds;
    }

    public String getOauthExpires() {
        return oauthExpires;
    }

    public void setOauthExpires(String oauthExpires) {
        this.oauthExpires = oauthExpires;
    }

    public Integer getOauthRefreshTokenDays() {
        return oauthRefreshTokenDays;
    }

    public void setOauthRefreshTokenDays(Integer oauthRefreshTokenDays) {
        this.oauthRefreshTokenDays = oauthRefreshTokenDays;
    }
}
