//! Which addresses may be opened, and those of mails.

use std::fmt::Write;

/// The longest address that is opened, in bytes.
const LONGEST: usize = 2_048;

/// Of the names of files, in letters.
const LONGEST_ENDING: usize = 5;

/// Whether `address` may be handed to a browser or mail program: https, http or mailto, visible ASCII, no password.
pub fn is_openable(address: &str) -> bool {
    let visible = address.bytes().all(|byte| byte.is_ascii_graphic()) && address.len() <= LONGEST;
    let target = |scheme: &str| address.strip_prefix(scheme).filter(|rest| !rest.is_empty());
    let host = target("https://").or_else(|| target("http://")).map(|rest| rest.split('/').next().unwrap_or(rest));
    let web = host.is_some_and(|host| !host.is_empty() && !host.contains('@'));
    let mail = target("mailto:").is_some_and(is_plain_mail);
    visible && (web || mail)
}

/// Whether `reference` looks like the name of a file rather than an address or words: it has folders, or an ending.
pub fn names_a_file(reference: &str) -> bool {
    let ending = reference.rsplit_once('.').map_or("", |(_, ending)| ending);
    let has_ending = (1..=LONGEST_ENDING).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_address = reference.contains("://") || is_openable(reference);
    !is_address && (reference.contains(['/', '\\']) || (has_ending && ending.bytes().any(|byte| byte.is_ascii_alphabetic())))
}

/// Whether a mail address has no fields but a subject and a body: `attach` would send local files.
fn is_plain_mail(target: &str) -> bool {
    let (to, fields) = target.split_once('?').unwrap_or((target, ""));
    let is_harmless = |field: &str| field.is_empty() || field.starts_with("subject=") || field.starts_with("body=");
    to.contains('@') && fields.split('&').all(is_harmless)
}

/// The `mailto` address of a mail; `None` if it may not be opened.
pub fn mailto(to: &str, subject: &str, body: &str) -> Option<String> {
    let body = body.replace('\n', "\r\n");
    let address = format!("mailto:{to}?subject={}&body={}", encoded(subject), encoded(&body));
    is_openable(&address).then_some(address)
}

/// Percent-encodes every byte but the unreserved ones (RFC 3986, 2.3).
pub fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            // Writing to a string cannot fail.
            _ => drop(write!(encoded, "%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::{encoded, is_openable, mailto, names_a_file};

    #[test]
    fn files_are_told_from_addresses_and_words() {
        for file in ["vpa.pdf", "docs/signed", "../a b.docx", "C:\\x.txt", "~/a.md", "/etc/hosts", "notes of 2.4.txt"] {
            assert!(names_a_file(file), "{file}");
        }
        for other in
            ["https://example.org/a.pdf", "mailto:a@b.example", "ftp://x/y.pdf", "ticket 4711", "v2.4", "Done.", "e.g. this"]
        {
            assert!(!names_a_file(other), "{other}");
        }
    }

    #[test]
    fn nothing_in_a_subject_ends_it() {
        assert_eq!(encoded("a&attach=/etc?#%\r\né"), "a%26attach%3D%2Fetc%3F%23%25%0D%0A%C3%A9");
        assert_eq!(mailto("a@b.example", "x&y", "1\n2").as_deref(), Some("mailto:a@b.example?subject=x%26y&body=1%0D%0A2"));
        assert_eq!(mailto("a@b?attach=/etc/passwd&x=", "", ""), None);
        assert_eq!(mailto("a@b", &"x".repeat(3_000), ""), None);
    }

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
