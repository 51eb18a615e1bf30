//! Sizes as people write them: `10MB`, `64MiB`, `500000`.

use std::fmt;
use std::str::FromStr;

/// A number of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Size(u64);

/// Units, and how many bytes one is; a bare letter is binary, as with `ls` and `dd`.
const UNITS: [(&str, u64); 11] = [
    ("", 1),
    ("b", 1),
    ("k", 1 << 10),
    ("m", 1 << 20),
    ("g", 1 << 30),
    ("kb", 1_000),
    ("mb", 1_000_000),
    ("gb", 1_000_000_000),
    ("kib", 1 << 10),
    ("mib", 1 << 20),
    ("gib", 1 << 30),
];

/// Places in a text are counted in 32 bits, and folding may make it longer.
const LARGEST: u64 = 1 << 30;

impl Size {
    /// So many bytes.
    pub(crate) const fn new(bytes: u64) -> Self {
        Self(bytes)
    }

    /// In bytes.
    pub(crate) const fn bytes(self) -> u64 {
        self.0
    }
}

impl FromStr for Size {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (number, unit) = text.split_at_checked(digits).unwrap_or_default();
        let unit = unit.trim().to_ascii_lowercase();
        let known = UNITS.iter().find(|(name, _)| *name == unit);
        let (Ok(number), Some((_, factor))) = (number.parse::<u64>(), known) else {
            return Err("write a size as 500000, 10MB or 64MiB".to_owned());
        };
        match number.checked_mul(*factor) {
            Some(bytes @ 1..=LARGEST) => Ok(Self(bytes)),
            _ => Err("a size is at least 1 byte and at most 1GiB".to_owned()),
        }
    }
}

impl fmt::Display for Size {
    /// In the largest unit that needs no fraction.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let units = [("GiB", 1 << 30), ("GB", 1_000_000_000), ("MiB", 1 << 20), ("MB", 1_000_000), ("KiB", 1 << 10), ("kB", 1_000)];
        match units.iter().find(|(_, factor)| self.0 >= *factor && self.0.is_multiple_of(*factor)) {
            Some((unit, factor)) => write!(out, "{} {unit}", self.0 / factor),
            None => write!(out, "{} bytes", self.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_as_people_write_them() {
        for (text, bytes) in
            [("500000", 500_000), ("10MB", 10_000_000), ("64 MiB", 64 << 20), ("3k", 3 << 10), ("1GiB", 1 << 30), ("7b", 7)]
        {
            assert_eq!(text.parse(), Ok(Size(bytes)), "{text}");
        }
        for text in ["", "MB", "-1", "1.5MB", "10 parsecs", "0", "2GiB", "99999999999999999999", "9999999999GB", "10MB é"] {
            assert!(text.parse::<Size>().is_err(), "{text}");
        }
        assert_eq!([10_000_000, 64 << 20, 3 << 10, 1_001].map(|bytes| Size(bytes).to_string()), ["10 MB", "64 MiB", "3 KiB", "1001 bytes"]);
    }
}
