//! Writes a file whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

/// Writes a new file beside `path` and renames it, so that no reader meets half of it and a failure leaves the old one.
/// Permissions stay; a link keeps pointing to the file that is written. What is no plain file, such as `/dev/stderr` or a
/// named pipe, is written to as it is: renaming would put a file in its place.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let before = fs::metadata(path).ok();
    if before.as_ref().is_some_and(|about| !about.is_file()) {
        return fs::OpenOptions::new().write(true).open(path)?.write_all(bytes);
    }
    let target = if before.is_some() { path.canonicalize()? } else { path.to_path_buf() };
    let file = new_beside(&target, bytes)?;
    if let Some(before) = before {
        keep_owner(file.as_file(), &before);
        file.as_file().set_permissions(before.permissions())?;
    }
    // Only what is on the disk may take the place of the old file, or a power cut could leave neither.
    file.as_file().sync_all()?;
    file.persist(&target).map_err(|error| error.error)?;
    Ok(())
}

/// Somebody who mends the drafts of others, as root in a container does, takes none of them away; who can't, tries in vain.
fn keep_owner(file: &fs::File, before: &fs::Metadata) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        let own = file.metadata().is_ok_and(|about| (about.uid(), about.gid()) == (before.uid(), before.gid()));
        if !own {
            let _ = fchown(file, Some(before.uid()), Some(before.gid()));
        }
    }
    #[cfg(not(unix))]
    let _ = (file, before);
}

/// The same for a file that must not be there yet.
pub(crate) fn write_fresh(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let file = new_beside(path, bytes)?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path).map_err(|error| error.error)?;
    Ok(())
}

fn new_beside(target: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = Builder::new();
    builder.prefix(".decline-lint-").suffix(".tmp");
    // A temporary file is for its owner alone; a report has the permissions of any new file, which the umask decides.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder).map_err(plain)?;
    file.write_all(bytes).map_err(plain)?;
    Ok(file)
}

/// What the system said, without the name of the temporary file, which means nothing to anybody.
fn plain(error: io::Error) -> io::Error {
    let said = error.get_ref().and_then(|inner| inner.source()).and_then(|source| source.downcast_ref::<io::Error>());
    said.and_then(io::Error::raw_os_error).map_or(error, io::Error::from_raw_os_error)
}
