//! The text of a file, or why there is none.

use std::fs::{self, Metadata};
use std::io::{self, Read};
use std::path::Path;

use decline_lint::source::Source;

use super::Size;
use crate::error::Trouble;

/// Reads a text of at most this size; `-` is standard input, reported as `name`.
pub(crate) fn read(path: &Path, name: Option<&Path>, most: Size) -> Result<Source, Trouble> {
    let shown = name.unwrap_or(path);
    let bytes = read_bytes(path, most).map_err(|error| Trouble::Io(shown.to_path_buf(), error))?;
    let text = decode(bytes).map_err(|what| Trouble::NotText(shown.to_path_buf(), what))?;
    Ok(Source::new(shown.to_string_lossy(), text))
}

fn read_bytes(path: &Path, most: Size) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        io::stdin().lock().take(most.bytes() + 1).read_to_end(&mut bytes)?;
    } else {
        let about = fs::metadata(path)?;
        // Opening a pipe waits until somebody writes to it, and a device may never end.
        if let Some(what) = odd(&about) {
            return Err(io::Error::other(what));
        }
        // A file of `/proc` says that it is empty.
        if about.len() > most.bytes() {
            return Err(too_large(most));
        }
        bytes.reserve(usize::try_from(about.len()).unwrap_or_default());
        fs::File::open(path)?.take(most.bytes() + 1).read_to_end(&mut bytes)?;
    }
    if bytes.len() as u64 > most.bytes() { Err(too_large(most)) } else { Ok(bytes) }
}

fn too_large(most: Size) -> io::Error {
    io::Error::new(io::ErrorKind::FileTooLarge, format!("larger than {most}"))
}

/// What a path leads to, when that is no file.
fn odd(about: &Metadata) -> Option<&'static str> {
    let kind = about.file_type();
    if kind.is_file() {
        return None;
    }
    if kind.is_dir() {
        return Some("is a folder");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if kind.is_fifo() {
            return Some("is a pipe, not a file; to lint what comes out of a program, write `program | decline-lint -`");
        }
        if kind.is_socket() {
            return Some("is a socket, not a file");
        }
    }
    Some("is a device, not a file")
}

/// UTF-8, or UTF-16 with a byte order mark.
fn decode(bytes: Vec<u8>) -> Result<String, String> {
    let wide = |parse: fn([u8; 2]) -> u16| {
        let units = bytes
            .get(2..)
            .unwrap_or_default()
            .chunks(2)
            .map(|pair| parse([pair.first().copied().unwrap_or(0), pair.get(1).copied().unwrap_or(0)]));
        char::decode_utf16(units).collect::<Result<String, _>>().map_err(|_| "not valid UTF-16; save it as UTF-8".to_owned())
    };
    match bytes.as_slice() {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        _ => String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            if error.as_bytes().contains(&0) {
                return "a binary file, not a draft".to_owned();
            }
            format!("not UTF-8 (first bad byte at offset {at}); save it as UTF-8")
        }),
    }
}
