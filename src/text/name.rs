//! File names that every system can hold, from names that anybody may have chosen.

use super::clean::clean_line;

/// In bytes, so that an ending that tells it from others still fits into what file systems can hold.
const LONGEST: usize = 200;

/// Windows keeps these for itself, whatever ending follows.
const TAKEN: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3",
    "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// `name` as one that any file system can hold, in a folder where it is: no separators, nothing hidden, nothing above.
pub fn safe_file_name(name: &str) -> String {
    let is_special = |character| matches!(character, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    let plain = clean_line(name).replace(is_special, "_");
    let (stem, ending) = plain.rfind('.').map_or((&*plain, ""), |dot| plain.split_at(dot));
    let ending = if ending.len() < LONGEST / 2 { ending } else { "" };
    let short = format!("{}{ending}", up_to(stem, LONGEST - ending.len()));
    // Windows drops these at the end, and a leading dot hides a file or stands for a folder.
    let kept = short.trim_end_matches(['.', ' ']).trim_start_matches(['.', ' ']);
    let first = kept.split('.').next().unwrap_or_default().to_lowercase();
    if kept.is_empty() || TAKEN.contains(&&*first) { format!("_{kept}") } else { kept.to_owned() }
}

/// The longest beginning of `text` with at most `limit` bytes.
fn up_to(text: &str, limit: usize) -> &str {
    let end = (0..=limit.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::safe_file_name;

    #[test]
    fn names_that_are_safe_stay() {
        for name in ["vpa-signed.pdf", "Notice of 2026 (signed).PDF", "日本語.docx", "Léa.eml", "no ending"] {
            assert_eq!(safe_file_name(name), name);
        }
    }

    #[test]
    fn others_become_so() {
        for (name, safe) in [
            ("..", "_"),
            (".", "_"),
            ("", "_"),
            ("...a", "a"),
            ("../../etc/passwd", "_.._etc_passwd"),
            ("C:\\x.txt", "C__x.txt"),
            ("a\u{1b}[31m\nb.txt", "a_U+001B_[31m b.txt"),
            ("a\u{202e}fdp.exe", "a_U+202E_fdp.exe"),
            ("NUL.txt", "_NUL.txt"),
            ("con", "_con"),
            ("end. . ", "end"),
        ] {
            assert_eq!(safe_file_name(name), safe, "{name:?}");
        }
        let long = safe_file_name(&format!("{}.pdf", "é".repeat(200)));
        assert!(long.len() <= 200 && long.ends_with("é.pdf"), "{long}");
        assert!(safe_file_name(&format!("a.{}", "x".repeat(900))).len() <= 200);
    }
}
