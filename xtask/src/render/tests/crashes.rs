//! Deaths and failures between any two changes to the disk.
