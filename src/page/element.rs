//! The elements of HTML that matter for what a page says, and what their names and attributes tell.

use strum::{EnumCount, EnumString};

/// Elements that begin a new block, hide their content, or link; all others only format words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString, EnumCount)]
#[strum(serialize_all = "lowercase")]
pub enum Element {
    A,
    Address,
    Article,
    Aside,
    Blockquote,
    Body,
    Center,
    Dd,
    Details,
    Dialog,
    Div,
    Dl,
    Dt,
    Fieldset,
    Figcaption,
    Figure,
    Footer,
    Form,
    H1,
    H2,
    H3,
    H4,
    H5,
    H6,
    Header,
    Legend,
    Li,
    Main,
    Menu,
    Nav,
    Ol,
    P,
    Pre,
    Section,
    Summary,
    Table,
    Tbody,
    Td,
    Tfoot,
    Th,
    Thead,
    Tr,
    Ul,
    // Their content is not text of the page.
    Button,
    Iframe,
    Noscript,
    Option,
    Script,
    Select,
    Style,
    Svg,
    Template,
    Textarea,
    Title,
}

/// Names, roles, classes and ids of what surrounds the text of a page.
const AROUND: &[&str] = &[
    "banner",
    "breadcrumb",
    "breadcrumbs",
    "complementary",
    "contentinfo",
    "footer",
    "header",
    "menu",
    "markdown-toc",
    "nav",
    "navbar",
    "navigation",
    "pagination",
    "publish-box",
    "search",
    "segment-breadcrumb",
    "segment-footer",
    "segment-header",
    "segment-navbar",
    "sidebar",
    "site-footer",
    "site-header",
    "skip-link",
    "table-of-contents",
    "toc",
];

/// Roles, classes and ids of the text itself.
const CONTENT: &[&str] = &["article", "content", "main", "main-content", "maincontent", "segment-content"];

/// Classes of a notice.
const NOTICES: &[&str] = &[
    "admonition",
    "alert",
    "callout",
    "dragon",
    "markdown-alert-important",
    "markdown-alert-note",
    "markdown-alert-warning",
    "note",
    "note-to-balloters",
    "notice",
    "stu-note",
    "warning",
];

impl Element {
    pub fn is_heading(self) -> bool {
        matches!(self, Self::H1 | Self::H2 | Self::H3 | Self::H4 | Self::H5 | Self::H6)
    }

    pub fn is_list(self) -> bool {
        matches!(self, Self::Ol | Self::Ul | Self::Menu)
    }

    /// Whether it may hold all the text of a page.
    pub fn is_container(self) -> bool {
        matches!(self, Self::Article | Self::Body | Self::Center | Self::Div | Self::Form | Self::Main | Self::Section | Self::Td)
    }

    pub fn hides(self) -> bool {
        matches!(
            self,
            Self::Button
                | Self::Iframe
                | Self::Noscript
                | Self::Option
                | Self::Script
                | Self::Select
                | Self::Style
                | Self::Svg
                | Self::Template
                | Self::Textarea
                | Self::Title
        )
    }

    pub fn is_around(self, attributes: &Attributes) -> bool {
        matches!(self, Self::Aside | Self::Footer | Self::Header | Self::Nav) || attributes.are_among(AROUND)
    }

    pub fn is_content(self, attributes: &Attributes) -> bool {
        matches!(self, Self::Article | Self::Main) || attributes.are_among(CONTENT)
    }

    pub fn is_notice(self, attributes: &Attributes) -> bool {
        self == Self::Blockquote || attributes.class.split_whitespace().any(|class| is_among(NOTICES, class))
    }
}

/// The attributes that tell something.
#[derive(Debug, Default)]
pub struct Attributes {
    pub href: Option<String>,
    pub src: String,
    pub alt: String,
    pub class: String,
    pub id: String,
    pub role: String,
    pub start: Option<u32>,
    pub is_hidden: bool,
}

impl Attributes {
    /// The first attribute of a name counts.
    pub fn set(&mut self, name: &[u8], value: &[u8]) {
        let value = String::from_utf8_lossy(value);
        let fill = |text: &mut String| {
            if text.is_empty() {
                text.push_str(&value);
            }
        };
        match name {
            b"href" => _ = self.href.get_or_insert_with(|| value.into_owned()),
            b"src" => fill(&mut self.src),
            b"alt" => fill(&mut self.alt),
            b"class" => fill(&mut self.class),
            b"id" => fill(&mut self.id),
            b"role" => fill(&mut self.role),
            b"start" | b"value" => self.start = self.start.or_else(|| value.trim().parse().ok()),
            b"style" => self.is_hidden |= value.replace(' ', "").contains("display:none"),
            _ => {}
        }
    }

    fn are_among(&self, names: &[&str]) -> bool {
        let words = self.class.split_whitespace().chain([self.id.as_str(), self.role.as_str()]);
        words.into_iter().any(|word| is_among(names, word))
    }
}

fn is_among(names: &[&str], word: &str) -> bool {
    names.iter().any(|name| name.eq_ignore_ascii_case(word))
}
