//! IP addresses: the organization behind one.

/// The organization behind an address, and where the address is used.
#[derive(Clone, Debug, PartialEq)]
pub struct IpCompany {
    /// Domain of the organization.
    pub domain: String,
    /// Name of the organization.
    pub organization: String,
    /// Country, in English.
    pub country_name: &'static str,
    /// Code of the country.
    pub country_code: &'static str,
    /// State, province or region.
    pub region_name: &'static str,
    /// City.
    pub city: &'static str,
    /// Part of the continent, such as Northern America.
    pub sub_continent: &'static str,
    /// Latitude in degrees, north positive.
    pub latitude: f64,
    /// Longitude in degrees, east positive.
    pub longitude: f64,
    /// Time zone, by its IANA name.
    pub timezone: &'static str,
    /// Provider that the address belongs to.
    pub isp: String,
    /// Block of addresses that it is part of, as a CIDR.
    pub range: String,
    /// What the block is used for.
    pub usage_type: &'static str,
}
