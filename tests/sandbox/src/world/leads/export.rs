//! Leads as rows of a file.

/// Columns that are paid for, besides those that a search shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExportColumns {
    /// Full names.
    pub names: bool,
    /// Email addresses.
    pub email: bool,
    /// Phone numbers.
    pub phone: bool,
}

impl ExportColumns {
    /// The header of the file.
    #[must_use]
    pub fn header(&self) -> Vec<&'static str> {
        todo!()
    }
}

/// One row, and which of the paid columns have a value in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportRow {
    /// Cells in the order of the header, not escaped.
    pub cells: Vec<String>,
    /// The paid columns that were asked for and have a value.
    pub found: ExportColumns,
}
