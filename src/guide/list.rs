//! A list of a guide: that of the built-in guide lies in the program itself, that of a file is read.

use std::borrow::Cow;
use std::ops::{Deref, DerefMut};
use std::slice::{Iter, IterMut};

use serde::Deserialize;

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct List<T: Clone + 'static>(Cow<'static, [T]>);

impl<T: Clone> List<T> {
    /// One that lies in the program.
    pub const fn fixed(entries: &'static [T]) -> Self {
        Self(Cow::Borrowed(entries))
    }
}

impl<T: Clone> Default for List<T> {
    fn default() -> Self {
        Self::fixed(&[])
    }
}

impl<T: Clone> From<Vec<T>> for List<T> {
    fn from(entries: Vec<T>) -> Self {
        Self(entries.into())
    }
}

impl<T: Clone> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(entries: I) -> Self {
        Self(entries.into_iter().collect())
    }
}

impl<T: Clone> Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T: Clone> DerefMut for List<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        self.0.to_mut()
    }
}

impl<'l, T: Clone> IntoIterator for &'l List<T> {
    type Item = &'l T;
    type IntoIter = Iter<'l, T>;

    fn into_iter(self) -> Iter<'l, T> {
        self.iter()
    }
}

impl<'l, T: Clone> IntoIterator for &'l mut List<T> {
    type Item = &'l mut T;
    type IntoIter = IterMut<'l, T>;

    fn into_iter(self) -> IterMut<'l, T> {
        self.iter_mut()
    }
}
