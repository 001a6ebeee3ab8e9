package io.github.vtigermail.testing.vtiger;

import java.time.Instant;
import java.util.List;

/**
 * A comment that Vtiger holds.
 *
 * @param id web-service id, {@code 30xN}
 * @param ticketId web-service id of the record that it hangs on, also where that record never existed
 * @param content the text as a reader of Vtiger's page sees it, after all that Vtiger lost of it
 * @param customer id of the contact whose comment it shows as, or empty
 * @param source the marker, upper-cased; {@code WEBSERVICE} unless the request said otherwise
 * @param told whom Vtiger mails it to
 * @param files what Vtiger kept of the files
 * @param userId id of the user whose session made it
 * @param createdAt when
 */
public record Comment(
        String id,
        String ticketId,
        String content,
        String customer,
        String source,
        Told told,
        List<CommentFile> files,
        String userId,
        Instant createdAt) {}
