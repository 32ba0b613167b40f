//! Which addresses may be opened.

/// The longest address that is opened, in bytes.
const LONGEST: usize = 2_048;

/// Whether `address` may be handed to a browser or mail program: https, http or mailto, visible ASCII, no password.
pub fn is_openable(address: &str) -> bool {
    let visible = address.bytes().all(|byte| byte.is_ascii_graphic()) && address.len() <= LONGEST;
    let target = |scheme: &str| address.strip_prefix(scheme).filter(|rest| !rest.is_empty());
    let host = target("https://").or_else(|| target("http://")).map(|rest| rest.split('/').next().unwrap_or(rest));
    let web = host.is_some_and(|host| !host.is_empty() && !host.contains('@'));
    let mail = target("mailto:").is_some_and(is_plain_mail);
    visible && (web || mail)
}

/// Whether a mail address has no fields but a subject and a body: `attach` would send local files.
fn is_plain_mail(target: &str) -> bool {
    let (to, fields) = target.split_once('?').unwrap_or((target, ""));
    let is_harmless = |field: &str| field.is_empty() || field.starts_with("subject=") || field.starts_with("body=");
    to.contains('@') && fields.split('&').all(is_harmless)
}

#[cfg(test)]
mod tests {
    use super::is_openable;

    #[test]
    fn only_web_and_mail_addresses_can_be_opened() {
        for good in ["https://example.org/a?b=c", "http://example.org", "mailto:someone@example.org?subject=x"] {
            assert!(is_openable(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "--help",
            "https://",
            "https://me:secret@host/",
            "https://a b",
            "mailto:nobody",
            "mailto:a@b?attach=/etc/passwd",
            "",
        ] {
            assert!(!is_openable(bad), "{bad}");
        }
    }
}
