//! Takes the marks of Jekyll out of Markdown: Liquid tags, and the attribute lists of kramdown.

/// `markdown` without tags, in one pass.
pub fn strip(markdown: &str) -> String {
    let mut text = Stripper { rest: markdown, done: String::with_capacity(markdown.len()), missing: Vec::new() };
    while let Some(start) = text.rest.find('{') {
        text.keep(start);
        if !text.take_mark() {
            text.keep(1);
        }
    }
    text.done + text.rest
}

struct Stripper<'a> {
    rest: &'a str,
    done: String,
    /// Ends that are known not to come any more: looked for once, not again for each beginning.
    missing: Vec<&'static str>,
}

impl<'a> Stripper<'a> {
    fn keep(&mut self, length: usize) {
        let (kept, rest) = self.rest.split_at(length);
        self.done.push_str(kept);
        self.rest = rest;
    }

    /// What stands before `end`, which is taken too.
    fn take_until(&mut self, end: &'static str) -> Option<&'a str> {
        if self.missing.contains(&end) {
            return None;
        }
        let Some((inner, rest)) = self.rest.split_once(end) else {
            self.missing.push(end);
            return None;
        };
        self.rest = rest;
        Some(inner)
    }

    /// Whether there was a mark, which is then gone.
    fn take_mark(&mut self) -> bool {
        match self.rest.as_bytes() {
            [b'{', b'{', ..] => self.take_until("}}").is_some(),
            [b'{', b'%', ..] => match self.take_until("%}") {
                Some(tag) => {
                    self.take_tag(tag[2..].trim_matches(['-', ' ', '\n']));
                    true
                }
                None => false,
            },
            [b'{', b':', ..] => self.take_attributes(),
            _ => false,
        }
    }

    fn take_tag(&mut self, tag: &str) {
        match tag.split_whitespace().next() {
            Some("comment") if self.take_until("endcomment").is_some() => _ = self.take_until("%}"),
            Some("include") => self.done.push_str(&picture(tag)),
            _ => {}
        }
    }

    /// An attribute list stands on one line; `{:toc}` makes the list before it a table of contents.
    fn take_attributes(&mut self) -> bool {
        let mut line = self.rest.bytes().take(LONGEST_LIST).take_while(|&byte| byte != b'\n');
        let Some(end) = line.position(|byte| byte == b'}') else { return false };
        if &self.rest[..=end] == "{:toc}" {
            self.drop_entry();
        }
        self.rest = &self.rest[end + 1..];
        true
    }

    fn drop_entry(&mut self) {
        let text = self.done.trim_end().len();
        let start = self.done[..text].rfind('\n').map_or(0, |end| end + 1);
        if self.done[start..].starts_with(['*', '-', '+', '1']) {
            self.done.truncate(start);
        }
    }
}

/// Longer ones are text.
const LONGEST_LIST: usize = 400;

/// An included picture as HTML; nothing for any other inclusion.
fn picture(tag: &str) -> String {
    let value = |key: &str| tag.split_once(key).and_then(|(_, rest)| rest.split('"').next());
    let named =
        tag.split_whitespace().nth(1).filter(|file| file.rsplit('.').next().is_some_and(|end| end.eq_ignore_ascii_case("svg")));
    let escape = |text: &str| text.replace('<', "&lt;").replace('"', "&quot;");
    match value("img=\"").or(named) {
        Some(file) => format!("<img src=\"{}\" alt=\"{}\">", escape(file), escape(value("caption=\"").unwrap_or_default())),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::strip;

    #[test]
    fn tags_and_attributes_go_and_text_stays() {
        assert_eq!(strip("{% raw %}\none {{ site.x }}two{% endraw %}"), "\none two");
        assert_eq!(strip("# Title {: .no_toc}\n* TOC\n{:toc}\ntext"), "# Title \n\ntext");
        assert_eq!(strip("a {%- comment -%} hidden {% endcomment %} b {c} {d"), "a  b {c} {d");
        assert_eq!(strip("{% include img.html img=\"a.png\" caption=\"Flow\" %}"), "<img src=\"a.png\" alt=\"Flow\">");
    }

    #[test]
    fn what_never_ends_stays_as_it_is() {
        let text = "{% {{ {: {%".repeat(20_000);
        assert_eq!(strip(&text), text);
    }
}
