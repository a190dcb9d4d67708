//! What requests are made of, and what answers bring.
mod company_followers;
mod count_estimate;
mod email_finder;
mod email_validation;
mod ip_to_company;
mod lead_finder;
mod people_search;
mod phone_finder;
mod reverse_email_lookup;
mod shared;
mod teams;
mod wallets;
mod webhooks;
#[allow(unused_imports)]
pub use company_followers::*;
#[allow(unused_imports)]
pub use count_estimate::*;
#[allow(unused_imports)]
pub use email_finder::*;
#[allow(unused_imports)]
pub use email_validation::*;
#[allow(unused_imports)]
pub use ip_to_company::*;
#[allow(unused_imports)]
pub use lead_finder::*;
#[allow(unused_imports)]
pub use people_search::*;
#[allow(unused_imports)]
pub use phone_finder::*;
#[allow(unused_imports)]
pub use reverse_email_lookup::*;
#[allow(unused_imports)]
pub use shared::*;
#[allow(unused_imports)]
pub use teams::*;
#[allow(unused_imports)]
pub use wallets::*;
#[allow(unused_imports)]
pub use webhooks::*;
