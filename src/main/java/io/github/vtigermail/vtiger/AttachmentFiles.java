package io.github.vtigermail.vtiger;

import io.github.vtigermail.vtiger.client.UploadFile;
import io.github.vtigermail.vtiger.comment.CommentText;
import jakarta.activation.DataHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.converter.stream.CachedOutputStream;

/** The attachments of a message as files of a comment. Large ones are kept in Camel's temporary files meanwhile. */
final class AttachmentFiles {
    private AttachmentFiles() {}

    /** All but empty ones, which Vtiger drops without a word (seen on 8.2). */
    static List<UploadFile> of(Exchange exchange, CommentText commentText) throws IOException {
        AttachmentMessage message = exchange.getMessage(AttachmentMessage.class);
        if (message == null || !message.hasAttachments()) {
            return List.of();
        }
        List<UploadFile> files = new ArrayList<>();
        for (Map.Entry<String, DataHandler> attachment :
                message.getAttachments().entrySet()) {
            UploadFile file = file(exchange, commentText.fileName(attachment.getKey()), attachment.getValue());
            if (file.size() > 0) {
                files.add(file);
            }
        }
        return files;
    }

    private static UploadFile file(Exchange exchange, String name, DataHandler data) throws IOException {
        CachedOutputStream spool = new CachedOutputStream(exchange);
        long size;
        try (spool;
                InputStream in = data.getInputStream()) {
            size = in.transferTo(spool);
        }
        String type = data.getContentType() == null
                ? ""
                : data.getContentType().replaceFirst(";.*", "").strip();
        return new UploadFile(name, type, size, spool::getInputStream);
    }
}
