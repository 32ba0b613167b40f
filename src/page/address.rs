//! Addresses on a page: made whole, and when two of them are the same.

use fluent_uri::Uri;
use fluent_uri::UriRef;

use crate::text::is_openable;

/// `address` as the browser would open it from a page at `base`; nothing for a place in the same page and for what cannot be opened.
pub fn resolve(base: &str, address: &str) -> Option<String> {
    let address = address.trim();
    if address.is_empty() || address.starts_with('#') {
        return None;
    }
    // What a base names within its page does not matter, and nothing is resolved against it.
    let base = base.split('#').next().unwrap_or_default();
    let whole = Uri::parse(base).ok().and_then(|base| {
        let found = UriRef::parse(address).ok()?.resolve_against(&base).ok()?;
        Some(found.into_string())
    });
    Some(whole.unwrap_or_else(|| address.to_owned())).filter(|address| is_openable(address))
}

/// Equal for addresses that open the same page.
pub fn key(address: &str) -> String {
    let (scheme, rest) = address.split_once(':').unwrap_or(("", address));
    let scheme = scheme.to_ascii_lowercase();
    if scheme == "mailto" {
        return format!("mailto:{}", rest.split('?').next().unwrap_or_default().to_ascii_lowercase());
    }
    let (host, path) = rest.trim_start_matches('/').split_once('/').unwrap_or((rest.trim_start_matches('/'), ""));
    format!("{scheme}://{}/{}", host.to_ascii_lowercase(), path.trim_end_matches('/'))
}

/// The last part of an address, without what is asked of the server.
pub fn file_name(address: &str) -> String {
    if address.trim_start().starts_with("data:") {
        return "(embedded picture)".to_owned();
    }
    let path = address.split(['?', '#']).next().unwrap_or_default();
    path.rsplit('/').next().unwrap_or_default().trim().to_owned()
}

/// Every address of electronic mail in `text` that can be opened.
pub fn mail_in(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|letter: char| letter.is_whitespace() || "<>()[],;:\"'".contains(letter));
    let bare = words.map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()));
    let is_mail = |word: &&str| {
        let has_both = word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
        // With a slash it is a piece of another address.
        has_both && !word.contains('/') && is_openable(&format!("mailto:{word}"))
    };
    bare.filter(is_mail).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::{file_name, key, mail_in, resolve};

    #[test]
    fn relative_addresses_are_resolved_and_places_in_the_page_are_none() {
        let base = "https://example.org/guide/page.html";
        assert_eq!(resolve(base, "other.html").as_deref(), Some("https://example.org/guide/other.html"));
        assert_eq!(resolve(base, "../x").as_deref(), Some("https://example.org/x"));
        assert_eq!(resolve(&format!("{base}#part"), "other.html"), resolve(base, "other.html"));
        assert_eq!(resolve(base, "http://other.example/").as_deref(), Some("http://other.example/"));
        assert_eq!(resolve(base, "mailto:a@example.org").as_deref(), Some("mailto:a@example.org"));
        assert_eq!(["#top", "", "javascript:alert(1)"].map(|address| resolve(base, address)), [None, None, None]);
    }

    #[test]
    fn case_of_the_host_and_a_last_slash_do_not_matter() {
        assert_eq!(key("HTTPS://Example.org/a/"), key("https://example.org/a"));
        assert_ne!(key("https://example.org/a"), key("https://example.org/A"));
        assert_eq!(key("mailto:A@Example.org?subject=x"), key("mailto:a@example.org"));
    }

    #[test]
    fn names_of_pictures_and_mail_are_found() {
        assert_eq!(file_name("../img/flow.png?v=2"), "flow.png");
        assert_eq!(file_name("data:image/png;base64,AAA/A"), "(embedded picture)");
        assert_eq!(
            mail_in("Write to <A.b@example.org>, or c@d.example.").collect::<Vec<_>>(),
            ["A.b@example.org", "c@d.example"]
        );
        let other = "Ask j\u{f6}rg@example.org, or see https://medium.com/@user/a.b and https://x@y.example/z.";
        assert_eq!(mail_in(other).collect::<Vec<_>>(), Vec::<String>::new());
    }
}
