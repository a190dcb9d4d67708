pub mod quiet;
use std::{collections::BTreeMap, rc::Rc};
use crate::{plan::types::Types, diagnostic::Diagnostics};
pub fn core(_: &Types) -> Result<BTreeMap<Rc<str>, syn::ItemStruct>, Diagnostics> { Ok(BTreeMap::new()) }
