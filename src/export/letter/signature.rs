//! A contact as the lines below a letter: name, title, vendor and address apart.

use std::iter::once;

/// `Ana Ng, Integration Lead <ana@acme.example>` of a vendor, as name, title, vendor, address; only what is there.
pub(super) fn lines(contact: &str, vendor: &str) -> Vec<String> {
    let (person, address) = apart(contact);
    let person = person.split(',').map(str::trim);
    let lines = person.chain([vendor.trim()]).chain(once(address)).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

/// The words of `contact` and its mail address, which stands in `<>` or is its last word.
fn apart(contact: &str) -> (&str, &str) {
    let contact = contact.trim();
    if let Some((person, address)) = contact.strip_suffix('>').and_then(|contact| contact.rsplit_once('<')) {
        return (person.trim(), address.trim());
    }
    let last = contact.rfind([' ', ',']).map_or(0, |at| at + 1);
    let (person, word) = contact.split_at(last);
    if word.contains('@') { (person.trim(), word) } else { (contact, "") }
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn a_contact_is_signed_line_by_line() {
        for (contact, expected) in [
            ("Ana Ng", &["Ana Ng", "Acme"][..]),
            ("Ana Ng <ana@acme.example>", &["Ana Ng", "Acme", "ana@acme.example"]),
            ("Ana Ng, Integration Lead <ana@acme.example>", &["Ana Ng", "Integration Lead", "Acme", "ana@acme.example"]),
            ("Ana Ng, ana@acme.example", &["Ana Ng", "Acme", "ana@acme.example"]),
            ("Ana Ng ana@acme.example", &["Ana Ng", "Acme", "ana@acme.example"]),
            ("ana@acme.example", &["Acme", "ana@acme.example"]),
            ("<ana@acme.example>", &["Acme", "ana@acme.example"]),
            ("[contacts: not set]", &["[contacts: not set]", "Acme"]),
        ] {
            assert_eq!(lines(contact, "Acme"), expected, "{contact}");
        }
    }
}
